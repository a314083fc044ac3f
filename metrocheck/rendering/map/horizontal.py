"""The plan of a lying line: names above it, in two rows where they are long, the questions below it."""

from dataclasses import dataclass

from metrocheck.rendering.map.lettering import Box, Words, breaks_word, height, wrapped
from metrocheck.rendering.map.plan import (
    CAPSULE,
    EDGE,
    FIGURE,
    STATION,
    TEXT,
    End,
    Halt,
    Plan,
    Point,
    Sign,
    Thread,
    badge,
    centred,
    legend,
)
from metrocheck.rendering.paper.blocks import Map, Station

PAGE = 1120.0
"""The width of the map on a wide page."""
LEFT = 172.0
"""Where the line starts; before it stand the names of the start and of the questions."""
BEHIND = 132.0
"""What stays free behind the line, for the name of the terminus."""
OUTER = 0.75
"""From a terminus to the station beside it, in distances between stations."""
GAP = 12.0
"""Between two names."""
LANE = 36.0
"""Between the names and the stations, where the train stands."""
TRAIN = 22.0
"""Half the length of the train."""
MOST_LINES = 4
HEAD = 50.0


@dataclass(frozen=True, slots=True)
class _Measures:
    """Where the line runs.

    `right` is where it ends, `pitch` the distance between its stations, `track` its height, `foot` the bottom of
    the names; names in an upper row end at `upper`, which is `foot` where there is one row.
    """

    stations: int
    right: float
    pitch: float
    upper: float
    foot: float
    track: float
    questions: tuple[float, ...]

    def x(self, place: int) -> float:
        """The place of a stop on the line: 1 is the first station."""
        return LEFT + (place - 1 + OUTER) * self.pitch

    @property
    def bottom(self) -> float:
        """The end of the questions' interchanges, or of the stations where there are no questions."""
        return self.questions[-1] + CAPSULE if self.questions else self.track + 44


def plan(metro: Map, width: float = PAGE) -> Plan:
    """Where everything on a lying map stands."""
    pitch = (width - BEHIND - LEFT) / (len(metro.stations) - 1 + 2 * OUTER)
    in_two_rows = _is_crowded(metro.stations, pitch)
    names = _names(metro.stations, pitch * (2 if in_two_rows else 1) - GAP)
    measures = _measures(metro, pitch, names, in_two_rows=in_two_rows)
    start, terminus = _ends(metro, measures)
    threads = _threads(metro, measures)
    named = [start.name, terminus.name, *(thread.name for thread in threads)]
    bottom = max(measures.bottom, *(name.box.bottom for name in named))
    signs = _legend(metro, width - EDGE, bottom + 18)
    return Plan(
        width=width,
        height=signs[-1].place.y + 22,
        is_lying=True,
        badge=badge(metro, width),
        start=start,
        terminus=terminus,
        halts=tuple(
            _halt(place, lines, metro.stations[place - 1], measures, raised=in_two_rows and place % 2 == 1)
            for place, lines in enumerate(names, start=1)
        ),
        threads=threads,
        train=None if metro.train is None else _train(metro.train, measures),
        was=None if metro.was is None else _train(metro.was, measures, behind=metro.was == metro.train),
        legend=signs,
    )


def _legend(metro: Map, right: float, top: float) -> tuple[Sign, ...]:
    """Under the line where it fits on one row there, else from the edge."""
    under, wide = (legend(metro, left, right, top, TRAIN) for left in (LEFT, EDGE))
    return under if under[-1].place.y == under[0].place.y else wide


def _is_crowded(stations: tuple[Station, ...], pitch: float) -> bool:
    """Whether names do not fit beside each other in one row."""
    room = pitch - GAP
    return any(
        breaks_word(station.name, room, TEXT) or len(wrapped(station.name, room, TEXT)) > MOST_LINES
        for station in stations
    )


def _names(stations: tuple[Station, ...], room: float) -> list[tuple[str, ...]]:
    return [wrapped(station.name, room, TEXT) for station in stations]


