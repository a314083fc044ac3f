from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrocheck.scoring import Status, shown, status_of
from metrocheck.scoring.exact import mean, median
from metrocheck.scoring.train import train_at


@pytest.mark.parametrize(
    ("exact", "seen"),
    [
        ("2.95", "3.0"),  # the design's own example
        ("2.85", "2.9"),  # half even would say 2.8
        ("2.949999", "2.9"),
        ("3.949999", "3.9"),
        ("5", "5.0"),
        ("0.25", "0.3"),
        ("-0.25", "-0.3"),  # a change: away from zero
        ("-0.35", "-0.4"),
        ("-0.34", "-0.3"),
        ("0", "0.0"),
        ("-0.04", "0.0"),  # and never -0.0
    ],
)
def test_shown_is_one_decimal_half_away_from_zero(exact: str, seen: str) -> None:
    assert str(shown(Fraction(exact))) == seen


@given(st.decimals(min_value=-9, max_value=9, places=3))
def test_shown_is_what_decimal_calls_half_up(value: Decimal) -> None:
    assert shown(Fraction(value)) == value.quantize(Decimal("0.1"), ROUND_HALF_UP)


@given(st.fractions(min_value=-9, max_value=9))
def test_shown_is_never_more_than_half_a_tenth_off_and_symmetric(value: Fraction) -> None:
    assert abs(Fraction(shown(value)) - value) <= Fraction(1, 20)
    assert shown(-value) == -shown(value)


@pytest.mark.parametrize(
    ("points", "score", "status"),
    [
        (5, "3.949999", Status.UNDER_WAY),  # shown 3.9
        (5, "3.95", Status.REACHED),  # shown 4.0
        (5, "2.95", Status.UNDER_WAY),  # shown 3.0
        (5, "2.949999", Status.WORKS),  # shown 2.9
        (5, "1", Status.WORKS),
        (5, "5", Status.REACHED),
        # Four points: 1 + 0.75 x 3 = 3.25 and 1 + 0.5 x 3 = 2.5.
        (4, "3.25", Status.REACHED),  # shown 3.3
        (4, "3.249", Status.UNDER_WAY),  # shown 3.2
        (4, "2.45", Status.UNDER_WAY),  # shown 2.5
        (4, "2.449", Status.WORKS),
        # Seven points: 5.5 and 4.
        (7, "5.45", Status.REACHED),
        (7, "5.449", Status.UNDER_WAY),
        (7, "3.95", Status.UNDER_WAY),
        (7, "3.949", Status.WORKS),
        # Two points: 1.75 asks for 1.8 as shown, and 1.5.
        (2, "1.75", Status.REACHED),
        (2, "1.749", Status.UNDER_WAY),
        (2, "1.45", Status.UNDER_WAY),
        (2, "1.449", Status.WORKS),
    ],
)
def test_status_follows_the_shown_value(points: int, score: str, status: Status) -> None:
    assert status_of(Fraction(score), points) is status


def test_no_score_is_unmeasured() -> None:
    assert status_of(None, 5) is Status.UNMEASURED


@given(st.fractions(min_value=1, max_value=5), st.fractions(min_value=1, max_value=5))
def test_what_looks_the_same_has_the_same_status(one: Fraction, other: Fraction) -> None:
    order = [Status.WORKS, Status.UNDER_WAY, Status.REACHED]
    low, high = sorted((one, other))
    assert order.index(status_of(low, 5)) <= order.index(status_of(high, 5))
    assert status_of(one, 5) is status_of(Fraction(shown(one)), 5)


R, U, W, N = Status.REACHED, Status.UNDER_WAY, Status.WORKS, Status.UNMEASURED


@pytest.mark.parametrize(
    ("stops", "place"),
    [
        ([U, R, R], 0),  # the first is not reached: at the start, whatever follows
        ([R, U, R], 1),
        ([R, R, W], 2),
        ([R, N, R], 1),  # unmeasured is not reached
        ([R, R, R], 4),  # all: past the third, at the terminus
        ([R] * 7, 8),
        ([N] * 7, 0),
    ],
)
def test_the_train_stands_at_the_end_of_the_unbroken_run(stops: list[Status], place: int) -> None:
    assert train_at(stops) == place


@given(st.lists(st.sampled_from(Status), min_size=1, max_size=9), st.data())
def test_a_stop_that_becomes_reached_never_moves_the_train_back(stops: list[Status], data: st.DataObject) -> None:
    better = list(stops)
    better[data.draw(st.integers(0, len(stops) - 1))] = R
    assert 0 <= train_at(stops) <= train_at(better) <= len(stops) + 1


@given(st.lists(st.fractions(), min_size=1, max_size=9))
def test_mean_and_median_are_exact(values: list[Fraction]) -> None:
    assert mean(values) == sum(values) / Fraction(len(values))
    below = sum(1 for v in values if v <= median(values))
    above = sum(1 for v in values if v >= median(values))
    assert min(below, above) * 2 >= len(values)


def test_the_median_of_an_even_number_lies_half_way_the_middle_two() -> None:
    assert median([Fraction(1), Fraction(4), Fraction(2), Fraction(9)]) == Fraction(3)


def test_there_is_no_mean_of_nothing() -> None:
    assert mean([]) is None
