"""What every kind of table gives: its rows one by one, and how far it was read.

Must never know what a row means.
"""

from collections.abc import Generator
from typing import NamedTuple, Protocol

# Both as in Excel. Wider or longer is no table that somebody can have looked at.
MOST_COLUMNS = 16_384
MOST_ROWS_OF_A_SHEET = 1_048_576

Row = tuple[int, list[str]]


class Broken(NamedTuple):
    """From where a table cannot be read any further; `row` 0 is the file as a whole."""

    row: int
    what: str
    todo: str


class Unreadable(Exception):
    """A table cannot be read any further; never leaves this room."""

    def __init__(self, row: int, what: str, todo: str) -> None:
        super().__init__(what)
        self.broken = Broken(row, what, todo)


class TooWide(Unreadable):
    """A row has more columns than any table."""


class Source(Protocol):
    """One table in one file.

    Attributes:
        size: how much there is to read, in bytes.
        sheet: the name of the sheet that is read, when there are others too; otherwise empty.
        strict: whether a cell beyond the last heading shows that the separators of its row are wrong.
    """

    size: int
    sheet: str
    strict: bool

    def rows(self) -> Generator[Row, None, None]:
        """Number (from 1, as a spreadsheet counts) and cells of each row, from the first; raises Unreadable."""
        ...

    def read(self) -> int:
        """How many of its bytes were read."""
        ...

    def cut_off(self) -> bool:
        """After the last row: whether the file ends in the middle of a line."""
        ...

    def narrow(self, width: int) -> None:
        """Says that cells from column `width` on are of no use."""
        ...
