"""Rules 6 and 8: what lies apart and what stands out."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from metrocheck.scoring import Scores

Scored = Callable[..., Scores]
EIGHT = (["goed"] * 4, ["goed"] * 4)


def test_three_highest_and_three_lowest_with_ties_by_place(scored: Scored) -> None:
    result = scored({"Aldenrade": ["3525 1412"]}, layout=EIGHT)
    assert result.strengths == ("1.2", "1.4", "2.2")  # 5 5 4
    assert result.attention == ("2.1", "2.3", "1.3")  # 1 1 2, the other 2 (2.4) comes later


def test_of_fewer_than_six_the_lists_meet(scored: Scored) -> None:
    # Three scored, 5 4 1: rule 8 says three highest and three lowest, so all of them twice.
    result = scored({"Aldenrade": ["54w1 wwww"]}, layout=EIGHT)
    assert result.strengths == ("1.1", "1.2", "1.4")
    assert result.attention == ("1.4", "1.2", "1.1")


def test_equal_ones_go_by_place_on_the_line(scored: Scored) -> None:
    result = scored({"Aldenrade": ["4444 4444"]}, layout=EIGHT)
    assert result.strengths == ("1.1", "1.2", "1.3")
    assert result.attention == ("1.1", "1.2", "1.3")


def test_gaps_stand_widest_first_equal_ones_by_place(scored: Scored) -> None:
    # Ranges:       2 1 0 4   1 1 3 1.
    groups = {"Aldenrade": ["3235 2251"], "Berkum": ["1331 3322"], "Cadwijk": ["2233 2232"]}
    assert scored(groups, layout=EIGHT).gaps == ("1.4", "2.3", "1.1", "1.2", "2.1", "2.2", "2.4")


@pytest.mark.parametrize(
    ("points", "diverging"),
    # Berkum 2 and Aldenrade 3 lie 1 apart. Wide is 1.0 x (K-1)/4: 0.75 of four, 1 of five, 1.25 of six.
    [(4, True), (5, True), (6, False)],
)
def test_what_is_wide_depends_on_the_scale(scored: Scored, points: int, diverging: bool) -> None:
    result = scored({"Aldenrade": ["33"], "Berkum": ["22"]}, layout=(["goed"], ["goed"]), points=points)
    assert [s.spread and s.spread.diverging for s in result.stops] == [diverging] * 2
    assert result.gaps == (("1.1", "2.1") if diverging else ())


def test_a_range_is_of_exact_scores_and_not_of_shown_ones(scored: Scored) -> None:
    # 33 of 17: 1.94, shown 1.9. 49 of 17: 2.88, shown 2.9. Shown 1.0 apart, in truth 16/17.
    strips = {"Aldenrade": ["1"] * 1 + ["2"] * 16, "Berkum": ["2"] * 2 + ["3"] * 15}
    groups = {name: [s + "3" for s in each] for name, each in strips.items()}
    spread = scored(groups, layout=(["goed"], ["goed"])).stops[0].spread
    assert spread is not None
    assert (spread.low, spread.high, spread.range) == (Fraction(33, 17), Fraction(49, 17), Fraction(16, 17))
    assert not spread.diverging


def test_there_is_no_spread_of_one_group(scored: Scored) -> None:
    assert scored({"Aldenrade": ["1234 5123"]}, layout=EIGHT).stops[0].spread is None
    two = scored({"Aldenrade": ["1234 5123"], "Berkum": ["wwww 5123"]}, layout=EIGHT)
    assert two.stops[0].spread is None
    assert two.stops[1].spread is not None


def test_blind_spots_are_a_quarter_or_more_of_the_applicable(scored: Scored) -> None:
    #  1.1: w of 4 = 25 %.  1.2: no w.  1.3: n leaves 3: 33 %.  1.4: all n: nothing to be blind to.
    #  2.1: unanswered is applicable: 1 of 5 = 20 %.  2.2: 1 of 5.
    strips = ["w3wn w3", "33nn .3", "333n .3", "333n 33", "n3nn 3w"]
    result = scored({"Aldenrade": strips[:2], "Berkum": strips[2:]}, layout=(["goed"] * 4, ["goed"] * 2))
    assert result.blind_spots == ("1.1", "1.3")
