"""What is wrong in somebody's table, all of it together: by row and column, as a spreadsheet names them.

Must never decide what is wrong; the modules beside this one do.
"""

from pathlib import Path

from metrocheck.errors import MetrocheckError
from metrocheck.language import _, ngettext
from metrocheck.language.plain_text import quoted
from metrocheck.questionnaire.faults import shown_path

MOST_SHOWN = 20
# A file with more mistakes than this is not the file that was meant: reading it further helps nobody.
MOST_COUNTED = 100_000
_ALPHABET = 26


class TableError(MetrocheckError):
    """A table cannot be taken in.

    Args:
        parts: at least one; the two lines of the error are those of the first.
    """

    def __init__(self, parts: tuple[MetrocheckError, ...]) -> None:
        super().__init__(parts[0].what, parts[0].todo)
        self._parts = parts

    @property
    def parts(self) -> tuple[MetrocheckError, ...]:
        """Every mistake as an error of its own, at most MOST_SHOWN and one that counts the rest."""
        return self._parts


class Faults:
    """Collects the mistakes of one file; remembers few, counts all."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._shown: list[tuple[int, int, MetrocheckError]] = []
        self.number = 0

    def add(self, row: int, column: int | None, what: str, todo: str, about: str = "") -> None:
        """A mistake in a row (from 1) and a column (from 0), under the heading `about`; None is the whole row."""
        self.number += 1
        if len(self._shown) < MOST_SHOWN:
            error = MetrocheckError(self._placed(row, column, about, what), todo)
            self._shown.append((row, -1 if column is None else column, error))
        if self.number >= MOST_COUNTED:
            self.finish(stopped=True)

    def finish(self, *, stopped: bool = False) -> None:
        """Raises what was collected, if anything was."""
        if not self._shown:
            return
        hidden = self.number - len(self._shown)
        in_order = sorted(self._shown, key=lambda shown: shown[:2])
        rest = [_rest(hidden, stopped=stopped)] if hidden else []
        raise TableError((*(error for _row, _column, error in in_order), *rest))

    def _placed(self, row: int, column: int | None, about: str, what: str) -> str:
        if column is None:
            text = _("{path}: row {row}: {what}")
        elif about:
            text = _("{path}: row {row}, column {column} ({heading}): {what}")
        else:
            text = _("{path}: row {row}, column {column}: {what}")
        place = {"row": row, "column": letters(column or 0), "heading": quoted(about)}
        return text.format(path=shown_path(self._path), what=what, **place)


def whole_file(path: Path, what: str, todo: str) -> MetrocheckError:
    """Something about a file as a whole."""
    return MetrocheckError(_("{path}: {what}").format(path=shown_path(path), what=what), todo)


def letters(column: int) -> str:
    """What a spreadsheet calls a column, from 0: A, B ... Z, AA."""
    name, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, _ALPHABET)
        name = chr(ord("A") + place) + name
    return name


def _rest(number: int, *, stopped: bool) -> MetrocheckError:
    if stopped:
        what = _("And more than {n} other mistakes; the rest of the file was not read.")
    else:
        what = ngettext("And {n} other mistake.", "And {n} other mistakes.", number)
    return MetrocheckError(what.format(n=number), _("Mend these first and import again; nothing was imported."))
