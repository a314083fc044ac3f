"""`kill -9` at a random moment, fifty times: what was followed by another statement is there."""

import random
import re
import shutil
import signal
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Made
from tests.cli.front_door import Metrocheck
from tests.cli.screen import Terminal

KILLS = 50
SEED = 20261123
AT_ONCE = 4
PLACE = re.compile(r"(?m)^ (\d+) van 42")


def killed(program: Metrocheck, seed: int, begun: str) -> tuple[int, str]:
    """Types answers and kills it half-way; the last place that was seen, and what was typed up to there."""
    chance = random.Random(seed)  # noqa: S311 - a moment, not a secret
    typed, last = begun, len(begun) + 1
    deadline: float | None = None
    with Terminal(program, "scan", "--partner", "Aa") as terminal:
        terminal.at(last)
        moment = time.monotonic() + chance.uniform(0.0, 0.4)
        while time.monotonic() < moment and last < 42:
            code = chance.choice("12345wn")
            terminal.press(code)
            typed += code
            deadline = min(moment, time.monotonic() + 1.0)
            while time.monotonic() < deadline:
                seen = PLACE.search(terminal.read())
                if seen and int(seen[1]) > last:
                    last = int(seen[1])
                    break
            else:
                break
        terminal.child.kill(signal.SIGKILL)
        # What it sent before it died was on the screen.
        while terminal.child.isalive():
            time.sleep(0.005)
        for _ in range(3):
            seen = PLACE.search(terminal.read())
            last = max(last, int(seen[1])) if seen else last
    return last, typed


def check(program: Metrocheck, last: int, typed: str) -> str:
    """What is kept, after it proved to be everything that had to be."""
    with closing(sqlite3.connect(program.store)) as database:
        (strip,) = database.execute("select strip from response").fetchone()
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
    kept = str(strip).rstrip(".")
    assert kept[: last - 1] == typed[: last - 1]
    # The one that was being kept may or may not be there; nothing else is.
    assert kept in {typed[: last - 1], typed[:last]}
    return kept


@pytest.fixture(scope="module")
def stores(made: Made) -> list[Metrocheck]:
    return [made("Linde", "Aa", "Bb") for _ in range(AT_ONCE)]


def test_fifty_kills_lose_no_answer(stores: list[Metrocheck]) -> None:
    def series(number: int) -> list[str]:
        program, kept, all_kept = stores[number], "", []
        for turn in range(number, KILLS, AT_ONCE):
            # Killed again and again on one store; a scan that is nearly done begins anew.
            if len(kept) > 36:
                kept = ""
                fresh(program)
            last, typed = killed(program, SEED + turn, kept)
            kept = check(program, last, typed)
            all_kept.append(kept)
        return all_kept

    pristine = Path(stores[0].folder / "pristine")
    shutil.copy2(stores[0].store, pristine)

    def fresh(program: Metrocheck) -> None:
        for file in program.folder.glob("store.sqlite*"):
            file.unlink()
        shutil.copy2(pristine, program.store)

    with ThreadPoolExecutor(AT_ONCE) as together:
        everything = list(together.map(series, range(AT_ONCE)))
    assert sum(map(len, everything)) == KILLS
    # The moments are spread over scans that had got somewhere.
    assert len({kept for each in everything for kept in each}) > KILLS // 2
    for program in stores:
        program.done("store", "check")
