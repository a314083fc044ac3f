"""`stops`: the map; pick a station and read its explanation."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from metrocheck.cli.command import Choices, command
from metrocheck.errors import MetrocheckError
from metrocheck.language import _

if TYPE_CHECKING:
    from metrocheck.questionnaire.model import Questionnaire, Stop


def register(app: typer.Typer) -> None:
    """Adds the command."""
    command(app, "stops", _("The map: pick a station and read what it is about."))(stops)


def stops(
    choices: Choices,
    stop: Annotated[
        str | None, typer.Argument(metavar=_("STOP"), help=_("A stop's number or name."), show_default=False)
    ] = None,
) -> None:
    """Shows the map or one stop; on a terminal one can walk from station to station."""
    from metrocheck.cli import asking, output
    from metrocheck.rendering.terminal.line import map_of
    from metrocheck.rendering.terminal.questions import stop_view

    questionnaire = _questionnaire(choices)
    if stop is not None:
        output.show(stop_view(questionnaire, _named(questionnaire, stop), output.screen()))
        return
    output.show(map_of(questionnaire, output.screen()), "")
    if asking.possible() and sys.stdout.isatty():
        _walk(questionnaire)


def _questionnaire(choices: Choices) -> "Questionnaire":
    """The partnership's own questionnaire where there is one, otherwise the standard one."""
    from metrocheck.cli import new, opening
    from metrocheck.questionnaire import library

    if not opening.has_partnership(choices):
        return library.find(new.STANDARD)
    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        waves = store.waves(partnership.id)
        return store.questionnaire_of(waves[-1].id) if waves else library.find(new.STANDARD)


def _named(questionnaire: "Questionnaire", asked: str) -> "Stop":
    from metrocheck.language.plain_text import quoted
    from metrocheck.response import names

    wanted = names.key(asked)
    for place, stop in enumerate(questionnaire.stops, start=1):
        if wanted in {str(place), names.key(str(stop.name)), names.key(str(stop.short))}:
            return stop
    raise MetrocheckError(
        _("There is no stop “{stop}”.").format(stop=quoted(asked)),
        _("There is: {names}.").format(
            names=", ".join(f"{place} {stop.short}" for place, stop in enumerate(questionnaire.stops, start=1))
        ),
    )


def _walk(questionnaire: "Questionnaire") -> None:
    from metrocheck.cli import asking, output
    from metrocheck.rendering.terminal.questions import stop_view

    stops = questionnaire.stops
    stations: list[tuple[str, int | None]] = [(f"{place + 1} {stop.name}", place) for place, stop in enumerate(stops)]
    stations.append((_("Get off"), None))
    at: int | None = 0
    while True:
        at = asking.choice(_("STOP"), _("At which station would you like to get off and read?"), stations, at or 0)
        if at is None:
            return
        output.show(stop_view(questionnaire, stops[at], output.screen()), "")
