"""The tables of a report: questions, the matrix, municipalities by stop."""

import textwrap
from collections.abc import Sequence

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from metrocheck.language import _
from metrocheck.rendering import confidence, words
from metrocheck.rendering.terminal.screen import STYLES, Screen
from metrocheck.report.model import CellPart, QuestionPart, Report, StopPart
from metrocheck.report.part import StatusCode

WITH_NAMES = 100
MIN_NAME = 8
LEAST_FIGURE = len("1,0")
WIDEST_BAR = 20
# A name with a figure for each stop.
NameRow = tuple[str, Sequence[str]]


def table(gap: int = 2, *, headed: bool = True) -> Table:
    """An empty table without lines, its columns `gap` apart."""
    return Table(box=None, padding=(0, gap, 0, 0), pad_edge=False, header_style="dim", show_header=headed)


def item(mark: str, text: str) -> Table:
    """A text behind its number or dash, its further rows under its first."""
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(width=len(mark) + 2, justify="right", style="dim")
    row.add_column()
    row.add_row(mark, Text(text))
    return row


def questions(report: Report, screen: Screen) -> Table:
    """Each question with its bar, score and status."""
    rows = table(headed=False)
    rows.add_column(overflow="fold")
    if screen.is_wide:
        rows.add_column(no_wrap=True)
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(overflow="fold")
    for question in report.questions:
        rows.add_row(*_question(question, screen))
    return rows


def _question(question: QuestionPart, screen: Screen) -> list[Text]:
    style = STYLES[question.status]
    cells = [Text(question.text)]
    if screen.is_wide:
        cells.append(_bar(question.filled, style, screen))
    figure = Text(words.score(question.shown, screen.dash), "bold")
    return [*cells, figure, _beside(question.status, words.status(question.status), screen)]


def _bar(filled: float | None, style: str, screen: Screen) -> Text:
    full = round((filled or 0) * WIDEST_BAR)
    glyphs = screen.glyphs
    return Text.assemble((glyphs.bar_full * full, style), (glyphs.bar_empty * (WIDEST_BAR - full), "dim"))


def _beside(status: StatusCode, text: str, screen: Screen) -> Text:
    """The shape of a status in its colour, and a text in the terminal's own."""
    return Text.assemble((screen.glyphs.of(status), STYLES[status]), f" {text}")


def matrix(report: Report, screen: Screen) -> RenderableType:
    """Stops down, questions across, a score and its shape in each cell."""
    rows = table(gap=2 if screen.is_wide else 1)
    rows.add_column(no_wrap=True)
    for question in report.questions:
        rows.add_column(Text(question.text, "dim"), justify="left", vertical="bottom", max_width=12)
    cells = {(cell.stop, cell.question): cell for cell in report.matrix}
    for place, stop in enumerate(report.stops, start=1):
        scores = [_cell(cells.get((stop.id, question.id)), screen) for question in report.questions]
        rows.add_row(_name(place, stop, screen), *scores)
    untold = any(cell.shown is None for cell in report.matrix) and confidence.dashes(report, screen.dash)
    return Group(rows, Text(), Text(untold, "dim")) if untold else rows


def _cell(cell: CellPart | None, screen: Screen) -> Text:
    if cell is None:
        return Text(screen.dash, "dim")
    return _beside(cell.status, words.score(cell.shown, screen.dash), screen)


def _name(place: int, stop: StopPart, screen: Screen) -> Text:
    name = stop.name if screen.is_wide else stop.short
    return Text.assemble((f"{place} ", "dim"), name)


def partners(report: Report, screen: Screen) -> RenderableType | None:
    """Municipalities or groups of them down, in the order of set-up, stops across by number."""
    if not any(stop.partners for stop in report.stops):
        return None
    rows = [
        (words.group(row[0].name), [words.score(score.shown, screen.dash) for score in row])
        for row in zip(*(stop.partners for stop in report.stops), strict=True)
    ]
    together = (_("together"), [words.score(stop.shown, screen.dash) for stop in report.stops])
    drawn = name_rows(_stops(report), [*rows, together], screen)
    return _told(report, drawn, rows, screen, confidence.pool(report.responses.groups))


def roles(report: Report, screen: Screen) -> RenderableType | None:
    """Role groups down, stops across by number; or why there are none. Only where people answer in confidence."""
    if not report.in_confidence:
        return None
    if not report.roles:
        return Text(confidence.roles(report) or "")
    found: dict[str, list[str]] = {}
    for role in report.roles:
        found.setdefault(confidence.role_group(role), []).append(words.score(role.shown, screen.dash))
    rows = list(found.items())
    return _told(report, name_rows(_stops(report), rows, screen, has_total=False), rows, screen)


def _stops(report: Report) -> list[tuple[int, str]]:
    return [(place, stop.short) for place, stop in enumerate(report.stops, start=1)]


def _told(report: Report, drawn: Text, rows: Sequence[NameRow], screen: Screen, *more: str | None) -> RenderableType:
    """A drawing with what a reader must know of it below: what its dashes mean, and who stands together."""
    has_dash = any(screen.dash in figures for _name, figures in rows)
    notes = [note for note in (confidence.dashes(report, screen.dash) if has_dash else None, *more) if note]
    return Group(drawn, *([Text()] if notes else []), *(Text(note, "dim") for note in notes))


def name_rows(
    stops: Sequence[tuple[int, str]], rows: Sequence[NameRow], screen: Screen, *, has_total: bool = True
) -> Text:
    """Figures per stop behind names; the last row may be that of all together.

    Drawn as rows of text, because rich takes a while for hundreds of rows of eight cells.
    """
    headings = [f"{place} {short}" if screen.width >= WITH_NAMES else str(place) for place, short in stops]
    columns = zip(headings, *(cells for _name, cells in rows), strict=True)
    widths = [max(LEAST_FIGURE, *map(cell_len, column)) for column in columns]
    aligned = [(name, _aligned(cells, widths, screen)) for name, cells in (("", headings), *rows)]
    room = max(MIN_NAME, screen.width - cell_len(aligned[0][1]) - 2)
    wide = min(room, max(cell_len(name) for name, _figures in aligned))
    head, *body = ["\n".join(_row(name, figures, wide)) for name, figures in aligned]
    last = [Text(body.pop(), "bold")] if has_total else []
    text = Text("\n", no_wrap=True, overflow="ignore")
    return text.join([Text(head, "dim"), Text("\n".join(body), no_wrap=True), *last])


def _row(name: str, cells: str, wide: int) -> list[str]:
    """A name in as many lines as it takes, its cells behind the first."""
    first, *rest = _folded(name, wide)
    return [set_cell_size(first, wide) + "  " + cells, *rest]


def _folded(name: str, wide: int) -> list[str]:
    if cell_len(name) <= wide:
        return [name]
    lines = textwrap.wrap(name, wide, break_long_words=False)
    return [piece for line in lines for piece in chop_cells(line, wide)]


def _aligned(cells: Sequence[str], widths: Sequence[int], screen: Screen) -> str:
    gap = "  " if screen.is_wide else " "
    return gap.join(" " * (width - cell_len(cell)) + cell for cell, width in zip(cells, widths, strict=True))
