"""`demo`: a made-up partnership in a throw-away store, to see what metrocheck shows."""

import typer

from metrocheck.cli.command import Choices, command
from metrocheck.language import _


def register(app: typer.Typer) -> None:
    """Adds the command."""
    command(app, "demo", _("See an example: the report of a made-up partnership."))(demo)


def demo(_choices: Choices) -> None:
    """Fills a throw-away store with three waves and shows the report of the last."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from metrocheck.cli import example, reporting
    from metrocheck.store import open_store

    with TemporaryDirectory() as folder, open_store(Path(folder) / "demo.sqlite") as store:
        partnership = example.fill(store)
        report = reporting.made(store, partnership, store.waves(partnership.id)[-1])
    reporting.give(report, None)
