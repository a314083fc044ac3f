"""Between which values a change may lie by chance: Welch's interval, of any number of groups in two waves.

Source: B. L. Welch, "The generalization of 'Student's' problem when several different population variances are
involved", Biometrika 34 (1947), 28-35; degrees of freedom after F. E. Satterthwaite, Biometrics 2 (1946), 110-114.
"""

from collections.abc import Sequence
from math import fsum, inf, sqrt
from typing import NamedTuple

from metrocheck.scoring.comparing import student


class Sample(NamedTuple):
    """People whose mean is part of a change.

    Attributes:
        weight: what their mean counts for in the change, on either side of it.
        variance: of their scores, unbiased.
        n: how many they are, two or more.
    """

    weight: float
    variance: float
    n: int


class Interval(NamedTuple):
    """The 95 % interval of a change, its standard error, and its degrees of freedom (infinite without variance)."""

    low: float
    high: float
    standard_error: float
    df: float


def welch(change: float, samples: Sequence[Sample]) -> Interval:
    """The interval around a change, from the samples of both waves; the change itself where nobody differs.

    Added so that the order of waves and groups makes no difference.
    """
    parts = [(each.weight**2 * each.variance / each.n, each.n) for each in samples]
    squared = fsum(part for part, _n in parts)
    if not squared:
        return Interval(change, change, 0.0, inf)
    # By parts of the whole: the fourth power of a small number may be no number at all.
    df = 1 / fsum((part / squared) ** 2 / (n - 1) for part, n in parts)
    error = sqrt(squared)
    half = student.point(max(1.0, df)) * error
    return Interval(change - half, change + half, error, df)
