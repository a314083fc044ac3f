"""Starts metrocheck. Answers `--version` before anything heavy is imported."""

import sys

from metrocheck import __version__


def main() -> int:
    """Runs the command line; returns its exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        sys.stdout.write(f"metrocheck {__version__}\n")
        return 0
    from metrocheck.cli.start import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
