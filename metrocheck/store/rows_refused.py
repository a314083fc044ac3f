"""Rows of a file that a store cannot take in, gathered: all of them told at once, or the first of very many.

Only the gathering; what is wrong is said where it is found. A store does not know files: who does, names the file.
"""

from typing import NamedTuple

from metrocheck.errors import MetrocheckError
from metrocheck.language import _, ngettext
from metrocheck.store.errors import StoreError

# Whoever has more than this mends the first ones and tries again.
MAX_TOLD = 20


class RefusedRow(NamedTuple):
    """A row, what is wrong with it, and what to do."""

    row: int
    what: str
    todo: str


class RowsRefused(StoreError):
    """Rows of a file contradict one another or the store; nothing of the file was taken in.

    Args:
        rows: at least one, in the order of the file.
        more: how many more there are.
        file: its name, fit to print; without it only rows are named.
    """

    def __init__(self, rows: tuple[RefusedRow, ...], more: int = 0, file: str | None = None) -> None:
        self.rows = rows
        self.more = more
        self._file = file
        super().__init__(self.parts[0].what, self.parts[0].todo)

    @property
    def parts(self) -> tuple[MetrocheckError, ...]:
        """Every row as an error of its own, and one for those that are not told."""
        told = tuple(MetrocheckError(self._placed(each), each.todo) for each in self.rows)
        return told if not self.more else (*told, _rest(self.more))

    def of_file(self, file: str) -> "RowsRefused":
        """The same about a file."""
        return RowsRefused(self.rows, self.more, file)

    def _placed(self, each: RefusedRow) -> str:
        if self._file is None:
            return _("row {row}: {what}").format(row=each.row, what=each.what)
        return _("{path}: row {row}: {what}").format(path=self._file, row=each.row, what=each.what)


class Refusals:
    """Gathers rows that are refused; memory does not grow with their number."""

    def __init__(self) -> None:
        self._rows: list[RefusedRow] = []
        self._more = 0

    def add(self, row: int, what: str, todo: str) -> None:
        """One more row, by its number in the file."""
        if len(self._rows) < MAX_TOLD:
            self._rows.append(RefusedRow(row, what, todo))
        else:
            self._more += 1

    def settle(self) -> None:
        """RowsRefused when there is any."""
        if self._rows:
            raise RowsRefused(tuple(sorted(self._rows)), self._more)


def _rest(number: int) -> MetrocheckError:
    what = ngettext("And {n} other mistake.", "And {n} other mistakes.", number)
    return MetrocheckError(what.format(n=number), _("Mend these first and import again; nothing was imported."))
