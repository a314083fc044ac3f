"""The tables of a comparison on a terminal: from which score to which, the change and the verdict."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from metrocheck.language import _
from metrocheck.rendering import changes, compared, verdicts, words
from metrocheck.rendering.terminal.screen import STYLES, Screen
from metrocheck.rendering.terminal.tables import item, name_rows, table
from metrocheck.report.comparison.model import CellMove, Comparison, Judged, Moved, StatementMove
from metrocheck.report.part import StatusCode

WITH_COUNTS = 100
TREND_FROM = 3
# From empty to full in eight steps, one cell each.
SPARKS = "▁▂▃▄▅▆▇█"
INDENT = 2
GAP = 2


class Row(NamedTuple):
    """One measure that moved: what it is called in full and in short, and what is told of it."""

    name: Text
    short: Text
    told: list[Text]


def stops(comparison: Comparison, screen: Screen) -> RenderableType:
    """Each stop with its scores, its change, the verdict and, where there is room, who went which way."""
    counted = screen.width >= WITH_COUNTS
    rows = [
        Row(
            Text.assemble((f"{place} ", "dim"), stop.name),
            Text.assemble((f"{place} ", "dim"), stop.short),
            [
                *_judged(stop, stop.statuses, screen),
                *([Text(changes.directions(stop) if stop.groups else screen.dash)] if counted else []),
            ],
        )
        for place, stop in enumerate(comparison.stops, start=1)
    ]
    headings = [_("stop"), *_headings(comparison, screen), *([compared.called(comparison).all] if counted else [])]
    return _told(comparison, _laid_out(headings, rows, screen), comparison.stops, screen)


def questions(comparison: Comparison, screen: Screen) -> RenderableType:
    """Each question, and the whole line."""
    overall = comparison.overall
    told = [(Text(each.text), _judged(each, each.statuses, screen)) for each in comparison.questions]
    told.append((Text(_("the whole line"), "bold"), _judged(overall, overall.statuses, screen)))
    rows = [Row(name, name, facts) for name, facts in told]
    drawn = _laid_out([_("question"), *_headings(comparison, screen)], rows, screen)
    return _told(comparison, drawn, [*comparison.questions, overall], screen)


def _headings(comparison: Comparison, screen: Screen) -> list[str]:
    return [_("score"), *([_("trend")] if _has_trend(comparison, screen) else []), _("change"), _("verdict")]


def _has_trend(comparison: Comparison, screen: Screen) -> bool:
    return len(comparison.waves) >= TREND_FROM and not screen.ascii


def _laid_out(headings: Sequence[str], rows: Sequence[Row], screen: Screen) -> RenderableType:
    """A table with full names or short ones, or where neither fits what is told below each full name."""
    for names in ([row.name for row in rows], [row.short for row in rows]):
        cells = [[name, *row.told] for name, row in zip(names, rows, strict=True)]
        if _width(headings, cells) <= screen.width:
            return _table(headings, cells)
    return Group(*(part for row in rows for part in (row.name, _below(row.told, screen))))


def _width(headings: Sequence[str], cells: Sequence[Sequence[Text]]) -> int:
    """How wide a table of these would be."""
    rows: list[list[int]] = [list(map(cell_len, headings)), *([cell.cell_len for cell in row] for row in cells)]
    widest: list[int] = [max(column) for column in zip(*rows, strict=True)]
    return sum(widest) + GAP * (len(headings) - 1)


def _table(headings: Sequence[str], cells: Sequence[Sequence[Text]]) -> Table:
    rows = table(GAP)
    for heading in headings:
        rows.add_column(heading, no_wrap=True)
    for row in cells:
        rows.add_row(*row)
    return rows


def _below(told: Sequence[Text], screen: Screen, indent: int = INDENT) -> Text:
    """Facts behind each other, indented; a new row rather than a fact broken in two."""
    joint = screen.glyphs.joint
    text = Text(" " * indent)
    for place, fact in enumerate(told):
        used = cell_len(text.plain.rpartition("\n")[2])
        fits = used + len(joint) + fact.cell_len <= screen.width
        text += Text("" if not place else joint if fits else "\n" + " " * indent) + fact
    return text


def _judged(judged: Judged, statuses: Sequence[StatusCode], screen: Screen) -> list[Text]:
    trend = [Text(_sparks(judged.filled), STYLES["train"])] if len(judged.shown) >= TREND_FROM else []
    return [
        _scores(judged.shown, statuses, screen),
        *([] if screen.ascii else trend),
        Text(changes.change(judged.shown_change, screen.dash)),
        Text(verdicts.verdict(judged, screen.dash), "bold" if judged.noticeable else ""),
    ]


def _scores(shown: Sequence[float | None], statuses: Sequence[StatusCode], screen: Screen) -> Text:
    """The score of every wave behind the shape of its stand."""
    each = [
        Text.assemble((screen.glyphs.of(status), STYLES[status]), " ", words.score(score, screen.dash))
        for score, status in zip(shown, statuses, strict=True)
    ]
    return Text(compared.TO).join(each)


def _sparks(filled: Sequence[float | None]) -> str:
    """A score from 1 to K as a column from low to high, a blank where there is none."""
    top = len(SPARKS) - 1
    return "".join(" " if height is None else SPARKS[round(height * top)] for height in filled)


def matrix(comparison: Comparison, screen: Screen) -> RenderableType:
    """Stops down, questions across: the score now and its change; where it is narrow the change alone."""
    cells = {(cell.stop, cell.question): cell for cell in comparison.matrix}
    rows = table(gap=GAP if screen.is_wide else 1)
    rows.add_column(no_wrap=True)
    for question in comparison.questions:
        rows.add_column(Text(question.text, "dim"), vertical="bottom", max_width=14 if screen.is_wide else 11)
    for place, stop in enumerate(comparison.stops, start=1):
        found = [cells[stop.id, question.id] for question in comparison.questions]
        name = Text.assemble((f"{place} ", "dim"), stop.name if screen.is_wide else stop.short)
        rows.add_row(name, *(_cell(cell, screen) for cell in found))
    return _told(comparison, rows, comparison.matrix, screen)


def _cell(cell: CellMove, screen: Screen) -> Text:
    moved = Text(changes.change(cell.shown_change, screen.dash))
    return _scores(cell.shown[-1:], cell.statuses[-1:], screen) + " " + moved if screen.is_wide else moved


def partners(comparison: Comparison, screen: Screen) -> RenderableType:
    """Municipalities or groups down in the order of set-up, stops across: the change of each; in confidence their n."""
    own = {(each.name, each.stop): each for each in comparison.partners_by_stop}
    rows = [
        (words.group(name), [_close(own[name, stop.id].shown_change, screen) for stop in comparison.stops])
        for name in comparison.partners.both
    ]
    together = [_close(stop.shown_change, screen) for stop in comparison.stops]
    named = [(place, stop.short) for place, stop in enumerate(comparison.stops, start=1)]
    drawn = name_rows(named, [*rows, (_("together"), together)], screen)
    groups = [item(screen.dash, group) for group in compared.groups(comparison, screen.dash)]
    why = compared.together(comparison)
    told = _told(comparison, drawn, comparison.partners_by_stop, screen)
    return Group(told, *([Text()] if groups else []), *groups, *([Text(), Text(why, "dim")] if why else []))


def _told(comparison: Comparison, drawn: RenderableType, parts: Iterable[Moved], screen: Screen) -> RenderableType:
    """A drawing, with what its dashes mean below it."""
    has_dash = any(shown is None for part in parts for shown in (*part.shown, part.shown_change))
    dashes = compared.dashes(comparison, screen.dash) if has_dash else None
    return Group(drawn, Text(), Text(dashes, "dim")) if dashes else drawn


def _close(shown: float | None, screen: Screen) -> str:
    """A change; where it is narrow its arrow stands against the figure."""
    said = changes.change(shown, screen.dash)
    return said if screen.is_wide else said.replace(" ", "")


def moved_most(comparison: Comparison, screen: Screen) -> RenderableType | None:
    """The statements that rose most, and those that fell most."""
    found = [comparison.statement(id_) for id_ in (*comparison.moved_most.up, *comparison.moved_most.down)]
    if not found:
        untold = changes.no_statements(comparison)
        return Text(untold) if untold else None
    rows = [(each, _statement_told(each, screen)) for each in found]
    if not screen.is_wide or len(comparison.waves) >= TREND_FROM:
        return Group(*(part for each, told in rows for part in _stacked(each, told, screen)))
    listed = table(headed=False)
    listed.add_column(no_wrap=True, style="dim")
    listed.add_column(overflow="fold")
    for _column in range(2):
        listed.add_column(no_wrap=True)
    for each, told in rows:
        listed.add_row(each.id, Text(each.text), *told)
    return listed


def _stacked(statement: StatementMove, told: Sequence[Text], screen: Screen) -> list[RenderableType]:
    """A statement behind its number, and what is told of it below its words."""
    behind = cell_len(statement.id) + 3
    return [item(statement.id, statement.text), _below(told, screen, behind)]


def _statement_told(statement: StatementMove, screen: Screen) -> list[Text]:
    moved = Text(changes.change(statement.shown_change, screen.dash), "bold")
    return [Text(changes.scores(statement.shown, screen.dash)), moved]
