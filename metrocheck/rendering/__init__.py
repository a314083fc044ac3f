"""Shows a report to its reader. Everything here renders the document as it is and computes nothing."""
