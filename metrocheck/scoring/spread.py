"""Rule 6: how far the groups lie apart."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key

from metrocheck.scoring.status import distance
from metrocheck.scoring.sums import Sums, has_score


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest and the highest group score, and whether they diverge."""

    low: Fraction
    high: Fraction
    diverging: bool

    @property
    def range(self) -> Fraction:
        """How far the highest lies above the lowest, on the scale."""
        return self.high - self.low


def spread_of(sums: Sums, points: int, least: int = 1) -> Spread | None:
    """The spread of a set of statements, or None when fewer than two groups have a score on it, of `least` answers.

    Diverging is a range of 1.0 or more (times (K-1)/4): of the exact scores, because only a status
    follows the number as shown. So 2.96 and 3.94, shown as 3.0 and 3.9, do not diverge, and neither do
    2.94 and 3.90, shown as 2.9 and 3.9.
    """
    means = [(total, scored) for total, scored, applicable in sums if has_score(scored, applicable, least)]
    if len(means) < 2:  # noqa: PLR2004 - a spread is between two
        return None
    low, high = Fraction(*min(means, key=_by_mean)), Fraction(*max(means, key=_by_mean))
    return Spread(low, high, diverging=high - low >= distance(points))


def _compare(one: tuple[int, int], other: tuple[int, int]) -> int:
    return one[0] * other[1] - other[0] * one[1]


# Comparing whole numbers crosswise is as exact as comparing Fractions and several times as fast.
_by_mean = cmp_to_key(_compare)
