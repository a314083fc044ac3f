"""A table of others, opened: what its columns mean, and its responses one by one.

Must never hold more than a few rows.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from metrocheck.exchange.columns import Headings, Kind, is_wave
from metrocheck.exchange.incoming import Incoming
from metrocheck.exchange.table import files, heading
from metrocheck.exchange.table.delimited import BEGINNING
from metrocheck.exchange.table.faults import Faults, whole_file
from metrocheck.exchange.table.heading import Heading
from metrocheck.exchange.table.source import Row, Source, Unreadable
from metrocheck.exchange.table.taking import Given, Taking
from metrocheck.language import _
from metrocheck.language.plain_text import cleaned, quoted
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode, Partnership

__all__ = ["Given", "Table", "opened", "wave_label"]


class Table:
    """The responses in a file, to be gone through once.

    Attributes:
        ignored: the headings of the columns that mean nothing to us, in their order.
        size: how many bytes there are to read.
    """

    def __init__(self, source: Source, found: Heading, rows: Iterator[Row], taking: Taking, faults: Faults) -> None:
        self.size = source.size
        self.ignored = found.ignored
        self._source = source
        self._rows = rows
        self._taking = taking
        self._faults = faults
        self._width = found.width

    def read(self) -> int:
        """How many of its bytes were read so far."""
        return self._source.read()

    @property
    def empty(self) -> int:
        """How many of the rows read so far hold no answer, and are no responses; not those that hold nothing at all."""
        return self._taking.empty

    def __iter__(self) -> Iterator[Incoming]:
        """Each response.

        Raises:
            MetrocheckError: at the end, with everything that is wrong in the file.
        """
        row, cells = 0, list[str]()
        taken, strict, width = self._taking.taken, self._source.strict, self._width
        try:
            for row, cells in self._rows:
                if strict and len(cells) > width:
                    self._taking.too_wide(row, cells)
                if (incoming := taken(row, cells)) is not None:
                    yield incoming
        except Unreadable as error:
            self._faults.add(error.broken.row, None, error.broken.what, error.broken.todo)
        else:
            if cells and len(cells) < width and self._source.cut_off():
                what = _("The file stops in the middle of this row.")
                self._faults.add(row, None, what, _("Export or copy it again; it did not come over whole."))
        self._faults.finish()


@contextmanager
def opened(path: Path, asked: Questionnaire, partnership: Partnership, given: Given) -> Iterator[Table]:
    """A table whose columns answer the statements of `asked`.

    Raises:
        MetrocheckError: the file cannot be a table, or none of its columns is a statement. What is wrong with its
            headings and rows is told after the last row.
    """
    headings = Headings(asked)
    source = files.source(path, lambda cells: heading.score(headings, cells))
    faults = Faults(path)
    with closing(source.rows()) as rows:
        try:
            found, below = heading.find(rows, headings, asked)
        except Unreadable as error:
            faults.add(max(error.broken.row, 1), None, error.broken.what, error.broken.todo)
            faults.finish()
            raise
        if not found.row:
            raise whole_file(path, _("None of the columns is a statement of this questionnaire."), _todo(source, found))
        found.check(faults)
        source.narrow(found.width)
        table = Table(source, found, iter(below), Taking(found, asked, partnership, given, faults), faults)
        table.ignored += _of_another_mode(found, partnership)
        yield table


def wave_label(path: Path) -> str | None:
    """The wave that the first rows of a table name, before it is known which questionnaire they answer.

    None when there is no such column, or nothing in it.

    Raises:
        MetrocheckError: the file cannot be a table.
    """
    source = files.source(path, lambda cells: sum(map(is_wave, cells)))
    try:
        with closing(source.rows()) as rows:
            beginning = list(islice(rows, BEGINNING))
    except Unreadable:
        return None
    for at, (_number, cells) in enumerate(beginning):
        named = [place for place, cell in enumerate(cells) if is_wave(cell)]
        if named and _are_headings(cells):
            return _first_in(named[0], beginning[at + 1 :])
    return None


def _todo(source: Source, found: Heading) -> str:
    """What to do about a table without a single statement."""
    if found.is_coded:
        return heading.export_with_texts(found.ignored)
    if source.sheet:
        todo = _("Only the first sheet is read, “{sheet}”: move the one with the answers to the front.")
        return todo.format(sheet=quoted(source.sheet))
    return _("Head the columns with the numbers or the texts of the statements, as `responses template` does.")


def _are_headings(cells: list[str]) -> bool:
    """Whether no cell or hardly any says what another says: unlike a row of answers, one of which is "meting"."""
    filled = [cell for cell in cells if cell.strip()]
    return 2 * len(set(filled)) > len(filled)


def _first_in(column: int, rows: list[Row]) -> str | None:
    labels = (cleaned(cells[column])[0] for _number, cells in rows if column < len(cells))
    return next((label for label in labels if label), None)


def _of_another_mode(found: Heading, partnership: Partnership) -> tuple[str, ...]:
    """Mode team knows no roles and no tickets."""
    if partnership.mode is Mode.INDIVIDUAL:
        return ()
    places = [found.own[kind] for kind in (Kind.ROLE, Kind.TICKET)]
    return tuple(cleaned(found.cells[place])[0] for place in places if place is not None)
