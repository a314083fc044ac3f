"""How often a stop is called noticeably changed in mode individual: by chance, and when something changed.

Made-up people on the standard line, through the gate and the comparison themselves. Each stop stands by itself: what a
person thinks of one stop tells nothing about the next, so that a comparison of seven stops is seven draws.
"""

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np

from benchmarks.table import Row
from benchmarks.workshop import Workshop
from metrocheck.publication.closing import close
from metrocheck.questionnaire import library
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.answered import Answered
from metrocheck.response.model import Partner, Role
from metrocheck.scoring.comparing import Round, compare

SEED = 20261123
MIN_GROUP = 5
MEAN, BETWEEN_PEOPLE, ITEM_NOISE = 3.4, 0.6, 0.9
BY_CHANCE, FOUND = 0.05, 0.90
NORMAL = 1.96


class Case(NamedTuple):
    """Waves to compare: the people of every municipality, how far the truth moved, and how many comparisons."""

    municipalities: tuple[int, ...]
    moved: float
    comparisons: int

    @property
    def told(self) -> str:
        """`60 people (30 + 20 + 10), moved by 0.5`."""
        people = f"{sum(self.municipalities)} people"
        spread = f" ({' + '.join(map(str, self.municipalities))})" if len(self.municipalities) > 1 else ""
        return f"{people}{spread}, moved by {self.moved:g}"


CASES = (
    Case((8,), 0, 700),
    Case((20,), 0, 500),
    Case((12, 8), 0, 500),
    Case((60,), 0, 300),
    Case((30, 20, 10), 0, 300),
    Case((200,), 0, 100),
    Case((100, 60, 40), 0, 100),
    Case((60,), 0.5, 100),
    Case((30, 20, 10), 0.5, 100),
)


def rows(_workshop: Workshop) -> Iterator[Row]:
    """The rate of every case, with the 95 % bounds of the simulation itself.

    A rate by chance is held to be over its bound when the whole of its interval is.
    """
    asked = library.find("metrostroom")
    random = np.random.default_rng(SEED)
    for case in CASES:
        called = [verdict for _ in range(case.comparisons) for verdict in _verdicts(asked, case, random)]
        rate, stops = sum(called) / len(called), len(called)
        low, high = _interval(rate, stops)
        met = high >= FOUND <= rate if case.moved else low <= BY_CHANCE
        bound = f"at least {FOUND:.0%}" if case.moved else f"at most {BY_CHANCE:.0%}"
        yield Row(case.told, f"{rate:.2%}", f"{stops:,} stops", f"{low:.2%} - {high:.2%}", bound, met)


def _verdicts(asked: Questionnaire, case: Case, random: np.random.Generator) -> list[bool]:
    """Per stop whether it was called noticeably changed."""
    waves = [_wave(asked, case.municipalities, mean, random) for mean in (MEAN, MEAN + case.moved)]
    return [bool(stop.move.noticeable) for stop in compare(waves).stops]


def _wave(asked: Questionnaire, municipalities: Sequence[int], mean: float, random: np.random.Generator) -> Round:
    answered = [
        Answered(Partner(id=place, name=f"Gemeente {place}"), Role.ANDERS, people, _strips(asked, people, mean, random))
        for place, people in enumerate(municipalities, start=1)
    ]
    return Round(asked, close(asked, answered, MIN_GROUP))


def _strips(asked: Questionnaire, people: int, mean: float, random: np.random.Generator) -> str:
    """The answers of people nobody saw before: what each thinks of every stop, and chance per statement."""
    stops = len(asked.stops)
    opinion = random.normal(mean, BETWEEN_PEOPLE, (people, stops))
    of_statements = np.repeat(opinion, [len(stop.statements) for stop in asked.stops], axis=1)
    drawn = of_statements + random.normal(0, ITEM_NOISE, of_statements.shape)
    codes = np.clip(np.rint(drawn), 1, asked.scale.points).astype(np.uint8) + ord("0")
    return codes.tobytes().decode("ascii")


def _interval(rate: float, draws: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a rate (E. B. Wilson, JASA 22 (1927), 209-212)."""
    middle = rate + NORMAL**2 / (2 * draws)
    half = NORMAL * sqrt(rate * (1 - rate) / draws + NORMAL**2 / (4 * draws**2))
    whole = 1 + NORMAL**2 / draws
    return (middle - half) / whole, (middle + half) / whole
