"""Tables of a Word file: a header row that repeats, rows that stay whole, columns as wide as their share.

Written element by element in the order the format prescribes, because python-docx walks the whole grid for each cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from metrocheck.rendering.docx import columns
from metrocheck.rendering.docx.xml import add, add_run, add_shape, legal
from metrocheck.rendering.paper.blocks import Answers, Cell, Column, Table
from metrocheck.rendering.paper.plain import counted

# In twentieths of a point: a row with room for two lines of handwriting.
ROOM = "1000"
# A table of no more rows than this moves to the next page rather than break.
SHORT = 14


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells with what sort of row they are: `Heading`, `Group`, `Total` or `Text`, as the styles are called."""

    sort: str
    cells: Sequence[Cell]


def table(block: Table) -> BaseOxmlElement:
    """Rows under columns; the last one as a total where it is that of the whole group."""
    last = len(block.rows) - 1 if block.has_total else None
    return _written(block, [_Row("Total" if at == last else "Text", row) for at, row in enumerate(block.rows)])


def answers(block: Answers) -> BaseOxmlElement:
    """The statements of a stop with what was answered, each question a row above its own."""
    told = counted(block)
    return _written(
        told.table, [_Row("Group" if at in told.groups else "Text", row) for at, row in enumerate(told.table.rows)]
    )


def _written(block: Table, rows: Sequence[_Row]) -> BaseOxmlElement:
    written: BaseOxmlElement = OxmlElement("w:tbl")
    _properties(written, block)
    widths = columns.widths(block)
    grid = add(written, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=str(width))
    headings = _Row("Heading", [Cell(text=column.heading) for column in block.columns])
    last = len(rows) - 1
    for at, row in enumerate((headings, *rows), start=-1):
        _row(written, block, row, widths, keep=at < last and len(rows) <= SHORT)
    return written


def _properties(written: BaseOxmlElement, block: Table) -> None:
    properties = add(written, "tblPr")
    add(properties, "tblStyle", val="FillIn" if block.to_fill_in else "Figures")
    add(properties, "tblW", w=str(columns.WIDTH), type="dxa")
    add(properties, "tblLayout", type="fixed")
    total = "1" if block.has_total else "0"
    add(properties, "tblLook", firstRow="1", lastRow=total, firstColumn="1", lastColumn="0", noHBand="1", noVBand="1")
    add(properties, "tblCaption", val=legal(block.caption))
    add(properties, "tblDescription", val=legal(", ".join(column.heading for column in block.columns)))


def _row(written: BaseOxmlElement, block: Table, row: _Row, widths: Sequence[int], *, keep: bool) -> None:
    line = add(written, "tr")
    properties = add(line, "trPr")
    add(properties, "cantSplit")
    if row.sort == "Heading":
        add(properties, "tblHeader")
    elif block.to_fill_in:
        add(properties, "trHeight", val=ROOM, hRule="atLeast")
    for cell, column, width in _spanning(row, block.columns, widths):
        paragraph = _box(line, width)
        look = add(paragraph, "pPr")
        add(look, "pStyle", val=f"Table{row.sort}{'Figure' if column.figures else ''}")
        if keep:
            add(look, "keepNext")
        runs(paragraph, cell)


def _spanning(row: _Row, across: Sequence[Column], widths: Sequence[int]) -> list[tuple[Cell, Column, list[int]]]:
    """Each cell with its column and the widths it covers: in a question's row the last covers the rest."""
    told = 2 if row.sort == "Group" else len(across)
    cells = [(cell, column, [width]) for cell, column, width in zip(row.cells, across, widths, strict=True)]
    rest = cells[told:]
    return [*cells[:told], *([(Cell(), rest[0][1], list(widths[told:]))] if rest else [])]


def _box(line: BaseOxmlElement, widths: Sequence[int]) -> BaseOxmlElement:
    """A cell over columns of these widths, with the paragraph in it."""
    box = add(line, "tc")
    properties = add(box, "tcPr")
    add(properties, "tcW", w=str(sum(widths)), type="dxa")
    if len(widths) > 1:
        add(properties, "gridSpan", val=str(len(widths)))
    return add(box, "p")


def runs(paragraph: BaseOxmlElement, cell: Cell) -> None:
    """A cell's text behind the shape of its stand, only the shape in its colour."""
    if cell.stand:
        add_shape(paragraph, cell.stand)
    text = f" {cell.text}" if cell.stand and cell.text else cell.text
    if text:
        add_run(paragraph, text)
