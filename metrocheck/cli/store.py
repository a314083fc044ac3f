"""`store`: tells about, checks and backs up the store."""

from pathlib import Path
from typing import Annotated

import typer

from metrocheck.cli.command import Choices, command, group
from metrocheck.errors import MetrocheckError
from metrocheck.language import _, ngettext


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    store = group(_("Where the answers are kept: tell, check, back up."))
    command(store, "info", _("Where the answers are, and what there is."))(info)
    command(store, "check", _("Check whether everything is whole."))(check)
    command(store, "backup", _("Copy the store to a new file."))(backup)
    app.add_typer(store, name="store")


def info(choices: Choices) -> None:
    """Tells where the store is and what it holds."""
    from metrocheck.cli import opening, output
    from metrocheck.rendering.terminal.store import info_view

    with opening.opened(choices) as store:
        output.show(info_view(store.info()))


def check(choices: Choices) -> None:
    """Checks the store; what is wrong is listed."""
    from metrocheck.cli import opening, output, publishing
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert

    with opening.opened(choices) as store:
        # Of a store with a fault of its own not everything can be read; what is published is looked at after that.
        problems = store.check() or publishing.problems(store)
    for problem in problems:
        output.text(inert(problem) + "\n")
    if problems:
        raise MetrocheckError(
            ngettext("The store has {n} fault.", "The store has {n} faults.", len(problems)).format(n=len(problems)),
            _("Mend what stands above; where something is damaged, put back a backup."),
        )
    say(_("The store is in order."))


def backup(
    choices: Choices,
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The new file."), show_default=False)],
) -> None:
    """Copies the whole store."""
    from metrocheck.cli import opening
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert

    with opening.opened(choices) as store:
        store.backup(file)
    say(_("The backup stands in {file}. It holds everybody's answers: keep it safe.").format(file=inert(str(file))))
