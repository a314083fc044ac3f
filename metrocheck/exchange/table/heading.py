"""The headings of one table: in which row they stand, which column is what, and what is wrong with them.

Must never look at an answer.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from metrocheck.exchange.columns import UNKNOWN, Column, Headings, Kind, settled
from metrocheck.exchange.heading_parts import is_code_of_a_row
from metrocheck.exchange.table import rows_of_heading
from metrocheck.exchange.table.delimited import BEGINNING
from metrocheck.exchange.table.faults import Faults, letters
from metrocheck.exchange.table.source import Row
from metrocheck.language import _, ngettext
from metrocheck.language.formats import listed
from metrocheck.language.plain_text import cleaned, quoted
from metrocheck.questionnaire.model import Questionnaire

_LONGEST_NAME = 60
_MOST_LISTED = 10


class Heading:
    """The row with the headings.

    Attributes:
        row: where it stands, from 1; 0 when no row names a statement, the cells are then those of the first.
        statements: the column of each statement, from 0, in the order of the line; None where there is none.
        comments: column and what it is about, in the order of the line.
        own: the columns of partner, role, wave and ticket.
        ignored: what is written above columns that mean nothing to us.
    """

    def __init__(self, row: int, cells: Sequence[str], columns: Sequence[Column], asked: Questionnaire) -> None:
        self.row = row
        self.cells = tuple(cells)
        self._columns = settled(columns)
        first: dict[Column, int] = {}
        for place, column in enumerate(self._columns):
            first.setdefault(column, place)
        self.statements = [first.get(Column(Kind.STATEMENT, each.id)) for each in asked.statements]
        about = [*(each.id for each in asked.statements), *(each.id for each in asked.closing)]
        remarks = [(first.get(Column(Kind.COMMENT, each)), each) for each in about]
        self.comments = tuple((place, each) for place, each in remarks if place is not None)
        self.own = {kind: first.get(Column(kind)) for kind in (Kind.PARTNER, Kind.ROLE, Kind.WAVE, Kind.TICKET)}
        self.ignored = tuple(_name(cell) for cell in self._without(Kind.UNKNOWN) if cell.strip())
        self._asked = asked

    @property
    def width(self) -> int:
        """How many columns have a heading."""
        return len(self.cells)

    @property
    def is_coded(self) -> bool:
        """Whether most headings that are not understood are codes of a survey tool."""
        return 2 * sum(map(is_code_of_a_row, self.ignored)) > len(self.ignored)

    def check(self, faults: Faults) -> None:
        """Says what is wrong with the headings; the rows can be read nonetheless."""
        seen: dict[Column, int] = {}
        for place, column in enumerate(self._columns):
            if column.kind is Kind.CONTRADICTION:
                self._contradicts(faults, place, column)
            elif column.kind is not Kind.UNKNOWN and seen.setdefault(column, place) != place:
                self._twice(faults, seen[column], place)
        missing = [each.id for each, at in zip(self._asked.statements, self.statements, strict=True) if at is None]
        if missing:
            self._lacks(faults, missing)

    def _without(self, kind: Kind) -> Iterable[str]:
        return (cell for cell, column in zip(self.cells, self._columns, strict=True) if column.kind is kind)

    def _contradicts(self, faults: Faults, place: int, column: Column) -> None:
        what = _("The heading says {id}, but what follows is not the text of {id}.").format(id=column.about)
        todo = _("Write only the number or only the text above this column, and check that its answers belong there.")
        faults.add(self.row, place, what, todo, self.cells[place])

    def _twice(self, faults: Faults, first: int, place: int) -> None:
        what = _("Column {column} is about the same.").format(column=letters(first))
        faults.add(self.row, place, what, _("Remove one of the two columns."), self.cells[place])

    def _lacks(self, faults: Faults, missing: Sequence[str]) -> None:
        rest = len(missing) - _MOST_LISTED
        more = [ngettext("{n} other", "{n} others", rest).format(n=rest)] if rest > 0 else []
        what = _("There is no column for {statements}.").format(statements=listed([*missing[:_MOST_LISTED], *more]))
        if self.is_coded:
            faults.add(self.row, None, what, export_with_texts(self.ignored))
            return
        todo = _("Head each column with the number or the whole text of its statement; a column may be empty.")
        if self.ignored:
            unknown = [_("“{name}”").format(name=quoted(name)) for name in self.ignored[:3]]
            todo += " " + _("Not understood here: {headings}.").format(headings=listed(unknown))
        faults.add(self.row, None, what, todo)


def find(rows: Iterable[Row], headings: Headings, asked: Questionnaire) -> tuple[Heading, Iterable[Row]]:
    """The headings: the first of the rows that name most statements.

    Returns:
        The headings, and the rows below them.
    """
    rows = iter(rows)
    beginning = list(islice(rows, BEGINNING))
    if of_qualtrics := rows_of_heading.of_qualtrics(beginning, headings):
        row, cells, columns, below = of_qualtrics
        row = row if _statements(columns) else 0
        return Heading(row, cells, columns, asked), chain(beginning[below:], rows)
    read = [[headings.read(cell) for cell in cells] for _number, cells in beginning]
    numbers = [_statements(columns) for columns in read]
    at = numbers.index(max(numbers, default=0)) if any(numbers) else -1
    if at < 0:
        cells = beginning[0][1] if beginning else []
        return Heading(0, cells, [UNKNOWN] * len(cells), asked), ()
    below = at + 1
    # Some tools write a row with the codes and one with the texts.
    while below < len(read) and 2 * numbers[below] >= numbers[at]:
        below += 1
    row, cells = beginning[at]
    agreed = rows_of_heading.agreed(read[at], read[at + 1 : below])
    cells, columns = rows_of_heading.with_row_above(cells, agreed, read[at - 1] if at else [])
    return Heading(row, cells, columns, asked), chain(beginning[below:], rows)


def export_with_texts(codes: Sequence[str]) -> str:
    """What to do about headings that are codes."""
    todo = _(
        "Headings such as “{heading}” are codes of LimeSurvey, and do not say which statement they are about: export "
        "again with the full question texts as headings."
    )
    return todo.format(heading=quoted(next(filter(is_code_of_a_row, codes), "")))


def score(headings: Headings, cells: Sequence[str]) -> int:
    """How many statements a row of headings names."""
    return _statements([headings.read(cell) for cell in cells])


def _statements(columns: Iterable[Column]) -> int:
    return len({column.about for column in columns if column.kind in (Kind.STATEMENT, Kind.CONTRADICTION)})


def _name(cell: str) -> str:
    name = cleaned(cell)[0]
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
