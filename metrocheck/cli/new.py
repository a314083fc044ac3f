"""`new`: sets up a partnership and opens its first wave."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from metrocheck.cli.command import Choices, command
from metrocheck.language import _

if TYPE_CHECKING:
    from metrocheck.cli.ways import Way
    from metrocheck.questionnaire.model import Questionnaire

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
        str | None,
        typer.Option(
            "--mode",
            metavar="team|individual",
            help=_("team: each municipality fills in one scan, together. individual: several people, in confidence."),
        ),
    ] = None,
    min_group: Annotated[
        int | None,
        typer.Option(
            "--min-group", metavar="K", help=_("individual: the fewest people anything is shown of; otherwise 5.")
        ),
    ] = None,
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
    from metrocheck.cli import ways
    from metrocheck.cli.diagnostics import say
    from metrocheck.questionnaire import library

    way = ways.given(mode, min_group)
    asked = library.find(questionnaire)
    set_up(choices, asked, name=name, partners=partner or [], wave=wave, way=way)
    say(_("Fill in with `metrocheck scan`."))


def set_up(
    choices: Choices,
    questionnaire: "Questionnaire",
    *,
    name: str | None = None,
    partners: Sequence[str] = (),
    wave: str | None = None,
    way: "Way | None" = None,
) -> None:
    """Makes a partnership; asks for a name and municipalities where they are missing, and then for the way of working.

    The store is made last, so that what cannot be leaves no file behind.
    """
    from metrocheck.cli import naming, opening, ways
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert

    in_conversation = name is None or not partners
    label = naming.checked(default_label() if wave is None else wave)
    called = naming.checked(_ask_name() if name is None else name)
    present = naming.distinct(
        [naming.checked(each) for each in partners] or _ask_partners(opening.known_names(choices))
    )
    chosen = way or (ways.asked() if in_conversation else ways.TEAM)
    with opening.opened(choices, create=True) as store:
        made = store.new_partnership(
            called, present, questionnaire, label, opening.now(), chosen.mode, chosen.min_group
        )
    say(_("Set up: {name}, with wave “{wave}”.").format(name=inert(made.name), wave=inert(label)))
    ways.tell(chosen)


def default_label(taken: Sequence[str] = ()) -> str:
    """Month and year, `november 2026`, with a number behind it where that is taken."""
    from itertools import count

    from metrocheck.language import formats
    from metrocheck.response import names

    month, known = formats.month(date.today()), {names.key(label) for label in taken}
    candidates = (month if number == 1 else f"{month} ({number})" for number in count(1))
    return next(label for label in candidates if names.key(label) not in known)


def _ask_name() -> str:
    from metrocheck.cli import asking

    return asking.text(_("NAME"), _("What is your partnership called?"))


def _ask_partners(known: Sequence[str]) -> list[str]:
    from metrocheck.cli import asking, naming
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert
    from metrocheck.response import names

    chosen: list[str] = []
    while True:
        question = _("Which municipality takes part?") if not chosen else _("And which other? (Enter when that is all)")
        name = asking.text("--partner", question, known, optional=bool(chosen))
        if not name:
            return chosen
        if names.key(name) in map(names.key, chosen):
            say(_("{name} is there already.").format(name=inert(name)))
        elif names.is_reserved(name):
            say(
                _("A municipality cannot be called “{name}”: reports use that name themselves.").format(
                    name=inert(name)
                )
            )
        else:
            chosen.append(naming.checked(name))
