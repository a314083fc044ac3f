"""Comparing two waves against reporting one of them, and what comparing in confidence costs more."""

from collections.abc import Iterator

from benchmarks.running import in_pairs, milliseconds
from benchmarks.table import Row
from benchmarks.workshop import Workshop

# Municipalities and responses of each, per wave; how often each is run.
SIZES = ((12, 1, 15), (342, 500, 9))
HIGHEST = 1.8
FORMS: tuple[tuple[str, list[str]], ...] = (("on a terminal", []), ("as JSON", ["--format", "json"]))
# Municipalities and people of each, in confidence.
PEOPLE = (5, 200)
PEOPLE_ROUNDS = 15
CONFIDENCE_HIGHEST = 1.3


def rows(workshop: Workshop) -> Iterator[Row]:
    """A small partnership and a very large one, on a terminal and as JSON; and people in confidence against teams."""
    for municipalities, responses, rounds in SIZES:
        store = workshop.store(municipalities, responses, waves=2)
        # A wave by itself: a later one is already compared with the one before.
        alone = workshop.store(municipalities, responses)
        for what, more in FORMS:
            ours = [workshop.script("metrocheck"), "compare", "--store", store, *more]
            peer = [workshop.script("metrocheck"), "report", "--store", alone, *more]
            pairs = in_pairs(ours, peer, workshop.environment, rounds)
            times = milliseconds(pairs.ours), f"report {milliseconds(pairs.peer)}"
            told = f"two waves of {municipalities * responses:,} {what}"
            yield Row(told, *times, pairs.shown, f"at most {HIGHEST}", pairs.ratio <= HIGHEST)
    yield from _in_confidence(workshop)


def _in_confidence(workshop: Workshop) -> Iterator[Row]:
    """Two waves of 1,000 people each against the same answers in mode team."""
    people, team = (workshop.store(*PEOPLE, waves=2, mode=mode) for mode in ("individual", "team"))
    for what, more in FORMS:
        ours, peer = ([workshop.script("metrocheck"), "compare", "--store", store, *more] for store in (people, team))
        pairs = in_pairs(ours, peer, workshop.environment, PEOPLE_ROUNDS)
        times = milliseconds(pairs.ours), f"team {milliseconds(pairs.peer)}"
        told = f"1,000 people in confidence {what}"
        yield Row(told, *times, pairs.shown, f"at most {CONFIDENCE_HIGHEST}", pairs.ratio <= CONFIDENCE_HIGHEST)
