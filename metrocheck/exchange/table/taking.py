"""One row of a table becomes one response to take in, or what is wrong with it is noted.

Must never read a file; the order of the columns is `heading`'s.
"""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeVar

from metrocheck.exchange.columns import Kind
from metrocheck.exchange.incoming import Incoming
from metrocheck.exchange.table.answers import Answers
from metrocheck.exchange.table.faults import Faults
from metrocheck.exchange.table.heading import Heading
from metrocheck.exchange.table.people import NotUnderstoodError, Partners, Roles, Waves, read_ticket
from metrocheck.language import _
from metrocheck.language.plain_text import cleaned, quoted
from metrocheck.questionnaire.model import UNANSWERED, Questionnaire
from metrocheck.response.model import Mode, Partner, Partnership, Role, Wave

Value = TypeVar("Value")


class Given(NamedTuple):
    """What was said beside the file, for every row that does not say it itself.

    Attributes:
        wave: the wave that rows have to be of, where they name one.
    """

    partner: Partner | None = None
    role: Role | None = None
    wave: Wave | None = None


class Taking:
    """Reads the rows under one heading.

    Attributes:
        empty: how many rows say who they are from or when, and nothing else: they are no responses.
    """

    def __init__(
        self, heading: Heading, asked: Questionnaire, partnership: Partnership, given: Given, faults: Faults
    ) -> None:
        self.empty = 0
        self._heading = heading
        self._ids = [each.id for each in asked.statements]
        self._answers = Answers(asked.scale)
        self._code = self._answers.__getitem__
        self._pick = _picker(heading.statements)
        self._blank = UNANSWERED * len(self._ids)
        self._scale_end = asked.scale.points
        self._faults = faults
        self._given = given
        self._in_confidence = partnership.mode is Mode.INDIVIDUAL
        self._partner = _Remembering(Partners(partnership).read)
        self._role = _Remembering(Roles().read)
        self._wave = _Remembering(Waves(given.wave.label if given.wave else None).read)
        self._first: dict[int, Incoming] = {}
        self._check()

    def taken(self, row: int, cells: list[str]) -> Incoming | None:
        """The response in a row; None when it says nothing, or something is wrong with it."""
        wrong: list[int] = []
        try:
            strip = "".join(map(self._code, self._pick(cells)))
        except (KeyError, IndexError):
            strip = self._slowly(cells, wrong)
        comments = self._comments(cells)
        if strip == self._blank and not comments and not wrong:
            self.empty += bool("".join(cells).strip())
            return None
        partner_id, role, ticket = self._who(row, cells)
        for place in wrong:
            self._no_answer(row, cells, place)
        if self._faults.number or partner_id is None:
            return None
        incoming = Incoming(row, partner_id, role, ticket, strip, comments)
        return incoming if self._in_confidence else self._only_one(incoming)

    def too_wide(self, row: int, cells: list[str]) -> None:
        """Says so when there are more cells than headings, which shifts what stands where."""
        if any(cell.strip() for cell in cells[self._heading.width :]):
            self._faults.add(
                row,
                self._heading.width,
                _("This row has more cells than there are headings."),
                _("Put text with a separator in it between quotation marks, or save the table as .xlsx."),
            )

    def _slowly(self, cells: list[str], wrong: list[int]) -> str:
        """The strip of a row that is short, or in which some cell is no answer: the places of those become `wrong`."""
        codes = []
        for place, column in enumerate(self._heading.statements):
            try:
                codes.append(self._answers["" if column is None else _at(cells, column)])
            except KeyError:
                wrong.append(place)
                codes.append(UNANSWERED)
        return "".join(codes)

    def _no_answer(self, row: int, cells: list[str], place: int) -> None:
        column = self._heading.statements[place] or 0
        what = _("“{cell}” is not an answer.")
        todo = _("Write 1 to {highest}, w, n, the words of the scale, or nothing.")
        if self._answers.is_contested(cells[column]):
            what = _("“{cell}” can be two answers: by its number or letter, and by the words of the scale.")
            todo = _("Use a scale whose words are never the number or letter of another answer.")
        what, todo = what.format(cell=quoted(cells[column])), todo.format(highest=self._scale_end)
        self._faults.add(row, column, what, todo, self._ids[place])

    def _comments(self, cells: list[str]) -> tuple[tuple[str, str], ...]:
        found = []
        for place, about in self._heading.comments:
            if (cell := _at(cells, place)) and (text := cleaned(cell)[0]):
                found.append((about, text))
        return tuple(found)

    def _who(self, row: int, cells: list[str]) -> tuple[int | None, Role | None, str | None]:
        self._cell(row, cells, Kind.WAVE, self._wave)
        given = self._given.partner
        partner_id = self._cell(row, cells, Kind.PARTNER, self._partner)
        if partner_id is None and given:
            partner_id = given.id
        if partner_id is None:
            self._lacking(row, cells, Kind.PARTNER)
        if not self._in_confidence:
            return partner_id, None, None
        role = self._cell(row, cells, Kind.ROLE, self._role) or self._given.role
        if role is None:
            self._lacking(row, cells, Kind.ROLE)
        return partner_id, role, self._cell(row, cells, Kind.TICKET, read_ticket)

    def _cell(self, row: int, cells: list[str], kind: Kind, read: Callable[[str], Value]) -> Value | None:
        """What a cell says, None when it is empty or not understood; the latter is noted."""
        place = self._heading.own[kind]
        cell = "" if place is None else _at(cells, place).strip()
        if place is None or not cell:
            return None
        try:
            return read(cell)
        except NotUnderstoodError as error:
            self._faults.add(row, place, error.what, error.todo, self._heading.cells[place])
            return None

    def _lacking(self, row: int, cells: list[str], kind: Kind) -> None:
        """Notes an empty cell; a cell with something wrong in it was noted already, a lacking column too."""
        place = self._heading.own[kind]
        if place is not None and not _at(cells, place).strip():
            what, todo = _lacks(kind)
            self._faults.add(row, place, what, todo, self._heading.cells[place])

    def _check(self) -> None:
        needed = {Kind.PARTNER: self._given.partner is None}
        needed[Kind.ROLE] = self._in_confidence and self._given.role is None
        for kind, is_needed in needed.items():
            if is_needed and self._heading.own[kind] is None:
                self._faults.add(self._heading.row, None, *_lacks(kind))

    def _only_one(self, incoming: Incoming) -> Incoming | None:
        """Mode team: a municipality has one scan, and to take the last of two would lose one."""
        first = self._first.setdefault(incoming.partner_id, incoming)
        if first._replace(row=incoming.row) == incoming:
            return incoming
        place = self._heading.own[Kind.PARTNER]
        what = _("Row {row} is of the same municipality, with other answers.").format(row=first.row)
        todo = _("Here each municipality fills in one scan together: keep the row that counts.")
        self._faults.add(incoming.row, place, what, todo, "" if place is None else self._heading.cells[place])
        return None


