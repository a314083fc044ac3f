"""A report of 12 municipalities against importing what it needs: what is left is our own work."""

from collections.abc import Iterator

from benchmarks.running import in_pairs, milliseconds
from benchmarks.table import Row
from benchmarks.workshop import PEERS, Workshop

ROUNDS = 15
MUNICIPALITIES = 12
HIGHEST = 1.5


def rows(workshop: Workshop) -> Iterator[Row]:
    """Against a Python that only imports."""
    store = workshop.store(MUNICIPALITIES, 1)
    imports = (PEERS / "imports.py").read_text(encoding="utf-8")
    ours = [workshop.script("metrocheck"), "report", "--store", store]
    pairs = in_pairs(ours, [workshop.python, "-c", imports], workshop.environment, ROUNDS)
    times = milliseconds(pairs.ours), f"imports {milliseconds(pairs.peer)}"
    what = f"report of {MUNICIPALITIES} municipalities"
    yield Row(what, *times, pairs.shown, f"at most {HIGHEST}", pairs.ratio <= HIGHEST)
