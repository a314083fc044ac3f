"""Writes a book as XLSX in memory: one sheet per table, ready to read, filter and print.

The same book gives the same bytes: nothing of the clock or the machine goes in.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from metrocheck.language.plain_text import quoted
from metrocheck.rendering.xlsx.cover import write_cover
from metrocheck.rendering.xlsx.fitting import pages_wide, widths
from metrocheck.rendering.xlsx.limits import legal_name, legal_text
from metrocheck.rendering.xlsx.looks import Looks
from metrocheck.rendering.xlsx.sheets import Book, Sheet, Table
from metrocheck.rendering.xlsx.writing import write_table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

A4 = 9
# Excel takes 255 characters with its codes, and no paper has room for more than a line.
LONGEST_FOOT = 70
# A document must have a moment of creation; this one says nothing, so that equal reports are equal files.
MADE = datetime(2000, 1, 1)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def written(book: Book) -> bytes:
    """The book as the bytes of an XLSX file."""
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, dict(_OPTIONS)) as workbook:
        workbook.set_properties({"title": legal_text(book.title), "author": "metrocheck", "created": MADE})
        looks = Looks(workbook)
        names: set[str] = set()
        write_cover(workbook, _worksheet(workbook, book.cover.name, names, book), book.cover, looks)
        for sheet in book.sheets:
            _write_sheet(_worksheet(workbook, sheet.name, names, book), sheet, looks)
    return stream.getvalue()


def _worksheet(workbook: "Workbook", name: str, names: set[str], book: Book) -> "Worksheet":
    legal = legal_name(name, names)
    names.add(legal.lower())
    sheet = workbook.add_worksheet(legal)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    foot = legal_text(quoted(book.running, LONGEST_FOOT)).replace("&", "&&")
    sheet.set_footer(f"&L{foot}&R&A · &P / &N")
    return sheet


def _write_sheet(sheet: "Worksheet", content: Sheet, looks: Looks) -> None:
    from xlsxwriter.utility import xl_range

    table = content.table
    wide = widths(table)
    for place, room in enumerate(wide):
        sheet.set_column(place, place, room)
    end = write_table(sheet, table, looks, wide)
    last = len(table.columns) - 1
    sheet.freeze_panes(1, table.fixed)
    sheet.autofilter(0, 0, end - 1 - table.has_total, last)
    # Numbers of statements are texts, and meant to be: no green corners in cells.
    sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, end, last)})
    _set_up_printing(sheet, table, wide, end - 1)


def _set_up_printing(sheet: "Worksheet", table: Table, wide: Sequence[float], last_row: int) -> None:
    """As few pages next to each other as stay legible, the header and the fixed columns on every page."""
    sheet.repeat_rows(0)
    if table.fixed:
        sheet.repeat_columns(0, table.fixed - 1)
    sheet.print_area(0, 0, last_row, sum(column.printed for column in table.columns) - 1)
    sheet.fit_to_pages(pages_wide(table, wide), 0)
