"""Rule 5: where the train stands."""

from collections.abc import Sequence
from itertools import takewhile

from metrocheck.scoring.status import Status


def train_at(stops: Sequence[Status]) -> int:
    """The train's place, from the statuses of the stops in the order of the line.

    0 is the start, n the n-th stop, one past the last stop the terminus: there it stands when every
    stop is reached. It never passes a stop that is not reached, whatever lies behind it.
    """
    run = sum(1 for _ in takewhile(lambda status: status is Status.REACHED, stops))
    return run + 1 if run == len(stops) else run
