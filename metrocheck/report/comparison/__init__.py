"""Two or more waves beside each other, as one document; each rendering shows it and computes nothing."""
