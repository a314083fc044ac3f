"""Blocks told in text and tables alone, for formats that draw no bars: a stand as its shape, answers as a table.

Must never leave out a number that another format shows in a drawing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from metrocheck.language import _
from metrocheck.line.glyphs import UNICODE
from metrocheck.line.picture import STANDS
from metrocheck.rendering import words
from metrocheck.rendering.paper.blocks import Answer, Answers, Asked, Cell, Column, Table


@dataclass(frozen=True, slots=True)
class Counted:
    """The answers at a stop as a table; the rows at the places in `groups` head the statements below them."""

    table: Table
    groups: frozenset[int]


def shown(cell: Cell) -> str:
    """A cell's text behind the shape of its stand."""
    return " ".join(part for part in (cell.stand and UNICODE.of(cell.stand), cell.text) if part)


def shapes() -> list[Cell]:
    """What each shape means, as cells of a shape and its word."""
    return [Cell(text=words.status(stand), stand=stand) for stand in STANDS]


def times(answer: Answer) -> str:
    """How often an answer was given, or a dash where that may not be told."""
    return words.DASH if answer.times is None else str(answer.times)


def scale(block: Answers) -> str:
    """What the short names of the answers mean; empty where nothing is told of the statements."""
    return " · ".join(f"{answer.code} = {answer.label}" for answer in _answers(block))


def _answers(block: Answers) -> tuple[Answer, ...]:
    """The answers of the first statement, which every statement has in the same order."""
    return next((asked.answers for group in block.groups for asked in group.statements), ())


def counted(block: Answers) -> Counted:
    """The statements down, under their questions; what nobody has a word or number for has no column."""
    asked = [asked for group in block.groups for asked in group.statements]
    optional = [
        told
        for told in (
            (Column(heading=_("how far people agree"), width=9), "agreement"),
            (Column(heading=_("lowest and highest"), width=8), "spread"),
        )
        if any(getattr(one, told[1]) for one in asked)
    ]
    columns = (*_columns(block), *(column for column, _name in optional))
    rows: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    for group in block.groups:
        groups.append(len(rows))
        rows.append((Cell(text=group.question), group.score, *(Cell() for _column in columns[2:])))
        rows += [tuple(_cells(one, [name for _column, name in optional])) for one in group.statements]
    return Counted(Table(caption=block.caption, columns=columns, rows=tuple(rows)), frozenset(groups))


def _columns(block: Answers) -> Iterator[Column]:
    yield Column(heading=_("statement"), width=20)
    yield Column(heading=_("score"), figures=True, width=5)
    answers = _answers(block)
    yield from (Column(heading=answer.code, figures=True, width=3) for answer in answers)
    if answers:
        yield Column(heading=_("answers that count"), figures=True, width=8)


def _cells(asked: Asked, optional: list[str]) -> Iterator[Cell]:
    yield Cell(text=f"{asked.id} {asked.text}")
    yield asked.score
    if asked.answers:
        yield from (Cell(text=times(answer)) for answer in asked.answers)
        yield Cell(text=asked.untold if asked.n is None else str(asked.n))
    yield from (Cell(text=getattr(asked, name)) for name in optional)
