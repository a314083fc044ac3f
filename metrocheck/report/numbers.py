"""Exact scores as the numbers a report holds. The only place where a fraction becomes a float."""

from collections.abc import Callable
from fractions import Fraction

from metrocheck.scoring import exact

FOUR_DECIMALS = 10_000
Rounding = Callable[[Fraction | None], float | None]


def rounded(value: Fraction | None) -> float | None:
    """A score to four decimals, a half away from zero."""
    return None if value is None else exact.steps(value, FOUR_DECIMALS) / FOUR_DECIMALS


def shown(value: Fraction | None) -> float | None:
    """A score as people see it: one decimal, half up."""
    return None if value is None else exact.steps(value, 10) / 10


def rounding(*, in_confidence: bool) -> Rounding:
    """How a document writes its scores: in mode individual no finer than they are shown."""
    return shown if in_confidence else rounded


def rounded_ratio(total: int, n: int) -> float:
    """`rounded` of total / n, without making a fraction first: there is one per municipality and statement."""
    return exact.ratio_steps(total, n, FOUR_DECIMALS) / FOUR_DECIMALS


def shown_ratio(total: int, n: int) -> float:
    """`shown` of total / n."""
    return exact.ratio_steps(total, n, 10) / 10


def filled(value: Fraction | None, points: int) -> float | None:
    """How far along the scale of `points` a shown score lies, from 0 to 1, for a bar."""
    return None if value is None else float((exact.shown(value) - 1) / (points - 1))
