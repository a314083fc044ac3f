"""Starts metrocheck. Answers `--version` before anything heavy is imported."""

import gc
import os
import sys

from metrocheck import __version__


def main() -> int:
    """Runs the command line; returns its exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        sys.stdout.write(f"metrocheck {__version__}\n")
        return 0
    # A command makes tens of thousands of objects and ends: looking for garbage among them takes a third of its time.
    gc.disable()
    # Pydantic otherwise reads the metadata of every installed package, to find plugins we do not use.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from metrocheck.cli.start import run

        code = run(arguments)
    except KeyboardInterrupt:
        # So early that nothing was asked yet.
        return 130
    if code == 0:
        # Python looks for garbage once more when it ends; where all went well, everything was closed already.
        gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
