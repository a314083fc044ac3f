"""Where the names along a lying line go: wrapped into as few rows as fit, never cut, never touching."""

from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len

from metrocheck.line.picture import Role

LABEL_ROWS: Role = "strong"
MOST_ROWS = 3
SHORT_NAME = 12


@dataclass(frozen=True, slots=True)
class Label:
    """A name in one or more rows, centred on `middle` as far as the edges allow."""

    lines: tuple[str, ...]
    left: int

    @property
    def width(self) -> int:
        """Columns of its longest row."""
        return max(cell_len(line) for line in self.lines)

    def column(self, row: int) -> int:
        """Where this row starts, centred in the label."""
        return self.left + (self.width - cell_len(self.lines[row])) // 2


def place(names: list[tuple[str, int]], width: int) -> list[Label] | None:
    """Labels for names at their columns, in as few rows as keep a blank between them; None if none do.

    All longer names take the same number of rows, which looks calmer than wrapping one of them.
    """
    for rows in range(1, MOST_ROWS + 1):
        labels = [_label(name, middle, rows, width) for name, middle in names]
        if _apart(labels, width):
            return labels
    return None


def _apart(labels: list[Label], width: int) -> bool:
    gaps = [after.left - before.left - before.width for before, after in pairwise(labels)]
    return all(gap >= 1 for gap in gaps) and all(label.width <= width for label in labels)


def _label(name: str, middle: int, rows: int, width: int) -> Label:
    lines = _balanced(name, rows if cell_len(name) > SHORT_NAME else 1)
    wide = max(cell_len(line) for line in lines)
    return Label(lines, max(0, min(middle - wide // 2, width - wide)))


def _balanced(name: str, rows: int) -> tuple[str, ...]:
    """`name` in at most `rows` rows, the longest of them as short as can be, the first preferably full."""
    words = name.split()
    if rows == 1 or len(words) == 1:
        return (" ".join(words),)
    options = [(" ".join(words[:cut]), *_balanced(" ".join(words[cut:]), rows - 1)) for cut in range(1, len(words))]
    return min(options, key=lambda lines: (max(map(cell_len, lines)), -cell_len(lines[0])))
