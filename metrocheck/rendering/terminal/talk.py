"""What a group does with its report: what to talk about, and the agreements it makes."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from metrocheck.language import _
from metrocheck.rendering import sentences, words
from metrocheck.rendering.terminal.screen import STYLES, Screen
from metrocheck.rendering.terminal.tables import item
from metrocheck.report.model import Report, StopPart

INDENT = (0, 0, 0, 2)


def topics(report: Report, screen: Screen) -> RenderableType | None:
    """Advice and questions to talk about for the lowest stops."""
    if not report.talk_about:
        return None
    parts: list[RenderableType] = []
    for stop_id in report.talk_about:
        parts += [*([Text()] if parts else []), *_topic(report, report.stop(stop_id), screen)]
    return Group(*parts)


def _topic(report: Report, stop: StopPart, screen: Screen) -> list[RenderableType]:
    heading = Text.assemble(
        (f"{sentences.place(report, stop)} {stop.name}", "bold"),
        "  " if screen.is_wide else "\n  ",
        (screen.glyphs.of(stop.status), STYLES[stop.status]),
        f" {words.score(stop.shown, screen.dash)} {words.status(stop.status)}",
    )
    advice = [Padding(Text(stop.advice), INDENT)] if stop.advice else []
    return [heading, *advice, *(item(screen.dash, question) for question in stop.talk)]


def actions(report: Report, screen: Screen) -> RenderableType | None:
    """An action list to fill in: stop, agreement, who, when."""
    if not report.talk_about:
        return None
    left = max(len(report.stop(stop_id).short) for stop_id in report.talk_about) + 2
    who = when = 10 if screen.is_wide else 8
    room = max(8, screen.width - left - who - when - 6)
    rows = Table.grid(padding=(0, 2, 0, 0))
    for _column in range(4):
        rows.add_column(no_wrap=True)
    rows.add_row(*(Text(word, "dim") for word in (_("stop"), _("agreement"), _("who"), _("when"))))
    for stop_id in report.talk_about:
        stop = report.stop(stop_id)
        name = f"{sentences.place(report, stop)} {stop.short}"
        rows.add_row(Text(name), *(Text("." * wide, "dim") for wide in (room, who, when)))
    return rows
