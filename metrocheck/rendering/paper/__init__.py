"""A report or comparison laid out on paper: what is told, in which order, before any file format."""
