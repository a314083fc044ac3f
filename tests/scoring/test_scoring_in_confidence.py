"""Scores in mode individual: what rests on fewer than k scored answers is not told."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrocheck.publication.model import RoleGroup
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Role
from metrocheck.scoring import RoleScore, Scores, Status, score, score_roles
from tests.scoring.publishing import People, publication

Line = Callable[..., Questionnaire]
# Stop 1: 1.1 goede, 1.2 goed. Stop 2: 2.1 samen, which is also all of that question and of that cell.
LAYOUT = (("goede", "goed"), ("samen",))


@pytest.fixture(scope="module")
def told(line: Line) -> Callable[..., Scores]:
    """Scores groups of people; k is 3."""
    asked = line(LAYOUT, 5, ())
    return lambda groups, k=3: score(asked, publication(asked, groups, k).tally, k)


def of_groups(result: Scores, stop: int) -> list[tuple[Fraction | None, int | None]]:
    return [(group.score, group.told_n) for group in result.stops[stop - 1].groups]


def test_a_group_with_fewer_than_k_answers_at_a_stop_has_no_score_and_does_not_weigh(
    told: Callable[..., Scores],
) -> None:
    # At stop 2 B has 2 of 3: enough by half, and two people. With it the stop would be (4 + 2)/2.
    result = told({"A": ["334", "334", "334"], "B": ["332", "332", "33w"]})
    assert of_groups(result, 1) == [(Fraction(3), 6), (Fraction(3), 6)]
    assert of_groups(result, 2) == [(Fraction(4), 3), (None, None)]
    assert [stop.score for stop in result.stops] == [Fraction(3), Fraction(4)]
    assert result.stops[1].spread is None
    # Of statements, questions and cells no group is told of, so there B weighs: (4 + 2)/2.
    assert (result.statements[2].score, result.questions[2].score) == (Fraction(3), Fraction(3))
    assert next(cell.score for cell in result.matrix if (cell.stop, cell.question) == (2, "samen")) == Fraction(3)


def test_a_number_of_answers_may_be_told_where_there_is_no_score(told: Callable[..., Scores]) -> None:
    # Three scored answers of eight: fewer than half.
    result = told({"A": ["334"] * 3 + ["33w"] * 5})
    assert of_groups(result, 2) == [(None, 3)]
    assert (result.stops[1].score, result.stops[1].status) == (None, Status.UNMEASURED)
    # Overall is the mean of the stops that have a score.
    assert result.overall == Fraction(3)


def test_a_stop_that_no_group_can_tell_of_is_unmeasured(told: Callable[..., Scores]) -> None:
    # Four answers in all, two of each group.
    result = told({"A": ["334", "334", "33w"], "B": ["332", "332", "33w"]})
    assert (result.stops[1].score, result.stops[1].status) == (None, Status.UNMEASURED)
    assert result.train == 0


def test_statements_are_told_from_2k_responses(told: Callable[..., Scores]) -> None:
    five, six = (told({"A": ["514"] * 3, "B": ["514"] * people}) for people in (2, 3))
    for each in five.statements:
        assert (each.score, each.status, each.n, each.counts) == (None, Status.UNMEASURED, None, None)
        assert (each.dont_know, each.not_applicable, each.applicable, each.unanswered) == (None, None, None, None)
        assert (each.agreement, each.word, each.spread, each.groups) == (None, None, None, ())
    assert (five.strengths, five.attention, five.gaps, five.blind_spots) == ((), (), (), ())
    assert (five.stops[0].agreement, six.stops[0].agreement) == (None, Fraction(1))
    # Stops and questions were told already.
    assert five.stops[0].score == six.stops[0].score == Fraction(3)
    first = six.statements[0]
    assert (first.score, first.n, first.counts) == (Fraction(5), 6, (0, 0, 0, 0, 6))
    assert (first.dont_know, first.not_applicable, first.agreement) == (0, 0, Fraction(1))
    assert (first.spread, first.groups) == (None, ())
    assert six.strengths == ("1.1", "2.1", "1.2")
    assert six.attention == ("1.2", "2.1", "1.1")


def test_a_statement_with_fewer_than_k_scored_answers_tells_only_what_was_not_scored(
    told: Callable[..., Scores],
) -> None:
    # At 2.1 one answer of each group: all that is applicable in B, half of it in A. Together two, and k is 3.
    result = told({"A": ["335", "33w", "33n"], "B": ["335", "33n", "33n"]})
    statement = result.statements[2]
    assert (statement.score, statement.n, statement.counts) == (None, None, None)
    assert (statement.agreement, statement.unanswered) == (None, None)
    assert (statement.dont_know, statement.not_applicable, statement.applicable) == (1, 3, 3)
    # One of three is more than a quarter.
    assert result.blind_spots == ("2.1",)
    assert (result.questions[2].score, result.matrix[5].score) == (None, None)
    assert result.strengths == ("1.1", "1.2")


def test_only_answers_of_groups_that_weigh_count_towards_k(told: Callable[..., Scores]) -> None:
    # 2.1: A's two answers weigh; B has three of eight, fewer than half. Five in all, two under the score.
    result = told({"A": ["334", "334", "33n"], "B": ["332"] * 3 + ["33w"] * 5})
    statement = result.statements[2]
    assert (statement.score, statement.n, statement.counts) == (None, 5, (0, 3, 0, 2, 0))
    assert result.questions[2].score is None


def test_gaps_are_stops_the_widest_first(line: Line) -> None:
    asked = line((("goede",), ("goede",), ("goede",), ("goede",)), 5, ())
    # Ranges 1, 2, 0.67 and 2: below 1.0 they are close, and stop 2 comes before stop 4.
    groups = {"A": ["4444"] * 3, "B": ["3232", "3242", "3232"]}
    result = score(asked, publication(asked, groups).tally, 3)
    assert result.gaps == (2, 4, 1)
    assert [stop.spread.range for stop in result.stops if stop.spread] == [1, 2, Fraction(2, 3), 2]


def test_nothing_published_is_nothing_measured(line: Line) -> None:
    asked = line(LAYOUT, 5, ())
    result = score(asked, publication(asked, {}).tally, 3)
    assert (result.overall, result.train, result.gaps) == (None, 0, ())
    statuses = [stop.status for stop in result.stops] + [statement.status for statement in result.statements]
    assert set(statuses) == {question.status for question in result.questions} == {Status.UNMEASURED}


def test_role_groups_at_stops(line: Line) -> None:
    asked = line(LAYOUT, 5, ())
    groups = publication(asked, {"A": ["244"] * 3, "B": ["335", "33w", "33w"]}).groups
    names = (("bestuur", Role.BESTUUR), ("raad", Role.RAAD))
    roles = [
        RoleGroup(roles=(role,), tally=group.tally.model_copy(update={"name": name}))
        for (name, role), group in zip(names, groups, strict=True)
    ]
    # The council's only answer at stop 2 is fewer than half and fewer than k.
    assert score_roles(asked, roles, 3) == (
        RoleScore("bestuur", 1, Fraction(3), 6),
        RoleScore("bestuur", 2, Fraction(4), 3),
        RoleScore("raad", 1, Fraction(3), 6),
        RoleScore("raad", 2, None, None),
    )
    assert score_roles(asked, (), 3) == ()


def groups_of(codes: str) -> st.SearchStrategy[People]:
    strips = st.lists(st.text(codes, min_size=3, max_size=3), min_size=1, max_size=8)
    return st.dictionaries(st.sampled_from(["A", "B", "CD", "EFG"]), strips, max_size=4)


def scored_answers(groups: People, places: range) -> dict[str, int]:
    return {name: sum(strip[at].isdigit() for strip in own for at in places) for name, own in groups.items()}


@given(groups=groups_of("12345wn."), k=st.integers(3, 10))
def test_every_score_rests_on_k_scored_answers(told: Callable[..., Scores], groups: People, k: int) -> None:
    result = told(groups, k)
    for stop, places in zip(result.stops, (range(2), range(2, 3)), strict=True):
        there = scored_answers(groups, places)
        for group, n in zip(stop.groups, there.values(), strict=True):
            assert group.told_n == (n if n >= k else None)
            assert group.score is None or n >= k
        # A stop is told where a group is: none that is not told weighs in it.
        assert (stop.score is None) == all(group.score is None for group in stop.groups)
    for at, statement in enumerate(result.statements):
        scored = sum(scored_answers(groups, range(at, at + 1)).values())
        enough = sum(map(len, groups.values())) >= 2 * k
        assert statement.n == (scored if enough and scored >= k else None)
        numbers: list[Any] = [statement.score, statement.counts, statement.agreement]
        assert statement.n is not None or numbers == [None] * 3
        assert (statement.dont_know is not None) == enough
        assert (statement.groups, statement.spread) == ((), None)
    for question, at in zip(result.questions, range(3), strict=True):
        assert question.score is None or sum(scored_answers(groups, range(at, at + 1)).values()) >= k


@given(groups=groups_of("12345"))
def test_where_all_is_told_the_scores_are_those_of_mode_team(line: Line, groups: People) -> None:
    asked = line(LAYOUT, 5, ())
    many = {name: list(own) * 6 for name, own in groups.items()}
    tally = publication(asked, many).tally
    ours, theirs = score(asked, tally, 3), score(asked, tally)
    assert [stop.score for stop in ours.stops] == [stop.score for stop in theirs.stops]
    assert (ours.overall, ours.questions, ours.matrix) == (theirs.overall, theirs.questions, theirs.matrix)
    counts = [each.counts for each in theirs.statements] if many else [None] * 3
    assert [each.counts for each in ours.statements] == counts
    assert (ours.strengths, ours.attention) == (theirs.strengths, theirs.attention)
