"""The rows of one sheet of a workbook, and the texts its cells share, out of their XML.

Formulas give the value the spreadsheet program kept; one without a value gives its own text, so that it is not taken
for an empty cell. Must never open a file, nor know what a cell means.
"""

import re
from collections.abc import Iterator
from typing import IO

from metrocheck.exchange.table import markup
from metrocheck.exchange.table.markup import Refused
from metrocheck.exchange.table.source import MOST_COLUMNS, MOST_ROWS_OF_A_SHEET

_LONGEST_CELL = 131_072
_MOST_TEXTS = 8_000_000
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ALPHABET = 26
_LONGEST_REFERENCE = 12
# Beyond this a number is not written out: it is no answer anyhow.
_LARGEST_WHOLE = 1e15

Cells = dict[int, str]


def shared_texts(stream: IO[bytes]) -> list[str]:
    """The texts of a workbook that its cells refer to by number; raises Refused."""
    texts = _Texts()
    for _fed in markup.read(stream, texts):
        if len(texts.found) > _MOST_TEXTS:
            raise Refused
    return texts.found


def rows(stream: IO[bytes], shared: list[str]) -> Iterator[tuple[int, list[tuple[int, Cells]]]]:
    """Bytes read so far, and the rows that were completed there: number from 1, and cells by column from 0."""
    sheet = _Sheet(shared)
    for fed in markup.read(stream, sheet):
        done, sheet.done = sheet.done, []
        yield fed, done


class _Text:
    """Gathers the text between two tags, without the reading aids (rPh) of Japanese."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.wanted = False

    def text(self, data: str) -> None:
        if self.wanted:
            self.length += len(data)
            if self.length > _LONGEST_CELL:
                raise Refused
            self.pieces.append(data)

    def taken(self) -> str:
        whole = "".join(self.pieces)
        self.pieces, self.length, self.wanted = [], 0, False
        return _ESCAPED.sub(_unescaped, whole) if "_x" in whole else whole


class _Texts:
    def __init__(self) -> None:
        self.found: list[str] = []
        self._text = _Text()
        self._aid = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        if tag == "rPh":
            self._aid = True
        elif tag == "t":
            self._text.wanted = not self._aid

    def end(self, tag: str) -> None:
        if tag == "si":
            self.found.append(self._text.taken())
        elif tag == "rPh":
            self._aid = False
        elif tag == "t":
            self._text.wanted = False

    def text(self, data: str) -> None:
        self._text.text(data)


class _Sheet:
    def __init__(self, shared: list[str]) -> None:
        self.done: list[tuple[int, Cells]] = []
        self._shared = shared
        self._text = _Text()
        self._row, self._cells = 0, Cells()
        self._column, self._kind = -1, ""
        self._value: str | None = None
        self._formula: str | None = None
        self._aid = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._start_cell(attributes)
        elif tag in ("v", "f", "t"):
            self._text.wanted = not self._aid
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "rPh":
            self._aid = True

    def end(self, tag: str) -> None:
        if tag == "v":
            self._value = self._text.taken()
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self.done.append((self._row, self._cells))
            self._cells = Cells()
        elif tag == "f":
            self._formula = self._text.taken()
        elif tag == "is":
            self._value = self._text.taken()
        elif tag == "t":
            self._text.wanted = False
        elif tag == "rPh":
            self._aid = False

    def text(self, data: str) -> None:
        self._text.text(data)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = _whole(attributes.get("r", str(self._row + 1)))
        if not self._row < number <= MOST_ROWS_OF_A_SHEET:
            raise Refused
        self._row, self._column = number, -1

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        column = self._column + 1 if reference is None else _column(reference)
        if not self._column < column < MOST_COLUMNS:
            raise Refused
        self._column, self._kind = column, attributes.get("t", "n")
        self._value = self._formula = None

    def _end_cell(self) -> None:
        text = self._read(self._value or "")
        if not text and self._formula and self._kind != "str":
            text = f"={self._formula}"
        if text:
            self._cells[self._column] = text

    def _read(self, value: str) -> str:
        if self._kind == "s":
            return self._shared_text(value)
        if self._kind == "b":
            return {"0": "FALSE", "1": "TRUE"}.get(value, value)
        return value if self._kind != "n" or value.isdigit() else _number(value)

    def _shared_text(self, value: str) -> str:
        place = _whole(value)
        if not 0 <= place < len(self._shared):
            raise Refused
        return self._shared[place]


def _column(reference: str) -> int:
    """The column of a cell like AB12, from 0."""
    letters = reference.rstrip("0123456789")
    if not (letters.isascii() and letters.isalpha() and len(reference) <= _LONGEST_REFERENCE):
        raise Refused
    column = 0
    for letter in letters.upper():
        column = column * _ALPHABET + ord(letter) - ord("A") + 1
    return column - 1


def _whole(text: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_REFERENCE):
        raise Refused
    return int(text)


def _number(text: str) -> str:
    """A number as it was meant: 4.0 is 4, and 1.1000000000000001 is 1.1."""
    try:
        value = float(text)
    except ValueError:
        return text
    return str(int(value)) if value.is_integer() and abs(value) < _LARGEST_WHOLE else repr(value)


def _unescaped(match: re.Match[str]) -> str:
    """`_x000D_` is how a workbook writes a character that XML has no room for."""
    return chr(int(match[1], 16))
