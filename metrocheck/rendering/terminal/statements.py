"""Statements that stand out: strong, in need of attention, disagreed on, or not known."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from metrocheck.language import formats
from metrocheck.rendering import confidence, sentences, words
from metrocheck.rendering.terminal.screen import Screen
from metrocheck.rendering.terminal.tables import table
from metrocheck.report.model import Report, SpreadPart, StatementPart, StopPart

Listed = tuple[StatementPart | StopPart, str]


def untold(report: Report) -> RenderableType | None:
    """Why nothing is told of single statements, where nothing is."""
    why = confidence.statements(report)
    return Text(why) if why else None


def scored(report: Report, ids: Iterable[str], screen: Screen) -> RenderableType | None:
    """Statements with their score, in the order given."""
    found = [report.statement(id_) for id_ in ids]
    return _list(report, [(s, words.score(s.shown, screen.dash)) for s in found]) if found else None


def gaps(report: Report, screen: Screen) -> RenderableType | None:
    """What municipalities lie furthest apart on, with the lowest and the highest score; groups: at which stops."""
    if len(report.responses.groups) <= 1:
        return None
    if not report.gaps:
        return Text(sentences.no_gap_stops() if report.in_confidence else sentences.no_gaps())
    found = [report.stop(id_) if isinstance(id_, int) else report.statement(id_) for id_ in report.gaps]
    return _first(report, [(each, _range(each.spread, screen)) for each in found])


def _range(spread: SpreadPart, screen: Screen) -> str:
    low, high = words.score(spread.shown_low, screen.dash), words.score(spread.shown_high, screen.dash)
    return f"{low}{screen.glyphs.dash}{high}"


def blind_spots(report: Report) -> RenderableType | None:
    """The statements many answered with don't know."""
    if confidence.statements(report):
        return None
    if not report.blind_spots:
        return Text(sentences.no_blind_spots())
    found = [report.statement(id_) for id_ in report.blind_spots]
    return _first(report, [(s, formats.share(s.dont_know_share or 0)) for s in found])


def _first(report: Report, rows: Sequence[Listed]) -> RenderableType:
    """The first of a long list, and how many more there are; stops are never so many."""
    if any(isinstance(each, StopPart) for each, _figure in rows):
        return _list(report, rows)
    more = len(rows) - sentences.LISTED
    listed = _list(report, rows[: sentences.LISTED])
    if more <= 0:
        return listed
    return Group(listed, Text(sentences.more_statements(more), "dim"))


def _list(report: Report, rows: Iterable[Listed]) -> Table:
    listed = table(headed=False)
    listed.add_column(no_wrap=True, style="dim")
    listed.add_column(overflow="fold")
    listed.add_column(no_wrap=True, justify="right", style="bold")
    for each, figure in rows:
        listed.add_row(*_named(report, each), figure)
    return listed


def _named(report: Report, each: StatementPart | StopPart) -> tuple[str, Text]:
    if isinstance(each, StopPart):
        return str(sentences.place(report, each)), Text(each.name)
    return each.id, Text(each.text)
