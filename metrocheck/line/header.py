"""The line as a header while filling in: one short row of stations with the train moving along."""

from rich.cells import cell_len

from metrocheck.line.glyphs import Glyphs
from metrocheck.line.picture import Row, Span

WIDEST_STEP = 7
NARROWEST_STEP = 2


def header(stations: int, at: int, name: str, width: int, glyphs: Glyphs) -> list[Row]:
    """Two rows: the train with the name of its stop, and the track.

    Args:
        stations: how many stops the line has.
        at: where the train is: 0 at the start, a stop's place, or one past the last at the terminus.
        name: what to write behind the train, the stop's name.
        width: columns there are.
        glyphs: the characters to draw with.
    """
    step = max(NARROWEST_STEP, min(WIDEST_STEP, (width - 8) // (stations + 1)))
    at_column = 2 + step * at
    train = max(0, at_column - (cell_len(glyphs.train) - 1) // 2)
    return [_train_row(train, name, width, glyphs), _track(stations, at, step, glyphs)]


def _train_row(column: int, name: str, width: int, glyphs: Glyphs) -> Row:
    """The name goes behind the train, or before it where only there is room."""
    length, wide = cell_len(glyphs.train), cell_len(name)
    train = Span(glyphs.train, "train")
    if column + length + 1 + wide <= width:
        return (Span(" " * column), train, Span(" " + name, "strong"))
    if wide + 1 <= column:
        return (Span(" " * (column - wide - 1)), Span(name + " ", "strong"), train)
    return (Span(" " * column), train)


def _track(stations: int, at: int, step: int, glyphs: Glyphs) -> Row:
    spans = [Span("  "), Span(glyphs.buffer_left, "travelled")]
    for here in range(1, stations + 2):
        done = here <= at
        rail = (glyphs.rail_travelled if done else glyphs.rail) * (step - 1)
        spans.append(Span(rail, "travelled" if done else "track"))
        stop = glyphs.buffer_right if here > stations else glyphs.reached if done else glyphs.unmeasured
        spans.append(Span(stop, "travelled" if done else "track"))
    return tuple(spans)
