"""The line lying down, the picture people have of a metro: names staggered above and below.

Falls back on the standing line where the names do not fit.
"""

from itertools import pairwise

from rich.cells import cell_len

from metrocheck.line.glyphs import Glyphs
from metrocheck.line.labels import LABEL_ROWS, Label, place
from metrocheck.line.picture import Line, Role, Row, Span
from metrocheck.line.upright import upright

NARROWEST = 72


def banner(line: Line, width: int, glyphs: Glyphs) -> list[Row]:
    """The line in at most `width` columns: lying where the names fit, standing where they do not."""
    labels = _labels(line, width)
    if labels is None:
        return upright(line, width, glyphs)
    above, below = labels
    points = _points(line, width)
    return [
        *_label_rows(above, from_bottom=True),
        _number_row(line, points, start=1),
        *_train_rows(line, points, width, glyphs),
        _track_row(line, points, glyphs),
        _number_row(line, points, start=2),
        *_label_rows(below, from_bottom=False),
    ]


def lies(line: Line, width: int) -> bool:
    """Whether the line lies down at this width: there is room for every name."""
    return _labels(line, width) is not None


def _points(line: Line, width: int) -> list[int]:
    """The column of each terminus and station, evenly spread."""
    last = len(line.stations) + 1
    left, right = 2, width - 3
    return [left + round((right - left) * i / last) for i in range(last + 1)]


def _labels(line: Line, width: int) -> tuple[list[Label], list[Label]] | None:
    if width < NARROWEST:
        return None
    points = _points(line, width)
    odd = [(s.name, points[s.number]) for s in line.stations if s.number % 2 == 1]
    even = [(s.name, points[s.number]) for s in line.stations if s.number % 2 == 0]
    above = place(odd, width)
    below = place([(line.start, points[0]), *even, (line.terminus, points[-1])], width)
    return (above, below) if above and below else None


def _label_rows(labels: list[Label], *, from_bottom: bool) -> list[Row]:
    height = max(len(label.lines) for label in labels)
    rows = []
    for y in range(height):
        pieces = []
        for label in labels:
            skip = height - len(label.lines) if from_bottom else 0
            if 0 <= y - skip < len(label.lines):
                pieces.append((label.column(y - skip), label.lines[y - skip], LABEL_ROWS))
        rows.append(_row(pieces))
    return rows


def _number_row(line: Line, points: list[int], *, start: int) -> Row:
    numbered = [s for s in line.stations if s.number % 2 == start % 2]
    return _row([(points[s.number], str(s.number), "dim") for s in numbered])


def _train_rows(line: Line, points: list[int], width: int, glyphs: Glyphs) -> list[Row]:
    if line.train is None:
        return []
    length = cell_len(glyphs.train)
    column = points[line.train] - (length - 1) // 2
    return [_row([(max(0, min(column, width - length)), glyphs.train, "train")])]


def _track_row(line: Line, points: list[int], glyphs: Glyphs) -> Row:
    train = line.train or 0
    spans = [Span(" " * points[0]), Span(glyphs.buffer_left, "travelled" if train else "track")]
    for here, (left, right) in enumerate(pairwise(points), start=1):
        done = here <= train
        rail = glyphs.rail_travelled if done else glyphs.rail
        spans.append(Span(rail * (right - left - 1), "travelled" if done else "track"))
        spans.append(_stop_span(line, here, glyphs, done=done))
    return tuple(spans)


def _stop_span(line: Line, here: int, glyphs: Glyphs, *, done: bool) -> Span:
    if here > len(line.stations):
        return Span(glyphs.buffer_right, "travelled" if done else "track")
    stand = line.stations[here - 1].stand
    return Span(glyphs.of(stand), stand)


def _row(pieces: list[tuple[int, str, Role]]) -> Row:
    """Texts at their columns, blanks between them."""
    spans: list[Span] = []
    at = 0
    for column, text, role in sorted(pieces):
        spans += [Span(" " * (column - at)), Span(text, role)]
        at = column + cell_len(text)
    return tuple(span for span in spans if span.text)
