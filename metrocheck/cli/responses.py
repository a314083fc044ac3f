"""`responses`: mends the scans themselves."""

from typing import Annotated

import typer

from metrocheck.cli.command import Choices, command, group
from metrocheck.errors import MetrocheckError
from metrocheck.language import _


def register(app: typer.Typer) -> None:
    """Adds the command and its own commands."""
    responses = group(_("Scans that were filled in: remove one."))
    command(responses, "remove", _("Remove a municipality's scan from a wave, a try-out say."))(remove)
    app.add_typer(responses, name="responses")


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
    from metrocheck.language.plain_text import inert

    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        chosen = opening.wave(store, partnership, wave)
        there = {response.partner.name for response in store.responses(chosen.id)}
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
        if not store.remove_responses(chosen.id, found.id):
            raise MetrocheckError(
                _("{name} has no scan in wave “{wave}”.").format(name=inert(found.name), wave=inert(chosen.label)),
                _("See `metrocheck status`."),
            )
    say(_("The scan of {name} was removed.").format(name=inert(found.name)))
