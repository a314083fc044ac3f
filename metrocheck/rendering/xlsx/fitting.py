"""How wide columns and how high rows must be for what stands in them. Widths are in characters, heights in points.

Heights are given because not every spreadsheet finds them by itself when it opens a file.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import ceil

from rich.cells import cell_len

from metrocheck.rendering.xlsx.sheets import Cell, Column, Figure, Row, Table, Word

# A longer word in a heading breaks.
WIDEST_WORD = 24
# The button of a filter stands in the head, beside its letters.
BUTTON = 4
MARGIN = 2
LINE_HEIGHT = 15
# A row can be 409 points high.
MOST_LINES = 27
# Letters are wider in bold and in other fonts, and a line breaks between words.
SPACE = 1.08
SLACK = 1.15
# What a page of A4, lying, holds before letters become too small to read.
PAGE = 240


def widths(table: Table) -> list[float]:
    """The width of each column."""
    return [_width(table, place, column) for place, column in enumerate(table.columns)]


def _width(table: Table, place: int, column: Column) -> float:
    """That of the longest cell or word of the heading, within bounds; room to write where that is asked."""
    if table.to_fill_in:
        return column.widest
    content = max((_length(row[place]) for row in table.rows), default=0) * SPACE + MARGIN
    word = max((cell_len(word) for word in column.heading.split()), default=0) * SPACE + BUTTON
    return max(column.narrowest, min(column.widest, content), min(max(column.widest, WIDEST_WORD), word))


def _length(cell: Cell) -> int:
    match cell:
        case str():
            return cell_len(cell)
        case Word():
            return cell_len(cell.text)
        case Figure():
            return len(cell.told)
        case int():
            return len(f"{cell:,}")
        case datetime() | date():
            return len("23 september 2026 12:00")
        case None:
            return 0


def height(
    texts: Iterable[str], wide: Sequence[float], line_height: float = LINE_HEIGHT, most_lines: int = MOST_LINES
) -> float | None:
    """The height of a row whose texts stand in columns so wide; None for that of one line."""
    lines = max(_lines(text, room) for text, room in zip(texts, wide, strict=True))
    return line_height * min(lines, most_lines) if lines > 1 else None


def _lines(text: str, room: float) -> int:
    length = cell_len(text)
    return 1 if length <= room else ceil(length * SLACK / room)


def texts(row: Row) -> list[str]:
    """The texts of a row; empty for what does not wrap."""
    return [cell if isinstance(cell, str) else cell.text if isinstance(cell, Word) else "" for cell in row]


def pages_wide(table: Table, wide: Sequence[float]) -> int:
    """How many pages next to each other a table takes, its fixed columns repeated on each."""
    printed = sum(room for room, column in zip(wide, table.columns, strict=True) if column.printed)
    fixed = sum(wide[: table.fixed])
    return 1 + max(0, ceil((printed - PAGE) / max(1, PAGE - fixed)))
