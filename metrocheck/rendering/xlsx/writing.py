"""Writes one table onto a worksheet. The only place where a value becomes a cell.

Must never let the library guess: a text is written as text, whatever it begins with.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from metrocheck.rendering.xlsx.fitting import BUTTON, height, texts
from metrocheck.rendering.xlsx.limits import cell_rows, legal_text
from metrocheck.rendering.xlsx.looks import Looks, Part
from metrocheck.rendering.xlsx.sheets import Cell, Figure, Row, Table, Word

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROOM_TO_WRITE = 34
# The head stays in sight while one scrolls: a long name is read whole in its own sheet.
MOST_LINES_OF_HEAD = 6


def write_table(sheet: "Worksheet", table: Table, looks: Looks, wide: Sequence[float], top: int = 0) -> int:
    """Writes a table with its header at row `top`, counted from 0; gives the row after its last.

    Args:
        sheet: where to.
        table: what to write.
        looks: the formats of the workbook.
        wide: the width of each column, in characters; it decides how high rows must be.
        top: the row of the header.
    """
    _write_head(sheet, table, looks, wide, top)
    at = top + 1
    for number, row in enumerate(table.rows, start=1):
        part = _part(table, number)
        for cells in cell_rows(_legal(row)):
            sheet.set_row(at, ROOM_TO_WRITE if table.to_fill_in else height(texts(cells), wide))
            _write_row(sheet, at, cells, table, looks, part)
            at += 1
    return at


def _write_head(sheet: "Worksheet", table: Table, looks: Looks, wide: Sequence[float], top: int) -> None:
    room = [width - BUTTON / 2 for width in wide]
    sheet.set_row(top, height([column.heading for column in table.columns], room, most_lines=MOST_LINES_OF_HEAD))
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        write_text(sheet, top, place, column.heading, looks.head(column, cells))


def _part(table: Table, number: int) -> Part:
    if table.to_fill_in:
        return "to_fill_in"
    return "total" if table.has_total and number == len(table.rows) else "body"


def _legal(row: Row) -> Row:
    return tuple(legal_text(cell) if isinstance(cell, str) else cell for cell in row)


def _write_row(sheet: "Worksheet", at: int, row: Row, table: Table, looks: Looks, part: Part) -> None:
    for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
        _write_cell(sheet, at, place, cell, looks.cell(cell, column, part))


def _write_cell(sheet: "Worksheet", at: int, place: int, cell: Cell, look: "Format") -> None:
    match cell:
        case str():
            write_text(sheet, at, place, cell, look)
        case Word():
            write_text(sheet, at, place, cell.text, look)
        case Figure():
            sheet.write_number(at, place, cell.value, look)
        case int():
            sheet.write_number(at, place, cell, look)
        case datetime():
            sheet.write_datetime(at, place, _local(cell), look)
        case date():
            sheet.write_datetime(at, place, cell, look)
        case None:
            sheet.write_blank(at, place, None, look)


def write_text(sheet: "Worksheet", at: int, place: int, text: str, look: "Format") -> None:
    """Text as text; an empty cell for an empty one."""
    if text:
        sheet.write_string(at, place, legal_text(text), look)
    else:
        sheet.write_blank(at, place, None, look)


def _local(moment: datetime) -> datetime:
    """A moment in the reader's own time zone, to the second: a cell knows no zones."""
    return moment.astimezone().replace(tzinfo=None, microsecond=0)
