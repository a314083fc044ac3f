"""The results as a table in plain text."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

HEADINGS = ("what", "ours", "peer or floor", "ratio (middle half)", "bound", "")
VERDICTS = {True: "ok", False: "NOT OK", None: "for information"}


@dataclass(frozen=True, slots=True)
class Row:
    """One measure. `ok` is None where the number has no bound and only informs."""

    what: str
    ours: str
    peer: str
    ratio: str
    bound: str
    ok: bool | None


def printed(rows: Sequence[Row]) -> str:
    """The rows under their headings, each column as wide as its widest cell."""
    lines = [HEADINGS, *((*astuple(row)[:-1], VERDICTS[row.ok]) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)
