"""The plan of a standing line: a station a row, the questions' lines beside the track, names at the right."""

from dataclasses import dataclass

from metrocheck.rendering.map.lettering import Box, Words, height, wrapped
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
    Thread,
    badge,
    centred,
    legend,
)
from metrocheck.rendering.paper.blocks import Map, Station

WIDTH = 300.0
TRACK = 44.0
"""Where the line runs; before it stands the train."""
TRAIN = 12.0
"""Half the width of the train, seen from the front."""
LANE = 14.0
"""The middle of the train."""
APART = 22.0
"""Between the lines of the questions."""
GAP = 14.0
HEAD = 66.0
LOWEST = 60.0
"""The least height of a station's row."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A station's place in the pile: from `top` to `bottom`, with its name in lines."""

    top: float
    bottom: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def plan(metro: Map) -> Plan:
    """Where everything on a standing map stands."""
    columns = tuple(TRACK + 34 + APART * number for number in range(len(metro.transfers)))
    left = columns[-1] + CAPSULE + 11 if columns else TRACK + STATION + 11
    start = _end(metro.start, HEAD)
    names = _question_names(metro, left, start.name.box.bottom + GAP)
    top = (names[-1].box.bottom if names else start.name.box.bottom) + GAP
    rows = _rows(metro.stations, left, top)
    last = rows[-1].bottom
    terminus = _end(metro.terminus, last + 30)
    signs = legend(metro, EDGE, WIDTH - EDGE, max(terminus.name.box.bottom, last + 44) + GAP, TRAIN)
    stands = [start.place.y, *(row.middle for row in rows), terminus.place.y]
    return Plan(
        width=WIDTH,
        height=signs[-1].place.y + 22,
        is_lying=False,
        badge=badge(metro, WIDTH),
        start=start,
        terminus=terminus,
        halts=tuple(_halt(*pair, columns, left) for pair in zip(metro.stations, rows, strict=True)),
        threads=tuple(
            Thread(name, _path(x, name, left, rows[-1].middle + CAPSULE + 12))
            for x, name in zip(columns, names, strict=True)
        ),
        train=None if metro.train is None else Point(LANE, stands[metro.train]),
        was=None if metro.was is None else Point(LANE, stands[metro.was] - (13 if metro.was == metro.train else 0)),
        legend=signs,
    )


def _end(name: str, y: float) -> End:
    lines = wrapped(name, WIDTH - TRACK - 26 - EDGE, TEXT, bold=True)
    return End(Point(TRACK, y), centred(lines, TRACK + 26, y, bold=True))


def _question_names(metro: Map, left: float, top: float) -> list[Words]:
    """The questions' names under each other, the first question highest: its line turns off first."""
    names: list[Words] = []
    for transfer in metro.transfers:
        lines = wrapped(transfer.question, WIDTH - EDGE - left, TEXT)
        names.append(centred(lines, left, top + height(len(lines), TEXT) / 2))
        top += height(len(lines), TEXT) + 6
    return names


def _path(x: float, name: Words, left: float, bottom: float) -> tuple[Point, ...]:
    """From the first line of the name to the left, and down along the stations."""
    y = name.y - 0.35 * name.size
    return (Point(left - 5, y), Point(x, y), Point(x, bottom))


def _rows(stations: tuple[Station, ...], left: float, top: float) -> list[_Row]:
    rows: list[_Row] = []
    for station in stations:
        lines = wrapped(f"{station.number} {station.name}", WIDTH - EDGE - left, TEXT)
        bottom = top + max(LOWEST, height(len(lines), TEXT) + height(1, FIGURE) + GAP)
        rows.append(_Row(top, bottom, lines))
        top = bottom
    return rows


def _halt(station: Station, row: _Row, columns: tuple[float, ...], left: float) -> Halt:
    y = row.middle
    block = height(len(row.lines), TEXT) + height(1, FIGURE)
    first = y - block / 2 + 0.85 * TEXT
    figure = Words((station.figure,), left, first + height(len(row.lines), TEXT) + 2, FIGURE, bold=True)
    capsule = Box(columns[0] - CAPSULE, y - CAPSULE, columns[-1] + CAPSULE, y + CAPSULE) if columns else None
    return Halt(
        place=Point(TRACK, y),
        number=None,
        name=Words(row.lines, left, first, TEXT),
        figure=figure,
        leader=None,
        connector=(Point(TRACK + STATION, y), Point(capsule.left, y)) if capsule else None,
        capsule=capsule,
        marks=tuple(Point(x, y) for x in columns),
        areas=(Box(TRACK - STATION - 5, row.top + 2, WIDTH - 2, row.bottom - 2),),
    )
