"""Rules 1 to 3 in the small."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.scoring import Scores, Status, score
from metrocheck.tally.counting import one

Scored = Callable[..., Scores]
FOUR = (("goede", "goede", "goed", "goed"), ("samen",))


@pytest.mark.parametrize(
    ("strip", "expected"),
    [
        ("55ww 1", Fraction(5)),  # 2 of 4
        ("5www 1", None),  # 1 of 4
        ("5wnn 1", Fraction(5)),  # 1 of 2
        ("5wwn 1", None),  # 1 of 3
        ("5... 1", None),  # unanswered is applicable
        ("5.nn 1", Fraction(5)),
        ("5nnn 1", Fraction(5)),  # 1 of 1
        ("nnnn 1", None),  # 0 of 0: at least one
        ("wnnn 1", None),
    ],
)
def test_half_of_the_applicable_must_be_scored(scored: Scored, strip: str, expected: Fraction | None) -> None:
    assert scored({"Aldenrade": [strip]}, layout=FOUR).stops[0].score == expected


def test_the_half_rule_is_about_all_answers_of_a_group_together(scored: Scored) -> None:
    # 4 + 0 of 8 scored is half, although the second scan has none; the mean is of answers, not of scans.
    stop = scored({"Aldenrade": ["5551 1", "wwww 1"]}, layout=FOUR).stops[0]
    assert stop.score == Fraction(16, 4)
    assert scored({"Aldenrade": ["5551 1", "www1 1"]}, layout=FOUR).stops[0].score == Fraction(17, 5)


def test_a_municipality_with_more_answers_does_not_weigh_more(scored: Scored) -> None:
    groups = {"Aldenrade": ["53"], "Berkum": ["13"] * 9}
    # The mean of 5 and 1, not of one 5 and nine times 1.
    assert scored(groups, layout=(["goed"], ["goed"])).stops[0].score == Fraction(3)


def test_a_group_weighs_as_many_municipalities_as_it_holds(scored: Scored) -> None:
    groups = {"Overige": ["22"], "Berkum": ["55"]}
    # (3 x 2 + 1 x 5) / 4
    result = scored(groups, layout=(["goed"], ["goed"]), weights=(3, 1))
    assert result.stops[0].score == Fraction(11, 4)
    assert result.statements[0].score == Fraction(11, 4)
    assert result.questions[1].score == Fraction(11, 4)


def test_overall_is_the_mean_of_the_stops_that_have_a_score(scored: Scored) -> None:
    # Stop 1 scores 4 on one statement, stop 2 scores 3 on three, nobody knows stop 3. Stops weigh, answers
    # do not.
    layout = (["goed"], ["goed", "goed", "goed"], ["goed"])
    result = scored({"Aldenrade": ["4 333 w"]}, layout=layout)
    assert result.overall == Fraction(7, 2)
    assert [s.status for s in result.stops] == [Status.REACHED, Status.UNDER_WAY, Status.UNMEASURED]


@pytest.mark.parametrize("groups", [{}, {"Aldenrade": []}, {"Aldenrade": ["wnw .n."]}])
def test_nothing_scored_is_unmeasured_everywhere(scored: Scored, groups: dict[str, list[str]]) -> None:
    result = scored(groups)
    assert (result.overall, result.status, result.train) == (None, Status.UNMEASURED, 0)
    scores = [s.score for s in result.stops] + [s.score for s in result.questions]
    assert {*scores, *(cell.score for cell in result.matrix)} == {None}
    assert {s.spread for s in result.stops} == {None}
    assert (result.strengths, result.attention, result.gaps) == ((), (), ())


def test_a_tally_of_another_line_is_refused(line: Callable[..., Questionnaire]) -> None:
    tally = one(line((["goed"], ["goed"]), 5, ()), "Aldenrade", "12")
    with pytest.raises(ValueError, match="Aldenrade"):
        score(line((["goed"], ["goed", "goed"]), 5, ()), tally)
    with pytest.raises(ValueError, match="Aldenrade"):
        score(line((["goed"], ["goed"]), 4, ()), tally)
