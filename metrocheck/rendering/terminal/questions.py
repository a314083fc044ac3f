"""A questionnaire to read: the map, each station's explanation, and its statements."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from metrocheck.language import _
from metrocheck.questionnaire.model import Questionnaire, Stop
from metrocheck.rendering import words
from metrocheck.rendering.terminal.line import map_of
from metrocheck.rendering.terminal.screen import STYLES, Screen, joined
from metrocheck.rendering.terminal.tables import item, table

INDENT = (0, 0, 0, 2)


def list_view(known: Sequence[Questionnaire]) -> Table:
    """Each questionnaire with its version, languages and title."""
    rows = table()
    for heading in (_("id"), _("version"), _("languages"), _("title")):
        rows.add_column(heading, overflow="fold")
    for each in known:
        rows.add_row(each.id, each.version, ", ".join(each.languages), Text(str(each.title)))
    return rows


def questionnaire_view(questionnaire: Questionnaire, screen: Screen) -> Group:
    """The whole set as it will be asked."""
    parts: list[RenderableType] = [
        Text(f"{questionnaire.title}", "bold"),
        Text(f"{questionnaire.id} {questionnaire.version}", "dim"),
        Text(),
        map_of(questionnaire, screen),
        Text(),
        Text(joined((str(label) for label in questionnaire.scale.labels), screen)),
    ]
    for stop in questionnaire.stops:
        parts += [Text(), Text(f"{stop.id} {stop.name}", "bold"), Text(str(stop.summary), "dim")]
        parts += [_statements(questionnaire, stop)]
    return Group(*parts, Text(), *(Text(str(question.text)) for question in questionnaire.closing))


def _statements(questionnaire: Questionnaire, stop: Stop) -> Group:
    parts: list[RenderableType] = []
    for question in questionnaire.questions:
        own = [statement for statement in stop.statements if statement.question == question.id]
        if own:
            parts.append(Padding(Text(str(question.text), STYLES["train"]), INDENT))
            parts += [item(statement.id, str(statement.text)) for statement in own]
    return Group(*parts)


def stop_view(questionnaire: Questionnaire, stop: Stop, screen: Screen) -> Group:
    """A station to read: its explanation, its statements, what to talk about."""
    place = questionnaire.stops.index(stop) + 1
    heading = _("Stop {number}: {name}").format(number=place, name=stop.name)
    talk = [item(screen.dash, str(question)) for question in stop.talk]
    return Group(
        Text(heading, "bold"),
        Text(str(stop.summary), "dim"),
        Text(),
        Text(str(stop.explanation)),
        Text(),
        Text(_("What we ask"), "bold"),
        _statements(questionnaire, stop),
        Text(),
        Text(_("To talk about"), "bold"),
        *talk,
        Text(),
        Text(words.source(stop.source), "dim"),
    )
