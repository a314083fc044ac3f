"""Headings that stand in more than one row, as Qualtrics, SurveyMonkey and people with merged cells write them.

Must never look at an answer.
"""

from collections.abc import Sequence

from metrocheck.exchange.columns import UNKNOWN, Column, Headings, Kind
from metrocheck.exchange.matching import words
from metrocheck.exchange.table.source import Row

# Qualtrics writes names, texts and ids of its own in three rows above the answers.
_ID_OF_QUALTRICS = '{"importid":'
# SurveyMonkey's second row, below a question without rows of its own.
_NOTHING_SAID = frozenset({"", "response", "open ended response", "antwoord", "open antwoord"})
_STATEMENTS = (Kind.STATEMENT, Kind.CONTRADICTION)


def of_qualtrics(beginning: Sequence[Row], headings: Headings) -> tuple[int, list[str], list[Column], int] | None:
    """The headings in a file of Qualtrics, by the row with the texts.

    The names above it count for nothing but who answers and what was written: Qualtrics itself calls the first row of
    its third question Q3_1, whatever that asks.

    Returns:
        The number of the row, its cells, what they are about, and where in `beginning` the answers begin; None when
        this is no such file.
    """
    ids = next((at for at, (_row, cells) in enumerate(beginning) if at and _are_ids(cells)), None)
    if ids is None:
        return None
    row, cells = beginning[ids - 1]
    texts = [headings.read_in_matrix(cell) for cell in cells]
    names = [headings.read(name) for name in beginning[ids - 2][1]] if ids > 1 else []
    return row, cells, _filled(texts, names), ids + 1


def with_row_above(
    cells: Sequence[str], columns: Sequence[Column], above: Sequence[Column]
) -> tuple[list[str], list[Column]]:
    """In a heading of two rows the upper one says what a column is about where the lower one says nothing."""
    width = max(len(cells), len(above))
    cells = [*cells, *[""] * (width - len(cells))]
    columns = [*columns, *[UNKNOWN] * (width - len(columns))]
    silent = [words(cell) in _NOTHING_SAID for cell in cells]
    upper = [column if said_here else UNKNOWN for column, said_here in zip(above, silent, strict=False)]
    return cells, _filled(columns, upper)


def agreed(columns: Sequence[Column], below: Sequence[Sequence[Column]]) -> list[Column]:
    """These, and a contradiction where a row of headings below them names another statement."""
    found = list(columns)
    for others in below:
        for place, (column, other) in enumerate(zip(columns, others, strict=False)):
            if column.kind in _STATEMENTS and other.kind in _STATEMENTS and column != other:
                found[place] = Column(Kind.CONTRADICTION, column.about)
    return found


def _filled(columns: Sequence[Column], others: Sequence[Column]) -> list[Column]:
    """These, and where they know nothing what others say; but never a statement, whose answers must be certain."""
    found = list(columns)
    for place, (column, other) in enumerate(zip(columns, others, strict=False)):
        if column.kind is Kind.UNKNOWN and other.kind not in _STATEMENTS:
            found[place] = other
    return found


def _are_ids(cells: Sequence[str]) -> bool:
    filled = [cell.lstrip().lower() for cell in cells if cell.strip()]
    return len(filled) > 1 and all(cell.startswith(_ID_OF_QUALTRICS) for cell in filled)
