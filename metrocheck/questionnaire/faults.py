"""What is wrong in a questionnaire file, as data: where, what, and what to do.

Must never read a file or decide what is wrong; the modules beside this one do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from metrocheck.errors import MetrocheckError

# Whoever has more than this mends the first ones and checks again.
MAX_FAULTS = 50

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """Something wrong in a questionnaire, by its path in the data: `("stops", 0, "name", "nl")`.

    `at_key` points at the key itself instead of what stands after it.
    """

    loc: Loc
    what: str
    todo: str
    at_key: bool = False


@dataclass(frozen=True)
class Fault:
    """Something wrong at one place of a file; `line` and `column` count from 1, in characters."""

    path: Path
    line: int
    column: int
    what: str
    todo: str

    def __str__(self) -> str:
        return f"{shown_path(self.path)}:{self.line}:{self.column}: {self.what}"


class QuestionnaireError(MetrocheckError):
    """A file is not a valid questionnaire.

    Args:
        faults: at least one. They are kept in the order of the file, at most MAX_FAULTS of them; the two
            lines of the error are those of the first.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        in_order = sorted(faults, key=lambda fault: (fault.line, fault.column))
        self.faults: tuple[Fault, ...] = tuple(in_order[:MAX_FAULTS])
        super().__init__(str(self.faults[0]), self.faults[0].todo)

    @property
    def parts(self) -> tuple[MetrocheckError, ...]:
        """Every fault as an error of its own."""
        return tuple(MetrocheckError(str(fault), fault.todo) for fault in self.faults)


def shown_path(path: Path) -> str:
    """A path as an error prints it: whole, without anything a terminal would obey."""
    return "".join(c if c.isprintable() else "?" for c in str(path))
