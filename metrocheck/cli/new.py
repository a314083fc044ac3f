"""`new`: sets up a partnership and opens its first wave."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from metrocheck.cli.command import Choices, command
from metrocheck.language import _

if TYPE_CHECKING:
    from metrocheck.questionnaire.model import Questionnaire
    from metrocheck.response.model import Partnership
    from metrocheck.store import Store

MODES = ("team",)
STANDARD = "metrostroom"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    command(app, "new", _("Set up a partnership and open its first wave."))(new)


def new(
    choices: Choices,
    name: Annotated[
        str | None,
        typer.Argument(metavar=_("NAME"), help=_("What the partnership is called."), show_default=False),
    ] = None,
    partner: Annotated[
        list[str] | None,
        typer.Option("--partner", metavar=_("MUNICIPALITY"), help=_("A municipality; give it once for each.")),
    ] = None,
    mode: Annotated[
        str,
        typer.Option("--mode", metavar="team", help=_("team: each municipality fills in one scan, together.")),
    ] = "team",
    wave: Annotated[
        str | None,
        typer.Option("--wave", metavar=_("LABEL"), help=_("What the first wave is called; otherwise month and year.")),
    ] = None,
    questionnaire: Annotated[
        str,
        typer.Option("--questionnaire", metavar=_("ID|FILE"), help=_("The questionnaire: an id or a file.")),
    ] = STANDARD,
) -> None:
    """Sets up a partnership with what is given, and asks for the rest."""
    from metrocheck.cli import opening
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert
    from metrocheck.questionnaire import library

    opening.one_of("--mode", mode, MODES)
    asked = library.find(questionnaire)
    with opening.opened(choices, create=True) as store:
        made = set_up(store, name, partner or [], wave, asked)
    say(_("Set up: {name}, with wave “{wave}”.").format(name=inert(made.name), wave=inert(wave or default_label())))
    say(_("Fill in with `metrocheck scan`."))


def set_up(
    store: "Store", name: str | None, partners: list[str], wave: str | None, asked: "Questionnaire"
) -> "Partnership":
    """Makes a partnership; asks for a name and municipalities where they are missing."""
    from metrocheck.cli import naming, opening

    label = naming.checked(wave or default_label())
    return store.new_partnership(
        naming.checked(name or _ask_name()),
        [naming.checked(each) for each in partners or _ask_partners(store)],
        asked,
        label,
        opening.now(),
    )


def default_label() -> str:
    """Month and year: `november 2026`."""
    from metrocheck.language import formats

    return formats.month(date.today())


def _ask_name() -> str:
    from metrocheck.cli import asking

    return asking.text(_("NAME"), _("What is your partnership called?"))


def _ask_partners(store: "Store") -> list[str]:
    from metrocheck.cli import asking
    from metrocheck.cli.diagnostics import say

    known = sorted({partner.name for each in store.partnerships() for partner in each.partners})
    names: list[str] = []
    while True:
        question = _("Which municipality takes part?") if not names else _("And which other? (Enter when that is all)")
        name = asking.text("--partner", question, known, optional=bool(names))
        if not name:
            return names
        if name.casefold() in {each.casefold() for each in names}:
            say(_("{name} is there already.").format(name=name))
        else:
            names.append(name)
