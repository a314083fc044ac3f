"""Fills a store with a wave for the benchmarks, past the commands: `filling.py STORE MUNICIPALITIES RESPONSES`.

Mode team would refuse several responses of a municipality; the tables do not. The same arguments give the
same answers.
"""

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import connect

from metrocheck.questionnaire import library
from metrocheck.questionnaire.model import UNANSWERED
from metrocheck.store import open_store

MOMENT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
ROW = """INSERT INTO response (id, wave_id, places, partner_id, state, strip, started, changed, submitted)
    VALUES (?, ?, ?, ?, 'submitted', ?, ?, ?, ?)"""


def fill(path: Path, municipalities: int, responses: int) -> None:
    """Make the store, with `responses` submitted responses of each municipality."""
    questionnaire = library.find("metrostroom")
    names = [f"Gemeente {number:03}" for number in range(1, municipalities + 1)]
    with open_store(path) as store:
        partnership = store.new_partnership("Grote samenwerking", names, questionnaire, "najaar", MOMENT)
        wave = store.waves(partnership.id)[-1]
    # The module random is meant: made-up answers, the same every time.
    dice = random.Random(f"{municipalities} {responses}")  # noqa: S311
    places, moment = len(questionnaire.statements), MOMENT.isoformat(timespec="microseconds")
    with connect(path) as connection:
        for partner in partnership.partners:
            strips = _strips(dice, questionnaire.scale.codes, places, responses)
            connection.executemany(
                ROW,
                (
                    (f"{dice.getrandbits(128):032x}", wave.id, places, partner.id, strip, moment, moment, moment)
                    for strip in strips
                ),
            )
    connection.close()


def _strips(dice: random.Random, codes: tuple[str, ...], places: int, responses: int) -> Iterator[str]:
    """Strips of one municipality: each statement with leanings of its own, few `w`, `n` and gaps."""
    points = len(codes) - 2
    columns = []
    for _ in range(places):
        leanings = [1 + 4 * dice.random() for _ in range(points)]
        columns.append(dice.choices((*codes, UNANSWERED), [*leanings, 1.0, 0.5, 0.1], k=responses))
    return map("".join, zip(*columns, strict=True))


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
