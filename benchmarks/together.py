"""Sixty-four people who fill in at once on one SQLite store: whether all is kept, and how long an answer waits."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import connect
from time import perf_counter, sleep

from benchmarks.table import Row
from benchmarks.workshop import HERE, Workshop

PEOPLE = 64
# Seconds between two answers of one person: quicker than anybody reads, and as quick as a program can.
PACES = (1.0, 0.0)
# What nobody notices at that pace, and what a whole run may take against one writer after the other.
WAIT = 0.25
HIGHEST = 1.5


def rows(workshop: Workshop) -> Iterator[Row]:
    """At the pace of people, and flat out against the same answers from one person after the other."""
    for pace in PACES:
        path = workshop.folder / f"together-{pace}.sqlite"
        seconds, waits = _run(workshop, path, pace)
        kept = _kept(path)
        all_in = len(kept) == PEOPLE and not any("." in strip for strip in kept)
        told = f"{PEOPLE} people, {pace:g} s between answers"
        yield Row(f"{told}: kept whole", f"{len(kept)}", "", "", f"{PEOPLE}", all_in)
        if pace:
            slowest = sorted(waits)[int(len(waits) * 0.99)]
            times = f"p50 {_ms(sorted(waits)[len(waits) // 2])}, p99 {_ms(slowest)}"
            yield Row(f"{told}: wait for an answer", times, "", "", f"99 % in {_ms(WAIT)}", slowest <= WAIT)
        else:
            alone = _alone(workshop)
            times = f"{seconds:.1f} s, longest wait {_ms(max(waits))}"
            yield Row(
                told,
                times,
                f"in turns {alone:.1f} s",
                f"{seconds / alone:.2f}",
                f"at most {HIGHEST}",
                seconds / alone <= HIGHEST,
            )


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def _run(workshop: Workshop, path: Path, pace: float) -> tuple[float, list[float]]:
    """All of them at once; how long it took, and every wait."""
    _set_up(workshop, path)
    started = perf_counter()
    writers = []
    for number in range(PEOPLE):
        writers.append(_writer(workshop, path, number, pace))
        # Starting a program takes a processor for a while; people do not all begin in the same second.
        sleep(pace / 4)
    told = [writer.communicate()[0] for writer in writers]
    seconds = perf_counter() - started
    if any(writer.returncode for writer in writers):
        raise RuntimeError("somebody got an error")
    return seconds, [wait for each in told for wait in json.loads(each)]


def _alone(workshop: Workshop) -> float:
    """The same answers, one person after the other."""
    path = workshop.folder / "in-turns.sqlite"
    _set_up(workshop, path)
    started = perf_counter()
    for number in range(PEOPLE):
        _writer(workshop, path, number, 0.0).communicate()
    return perf_counter() - started


def _writer(workshop: Workshop, path: Path, number: int, pace: float) -> "subprocess.Popen[bytes]":
    command = [str(workshop.python), str(HERE / "writer.py"), str(path), str(number), str(pace)]
    return subprocess.Popen(command, env=workshop.environment, stdout=subprocess.PIPE)


def _set_up(workshop: Workshop, path: Path) -> None:
    names = ("Aa", "Bee", "Cee")
    workshop.do(
        workshop.script("metrocheck"),
        "new",
        "Linde",
        "--mode",
        "individual",
        "--store",
        path,
        *(word for name in names for word in ("--partner", name)),
    )


def _kept(path: Path) -> list[str]:
    """The strips that count."""
    with connect(path) as connection:
        rows = connection.execute("SELECT strip FROM response WHERE state = 'submitted'").fetchall()
    connection.close()
    return [row[0] for row in rows]
