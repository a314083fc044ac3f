"""Tables in Markdown that are tables in plain text too: columns aligned, figures to the right."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from metrocheck.rendering.markdown.escaping import cell, leading, strong
from metrocheck.rendering.paper.blocks import Answers, Cell, Column, Table
from metrocheck.rendering.paper.plain import counted, scale, shown

# A text longer than this sticks out, or every row would be as long as the longest.
LONGEST = 100
# A rule of three dashes is the shortest that every forge takes.
SHORTEST = 3
# What a share of the width is in letters, where there is something to write in.
ROOM = 5


def table(block: Table) -> str:
    """Rows under columns; the last one strong where it is that of the whole group."""
    last = len(block.rows) - 1
    return _drawn(block, frozenset({last}) if block.has_total else frozenset())


def answers(block: Answers) -> Iterator[str]:
    """The statements of a stop with what was answered, below what the short names of the answers mean."""
    told = counted(block)
    yield leading(scale(block))
    yield _drawn(told.table, told.groups)


def _drawn(block: Table, strong_rows: frozenset[int]) -> str:
    headings = [cell(column.heading) for column in block.columns]
    rows = [_texts(row, is_strong=place in strong_rows) for place, row in enumerate(block.rows)]
    widths = [
        _width(column, [text[at] for text in (headings, *rows)], is_roomy=block.to_fill_in)
        for at, column in enumerate(block.columns)
    ]
    rules = [f"{'-' * (width - 1)}{':' if column.figures else '-'}" for column, width in _with(block, widths)]
    return "\n".join(_row(texts, block, widths) for texts in (headings, rules, *rows))


def _with(block: Table, widths: list[int]) -> Iterator[tuple[Column, int]]:
    yield from zip(block.columns, widths, strict=True)


def _texts(row: tuple[Cell, ...], *, is_strong: bool) -> list[str]:
    first, *others = (shown(one) for one in row)
    return [strong(first).replace("|", r"\|") if is_strong else cell(first), *(cell(text) for text in others)]


def _width(column: Column, texts: Sequence[str], *, is_roomy: bool) -> int:
    room = column.width * ROOM if is_roomy else SHORTEST
    return max(room, min(LONGEST, max(cell_len(text) for text in texts)))


def _row(texts: Sequence[str], block: Table, widths: list[int]) -> str:
    padded = [
        _padded(text, width, to_right=column.figures)
        for text, (column, width) in zip(texts, _with(block, widths), strict=True)
    ]
    return f"| {' | '.join(padded)} |"


def _padded(text: str, width: int, *, to_right: bool) -> str:
    blanks = " " * (width - cell_len(text))
    return f"{blanks}{text}" if to_right else f"{text}{blanks}"
