"""`status`: waves, who still has to hand in, and when the next wave is due."""

from datetime import date

import typer

from metrocheck.cli.command import Choices, command
from metrocheck.language import _


def register(app: typer.Typer) -> None:
    """Adds the command."""
    command(app, "status", _("Waves, who still has to hand in, and when the next one is due."))(status)


def status(choices: Choices) -> None:
    """Shows how things stand."""
    from metrocheck.cli import opening, output, publishing
    from metrocheck.rendering.terminal.waves import status_view
    from metrocheck.response.model import Mode

    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        waves = store.waves(partnership.id)
        counts = [publishing.counts(store, partnership, wave) for wave in waves]
        last = store.progress(waves[-1].id) if waves and partnership.mode is Mode.TEAM else ()
    output.show(status_view(partnership, waves, counts, last, date.today()))
