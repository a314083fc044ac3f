"""The line standing upright, one station a row: shape, number, name, bar, figure, words.

Reads in order aloud, and fits where the lying line does not.
"""

from rich.cells import cell_len, set_cell_size

from metrocheck.line.glyphs import Glyphs
from metrocheck.line.picture import Line, Row, Span, Station

WIDEST_BAR = 24
NARROWEST_BAR = 3


def upright(line: Line, width: int, glyphs: Glyphs) -> list[Row]:
    """The line in at most `width` columns, from the start at the top to the terminus at the bottom."""
    columns = _Columns.of(line, width)
    rows: list[Row] = [_terminus(line, glyphs, 0)]
    for place, station in enumerate(line.stations, start=1):
        rows += [_post(line, place, glyphs)] if not station.notes or place == 1 else []
        rows += _station(line, place, station, columns, width, glyphs)
    last = len(line.stations) + 1
    return [*rows, _post(line, last, glyphs), _terminus(line, glyphs, last)]


class _Columns:
    """How wide name, bar, figure and words are; the same for every station of one drawing."""

    def __init__(self, name: int, bar: int, figure: int, *, short: bool) -> None:
        self.name, self.bar, self.figure, self.short = name, bar, figure, short

    @classmethod
    def of(cls, line: Line, width: int) -> "_Columns":
        stations = line.stations
        number = max(cell_len(str(s.number)) for s in stations)
        figure = max(cell_len(s.figure) for s in stations)
        words = max(cell_len(s.words) for s in stations)
        fixed = 3 + number + (figure + 2 if figure else 0) + (words + 2 if words else 0)
        bars = any(s.filled is not None for s in stations)
        least = NARROWEST_BAR + 1 if bars else 0
        full = max(cell_len(s.name) for s in stations)
        short = max(cell_len(s.short) for s in stations)
        name, is_short = (full, False) if fixed + full + least <= width else (short, True)
        room = width - fixed - name - 1
        return cls(
            name,
            max(0, min(WIDEST_BAR, room)) if bars and room >= NARROWEST_BAR else 0,
            figure,
            short=is_short,
        )


def _station(line: Line, place: int, station: Station, columns: _Columns, width: int, glyphs: Glyphs) -> list[Row]:
    name = station.short if columns.short else station.name
    padded = set_cell_size(name, max(columns.name, cell_len(name))) if _has_more(station) else name
    spans = [
        Span(glyphs.of(station.stand), station.stand),
        Span(f" {station.number} ", "dim"),
        Span(padded, "strong"),
    ]
    spans += _measures(station, columns, glyphs)
    rows = [tuple(spans)]
    if line.train == place:
        rows = _with_train(rows[0], _post(line, place + 1, glyphs), width, glyphs)
    return [*rows, *_notes(line, place, station, width, glyphs)]


def _has_more(station: Station) -> bool:
    return station.filled is not None or bool(station.figure or station.words)


def _measures(station: Station, columns: _Columns, glyphs: Glyphs) -> list[Span]:
    spans: list[Span] = []
    if columns.bar:
        full = round((station.filled or 0) * columns.bar)
        spans += [
            Span(" "),
            Span(glyphs.bar_full * full, station.stand),
            Span(glyphs.bar_empty * (columns.bar - full), "dim"),
        ]
    if station.figure:
        spans.append(Span("  " + station.figure.rjust(columns.figure), "strong"))
    if station.words:
        spans.append(Span("  " + station.words, station.stand))
    return spans


def _with_train(station: Row, post: Row, width: int, glyphs: Glyphs) -> list[Row]:
    """The train behind its station, or below it where there is no room."""
    used = sum(cell_len(span.text) for span in station)
    train = (Span("  "), Span(glyphs.train, "train"))
    if used + 2 + cell_len(glyphs.train) <= width:
        return [(*station, *train)]
    return [station, (*post, *train)]


def _notes(line: Line, place: int, station: Station, width: int, glyphs: Glyphs) -> list[Row]:
    indent = 3 + cell_len(str(station.number))
    lines = _wrapped(station.notes, f" {glyphs.dot} ", width - indent)
    post = _post(line, place + 1, glyphs)[0]
    return [(post, Span(" " * (indent - 1)), Span(text, "dim")) for text in lines]


def _wrapped(notes: tuple[str, ...], joint: str, room: int) -> list[str]:
    """The notes behind each other, a new row rather than a note broken in two."""
    rows: list[str] = []
    for note in notes:
        if rows and cell_len(rows[-1] + joint + note) <= room:
            rows[-1] += joint + note
        else:
            rows.append(note)
    return rows


def _post(line: Line, towards: int, glyphs: Glyphs) -> Row:
    """The track just before `towards`."""
    done = line.train is not None and towards <= line.train
    return (Span(glyphs.post_travelled, "travelled") if done else Span(glyphs.post, "track"),)


def _terminus(line: Line, glyphs: Glyphs, place: int) -> Row:
    at_start = place == 0
    spans = [
        Span(glyphs.head if at_start else glyphs.foot, "travelled" if line.train else "track"),
        Span(" "),
        Span(line.start if at_start else line.terminus, "strong"),
    ]
    if line.train == place:
        spans += [Span("  "), Span(glyphs.train, "train")]
    return tuple(spans)
