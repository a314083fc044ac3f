"""The commands and where they live. A command is imported for its help; what it needs, when it runs."""

import os
import sys
from typing import Annotated

import typer

from metrocheck.cli import (
    compare,
    demo,
    edit,
    new,
    questions,
    remove,
    report,
    responses,
    scan,
    status,
    stops,
    store,
    wave,
)
from metrocheck.cli.command import Choices, group, show_help, with_shared
from metrocheck.language import _


def run_app(arguments: list[str]) -> None:
    """Parses the arguments and runs the command; raises what goes wrong."""
    app = build()
    if "_METROCHECK_COMPLETE" in os.environ:
        from typer._completion_classes import completion_init

        completion_init()
    code = typer.main.get_command(app).main(arguments, prog_name="metrocheck", standalone_mode=False)
    if isinstance(code, int) and code:
        raise typer.Exit(code)


def build() -> typer.Typer:
    """The whole command line in the language chosen."""
    app = group(_("Where does your cooperation stand? A self-assessment along seven stops."))
    app.callback(invoke_without_command=True)(with_shared(_alone))
    for add in (demo, new, scan, status, report, compare, stops, wave, responses, questions, edit, remove, store):
        add.register(app)
    return app


def _alone(
    choices: Choices,
    ctx: typer.Context,
    install_completion: Annotated[
        bool, typer.Option("--install-completion", help=_("Let this shell complete commands and options."))
    ] = False,
    show_completion: Annotated[
        bool, typer.Option("--show-completion", help=_("Show what completion would put in place."))
    ] = False,
) -> None:
    """Without a command: the line and a start menu on a terminal, otherwise the help."""
    if install_completion or show_completion:
        from metrocheck.cli import completion

        completion.handle(install=install_completion)
    elif ctx.invoked_subcommand is None:
        if sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
            from metrocheck.cli import menu

            menu.run(choices)
        else:
            show_help(ctx)
