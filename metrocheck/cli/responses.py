"""`responses`: lets scans travel, and takes them away: one's own with its ticket or a municipality's."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from metrocheck.cli.command import Choices, command, group
from metrocheck.errors import MetrocheckError
from metrocheck.language import _
from metrocheck.language.plain_text import inert

if TYPE_CHECKING:
    from metrocheck.response.model import Partner, Partnership


def register(app: typer.Typer) -> None:
    """Adds the command and its own commands."""
    from metrocheck.cli import exchanging, templates

    responses = group(_("Scans that were filled in: export, import, withdraw, remove."))
    command(responses, "export", _("Write everything to a file for another store."))(exchanging.export)
    command(responses, "import", _("Take in files of other stores and of survey tools."))(exchanging.import_)
    command(responses, "template", _("Write an empty table to fill in."))(templates.template)
    command(responses, "withdraw", _("Erase your own scan, with your ticket."))(withdraw)
    command(responses, "remove", _("Remove a municipality's scan from a wave, a try-out say."))(remove)
    app.add_typer(responses, name="responses")


def withdraw(
    choices: Choices,
    ticket: Annotated[
        str | None,
        typer.Argument(
            metavar=_("TICKET"),
            help=_("Your ticket; otherwise it is asked for, and is in no list of commands afterwards."),
            show_default=False,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask whether it is sure."))] = False,
) -> None:
    """Erases the scan of a ticket for good, after asking; what was published stays."""
    from metrocheck.cli import asking, in_confidence, opening
    from metrocheck.cli.diagnostics import say
    from metrocheck.response.model import Mode

    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        if partnership.mode is not Mode.INDIVIDUAL:
            raise MetrocheckError(
                _("In {name} municipalities answer by name, and there are no tickets.").format(
                    name=inert(partnership.name)
                ),
                _("Remove a municipality's scan with `metrocheck responses remove`."),
            )
        typed = in_confidence.ask_ticket(_("TICKET")) if ticket is None else ticket
        known, wave, _response = in_confidence.found(store, partnership, typed)
        question = (
            _("Withdraw this scan? Its answers and comments are erased for good.")
            if wave.is_open
            else _("Withdraw this scan? Its answers and comments are erased for good; what was published stays.")
        )
        if not yes and not asking.yes("--yes", question):
            say(_("Nothing was erased."))
            return
        store.withdraw(partnership.id, known)
    say(_("The scan is erased: its answers and its comments."))
    if wave.is_open:
        say(_("You can fill in anew: `metrocheck scan`."))
    else:
        say(_("What was published when the wave closed stays."))


def remove(
    choices: Choices,
    partner: Annotated[str | None, typer.Option("--partner", metavar=_("MUNICIPALITY"), help=_("Whose scan."))] = None,
    wave: Annotated[
        str | None, typer.Option("--wave", metavar=_("LABEL"), help=_("Which wave; otherwise the last one."))
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask whether it is sure."))] = False,
) -> None:
    """Erases a municipality's scan and draft of one wave for good, after asking."""
    from metrocheck.cli import asking, opening
    from metrocheck.cli.diagnostics import say

    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        _refuse_in_confidence(partnership)
        chosen = opening.wave(store, partnership, wave)
        present = [each for each in store.progress(chosen.id) if each.submitted or each.answered is not None]
        there = {each.partner.name for each in present}
        if not there:
            raise MetrocheckError(
                _("There is no scan in wave “{wave}”.").format(wave=inert(chosen.label)),
                _("See `metrocheck status`."),
            )
        labels = [(name, name) for name in sorted(there)]
        name = partner or asking.choice("--partner", _("Whose scan should be removed?"), labels)
        found = opening.anyone(partnership, name)
        question = _("Remove the scan of {name} from wave “{wave}” for good?").format(
            name=inert(found.name), wave=inert(chosen.label)
        )
        if not yes and not asking.yes("--yes", question):
            say(_("Nothing was removed."))
            return
        if not store.remove_responses(chosen.id, found.id, partial(_republished, found)):
            raise MetrocheckError(
                _("{name} has no scan in wave “{wave}”.").format(name=inert(found.name), wave=inert(chosen.label)),
                _("See `metrocheck status`."),
            )
    say(_("The scan of {name} was removed.").format(name=inert(found.name)))
    if chosen.is_open:
        say(_("Is it on another computer too? Remove it there as well, or a file from there brings it back."))


def _republished(partner: "Partner", text: str) -> str:
    """What was published, without a municipality."""
    from metrocheck.publication import reading

    return reading.without(reading.read(text), partner.id).model_dump_json()


def _refuse_in_confidence(partnership: "Partnership") -> None:
    from metrocheck.response.model import Mode

    if partnership.mode is Mode.INDIVIDUAL:
        raise MetrocheckError(
            _("In {name} people answer in confidence: nobody but they can remove a scan of theirs.").format(
                name=inert(partnership.name)
            ),
            _("With their ticket: `metrocheck responses withdraw`; all of a closed wave: `metrocheck wave purge`."),
        )
