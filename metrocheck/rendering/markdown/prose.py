"""What is no table in Markdown: paragraphs, lists, quotations, and the line drawn in letters."""

import re
from collections.abc import Iterator

from metrocheck.line.banner import banner
from metrocheck.line.glyphs import UNICODE
from metrocheck.line.picture import Line, Station, plain
from metrocheck.rendering.markdown.escaping import inline, leading, one_line, strong
from metrocheck.rendering.paper.blocks import Cell, Comment, Comments, Items, Map, Paragraph
from metrocheck.rendering.paper.plain import shapes, shown

# What a mail, a terminal and a printed page show without breaking a line.
WIDTH = 80
_FENCE = re.compile("`{3,}")


def line(text: str) -> str:
    """A text on a line of its own."""
    return leading(text)


def paragraph(block: Paragraph) -> str:
    """Running text."""
    return strong(block.text) if block.strong else line(block.text)


def note(cell: Cell) -> str:
    """What stands small beside a heading, on the line below it."""
    return line(shown(cell))


def items(block: Items) -> str:
    """A list."""
    return "\n".join(f"- {leading(item)}".rstrip() for item in block.items)


def comments(block: Comments) -> Iterator[str]:
    """Quotations below what they are about."""
    yield strong(block.subject)
    yield from (_quotation(comment) for comment in block.comments)


def _quotation(comment: Comment) -> str:
    quoted = f"> {leading(comment.text)}".rstrip()
    return f"{quoted}\n>\n> — {inline(comment.sender)}" if comment.sender else quoted


def route(drawn: Map) -> Iterator[str]:
    """The line as it is drawn on a terminal, what its shapes mean, and the whole of it in words."""
    picture = plain(banner(_line(drawn), WIDTH, UNICODE))
    fence = "`" * max([3, *(len(found) + 1 for found in _FENCE.findall(picture))])
    yield f"{fence}text\n{picture}\n{fence}"
    yield line(" · ".join(shown(shape) for shape in shapes()))
    yield line(drawn.alternative)


def _line(drawn: Map) -> Line:
    stations = tuple(
        Station(station.number, one_line(station.name), one_line(station.short), station.stand)
        for station in drawn.stations
    )
    return Line(one_line(drawn.start), one_line(drawn.terminus), stations, drawn.train)
