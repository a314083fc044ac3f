"""What Excel cannot hold, and the way around it: characters, names of sheets, and texts too long for a cell."""

import re
from collections.abc import Container, Iterator

from metrocheck.language.plain_text import without_controls
from metrocheck.rendering.xlsx.sheets import Cell, Row

LONGEST_TEXT = 32_767
LONGEST_NAME = 31
# XML has no way to write these two.
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_ILLEGAL = re.compile(r"[\[\]:*?/\\]")


def legal_text(text: str) -> str:
    """A text without the characters that no part of the file can hold."""
    return _NO_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", without_controls(text))


def legal_name(name: str, taken: Container[str]) -> str:
    """A name for a sheet that Excel takes, and that is not among `taken` (in small letters)."""
    kept = _ILLEGAL.sub(" ", legal_text(name))[:LONGEST_NAME].strip("' ") or "-"
    numbered = kept
    number = 1
    # Excel keeps the name History to itself.
    while numbered.lower() in taken or numbered.lower() == "history":
        number += 1
        tail = f" {number}"
        numbered = kept[: LONGEST_NAME - len(tail)] + tail
    return numbered


def cell_rows(row: Row) -> Iterator[Row]:
    """The row, and below it rows with the rest of texts longer than a cell holds.

    Such a row repeats the short texts, so that filtering keeps it with its first, and no number, so that sums
    stay right.
    """
    split = [_pieces(cell) for cell in row]
    yield tuple(pieces[0] for pieces in split)
    for place in range(1, max((len(pieces) for pieces in split), default=1)):
        yield tuple(_continued(pieces, place) for pieces in split)


def _continued(pieces: list[Cell], place: int) -> Cell:
    if len(pieces) > 1:
        return pieces[place] if place < len(pieces) else None
    return pieces[0] if isinstance(pieces[0], str) else None


def _pieces(cell: Cell) -> list[Cell]:
    """A text in pieces that fit; Excel counts in UTF-16, in which no character takes more than two."""
    if not isinstance(cell, str) or len(cell.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return [cell]
    size = LONGEST_TEXT // 2
    return [cell[start : start + size] for start in range(0, len(cell), size)]
