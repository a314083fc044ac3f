"""The report and the line on a terminal, as rich renderables. Nothing here prints."""
