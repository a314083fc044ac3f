"""A console script that does nothing: the floor for any that does something."""


def main() -> None:
    """Does nothing."""
