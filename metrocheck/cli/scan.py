"""`scan`: a municipality fills in its scan."""

from typing import Annotated

import typer

from metrocheck.cli.command import Choices, command
from metrocheck.language import _


def register(app: typer.Typer) -> None:
    """Adds the command."""
    command(app, "scan", _("Fill in a scan, or go on where you were."))(scan)


def scan(
    choices: Choices,
    partner: Annotated[
        str | None,
        typer.Option("--partner", metavar=_("MUNICIPALITY"), help=_("Which municipality fills in.")),
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help=_("Line by line, for screen readers and scripts."))] = False,
    new: Annotated[bool, typer.Option("--new", help=_("Start afresh in place of going on."))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask whether it is sure."))] = False,
) -> None:
    """Asks the statements one by one and keeps each answer at once."""
    from metrocheck.cli import filling_in, opening, setting_up

    filling_in.need_terminal(plain=plain)
    if not opening.has_partnership(choices):
        setting_up.first(choices)
    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        wave = opening.open_wave(store, partnership)
        found = filling_in.chosen(store, partnership, wave, partner, plain=plain)
        begin = filling_in.start(store, wave, found, afresh=new, sure=yes, plain=plain)
        if begin is not None:
            filling_in.fill_in(store, partnership, wave, begin, choices, plain=plain)
