"""From arguments to an exit code: chooses the language, runs the command, reports what went wrong."""

import os
from collections.abc import Sequence

from metrocheck import language
from metrocheck.cli import diagnostics, encoding


def run(arguments: Sequence[str]) -> int:
    """Runs one command; returns its exit code. Nothing is raised."""
    encoding.make_ready()
    # Help texts are read while the commands are imported, so the language comes first.
    language.use(_language(arguments))
    with diagnostics.explained() as ended:
        from metrocheck.cli.app import run_app

        run_app(list(arguments))
    return int(ended.code)


def _language(arguments: Sequence[str]) -> str:
    """The language asked for, or Dutch; one that does not exist is refused later, as an option's value."""
    asked = os.environ.get("METROCHECK_LANG", "")
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked if asked in language.LANGUAGES else language.DEFAULT
