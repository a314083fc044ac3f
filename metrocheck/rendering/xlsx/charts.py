"""Draws the charts of a cover as charts of the spreadsheet itself, from the cells of their tables.

Names go in as references to cells: given as text, a name that begins with `=` would be obeyed.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from metrocheck.rendering.xlsx.limits import legal_text
from metrocheck.rendering.xlsx.looks import FONT, colour, stand_colour, tint
from metrocheck.rendering.xlsx.sheets import Cell, Chart, Figure, Table, WaveChart

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

BAR_HEIGHT = 30
# A wave's bar among others, and the white between two rows of them.
WAVE_HEIGHT = 15
BETWEEN = 14
AROUND_BARS = 84
LEGEND_HEIGHT = 26
LINES_HEIGHT = 340
# How much is left of the colour of the first wave; the last has all of it.
PALEST = 0.35
# Lines tell apart by shape and dash too.
LINES = (
    ("answer_5", "circle", "solid"),
    ("answer_1", "square", "dash"),
    ("travelled", "triangle", "solid"),
    ("text", "diamond", "round_dot"),
    ("answer_4", "x", "solid"),
    ("answer_2", "plus", "dash"),
    ("muted", "star", "solid"),
)
Parts = Mapping[str, Any]


def height(chart: Chart | WaveChart, rows: int) -> int:
    """How high a chart of so many rows must be, in pixels."""
    match chart:
        case Chart():
            return BAR_HEIGHT * rows + AROUND_BARS
        case WaveChart(kind="bars"):
            first, last = chart.values
            return (WAVE_HEIGHT * (last - first + 1) + BETWEEN) * rows + AROUND_BARS + LEGEND_HEIGHT
        case WaveChart():
            return LINES_HEIGHT


def drawn(workbook: "Workbook", sheet: "Worksheet", chart: Chart | WaveChart, table: Table, top: int) -> Any:  # noqa: ANN401 (the library has no types)
    """The chart of a table whose header is at row `top` of the sheet."""
    match chart:
        case Chart():
            made = _bars(workbook, sheet, chart, table, top)
        case WaveChart(kind="bars"):
            made = _wave_bars(workbook, sheet, chart, table, top)
        case WaveChart():
            made = _lines(workbook, sheet, chart, table, top)
    made.set_title(
        {"name": legal_text(chart.title), "name_font": _text() | {"size": 12, "bold": True}, "overlay": False}
    )
    made.set_chartarea({"border": {"none": True}})
    return made


def _text() -> dict[str, Any]:
    return {"name": FONT, "color": colour("text"), "size": 10}


def _bars(workbook: "Workbook", sheet: "Worksheet", chart: Chart, table: Table, top: int) -> Any:  # noqa: ANN401
    """Lying bars, the first on top, each in the colour of its stand with its figure behind it."""
    made, first, last = workbook.add_chart({"type": "bar"}), top + 1, top + len(table.rows)
    made.add_series(
        {
            "name": legal_text(chart.title),
            "categories": [sheet.get_name(), first, chart.names, last, chart.names],
            "values": [sheet.get_name(), first, chart.values, last, chart.values],
            "values_data": _figures(row[chart.values] for row in table.rows),
            "points": [{"fill": {"color": stand_colour(stand)}} for stand in chart.stands],
            "data_labels": {"value": True, "num_format": "0.0", "font": _text() | {"bold": True}},
            "gap": 45,
        }
    )
    made.set_legend({"none": True})
    _lay_axes(made, chart)
    return made


def _wave_bars(workbook: "Workbook", sheet: "Worksheet", chart: WaveChart, table: Table, top: int) -> Any:  # noqa: ANN401
    """Lying bars in groups, the first wave on top and palest; an edge keeps pale ones visible."""
    made, last = workbook.add_chart({"type": "bar"}), top + len(table.rows)
    first_wave, last_wave = chart.values
    for place in range(first_wave, last_wave + 1):
        part = PALEST + (1 - PALEST) * (place - first_wave) / max(1, last_wave - first_wave)
        made.add_series(
            {
                "name": [sheet.get_name(), top, place],
                "categories": [sheet.get_name(), top + 1, chart.names, last, chart.names],
                "values": [sheet.get_name(), top + 1, place, last, place],
                "values_data": _figures(row[place] for row in table.rows),
                "fill": {"color": tint("train", part)},
                "border": {"color": colour("train"), "width": 0.75},
                "data_labels": {"value": True, "num_format": "0.0", "font": _text() | {"size": 9}},
                "gap": 60,
                "overlap": 0,
            }
        )
    made.set_legend({"position": "bottom", "font": _text()})
    _lay_axes(made, chart)
    return made


def _lay_axes(made: Any, chart: Chart | WaveChart) -> None:  # noqa: ANN401
    """The axes of lying bars: names from the top down, figures at the bottom."""
    made.set_y_axis({"reverse": True, "num_font": _text(), "line": {"color": colour("border")}})
    # With the names reversed, `high` is the bottom.
    made.set_x_axis(_scale(chart) | {"label_position": "high"})


def _scale(chart: Chart | WaveChart) -> dict[str, Any]:
    return {
        "min": chart.low,
        "max": chart.high,
        "major_unit": 1,
        "num_format": "0",
        "num_font": _text(),
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": tint("border", 0.35)}},
    }


def _lines(workbook: "Workbook", sheet: "Worksheet", chart: WaveChart, table: Table, top: int) -> Any:  # noqa: ANN401
    """A line for each row; where a wave has no score it is broken, because no wave is filled from another."""
    made = workbook.add_chart({"type": "line"})
    first_wave, last_wave = chart.values
    for number, cells in enumerate(table.rows):
        row = top + 1 + number
        made.add_series(
            {
                "name": [sheet.get_name(), row, chart.names],
                "categories": [sheet.get_name(), top, first_wave, top, last_wave],
                "values": [sheet.get_name(), row, first_wave, row, last_wave],
                "values_data": _figures(cells[first_wave : last_wave + 1]),
                **_line(number),
            }
        )
    made.show_blanks_as("gap")
    made.set_legend({"position": "right", "font": _text()})
    made.set_x_axis({"num_font": _text(), "line": {"color": colour("border")}})
    made.set_y_axis(_scale(chart))
    return made


def _figures(cells: Iterable[Cell]) -> list[float | None]:
    """What a chart remembers of its cells; the library would remember an empty one as 0."""
    return [cell.value if isinstance(cell, Figure) else None for cell in cells]


def _line(number: int) -> Parts:
    role, shape, dash = LINES[number % len(LINES)]
    ink = {"color": colour(role)}
    return {
        "line": {**ink, "width": 2, "dash_type": dash},
        "marker": {"type": shape, "size": 7, "fill": ink, "border": ink},
    }
