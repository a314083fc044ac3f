"""Rule 7: how far people agree, by van der Eijk's A, whatever they agree on.

Source: C. van der Eijk, "Measuring agreement in ordered rating scales", Quality & Quantity 35 (2001),
325-341. 1 is everybody at one point, 0 an even spread, -1 two equal camps at the ends.
"""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import NamedTuple

from metrocheck.scoring.exact import median, shown

FROM_ANSWERS = 5
WORD_FROM_ANSWERS = 10
FROM_POINTS = 3

Pattern = tuple[bool, ...]


class Word(StrEnum):
    """What an A is called. The bounds are our own convention, not van der Eijk's."""

    UNITED = "united"
    LARGELY_AGREED = "largely_agreed"
    DIVIDED = "divided"
    TWO_CAMPS = "two_camps"


BOUNDS = (
    (Fraction(6, 10), Word.UNITED),
    (Fraction(3, 10), Word.LARGELY_AGREED),
    (Fraction(0), Word.DIVIDED),
)


class Layer(NamedTuple):
    """One layer of the counts: where it lies, how far it agrees, its part of all answers."""

    pattern: Pattern
    agreement: Fraction
    weight: Fraction


def layers(counts: Sequence[int]) -> list[Layer]:
    """Peels counts per point (low to high, at least one positive) into layers of equal height."""
    total, left, peeled = sum(counts), list(counts), []
    while any(left):
        pattern = tuple(n > 0 for n in left)
        height = min(n for n in left if n)
        peeled.append(Layer(pattern, _layer_agreement(pattern), Fraction(height * sum(pattern), total)))
        left = [n - height if n else 0 for n in left]
    return peeled


@cache
def _layer_agreement(pattern: Pattern) -> Fraction:
    points, size = len(pattern), sum(pattern)
    if size == 1:
        return Fraction(1)
    return _unimodality(pattern) * (1 - Fraction(size - 1, points - 1))


def _unimodality(pattern: Pattern) -> Fraction:
    triples = list(combinations(pattern, 3))
    one_hill = triples.count((True, True, False)) + triples.count((False, True, True))
    two_hills = triples.count((True, False, True))
    if not one_hill + two_hills:
        return Fraction(0)
    points = len(pattern)
    return Fraction((points - 2) * one_hill - (points - 1) * two_hills, (points - 2) * (one_hill + two_hills))


def van_der_eijk(counts: Sequence[int]) -> Fraction:
    """A, in [-1, 1], of counts per point from low to high; at least one must be positive."""
    return sum((layer.weight * layer.agreement for layer in layers(counts)), Fraction(0))


def statement_agreement(counts: Sequence[int], *, as_shown: bool = False) -> tuple[Fraction | None, Word | None]:
    """A of one statement and its word; None where too few answered, or the scale has fewer than 3 points.

    Args:
        counts: the scored answers of all groups together, per point as given. Turning the scale round
            does not change A, so a reversed statement needs no care.
        as_shown: whether the word follows A with the one decimal that is told in mode individual.
    """
    answers = sum(counts)
    if answers < FROM_ANSWERS or len(counts) < FROM_POINTS:
        return None, None
    value = van_der_eijk(counts)
    return value, word_of(value, as_shown=as_shown) if answers >= WORD_FROM_ANSWERS else None


def stop_agreement(
    statements: Sequence[tuple[Fraction | None, Word | None]], *, as_shown: bool = False
) -> tuple[Fraction | None, Word | None]:
    """The median A of a stop's statements if at least half have one, and its word if half have a word."""
    values = [value for value, _ in statements if value is not None]
    worded = [word for _, word in statements if word is not None]
    if 2 * len(values) < len(statements):
        return None, None
    value = median(values)
    return value, word_of(value, as_shown=as_shown) if 2 * len(worded) >= len(statements) else None


def word_of(value: Fraction, *, as_shown: bool) -> Word:
    """The word for an A, by its exact value or by the one decimal that is told of it."""
    seen = Fraction(shown(value)) if as_shown else value
    return next((word for bound, word in BOUNDS if seen >= bound), Word.TWO_CAMPS)
