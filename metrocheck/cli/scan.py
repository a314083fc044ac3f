"""`scan`: a municipality fills in its scan, or in mode individual somebody theirs."""

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
    role: Annotated[
        str | None,
        typer.Option("--role", metavar=_("ROLE"), help=_("What you do there, where people answer in confidence.")),
    ] = None,
    ticket: Annotated[
        str | None,
        typer.Option("--ticket", metavar=_("TICKET"), help=_("Go on with the scan that this ticket opens.")),
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help=_("Line by line, for screen readers and scripts."))] = False,
    new: Annotated[bool, typer.Option("--new", help=_("Start afresh in place of going on."))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask whether it is sure."))] = False,
) -> None:
    """Asks the statements one by one and keeps each answer at once."""
    from metrocheck.cli import filling_in, in_confidence, opening, setting_up
    from metrocheck.response.model import Mode

    asked = in_confidence.Asked(partner, role, ticket, afresh=new, plain=plain)
    in_confidence.check(asked)
    filling_in.need_terminal(plain=plain)
    if not opening.has_partnership(choices):
        setting_up.first(choices)
    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        if partnership.mode is Mode.INDIVIDUAL:
            in_confidence.fill_in(store, partnership, asked, choices)
            return
        in_confidence.refuse(asked)
        wave = opening.open_wave(store, partnership)
        found = filling_in.chosen(store, partnership, wave, partner, plain=plain)
        begin = filling_in.start(store, wave, found, afresh=new, sure=yes, plain=plain)
        if begin is not None:
            filling_in.fill_in(store, partnership, wave, begin, choices, plain=plain)
