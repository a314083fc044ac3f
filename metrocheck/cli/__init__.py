"""The command line: parses, calls and hands over. What a command means is decided in the rooms behind it."""
