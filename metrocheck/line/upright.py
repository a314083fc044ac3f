"""The line standing upright, one station a row: shape, number, name, bar, figure, words.

Reads in order aloud, and fits where the lying line does not.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from metrocheck.line.glyphs import Glyphs
from metrocheck.line.picture import Line, Row, Span, Station

WIDEST_BAR = 24
# Fewer cells than this tell nothing that the figure does not.
NARROWEST_BAR = 6


def upright(line: Line, width: int, glyphs: Glyphs) -> list[Row]:
    """The line in at most `width` columns, from the start at the top to the terminus at the bottom."""
    drawing = _Upright(line, width, glyphs, _Columns.of(line, width))
    rows = [drawing.terminus(0)]
    for place, station in enumerate(line.stations, start=1):
        rows += [drawing.post(place)] if not station.notes or place == 1 else []
        rows += drawing.station(place, station)
    last = len(line.stations) + 1
    return [*rows, drawing.post(last), drawing.terminus(last)]


@dataclass(frozen=True)
class _Columns:
    """How wide number, name, bar and figure are; the same for every station of one drawing."""

    number: int
    name: int
    bar: int
    figure: int
    short: bool

    @classmethod
    def of(cls, line: Line, width: int) -> "_Columns":
        """Full names where a bar still fits beside them, short names otherwise."""
        number, figure, words = (_widest(line, text) for text in (_number, _figure, _words))
        fixed = 3 + number + (figure + 2 if figure else 0) + (words + 2 if words else 0)
        bars = any(station.filled is not None for station in line.stations)
        least = NARROWEST_BAR + 1 if bars else 0
        full, short = _widest(line, lambda station: station.name), _widest(line, lambda station: station.short)
        is_short = fixed + full + least > width
        name = short if is_short else full
        room = width - fixed - name - 1
        return cls(number, name, min(WIDEST_BAR, room) if bars and room >= NARROWEST_BAR else 0, figure, is_short)


def _widest(line: Line, text: Callable[[Station], str]) -> int:
    return max(cell_len(text(station)) for station in line.stations)


def _number(station: Station) -> str:
    return str(station.number)


def _figure(station: Station) -> str:
    return station.figure


def _words(station: Station) -> str:
    return station.words


@dataclass(frozen=True)
class _Upright:
    """One drawing: the line, the room there is, and what it is drawn with."""

    line: Line
    width: int
    glyphs: Glyphs
    columns: _Columns

    def terminus(self, place: int) -> Row:
        """The start or the end of the line."""
        start = place == 0
        done = (self.line.train or 0) >= max(1, place)
        buffer = Span(self.glyphs.head if start else self.glyphs.foot, "travelled" if done else "track")
        name = Span(self.line.start if start else self.line.terminus, "strong")
        train = (Span("  "), Span(self.glyphs.train, "train")) if self.line.train == place else ()
        return (buffer, Span(" "), name, *train)

    def post(self, towards: int) -> Row:
        """The track just before `towards`."""
        done = self.line.train is not None and towards <= self.line.train
        return (Span(self.glyphs.post_travelled, "travelled") if done else Span(self.glyphs.post, "track"),)

    def station(self, place: int, station: Station) -> list[Row]:
        """A station with what is known of it, and its notes below."""
        name = station.short if self.columns.short else station.name
        shape = Span(self.glyphs.of(station.stand), station.stand)
        number = Span(f" {station.number:>{self.columns.number}} ", "dim")
        row = (shape, number, Span(self._padded(name, station), "strong"), *self._measures(station))
        rows = self._with_train(row, place) if self.line.train == place else [row]
        return [*rows, *self._notes(place, station)]

    def _padded(self, name: str, station: Station) -> str:
        has_more = station.filled is not None or station.figure or station.words
        return set_cell_size(name, max(self.columns.name, cell_len(name))) if has_more else name

    def _measures(self, station: Station) -> list[Span]:
        spans = self._bar(station) if self.columns.bar else []
        if station.figure:
            spans.append(Span("  " + station.figure.rjust(self.columns.figure), "strong"))
        if station.words:
            spans.append(Span("  " + station.words))
        return spans

    def _bar(self, station: Station) -> list[Span]:
        full = round((station.filled or 0) * self.columns.bar)
        empty = self.glyphs.bar_empty * (self.columns.bar - full)
        return [Span(" "), Span(self.glyphs.bar_full * full, station.stand), Span(empty, "dim")]

    def _with_train(self, station: Row, place: int) -> list[Row]:
        """The train behind its station, or below it where there is no room."""
        used = sum(cell_len(span.text) for span in station)
        train = (Span("  "), Span(self.glyphs.train, "train"))
        if used + 2 + cell_len(self.glyphs.train) <= self.width:
            return [(*station, *train)]
        return [station, (*self.post(place + 1), *train)]

    def _notes(self, place: int, station: Station) -> list[Row]:
        """The notes behind each other, a new row rather than a note broken in two."""
        indent = self.columns.number + 2
        joint = Span(self.glyphs.joint, "dim")
        rows: list[list[Span]] = []
        for note in station.notes:
            used = sum(cell_len(span.text) for span in rows[-1]) if rows else self.width
            if rows and used + cell_len(joint.text + note.text) <= self.width:
                rows[-1] += [joint, note]
            else:
                rows.append([*self.post(place + 1), Span(" " * indent), note])
        return [tuple(row) for row in rows]
