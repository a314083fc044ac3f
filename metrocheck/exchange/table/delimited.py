"""A table in text, with a comma, semicolon or tab between its cells: rows one by one, in bounded memory.

Must never know what a heading or cell means.
"""

import csv
import io
from collections.abc import Callable, Generator
from itertools import islice
from pathlib import Path

from metrocheck.exchange.table import encoding
from metrocheck.exchange.table.source import MOST_COLUMNS, Row, TooWide, Unreadable
from metrocheck.language import _

SEPARATORS = (",", ";", "\t", "|")
# Among how many rows the headings are looked for.
BEGINNING = 10
# In characters: 16 thousand cells of 60, or a hundred comments of three pages.
LONGEST_LINE = 1024 * 1024
_LONGEST_ROW = 4 * LONGEST_LINE
# Excel's own way of saying which separator follows.
_SEPARATOR_LINE = "sep="


class Delimited:
    """A Source. The separator is the one with which the first rows score highest.

    Args:
        path: an ordinary file.
        score: how much a row looks like the headings of a table.
    """

    sheet = ""
    strict = True

    def __init__(self, path: Path, score: Callable[[list[str]], int]) -> None:
        self._path = path
        self._encoding = encoding.of(path)
        self.size = path.stat().st_size
        self._raw: io.FileIO | None = None
        self._last = ""
        self._separator = max(SEPARATORS, key=lambda separator: self._scored(separator, score))

    def read(self) -> int:
        """How many bytes were read."""
        return self.size if self._raw is None or self._raw.closed else self._raw.tell()

    def cut_off(self) -> bool:
        """Whether the last line that was read has no end."""
        return not self._last.endswith(("\n", "\r"))

    def narrow(self, width: int) -> None:
        """Nothing to gain: a line is read whole."""

    def rows(self) -> Generator[Row, None, None]:
        """Each row; a line break within quotes is part of its cell."""
        return self._rows(self._separator)

    def _scored(self, separator: str, score: Callable[[list[str]], int]) -> tuple[int, int]:
        best = (0, 0)
        try:
            for _number, cells in islice(self._rows(separator), BEGINNING):
                best = max(best, (score(cells), len(cells)))
        except TooWide:
            return max(best, (0, MOST_COLUMNS))
        except Unreadable:
            pass
        return best

    def _rows(self, separator: str) -> Generator[Row, None, None]:
        with self._path.open("rb", buffering=0) as raw:
            self._raw = raw
            text = io.TextIOWrapper(io.BufferedReader(raw), encoding=self._encoding, newline="")
            yield from self._parsed(_Lines(text), separator)

    def _parsed(self, lines: "_Lines", separator: str) -> Generator[Row, None, None]:
        number = 0
        try:
            for number, cells in enumerate(csv.reader(lines, delimiter=separator, strict=True), start=1):
                if len(cells) > MOST_COLUMNS:
                    raise TooWide(number, _too_wide(), _whether_meant())
                lines.room = _LONGEST_ROW
                yield number, cells
            if self.read() != self.size:
                raise _changed(number)
        except csv.Error as error:
            raise _unparsed(number, str(error)) from error
        except UnicodeDecodeError as error:
            raise _changed(number) from error
        except _TooLongError as error:
            raise Unreadable(number + 1, _("This row is longer than any table's."), _whether_meant()) from error
        finally:
            self._last = lines.last


class _TooLongError(Exception):
    pass


class _Lines:
    """The lines of a text for `csv`, which would take one of any length; `room` is what one row may still take."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.room = _LONGEST_ROW
        self.last = ""
        self._first: str | None = None

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self._first is None:
            self._first = self._after_separator_line()
        line = self._first or self._text.readline(LONGEST_LINE + 1)
        self._first = ""
        if not line:
            raise StopIteration
        self.room -= len(line)
        if self.room < 0 or len(line) > LONGEST_LINE:
            raise _TooLongError
        self.last = line
        return line

    def _after_separator_line(self) -> str:
        line = self._text.readline(LONGEST_LINE + 1)
        is_separator = line.lower().startswith(_SEPARATOR_LINE) and len(line.strip()) <= len(_SEPARATOR_LINE) + 1
        return "" if is_separator else line


def _changed(number: int) -> Unreadable:
    """Encoding and size are found at the start; what somebody writes after that was never looked at."""
    what = _("The file changed while it was read.")
    return Unreadable(number + 1, what, _("Import it again once no other program is writing it."))


def _unparsed(number: int, reason: str) -> Unreadable:
    what = _('The quotation marks (") or separators are wrong here: a cell begins that does not end.')
    if "field limit" in reason:
        what = _(
            'A cell begins here that is longer than any spreadsheet takes, or lacks its closing quotation mark (").'
        )
    todo = _("Look at this row and the one before it, or save the table as .xlsx and import that file.")
    return Unreadable(number + 1, what, todo)


def _too_wide() -> str:
    return _("This row has more than {n} columns.").format(n=MOST_COLUMNS)


def _whether_meant() -> str:
    return _("Check whether this is the file you meant.")
