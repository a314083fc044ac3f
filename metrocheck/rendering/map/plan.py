"""What a map is drawn from: places and measures, no look. One plan for a lying and for a standing line.

Units are those of the picture; a page shows them one to one, or smaller.
"""

from dataclasses import dataclass

from metrocheck.language import _
from metrocheck.line.picture import STANDS
from metrocheck.rendering import words
from metrocheck.rendering.map.lettering import Box, Words, height, width
from metrocheck.rendering.paper.blocks import Map

TEXT = 16.0
FIGURE = 18.0
BADGE = 18.0
SMALL = 15.0
STATION = 12.0
"""The radius of a station."""
MARK = 6.5
"""The radius of a station's mark on the line of a question."""
CAPSULE = 11.0
"""From the middle of a mark to the edge of the interchange around it."""
EDGE = 4.0
"""What stays free along the edges."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the picture."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class End:
    """A terminus: the middle of its buffer, and its name."""

    place: Point
    name: Words


@dataclass(frozen=True, slots=True)
class Halt:
    """A station: the middle of its shape, its words, its marks on the questions' lines, and what a pointer can hit.

    A `number` of None stands in the name. `leader` runs from its name to the shape, `connector` from the shape to
    `capsule`, the interchange.
    """

    place: Point
    number: Words | None
    name: Words
    figure: Words
    leader: tuple[Point, Point] | None
    connector: tuple[Point, Point] | None
    capsule: Box | None
    marks: tuple[Point, ...]
    areas: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """The line of a question: its name, and the corners it runs along."""

    name: Words
    path: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """An entry of the legend: what is drawn (a stand, `train` or `was`), where, and what it means."""

    shape: str
    place: Point
    meaning: Words


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole map. `train` and `was` are the middles of the train; `is_lying` says how the line runs."""

    width: float
    height: float
    is_lying: bool
    badge: Words
    start: End
    terminus: End
    halts: tuple[Halt, ...]
    threads: tuple[Thread, ...]
    train: Point | None
    was: Point | None
    legend: tuple[Sign, ...]

    @property
    def places(self) -> tuple[Point, ...]:
        """Where the line passes, from terminus to terminus: the place with the number of a stop is that stop."""
        return (self.start.place, *(halt.place for halt in self.halts), self.terminus.place)


def centred(lines: tuple[str, ...], x: float, middle: float, size: float = TEXT, *, bold: bool = False) -> Words:
    """Lines from `x`, their middle at the height `middle`."""
    first = middle - height(len(lines) - 1, size) / 2 + 0.35 * size
    return Words(lines, x, first, size, bold=bold)


def badge(metro: Map, room: float) -> Words:
    """The line's name on its sign, at the top left; smaller when it is long."""
    wide = width(metro.line, BADGE, bold=True)
    size = min(BADGE, BADGE * (room - 2 * EDGE - 24) / wide) if wide else BADGE
    return Words((metro.line,), EDGE + 12, EDGE + 22, size, bold=True)


def legend(metro: Map, left: float, right: float, top: float, train: float) -> tuple[Sign, ...]:
    """What the shapes mean, as many to a row as fit; `train` is half the width of the train."""
    entries = [(str(stand), words.status(stand), STATION - 3) for stand in STANDS]
    if metro.train is not None:
        entries.append(("train", _("the train"), train))
    if metro.was is not None:
        entries.append(("was", _("the train the first time"), train))
    signs: list[Sign] = []
    x, y = left, top + 14
    for shape, meaning, half in entries:
        wide = 2 * half + 6 + width(meaning, SMALL)
        if x > left and x + wide > right:
            x, y = left, y + 30
        signs.append(Sign(shape, Point(x + half, y), centred((meaning,), x + 2 * half + 6, y, SMALL)))
        x += wide + 20
    return tuple(signs)