def _measures(metro: Map, pitch: float, names: list[tuple[str, ...]], *, in_two_rows: bool) -> _Measures:
    rows = [names[0::2], names[1::2]] if in_two_rows else [[], names]
    upper, lower = (height(max(len(lines) for lines in row) + 1, TEXT) if row else 0.0 for row in rows)
    foot = HEAD + upper + lower + (GAP if upper and lower else 0)
    track = foot + LANE + STATION
    right = LEFT + (len(metro.stations) - 1 + 2 * OUTER) * pitch
    return _Measures(
        len(metro.stations), right, pitch, HEAD + upper if upper else foot, foot, track, tuple(_heights(metro, track))
    )


def _heights(metro: Map, track: float) -> list[float]:
    """How high the questions' lines run: clear of the figures, of the start's name and of each other's names."""
    names = [height(len(_question(thread.question)), TEXT) for thread in metro.transfers]
    start = height(len(_start(metro.start)), TEXT)
    apart = max([44.0, *(name + GAP for name in names)])
    first = track + max(STATION + 56, (start + max(names, default=0)) / 2 + GAP)
    return [first + apart * number for number in range(len(names))]


def _start(name: str) -> tuple[str, ...]:
    return wrapped(name, LEFT - 12 - EDGE, TEXT, bold=True)


def _terminus(name: str) -> tuple[str, ...]:
    return wrapped(name, BEHIND - EDGE - 12, TEXT, bold=True)


def _question(text: str) -> tuple[str, ...]:
    return wrapped(text, LEFT - 12 - EDGE, TEXT)


def _ends(metro: Map, measures: _Measures) -> tuple[End, End]:
    left, right = Point(LEFT, measures.track), Point(measures.right, measures.track)
    return (
        End(left, centred(_start(metro.start), EDGE, left.y, bold=True)),
        End(right, centred(_terminus(metro.terminus), right.x + 12, right.y, bold=True)),
    )


def _threads(metro: Map, measures: _Measures) -> tuple[Thread, ...]:
    ends = (LEFT, measures.x(len(metro.stations)) + 0.4 * measures.pitch)
    return tuple(
        Thread(centred(_question(thread.question), EDGE, y), tuple(Point(x, y) for x in ends))
        for thread, y in zip(metro.transfers, measures.questions, strict=True)
    )


def _halt(place: int, lines: tuple[str, ...], station: Station, measures: _Measures, *, raised: bool) -> Halt:
    x, track = measures.x(place), measures.track
    bottom = measures.upper if raised else measures.foot
    first = bottom - height(len(lines), TEXT) + 0.8 * TEXT
    name = Words(lines, x, first, TEXT, "middle")
    number = Words((str(station.number),), x, first - height(1, TEXT), TEXT, "middle", bold=True)
    figure = Words((station.figure,), x + 9, track + STATION + 20, FIGURE, bold=True)
    capsule = _capsule(x, measures)
    return Halt(
        place=Point(x, track),
        number=number,
        name=name,
        figure=figure,
        leader=(Point(x, bottom + 2), Point(x, track - STATION)),
        connector=(Point(x, track + STATION), Point(x, capsule.top)) if capsule else None,
        capsule=capsule,
        marks=tuple(Point(x, y) for y in measures.questions),
        areas=_areas(x, measures, number.box, name.box),
    )


def _capsule(x: float, measures: _Measures) -> Box | None:
    if not measures.questions:
        return None
    return Box(x - CAPSULE, measures.questions[0] - CAPSULE, x + CAPSULE, measures.questions[-1] + CAPSULE)


def _areas(x: float, measures: _Measures, number: Box, name: Box) -> tuple[Box, ...]:
    """What opens a station: its column, and its name; one area where the name is no wider than the column."""
    half = measures.pitch / 2 - 2
    sides = (min(name.left, number.left) - 4, max(name.right, number.right) + 4)
    if x - half <= sides[0] and name.bottom >= measures.foot - 1:
        return (Box(x - half, number.top - 4, x + half, measures.bottom + 5),)
    column = Box(x - half, measures.foot + 4, x + half, measures.bottom + 5)
    return (Box(sides[0], number.top - 4, sides[1], name.bottom + 2), column)


def _train(place: int, measures: _Measures, *, behind: bool = False) -> Point:
    """The middle of the train above a stop, or just inside a terminus; `behind` another train at the same place."""
    x = LEFT + TRAIN if place == 0 else measures.right - TRAIN if place > measures.stations else measures.x(place)
    return Point(x - (18 if behind else 0), measures.track - STATION - 17)
