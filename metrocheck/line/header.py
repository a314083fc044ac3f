"""The line as a header while filling in: one short row of stations with the train moving along."""

from rich.cells import cell_len

from metrocheck.line.glyphs import Glyphs
from metrocheck.line.picture import Row, Span

WIDEST_STEP = 7
NARROWEST_STEP = 2


def header(stations: int, at: int, width: int, glyphs: Glyphs) -> list[Row]:
    """Two rows: the train, and the track below it.

    Args:
        stations: how many stops the line has.
        at: where the train is: 0 at the start, a stop's place, or one past the last at the terminus.
        width: columns there are.
        glyphs: the characters to draw with.
    """
    step = max(NARROWEST_STEP, min(WIDEST_STEP, (width - 8) // (stations + 1)))
    train = max(0, 2 + step * at - (cell_len(glyphs.train) - 1) // 2)
    return [(Span(" " * train), Span(glyphs.train, "train")), _track(stations, at, step, glyphs)]


def _track(stations: int, at: int, step: int, glyphs: Glyphs) -> Row:
    spans = [Span("  "), Span(glyphs.buffer_left, "travelled")]
    for here in range(1, stations + 2):
        done = here <= at
        rail = (glyphs.rail_travelled if done else glyphs.rail) * (step - 1)
        spans.append(Span(rail, "travelled" if done else "track"))
        stop = glyphs.buffer_right if here > stations else glyphs.reached if done else glyphs.unmeasured
        spans.append(Span(stop, "travelled" if done else "track"))
    return tuple(spans)
