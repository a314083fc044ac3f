"""Fills a store with waves for the benchmarks, past the commands: `filling.py STORE MUNICIPALITIES RESPONSES WAVES`.

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
from metrocheck.questionnaire.model import UNANSWERED, Questionnaire
from metrocheck.store import open_store

MOMENT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
ROW = """INSERT INTO response (id, wave_id, places, partner_id, state, strip, started, changed, submitted)
    VALUES (?, ?, ?, ?, 'submitted', ?, ?, ?, ?)"""


def fill(path: Path, municipalities: int, responses: int, waves: int = 1) -> None:
    """Make the store, with `responses` submitted responses of each municipality in every wave."""
    questionnaire = library.find("metrostroom")
    names = [f"Gemeente {number:03}" for number in range(1, municipalities + 1)]
    with open_store(path) as store:
        partnership = store.new_partnership("Grote samenwerking", names, questionnaire, "najaar", MOMENT)
        for number in range(2, waves + 1):
            store.close_wave(store.waves(partnership.id)[-1].id, MOMENT)
            store.open_wave(partnership.id, f"meting {number}", questionnaire, MOMENT)
        numbers = [wave.id for wave in store.waves(partnership.id)]
    # The module random is meant: made-up answers, the same every time.
    dice = random.Random(f"{municipalities} {responses}")  # noqa: S311
    with connect(path) as connection:
        for wave in numbers:
            for partner in partnership.partners:
                rows = _rows(dice, questionnaire, responses)
                connection.executemany(ROW, ((id_, wave, places, partner.id, *rest) for id_, places, *rest in rows))
    connection.close()


def _rows(dice: random.Random, questionnaire: Questionnaire, responses: int) -> Iterator[tuple[object, ...]]:
    """The responses of one municipality: id, places, strip and three moments."""
    places, moment = len(questionnaire.statements), MOMENT.isoformat(timespec="microseconds")
    for strip in _strips(dice, questionnaire.scale.codes, places, responses):
        yield f"{dice.getrandbits(128):032x}", places, strip, moment, moment, moment


def _strips(dice: random.Random, codes: tuple[str, ...], places: int, responses: int) -> Iterator[str]:
    """Strips of one municipality: each statement with leanings of its own, few `w`, `n` and gaps."""
    points = len(codes) - 2
    columns = []
    for _ in range(places):
        leanings = [1 + 4 * dice.random() for _ in range(points)]
        columns.append(dice.choices((*codes, UNANSWERED), [*leanings, 1.0, 0.5, 0.1], k=responses))
    return map("".join, zip(*columns, strict=True))


if __name__ == "__main__":
    fill(Path(sys.argv[1]), *map(int, sys.argv[2:]))
