"""Taking in a table of 171,000 people against `sqlite-utils insert` of the same file, and whether memory grows with it.

Both write into memory where there is room for files (`/dev/shm`): sqlite-utils commits a few rows at a time, and on a
disk waiting for that would be all that is measured. What metrocheck does more counts as its own time: it looks at every
cell, numbers equal rows, keeps three indexes and erases what it wrote on its way.
"""

import csv
import os
import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from sqlite3 import connect
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.running import Pairs, Run, once
from benchmarks.table import Row
from benchmarks.workshop import Workshop, peer_script
from metrocheck.questionnaire import library
from metrocheck.response.model import Role

MUNICIPALITIES = 342
FEW, MANY = 10_000, 171_000
ROUNDS = 3
SLOWEST, LARGEST = 1.0, 1.25
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 (nothing of anybody's: made-up answers in a folder of its own)


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder with an empty partnership in it, to import into again and again."""

    workshop: Workshop
    folder: Path

    def ours(self, file: Path) -> Run:
        """Imports a file into a fresh store."""
        store = self.folder / "store.sqlite"
        copyfile(self._empty(), store)
        words = ("responses", "import", file, "--store", store)
        run = once([self.workshop.script("metrocheck"), *words], self.workshop.environment)
        _check(store, "response", file)
        return run

    def peer(self, file: Path) -> Run:
        """Inserts a file into a table that is not there yet."""
        store = self.folder / "peer.sqlite"
        store.unlink(missing_ok=True)
        words = ("insert", store, "rows", file, "--csv")
        run = once([peer_script("sqlite-utils"), *words], self.workshop.environment)
        _check(store, "rows", file)
        return run

    def _empty(self) -> Path:
        path = self.folder / "empty.sqlite"
        if not path.exists():
            named = [word for number in range(1, MUNICIPALITIES + 1) for word in ("--partner", _name(number))]
            more = ("--mode", "individual", "--wave", "najaar", "--store", path)
            self.workshop.do(self.workshop.script("metrocheck"), "new", "Grote samenwerking", *named, *more)
        return path


def rows(workshop: Workshop) -> Iterator[Row]:
    """The time of the large file against the peer, and the peak of memory against that of a small file."""
    room = SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else workshop.folder
    with TemporaryDirectory(prefix="metrocheck-importing-", dir=room) as name:
        bench = Bench(workshop, Path(name))
        few, many = (_written(bench.folder / f"{number}.csv", number) for number in (FEW, MANY))
        small = [bench.ours(few) for _ in range(ROUNDS)]
        pairs = _pairs(bench, many)
    yield _time(pairs)
    yield _memory(small, pairs.ours)


def _pairs(bench: Bench, file: Path) -> Pairs:
    """Both in turn, each first every other time."""
    runs: dict[bool, list[Run]] = {True: [], False: []}
    for number in range(ROUNDS):
        for is_ours in (True, False) if number % 2 else (False, True):
            runs[is_ours].append(bench.ours(file) if is_ours else bench.peer(file))
    return Pairs(tuple(runs[True]), tuple(runs[False]))


def _time(pairs: Pairs) -> Row:
    ours, peer = (f"{median(run.seconds for run in runs):.1f} s" for runs in (pairs.ours, pairs.peer))
    bound = f"at most {SLOWEST}"
    return Row(f"{MANY:,} rows of CSV", ours, f"sqlite-utils {peer}", pairs.shown, bound, pairs.ratio <= SLOWEST)


def _memory(small: list[Run], large: tuple[Run, ...]) -> Row:
    low, high = (median(run.peak for run in runs) for runs in (small, large))
    ratio = high / low
    peaks = f"{high:.0f} MiB", f"{FEW:,} rows {low:.0f} MiB"
    return Row(f"memory for {MANY:,} rows", *peaks, f"{ratio:.2f}", f"at most {LARGEST}", ratio <= LARGEST)


def _written(path: Path, number: int) -> Path:
    """A table of so many people, the municipalities in turn; the same every time."""
    dice = random.Random(number)  # noqa: S311 (made-up answers, the same every time)
    asked, roles = library.find("metrostroom"), [role.value for role in Role]
    codes = (*asked.scale.codes, "")
    leanings = [*range(3, 3 + asked.scale.points), 1.0, 0.5, 0.1]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["partner", "role", *(each.id for each in asked.statements)])
        for place in range(number):
            answers = dice.choices(codes, leanings, k=len(asked.statements))
            writer.writerow([_name(place % MUNICIPALITIES + 1), dice.choice(roles), *answers])
    return path


def _name(number: int) -> str:
    return f"Gemeente {number:03}"


def _check(store: Path, table: str, file: Path) -> None:
    """Refuses to compare what did not take in every row."""
    with closing(connect(store)) as connection:
        (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 (a name of ours)
    if number != int(file.stem):
        raise RuntimeError(f"{table} holds {number} rows of {file.stem}")
