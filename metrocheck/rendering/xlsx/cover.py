"""Writes the first sheet: title, summary, and each small table with its charts beside and below it."""

from collections.abc import Sequence
from itertools import zip_longest
from math import ceil
from typing import TYPE_CHECKING

from metrocheck.rendering.xlsx import charts
from metrocheck.rendering.xlsx.fitting import LINE_HEIGHT, height, widths
from metrocheck.rendering.xlsx.limits import legal_text
from metrocheck.rendering.xlsx.looks import Looks, colour
from metrocheck.rendering.xlsx.sheets import Chart, Cover, Table, WaveChart
from metrocheck.rendering.xlsx.writing import write_table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# The columns beside the tables, for the charts: as many characters as a chart is wide.
CHART_COLUMNS = 8
CHART_COLUMN_WIDTH = 9
CHART_WIDTH = 520
PIXELS_A_CHARACTER = 7
# A row of one line is 15 points high.
PIXELS_A_ROW = 20


def write_cover(workbook: "Workbook", sheet: "Worksheet", cover: Cover, looks: Looks) -> None:
    """Writes the cover onto an empty worksheet."""
    sheet.hide_gridlines(2)
    wide = _widths(cover.tables)
    for place, room in enumerate(wide):
        sheet.set_column(place, place, room)
    first_free = len(wide)
    sheet.set_column(first_free, first_free, 2)
    last = first_free + CHART_COLUMNS
    sheet.set_column(first_free + 1, last, CHART_COLUMN_WIDTH)
    at = _write_opening(sheet, cover, looks, last, sum(wide) + 2 + CHART_COLUMNS * CHART_COLUMN_WIDTH)
    for table in cover.tables:
        end = write_table(sheet, table, looks, wide, at)
        at = _insert_charts(workbook, sheet, table, wide, at, end) + 1
    sheet.print_area(0, 0, at - 1, last)
    sheet.fit_to_pages(1, 1)


def _widths(tables: tuple[Table, ...]) -> list[float]:
    """The columns of tables above each other are as wide as the widest of them."""
    return [max(wide) for wide in zip_longest(*map(widths, tables), fillvalue=0.0)]


def _write_opening(sheet: "Worksheet", cover: Cover, looks: Looks, last: int, room: float) -> int:
    """Title and summary over the whole width; gives the row after the white below them."""
    opening = [
        (cover.title, looks.of(bold=True, font_size=20, text_wrap=True), 1.9),
        (cover.occasion, looks.of(font_color=colour("muted"), text_wrap=True), 1.0),
        ("", looks.of(), 0.6),
        *(
            (line, looks.of(font_size=12, bold=not place, text_wrap=True), 1.15)
            for place, line in enumerate(cover.lines)
        ),
        ("", looks.of(), 1.0),
    ]
    for at, (text, look, size) in enumerate(opening):
        sheet.set_row(at, height([text], [room / size], LINE_HEIGHT * size, most_lines=10) or LINE_HEIGHT * size)
        if text:
            sheet.merge_range(at, 0, at, last, "", look)
            sheet.write_string(at, 0, legal_text(text), look)
    return len(opening)


def _insert_charts(
    workbook: "Workbook", sheet: "Worksheet", table: Table, wide: Sequence[float], top: int, end: int
) -> int:
    """Draws the charts of a table from row `top` to before row `end`; gives the row after everything.

    One stands beside the table and is as wide as the columns there; one stands below it, as wide as the table.
    """
    beside = table.chart and _insert(workbook, sheet, table.chart, table, top, (top, len(wide) + 1), CHART_WIDTH)
    room = int(sum(wide[: len(table.columns)]) * PIXELS_A_CHARACTER)
    below = table.below and _insert(workbook, sheet, table.below, table, top, (end + 1, 0), room)
    return max(end, beside or 0, below or 0)


def _insert(
    workbook: "Workbook",
    sheet: "Worksheet",
    chart: Chart | WaveChart,
    table: Table,
    top: int,
    corner: tuple[int, int],
    wide: int,
) -> int:
    """Draws one chart with its upper left corner at a row and column; gives the row after it."""
    high = charts.height(chart, len(table.rows))
    made = charts.drawn(workbook, sheet, chart, table, top)
    made.set_size({"width": wide, "height": high})
    sheet.insert_chart(*corner, made, {"description": legal_text(chart.description)})
    return corner[0] + ceil(high / PIXELS_A_ROW)
