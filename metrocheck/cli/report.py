"""`report`: the scoring report of one wave."""

from typing import Annotated

import typer

from metrocheck.cli.command import Choices, command
from metrocheck.language import _

FORMATS = ("json",)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    command(app, "report", _("The scoring report: the line with the train, scores and what to talk about."))(report)


def report(
    choices: Choices,
    wave: Annotated[
        str | None, typer.Option("--wave", metavar=_("LABEL"), help=_("Which wave; otherwise the last one."))
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="json", help=_("Write data for scripts in place of the report.")),
    ] = None,
) -> None:
    """Shows the report of a wave, or writes it as data."""
    from metrocheck.cli import opening, reporting

    chosen = None if format_ is None else opening.one_of("--format", format_, FORMATS)
    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        made = reporting.made(store, partnership, opening.wave(store, partnership, wave))
    reporting.give(made, chosen)
