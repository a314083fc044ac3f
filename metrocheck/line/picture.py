"""What a drawing is made from, and what it is made of.

A `Line` says which stations there are and where the train stands. A drawing is a list of rows, a row a
tuple of spans, and a span a text with a role; whoever shows it gives each role its colour.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Role = Literal["plain", "dim", "strong", "track", "travelled", "train", "reached", "under_way", "works", "unmeasured"]
Stand = Literal["reached", "under_way", "works", "unmeasured"]
STANDS: tuple[Stand, ...] = get_args(Stand)


class Span(NamedTuple):
    """A piece of a row, with the role it plays in the picture."""

    text: str
    role: Role = "plain"


Row = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Station:
    """One stop as it is drawn.

    `filled` is how far its bar is filled, from 0 to 1, None for no bar; `figure` and `words` stand behind
    the bar, `notes` on a row below the station.
    """

    number: int
    name: str
    short: str
    stand: Stand = "unmeasured"
    filled: float | None = None
    figure: str = ""
    words: str = ""
    notes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A whole line: two termini, the stations between them, and where the train stands.

    `train` is 0 at the start, the place of a station, or one past the last at the terminus; None draws no
    train.
    """

    start: str
    terminus: str
    stations: tuple[Station, ...]
    train: int | None = None


def plain(rows: list[Row]) -> str:
    """The rows as text without roles, no spaces at the ends."""
    return "\n".join("".join(span.text for span in row).rstrip() for row in rows)
