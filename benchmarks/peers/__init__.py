"""What metrocheck is measured against: small programs that do the same work, or none, without metrocheck."""
