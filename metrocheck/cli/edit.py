"""`edit`: mends a partnership: its name, a misspelt municipality, one that joins or leaves."""

from typing import TYPE_CHECKING, Annotated

import typer

from metrocheck.cli.command import Choices, command
from metrocheck.errors import UsageError
from metrocheck.language import _

if TYPE_CHECKING:
    from metrocheck.response.model import Partnership
    from metrocheck.store import Store


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
) -> None:
    """Changes what is given, all of it or nothing that cannot be."""
    from metrocheck.cli import opening

    pairs = [_pair(given) for given in rename_partner or []]
    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        if not (name or add_partner or pairs or end_partner):
            _ask(store, partnership)
            return
        for old, new in pairs:
            _rename(store, partnership, old, new)
        for each in add_partner or []:
            _add(store, partnership, each)
        for each in end_partner or []:
            _end(store, partnership, each)
        if name:
            _call(store, partnership, name)


def _pair(given: str) -> tuple[str, str]:
    old, sign, new = given.partition("=")
    if not (sign and old.strip() and new.strip()):
        raise UsageError(
            _("--rename-partner asks for the old and the new name, with = between them."),
            _('For instance: --rename-partner "Oud=Nieuw".'),
        )
    return old, new


def _rename(store: "Store", partnership: "Partnership", old: str, new: str) -> None:
    from metrocheck.cli import naming, opening
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert

    found, kept = opening.partner(partnership, old), naming.checked(new)
    store.rename_partner(partnership.id, found.name, kept)
    say(_("{old} is now called {new}.").format(old=inert(found.name), new=inert(kept)))


def _add(store: "Store", partnership: "Partnership", name: str) -> None:
    from metrocheck.cli import naming
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert

    kept = naming.checked(name)
    store.add_partner(partnership.id, kept)
    say(_("{name} takes part.").format(name=inert(kept)))


def _end(store: "Store", partnership: "Partnership", name: str) -> None:
    from metrocheck.cli import opening
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert

    found = opening.partner(partnership, name)
    store.end_partner(partnership.id, found.name, opening.now())
    say(_("{name} no longer takes part; its scans stay.").format(name=inert(found.name)))


def _call(store: "Store", partnership: "Partnership", name: str) -> None:
    from metrocheck.cli import naming
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert

    kept = naming.checked(name)
    store.rename_partnership(partnership.id, kept)
    say(_("The partnership is now called {name}.").format(name=inert(kept)))


def _ask(store: "Store", partnership: "Partnership") -> None:
    from metrocheck.cli import asking

    option = "--add-partner, --rename-partner, --end-partner / --name"
    present = [(each.name, each.name) for each in partnership.partners if not each.ended]
    acts = [
        (_("A municipality joins"), "add"),
        (_("Write a municipality's name otherwise"), "rename"),
        (_("A municipality leaves"), "end"),
        (_("Give the partnership another name"), "name"),
        (_("Nothing"), ""),
    ]
    match asking.choice(option, _("What should be mended?"), acts):
        case "add":
            _add(store, partnership, asking.text("--add-partner", _("Which municipality joins?")))
        case "rename":
            old = asking.choice("--rename-partner", _("Which municipality?"), present)
            _rename(store, partnership, old, asking.text("--rename-partner", _("What is its name?"), default=old))
        case "end":
            _end(store, partnership, asking.choice("--end-partner", _("Which municipality leaves?"), present))
        case "name":
            _call(store, partnership, asking.text("--name", _("What is it called?"), default=partnership.name))
