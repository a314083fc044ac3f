"""Writes the first sheet: title, summary, and each small table with its chart beside it."""

from itertools import zip_longest
from math import ceil
from typing import TYPE_CHECKING, Any

from metrocheck.rendering.xlsx.fitting import LINE_HEIGHT, height, widths
from metrocheck.rendering.xlsx.limits import legal_text
from metrocheck.rendering.xlsx.looks import FONT, Looks, colour, stand_colour, tint
from metrocheck.rendering.xlsx.sheets import Chart, Cover, Table
from metrocheck.rendering.xlsx.writing import write_table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# The columns beside the tables, for the charts: as many characters as a chart is wide.
CHART_COLUMNS = 8
CHART_COLUMN_WIDTH = 9
CHART_WIDTH = 520
BAR_HEIGHT = 30
AROUND_BARS = 84
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
        below = _insert_chart(workbook, sheet, table, at)
        at = max(end, below) + 1
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


def _insert_chart(workbook: "Workbook", sheet: "Worksheet", table: Table, top: int) -> int:
    """Draws the chart of a table whose header is at row `top` beside it; gives the row after the chart."""
    chart = table.chart
    if chart is None:
        return top
    high = BAR_HEIGHT * len(table.rows) + AROUND_BARS
    drawn = _chart(workbook, sheet, chart, top + 1, top + len(table.rows))
    drawn.set_size({"width": CHART_WIDTH, "height": high})
    sheet.insert_chart(top, len(table.columns) + 1, drawn, {"description": legal_text(chart.description)})
    return top + ceil(high / PIXELS_A_ROW)


def _chart(workbook: "Workbook", sheet: "Worksheet", chart: Chart, first: int, last: int) -> Any:  # noqa: ANN401 (the library has no types)
    """Lying bars, the first on top, each in the colour of its stand with its figure behind it."""
    drawn, title = workbook.add_chart({"type": "bar"}), legal_text(chart.title)
    text = {"name": FONT, "color": colour("text"), "size": 10}
    drawn.add_series(
        {
            "name": title,
            "categories": [sheet.get_name(), first, chart.names, last, chart.names],
            "values": [sheet.get_name(), first, chart.values, last, chart.values],
            "points": [{"fill": {"color": stand_colour(stand)}} for stand in chart.stands],
            "data_labels": {"value": True, "num_format": "0.0", "font": text | {"bold": True}},
            "gap": 45,
        }
    )
    drawn.set_title({"name": title, "name_font": text | {"size": 12, "bold": True}, "overlay": False})
    drawn.set_legend({"none": True})
    drawn.set_y_axis({"reverse": True, "num_font": text, "line": {"color": colour("border")}})
    drawn.set_x_axis(
        {
            "min": chart.low,
            "max": chart.high,
            "major_unit": 1,
            "num_format": "0",
            "num_font": text,
            # With the names reversed, this is the bottom.
            "label_position": "high",
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": tint("border", 0.35)}},
        }
    )
    drawn.set_chartarea({"border": {"none": True}})
    return drawn
