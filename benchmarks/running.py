"""Runs programs and measures them: wall time and peak memory, in pairs that take turns.

A machine shared with others is now fast, now slow. Two programs run right after one another meet the same
machine, so their ratio says more than their times; the median of many ratios says more than one.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

Command = Sequence[object]


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a program took: seconds of wall time, MiB of memory at its peak."""

    seconds: float
    peak: float


@dataclass(frozen=True, slots=True)
class Pairs:
    """Runs of ours and of a peer, the n-th of each right after one another."""

    ours: tuple[Run, ...]
    peer: tuple[Run, ...]

    @property
    def ratios(self) -> list[float]:
        """Ours over peer, of each pair."""
        return [one.seconds / other.seconds for one, other in zip(self.ours, self.peer, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return median(self.ratios)

    @property
    def shown(self) -> str:
        """The ratio with the middle half of all ratios: `1.05 (1.01-1.09)`."""
        low, _, high = quantiles(self.ratios, n=4)
        return f"{self.ratio:.2f} ({low:.2f}-{high:.2f})"


def once(command: Command, environment: Mapping[str, str], output: Path = Path(os.devnull)) -> Run:
    """Runs a program until it ends, its output to a file.

    The peak holds that of this process when it started the program, as Linux counts it: keep this one small.

    Raises:
        RuntimeError: the program ended with another exit code than 0.
    """
    words = [str(word) for word in command]
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(output), write, 0o600),
        # What was written where would stand between the tables.
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    start = perf_counter()
    number = os.posix_spawn(words[0], words, environment, file_actions=files)
    _, status, usage = os.wait4(number, 0)
    seconds = perf_counter() - start
    if code := os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{' '.join(words)} ended with exit code {code}")
    return Run(seconds, usage.ru_maxrss / 1024)


def in_pairs(ours: Command, peer: Command, environment: Mapping[str, str], rounds: int) -> Pairs:
    """Runs both in turn, each first every other time; one run of each before that is not counted."""
    runs: dict[bool, list[Run]] = {True: [], False: []}
    for number in range(-1, rounds):
        for is_ours in (True, False) if number % 2 else (False, True):
            run = once(ours if is_ours else peer, environment)
            if number >= 0:
                runs[is_ours].append(run)
    return Pairs(tuple(runs[True]), tuple(runs[False]))


def milliseconds(runs: Sequence[Run]) -> str:
    """The median time: `123 ms`."""
    return f"{median(run.seconds for run in runs) * 1000:.0f} ms"
