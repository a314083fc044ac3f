"""Statements that stand out: strong, in need of attention, disagreed on, or not known."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from metrocheck.language import formats
from metrocheck.rendering import sentences, words
from metrocheck.rendering.terminal.screen import Screen
from metrocheck.rendering.terminal.tables import table
from metrocheck.report.model import Report, StatementPart


def scored(report: Report, ids: Iterable[str], screen: Screen) -> RenderableType | None:
    """Statements with their score, in the order given."""
    found = [report.statement(id_) for id_ in ids]
    return _list([(s, words.score(s.shown, screen.dash)) for s in found]) if found else None


def gaps(report: Report, screen: Screen) -> RenderableType | None:
    """The statements municipalities lie furthest apart on, with the lowest and the highest score."""
    if len(report.responses.took_part) <= 1:
        return None
    if not report.gaps:
        return Text(sentences.no_gaps())
    found = [report.statement(id_) for id_ in report.gaps]
    return _first([(s, _range(s, screen)) for s in found])


def _range(statement: StatementPart, screen: Screen) -> str:
    low = words.score(statement.spread.shown_low, screen.dash)
    high = words.score(statement.spread.shown_high, screen.dash)
    return f"{low}{screen.glyphs.dash}{high}"


def blind_spots(report: Report) -> RenderableType | None:
    """The statements many answered with don't know."""
    if not report.responses.submitted:
        return None
    if not report.blind_spots:
        return Text(sentences.no_blind_spots())
    found = [report.statement(id_) for id_ in report.blind_spots]
    return _first([(s, formats.share(s.dont_know_share or 0)) for s in found])


def _first(rows: Sequence[tuple[StatementPart, str]]) -> RenderableType:
    """The first of a long list, and how many more there are."""
    more = len(rows) - sentences.LISTED
    listed = _list(rows[: sentences.LISTED])
    if more <= 0:
        return listed
    return Group(listed, Text(sentences.more_statements(more), "dim"))


def _list(rows: Iterable[tuple[StatementPart, str]]) -> Table:
    listed = table(headed=False)
    listed.add_column(no_wrap=True, style="dim")
    listed.add_column(overflow="fold")
    listed.add_column(no_wrap=True, justify="right", style="bold")
    for statement, figure in rows:
        listed.add_row(statement.id, Text(statement.text), figure)
    return listed
