"""Welch's interval and Student's point, against published values and an independent implementation."""

import json
from collections.abc import Sequence
from math import inf
from pathlib import Path
from statistics import fmean, variance
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from metrocheck.scoring.comparing import student
from metrocheck.scoring.comparing.welch import Sample, welch

ORACLE = json.loads((Path(__file__).parents[1] / "oracles" / "comparison.json").read_text(encoding="utf-8"))
scores = st.lists(st.floats(1, 5), min_size=2, max_size=40).filter(lambda values: variance(values) > 1e-6)


def sample(values: Sequence[float], weight: float = 1) -> Sample:
    return Sample(weight, variance(values), len(values))


@pytest.mark.parametrize("case", ORACLE["welch"])
def test_published_values_are_reproduced(case: dict[str, Any]) -> None:
    x, y, near = case["x"], case["y"], case["tolerance"]
    change = fmean(x) - fmean(y)
    found = welch(change, [sample(x), sample(y)])
    assert (found.low, found.high) == pytest.approx(tuple(case["interval"]), abs=near)
    # The documentation prints five figures of these.
    assert found.df == pytest.approx(case["df"], abs=5e-4)
    assert change / found.standard_error == pytest.approx(case["t"], abs=5e-5)


@given(x=scores, y=scores)
def test_of_two_samples_it_is_that_of_scipy(x: list[float], y: list[float]) -> None:
    found = welch(fmean(x) - fmean(y), [sample(x), sample(y)])
    theirs = stats.ttest_ind(x, y, equal_var=False)
    assert found.df == pytest.approx(theirs.df, rel=1e-6)
    assert (found.low, found.high) == pytest.approx(tuple(theirs.confidence_interval()), rel=1e-6, abs=1e-6)


def test_weights_and_degrees_of_freedom_of_four_groups_by_hand() -> None:
    # SE^2 = 0.25 * (1/4 + 4/8) + 1 * (2/4 + 0/8) = 0.6875; its parts 0.0625, 0.125, 0.5 and 0.
    samples = [Sample(0.5, 1, 4), Sample(0.5, 4, 8), Sample(1, 2, 4), Sample(1, 0, 8)]
    found = welch(1.0, samples)
    assert found.standard_error**2 == pytest.approx(0.6875)
    # SE^4 over the square of each part by its degrees of freedom: 3, 7 and 3.
    assert found.df == pytest.approx(0.47265625 / (0.00390625 / 3 + 0.015625 / 7 + 0.25 / 3))
    assert (found.low + found.high) / 2 == pytest.approx(1.0)


def test_nobody_differs_and_the_interval_is_the_change() -> None:
    assert welch(0.4, [Sample(1, 0, 3), Sample(1, 0, 9)]) == (0.4, 0.4, 0.0, inf)


def test_a_very_small_variance_is_still_a_number() -> None:
    # Its square is smaller than the smallest float.
    assert welch(0.4, [Sample(1, 1e-200, 3), Sample(1, 1e-200, 3)]).df == pytest.approx(4)


@pytest.mark.parametrize(
    ("df", "published"),
    # The table of any textbook, three decimals.
    [(1, 12.706), (2, 4.303), (5, 2.571), (10, 2.228), (30, 2.042), (120, 1.980), (1e9, 1.960)],
)
def test_students_point_is_that_of_the_tables(df: float, published: float) -> None:
    assert student.point(df) == pytest.approx(published, abs=5e-4)


@given(df=st.one_of(st.floats(1, 30), st.floats(1, 2000), st.floats(1, 1e7), st.floats(999.9, 1000.1)))
def test_students_point_is_that_of_scipy(df: float) -> None:
    assert student.point(df) == pytest.approx(stats.t.ppf(0.975, df), rel=1e-9)


@given(df=st.floats(1, 900), t=st.floats(0.05, 40))
def test_the_tails_are_those_of_scipy(df: float, t: float) -> None:
    assert student.two_tails(t, df) == pytest.approx(2 * stats.t.sf(t, df), rel=1e-9, abs=1e-13)
