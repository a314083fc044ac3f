"""Exact numbers, and the one place where they are rounded for a reader. Never a float."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor, lcm

HALF = Fraction(1, 2)


def shown(value: Fraction) -> Decimal:
    """The value as a reader sees it: one decimal, a half away from zero.

    For a score, which is positive, that is half up: 2.95 is 3.0. A change of -0.25 is -0.3.
    """
    tenths = floor(abs(value) * 10 + HALF)
    return Decimal(tenths if value > 0 else -tenths).scaleb(-1)


def added(numerators: Mapping[int, int], divisor: int) -> Fraction:
    """The sum of n/d over all `{d: n}`, divided by `divisor`.

    One common denominator and one Fraction at the end: adding Fractions one by one reduces each sum,
    which for hundreds of groups takes most of the time.
    """
    common = lcm(*numerators)
    return Fraction(sum(n * (common // d) for d, n in numerators.items()), common * divisor)


def mean(values: Sequence[Fraction]) -> Fraction | None:
    """The mean, or None of nothing."""
    if not values:
        return None
    numerators: dict[int, int] = {}
    for value in values:
        numerators[value.denominator] = numerators.get(value.denominator, 0) + value.numerator
    return added(numerators, len(values))


def median(values: Sequence[Fraction]) -> Fraction:
    """The middle value, or the mean of the two in the middle; there must be one."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2
