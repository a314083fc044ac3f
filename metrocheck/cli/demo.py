"""`demo`: a made-up partnership in a throw-away store, to see what metrocheck shows."""

import typer

from metrocheck.cli.command import Choices, command
from metrocheck.language import _


def register(app: typer.Typer) -> None:
    """Adds the command."""
    command(app, "demo", _("See an example: the report and the comparison of a made-up partnership."))(demo)


def demo(_choices: Choices) -> None:
    """Shows the report of the last of three waves in a throw-away store, and what changed since the one before."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from metrocheck.cli import comparing, example, output, reporting
    from metrocheck.store import open_store

    with TemporaryDirectory() as folder, open_store(Path(folder) / "demo.sqlite") as store:
        partnership = example.fill(store)
        waves = store.waves(partnership.id)
        report = reporting.made(store, partnership, waves[-1])
        comparison = comparing.made(store, partnership, waves[-2:])
    reporting.show(report)
    output.text("\n")
    comparing.show(comparison)
