"""`remove`: takes a whole partnership away, a test run say."""

from typing import Annotated

import typer

from metrocheck.cli.command import Choices, command
from metrocheck.language import _


def register(app: typer.Typer) -> None:
    """Adds the command."""
    command(app, "remove", _("Remove a whole partnership with all its scans."))(remove)


def remove(
    choices: Choices,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask whether it is sure."))] = False,
) -> None:
    """Erases a partnership for good, after asking."""
    from metrocheck.cli import asking, opening, publishing
    from metrocheck.cli.diagnostics import say
    from metrocheck.language import ngettext
    from metrocheck.language.plain_text import inert

    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        scans = sum(sum(publishing.counts(store, partnership, wave)) for wave in store.waves(partnership.id))
        question = ngettext(
            "Remove {name} with {n} scan for good?", "Remove {name} with {n} scans for good?", scans
        ).format(name=inert(partnership.name), n=scans)
        if not yes and not asking.yes("--yes", question):
            say(_("Nothing was removed."))
            return
        store.remove_partnership(partnership.id)
    say(_("{name} was removed.").format(name=inert(partnership.name)))