class _Remembering(dict[str, Value]):
    """What was understood once need not be looked at again; there are as many as there are municipalities or roles."""

    _MOST = 1000

    def __init__(self, read: Callable[[str], Value]) -> None:
        super().__init__()
        self._read = read

    def __call__(self, cell: str) -> Value:
        return self[cell]

    def __missing__(self, cell: str) -> Value:
        value = self._read(cell)
        if len(self) < self._MOST:
            self[cell] = value
        return value


def _lacks(kind: Kind) -> tuple[str, str]:
    if kind is Kind.ROLE:
        what = _("Nothing says which role this is from.")
        return what, _("Fill in a column “role” or “functiegroep”, or add --role when it is the same for all.")
    what = _("Nothing says which municipality this is from.")
    return what, _("Fill in a column “partner” or “gemeente”, or add --partner when it is the same for all.")


def _picker(places: Sequence[int | None]) -> Callable[[list[str]], Sequence[str]]:
    """From a row the cells of the statements, in their order; IndexError when not all of them are there."""
    known = [place for place in places if place is not None]
    if len(known) < len(places):
        return _not_all
    if len(known) == 1:
        return lambda cells: (cells[known[0]],)
    return itemgetter(*known)


def _not_all(_cells: list[str]) -> Sequence[str]:
    raise IndexError


def _at(cells: list[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
