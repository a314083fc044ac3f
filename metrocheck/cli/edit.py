"""`edit`: mends a partnership: its name, a misspelt municipality, one that joins or leaves."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from metrocheck.cli.command import Choices, command
from metrocheck.errors import UsageError
from metrocheck.language import _

if TYPE_CHECKING:
    from metrocheck.response.model import Partnership
    from metrocheck.store import Changes, Store


def register(app: typer.Typer) -> None:
    """Adds the command."""
    command(app, "edit", _("Mend a partnership: its name and its municipalities."))(edit)


def edit(
    choices: Choices,
    name: Annotated[
        str | None, typer.Option("--name", metavar=_("NAME"), help=_("Give the partnership another name."))
    ] = None,
    add_partner: Annotated[
        list[str] | None,
        typer.Option("--add-partner", metavar=_("MUNICIPALITY"), help=_("A municipality that joins.")),
    ] = None,
    rename_partner: Annotated[
        list[str] | None,
        typer.Option("--rename-partner", metavar=_("OLD=NEW"), help=_("Write a municipality's name otherwise.")),
    ] = None,
    end_partner: Annotated[
        list[str] | None,
        typer.Option("--end-partner", metavar=_("MUNICIPALITY"), help=_("A municipality that leaves; its scans stay.")),
    ] = None,
    min_group: Annotated[
        int | None,
        typer.Option(
            "--min-group", metavar="K", help=_("The fewest people anything is shown of, from the next wave on.")
        ),
    ] = None,
) -> None:
    """Changes what is given, all of it or nothing that cannot be."""
    from metrocheck.cli import opening, ways

    pairs = [_pair(given) for given in rename_partner or []]
    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        fewest = ways.min_group(min_group, partnership.mode, usual=None)
        if name is not None or add_partner or pairs or end_partner or fewest:
            changes = _changes(partnership, pairs, add_partner or [], end_partner or [], name)
            _change(store, partnership, replace(changes, min_group=fewest))
        else:
            _ask(store, partnership)


def _changes(
    partnership: "Partnership",
    pairs: list[tuple[str, str]],
    joined: list[str],
    left: list[str],
    name: str | None,
) -> "Changes":
    """What was given, with names as they are kept and as they are known."""
    from metrocheck.cli import naming, opening
    from metrocheck.store import Changes

    return Changes(
        renamed=[(opening.anyone(partnership, old).name, naming.checked(new)) for old, new in pairs],
        joined=[naming.checked(each) for each in joined],
        left=[opening.partner(partnership, each).name for each in left],
        name=None if name is None else naming.checked(name),
    )


def _change(store: "Store", partnership: "Partnership", changes: "Changes") -> None:
    """Makes all changes or none, and says which."""
    from metrocheck.cli import opening
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert

    store.edit_partnership(partnership.id, changes, opening.now())
    for old, new in changes.renamed:
        say(_("{old} is now called {new}.").format(old=inert(old), new=inert(new)))
    for name in changes.joined:
        say(_("{name} takes part.").format(name=inert(name)))
    for name in changes.left:
        say(_("{name} no longer takes part; its scans stay.").format(name=inert(name)))
    if changes.name:
        say(_("The partnership is now called {name}.").format(name=inert(changes.name)))
    if changes.min_group:
        told = _("From the next wave on nothing is shown of fewer than {k} people; the waves there are keep theirs.")
        say(told.format(k=changes.min_group))


def _pair(given: str) -> tuple[str, str]:
    old, sign, new = given.partition("=")
    if not (sign and old.strip() and new.strip()):
        raise UsageError(
            _("--rename-partner asks for the old and the new name, with = between them."),
            _('For instance: --rename-partner "Oud=Nieuw".'),
        )
    return old, new


def _ask(store: "Store", partnership: "Partnership") -> None:
    from metrocheck.cli import asking

    option = "--add-partner, --rename-partner, --end-partner / --name"
    present = [(each.name, each.name) for each in partnership.partners if not each.ended]
    acts = [
        (_("A municipality joins"), "add"),
        (_("Write a municipality's name otherwise"), "rename"),
        (_("A municipality leaves"), "end"),
        (_("Give the partnership another name"), "name"),
        *([(_("The fewest people anything is shown of"), "fewest")] if partnership.min_group else []),
        (_("Nothing"), ""),
    ]
    pairs: list[tuple[str, str]] = []
    joined: list[str] = []
    left: list[str] = []
    name = fewest = None
    match asking.choice(option, _("What should be mended?"), acts):
        case "add":
            joined = [asking.text("--add-partner", _("Which municipality joins?"))]
        case "rename":
            old = asking.choice("--rename-partner", _("Which municipality?"), present)
            pairs = [(old, asking.text("--rename-partner", _("What is its name?"), default=old))]
        case "end":
            left = [asking.choice("--end-partner", _("Which municipality leaves?"), present)]
        case "name":
            name = asking.text("--name", _("What is it called?"), default=partnership.name)
        case "fewest":
            fewest = _asked_fewest(partnership)
        case _:
            return
    _change(store, partnership, replace(_changes(partnership, pairs, joined, left, name), min_group=fewest))


def _asked_fewest(partnership: "Partnership") -> int | None:
    from metrocheck.cli import asking, ways

    labels = [(str(k), k) for k in ways.MIN_GROUPS]
    usual = ways.MIN_GROUPS.index(partnership.min_group) if partnership.min_group in ways.MIN_GROUPS else 0
    return asking.choice("--min-group", _("Of how many people at least?"), labels, start=usual)
