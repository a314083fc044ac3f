"""Fills a store with waves for the benchmarks, past the commands.

`filling.py STORE MUNICIPALITIES RESPONSES WAVES MODE`: every wave closes when it is full; in mode team the last one
stays open. Mode team would refuse several responses of a municipality; the tables do not. The same arguments give the
same answers.
"""

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import connect

from metrocheck.publication.closing import published
from metrocheck.questionnaire import library
from metrocheck.questionnaire.model import UNANSWERED, Questionnaire
from metrocheck.response.model import Mode, Partnership, Role
from metrocheck.store import Store, open_store

MOMENT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
ROW = """INSERT INTO response (id, wave_id, places, partner_id, role, ticket, state, strip, started, changed, submitted)
    VALUES (?, ?, ?, ?, ?, ?, 'submitted', ?, ?, ?, ?)"""


def fill(path: Path, municipalities: int, responses: int, waves: int = 1, mode: Mode = Mode.TEAM) -> None:
    """Make the store, with `responses` submitted responses of each municipality in every wave."""
    questionnaire = library.find("metrostroom")
    names = [f"Gemeente {number:03}" for number in range(1, municipalities + 1)]
    # The module random is meant: made-up answers, the same every time.
    dice = random.Random(f"{municipalities} {responses}")  # noqa: S311
    with open_store(path) as store:
        partnership = store.new_partnership("Grote samenwerking", names, questionnaire, "najaar", MOMENT, mode)
        for number in range(1, waves + 1):
            if number > 1:
                store.open_wave(partnership.id, f"meting {number}", questionnaire, MOMENT)
            wave = store.waves(partnership.id)[-1].id
            _answer(path, wave, partnership, _rows(dice, questionnaire, responses, mode))
            _close(store, wave, is_last=number == waves, mode=mode)


def _close(store: Store, wave: int, *, is_last: bool, mode: Mode) -> None:
    if not is_last or mode is Mode.INDIVIDUAL:
        store.close_wave(wave, MOMENT, published)


def _answer(path: Path, wave: int, partnership: Partnership, rows: Iterator[list[tuple[object, ...]]]) -> None:
    """The responses of every municipality, straight into the table."""
    with connect(path) as connection:
        for partner in partnership.partners:
            of_partner = next(rows)
            connection.executemany(ROW, ((id_, wave, places, partner.id, *rest) for id_, places, *rest in of_partner))
    connection.close()


def _rows(
    dice: random.Random, questionnaire: Questionnaire, responses: int, mode: Mode
) -> Iterator[list[tuple[object, ...]]]:
    """The responses of one municipality after the other: id, places, role, ticket, strip and three moments."""
    places, moment = len(questionnaire.statements), MOMENT.isoformat(timespec="microseconds")
    roles = [role.value for role in Role]
    while True:
        yield [
            (
                f"{dice.getrandbits(128):032x}",
                places,
                dice.choice(roles) if mode is Mode.INDIVIDUAL else None,
                f"{dice.getrandbits(256):064x}" if mode is Mode.INDIVIDUAL else None,
                strip,
                *(moment,) * 3,
            )
            for strip in _strips(dice, questionnaire.scale.codes, places, responses)
        ]


def _strips(dice: random.Random, codes: tuple[str, ...], places: int, responses: int) -> Iterator[str]:
    """Strips of one municipality: each statement with leanings of its own, few `w`, `n` and gaps."""
    points = len(codes) - 2
    columns = []
    for _ in range(places):
        leanings = [1 + 4 * dice.random() for _ in range(points)]
        columns.append(dice.choices((*codes, UNANSWERED), [*leanings, 1.0, 0.5, 0.1], k=responses))
    return map("".join, zip(*columns, strict=True))


if __name__ == "__main__":
    store_path, how_many, of_each, how_often, way = sys.argv[1:]
    fill(Path(store_path), int(how_many), int(of_each), int(how_often), Mode(way))
