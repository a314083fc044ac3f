"""Whether the cost of a report grows as the number of responses does, and not faster."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from benchmarks.running import once
from benchmarks.table import Row
from benchmarks.workshop import Workshop

ROUNDS = 11
# (municipalities, responses of each): 1,000 to 171,000 strips.
SIZES = ((2, 500), (20, 500), (100, 500), (342, 500))
# How much more the last strips may cost than strips do on the whole; 1.0 is a straight line.
HIGHEST = 1.25


def rows(workshop: Workshop) -> Iterator[Row]:
    """Time per added strip from each size to the next; the last against the whole."""
    rounds = list(_rounds(workshop))
    sizes = list(rounds[0])
    whole = [_slope(times, sizes[0], sizes[-1]) for times in rounds]
    for before, size in pairwise(sizes):
        slopes = [_slope(times, before, size) for times in rounds]
        ratio = median(slope / all_of_it for slope, all_of_it in zip(slopes, whole, strict=True))
        bound, ok = (f"at most {HIGHEST}", ratio <= HIGHEST) if size == sizes[-1] else ("", None)
        per_strip = f"{median(slopes):.2f} us a strip", f"on the whole {median(whole):.2f} us"
        yield Row(f"{before:,} to {size:,} strips", *per_strip, f"{ratio:.2f}", bound, ok)


def _rounds(workshop: Workshop) -> Iterator[dict[int, float]]:
    """Seconds per number of strips, a round at a time: a slow moment meets all sizes, and one round only."""
    stores = {m * responses: workshop.store(m, responses) for m, responses in SIZES}
    for number in range(-1, ROUNDS):
        commands = {strips: [workshop.script("metrocheck"), "report", "--store", s] for strips, s in stores.items()}
        times = {strips: once(command, workshop.environment).seconds for strips, command in commands.items()}
        if number >= 0:
            yield times


def _slope(times: dict[int, float], start: int, end: int) -> float:
    """Microseconds per strip added."""
    return (times[end] - times[start]) / (end - start) * 1e6
