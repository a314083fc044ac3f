"""Comparing two waves against reporting one of them: what the second wave costs."""

from collections.abc import Iterator

from benchmarks.running import in_pairs, milliseconds
from benchmarks.table import Row
from benchmarks.workshop import Workshop

# Municipalities and responses of each, per wave; how often each is run.
SIZES = ((12, 1, 15), (342, 500, 9))
HIGHEST = 1.8


def rows(workshop: Workshop) -> Iterator[Row]:
    """A small partnership and a very large one, on a terminal and as JSON."""
    for municipalities, responses, rounds in SIZES:
        store = workshop.store(municipalities, responses, waves=2)
        for what, more in (("on a terminal", []), ("as JSON", ["--format", "json"])):
            ours = [workshop.script("metrocheck"), "compare", "--store", store, *more]
            # The first wave: a later one is already compared with the one before.
            peer = [workshop.script("metrocheck"), "report", "--wave", "1", "--store", store, *more]
            pairs = in_pairs(ours, peer, workshop.environment, rounds)
            times = milliseconds(pairs.ours), f"report {milliseconds(pairs.peer)}"
            told = f"two waves of {municipalities * responses:,} {what}"
            yield Row(told, *times, pairs.shown, f"at most {HIGHEST}", pairs.ratio <= HIGHEST)
