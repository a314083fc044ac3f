"""How much room a table asks before its cells are better stacked. An estimate in letters; the page decides."""

from collections.abc import Iterator

from metrocheck.rendering.paper.blocks import Table

FIRST = 12
GAP = 2
BAR = 6
# As many letters as stand in the widths of page.css, each step 14rem.
STEPS = ((46, "few"), (70, "some"), (93, "many"))
MOST = "most"


def room(table: Table) -> str:
    """The class of a table: `few`, `some`, `many`, or `most` where words have to break whatever the room."""
    needed = FIRST + sum(_needs(table))
    return next((name for letters, name in STEPS if needed <= letters), MOST)


def _needs(table: Table) -> Iterator[int]:
    """The longest word of each column but the first, which wraps anywhere."""
    for place, column in enumerate(table.columns[1:], start=1):
        cells = [row[place] for row in table.rows]
        bar = BAR if any(cell.filled is not None for cell in cells) else 0
        words = (word for text in (column.heading, *(cell.text for cell in cells)) for word in text.split())
        yield max(map(len, words), default=0) + bar + GAP
