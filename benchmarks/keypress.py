"""From a keypress to the whole next statement on the screen, in a real terminal, the durable commit included.

Each key waits for the page before it, as a reader does; the time is that of the last byte of the next page.
"""

import os
import select
import tempfile
from collections.abc import Iterator
from statistics import median, quantiles
from time import perf_counter

import pexpect
import pyte

from benchmarks.table import Row
from benchmarks.workshop import Workshop

STATEMENTS = 42
# 41 keys of a scan lead to another statement; the last one does not.
SCANS = 13
ROWS, COLUMNS = 40, 100
WITHIN = 0.050
PART = 0.99
# A page comes in one piece; this long after its last byte nothing more belongs to it.
SILENCE = 0.030
PATIENCE = 30.0
KEYS = b"12345wn"


def rows(workshop: Workshop) -> Iterator[Row]:
    """99 % within 50 ms; what a sync of this disk costs stands beside it."""
    names = [f"Gemeente {number}" for number in range(1, SCANS + 1)]
    store = workshop.folder / "keys.sqlite"
    partners = [word for name in names for word in ("--partner", name)]
    workshop.do(workshop.script("metrocheck"), "new", "Toetsen", "--store", store, *partners)
    times = [seconds for name in names for seconds in _scan(workshop, ["--store", str(store), "--partner", name])]
    cuts = quantiles(times, n=100)
    within = sum(seconds <= WITHIN for seconds in times) / len(times)
    shown = " / ".join(f"{cuts[part - 1] * 1000:.0f}" for part in (50, 95, 99))
    yield Row(
        f"key to next statement, {len(times)} keys",
        f"p50 / p95 / p99 {shown} ms",
        f"sync of this disk {_sync(workshop) * 1000:.1f} ms",
        f"{within:.1%} in time",
        f"{PART:.0%} within {WITHIN * 1000:.0f} ms",
        within >= PART,
    )


def _scan(workshop: Workshop, options: list[str]) -> Iterator[float]:
    """Answers one scan but for its last statement; the seconds of each key."""
    terminal = _Terminal(workshop, ["scan", *options])
    try:
        terminal.seconds_to(1)
        for place in range(2, STATEMENTS + 1):
            yield terminal.seconds_to(place, KEYS[place % len(KEYS) :][:1])
    finally:
        terminal.close()


class _Terminal:
    """Metrocheck in a pseudo-terminal, and what stands on its screen."""

    def __init__(self, workshop: Workshop, words: list[str]) -> None:
        program = str(workshop.script("metrocheck"))
        # Types for pexpect want the environment as the system's own kind.
        environment: os._Environ[str] = workshop.environment  # type: ignore[assignment]
        self._child = pexpect.spawn(program, words, env=environment, dimensions=(ROWS, COLUMNS), encoding=None)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def seconds_to(self, place: int, key: bytes = b"") -> float:
        """Presses a key and waits until the page of statement `place` is whole; seconds to its last byte."""
        progress = f"{place} van {STATEMENTS}"
        start = last = perf_counter()
        os.write(self._child.child_fd, key)
        page = b""
        while self._has_more(SILENCE if progress.encode() in page else PATIENCE):
            page += os.read(self._child.child_fd, 1 << 16)
            last = perf_counter()
        self._stream.feed(page)
        if not any(line.strip().startswith(progress) for line in self._screen.display):
            raise RuntimeError("\n".join(self._screen.display))
        return last - start

    def close(self) -> None:
        """Closes the window."""
        self._child.close(force=True)

    def _has_more(self, seconds: float) -> bool:
        return bool(select.select([self._child.child_fd], [], [], seconds)[0])


def _sync(workshop: Workshop) -> float:
    """Seconds it takes to write a page of four KiB and sync it, the floor of a durable commit."""
    seconds = []
    with tempfile.TemporaryFile(dir=workshop.folder) as file:
        for _ in range(50):
            start = perf_counter()
            os.pwrite(file.fileno(), os.urandom(4096), 0)
            os.fsync(file.fileno())
            seconds.append(perf_counter() - start)
    return median(seconds)
