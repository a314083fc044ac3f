"""Exact numbers, and the one place where they are rounded for a reader. Never a float."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm


def shown(value: Fraction) -> Decimal:
    """The value as a reader sees it: one decimal, a half away from zero.

    For a score, which is positive, that is half up: 2.95 is 3.0. A change of -0.25 is -0.3.
    """
    return Decimal(steps(value, 10)).scaleb(-1)


def steps(value: Fraction, per_unit: int) -> int:
    """The value in whole steps, `per_unit` of them in 1.0, a half away from zero: 2.95 is 30 steps of 0.1.

    In whole numbers: a report shows tens of thousands of scores, and Fractions compare and add slowly.
    """
    return ratio_steps(value.numerator, value.denominator, per_unit)


def ratio_steps(numerator: int, denominator: int, per_unit: int) -> int:
    """The same of a ratio that nobody made a Fraction of; `denominator` is positive."""
    size = (2 * per_unit * abs(numerator) + denominator) // (2 * denominator)
    return size if numerator > 0 else -size


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
