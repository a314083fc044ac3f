"""The only place where a fraction becomes a float, held against decimal arithmetic."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrocheck.report.numbers import filled, rounded, shown

# Whatever a mean of answers or a change between waves can be.
VALUES = st.fractions(min_value=-9, max_value=9, max_denominator=10**6)


def _by_decimal(value: Fraction, step: str) -> float:
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return float(exact.quantize(Decimal(step), ROUND_HALF_UP))  # decimal's half up is away from zero


@given(VALUES)
def test_scores_have_four_decimals_a_half_away_from_zero(value: Fraction) -> None:
    assert rounded(value) == _by_decimal(value, "0.0001")


@given(st.integers(-90_000, 90_000))
def test_a_half_of_the_fourth_decimal_goes_away_from_zero(steps: int) -> None:
    value = Fraction(2 * steps + 1, 20_000)
    assert rounded(value) == _by_decimal(value, "0.0001")


@given(VALUES)
def test_shown_has_one_decimal_a_half_away_from_zero(value: Fraction) -> None:
    assert shown(value) == _by_decimal(value, "0.1")


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (Fraction(295, 100), 3.0),  # as a float 2.95 lies below, and rounds to 2.9
        (Fraction(395, 100), 4.0),
        (Fraction(-1, 4), -0.3),
        (Fraction(1, 3), 0.3),
    ],
)
def test_shown_by_hand(value: Fraction, seen: float) -> None:
    assert shown(value) == seen


def test_nothing_stays_nothing() -> None:
    assert (rounded(None), shown(None), filled(None, 5)) == (None, None, None)


@pytest.mark.parametrize(
    ("value", "points", "part"), [(1, 5, 0.0), (5, 5, 1.0), (3, 5, 0.5), (4, 4, 1.0), (Fraction(395, 100), 5, 0.75)]
)
def test_a_bar_is_filled_by_the_shown_score(value: Fraction | int, points: int, part: float) -> None:
    assert filled(Fraction(value), points) == part
