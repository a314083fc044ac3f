"""A Typer app of as many commands as metrocheck has, each without options: the floor for a help screen."""

import typer

COMMANDS = (
    "demo",
    "new",
    "scan",
    "status",
    "report",
    "compare",
    "stops",
    "wave",
    "responses",
    "questions",
    "edit",
    "remove",
    "store",
)


def main() -> None:
    """Runs the app."""
    app = typer.Typer(help="As many commands as metrocheck has.")
    for name in COMMANDS:
        app.command(name, help=f"What {name} does.")(_nothing)
    app()


def _nothing() -> None:
    """Does nothing."""
