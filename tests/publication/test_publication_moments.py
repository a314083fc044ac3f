"""Respondents' own scores: their number, mean and squares, against scores worked out one person at a time."""

import math
import statistics
from collections.abc import Callable, Iterable
from fractions import Fraction

import pytest
from hypothesis import given, settings

from metrocheck.publication.closing import close
from metrocheck.publication.model import Moments, SetMoments
from metrocheck.questionnaire.model import Statement
from metrocheck.response.answered import Answered
from metrocheck.response.model import Partner, Role
from tests.publication.crowds import LINE, Crowd, crowds, line

NOBODY = Moments(n=0, mean=0, squares=0)


def _moments(
    *strips: str, asked: tuple[tuple[str, ...], ...] = (("a", "a", "b"), ("b",)), turned: str = ""
) -> SetMoments:
    """Of one municipality with these people; a space is for the eye."""
    joined = "".join(strips).replace(" ", "")
    answered = Answered(Partner(id=1, name="Hulst"), Role.RAAD, len(strips), joined)
    found = close(line(asked, turned), [answered], 3).groups[0].moments
    assert found is not None
    return found


def test_moments_of_three_people_by_hand() -> None:
    # Stop 1 (a, a, b): 2, 3 and 4. Their mean is 3, the squares 1 + 0 + 1.
    # Stop 2 (b): 2, 5 and 5. The mean is 4, the squares 4 + 1 + 1.
    # Overall: 2, 4 and 4.5. The mean is 3.5, the squares 2.25 + 0.25 + 1.
    # Question a: 1.5, 3, 4.5: mean 3, squares 2.25 + 0 + 2.25. Question b: 2.5, 4, 4: mean 3.5, squares 1 + .25 + .25.
    found = _moments("123 2", "333 5", "543 5")
    assert found.stops == {1: Moments(n=3, mean=3, squares=2), 2: Moments(n=3, mean=4, squares=6)}
    assert found.overall == Moments(n=3, mean=3.5, squares=3.5)
    assert found.questions["a"] == Moments(n=3, mean=3, squares=4.5)
    assert found.questions["b"] == Moments(n=3, mean=3.5, squares=1.5)


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ("5...", None),  # one of four is less than half
        ("51..", 3.0),  # two of four is half, and that is enough
        ("51ww", 3.0),  # not knowing is applicable
        ("5www", None),
        ("5nnn", 5.0),  # what does not apply is not asked of anybody: one of one
        ("5n..", None),  # one of three
        ("5nn.", 5.0),  # one of two
        ("nnnn", None),  # none of none
        ("wwww", None),
        ("....", None),
        ("5432", 3.5),
    ],
)
def test_a_person_has_a_score_from_half_of_what_applies(answers: str, score: float | None) -> None:
    # Two others who score 3 and so are three in all, or two, of whom nothing is kept.
    found = _moments(answers, "3333", "3333", "3333", asked=(("a", "a"), ("a", "a")))
    expected = Moments(n=3, mean=3, squares=0)
    if score is not None:
        mean = (score + 9) / 4
        expected = Moments(n=4, mean=mean, squares=(score - mean) ** 2 + 3 * (3 - mean) ** 2)
    assert found.questions["a"] == expected


def test_of_fewer_than_k_with_a_score_nothing_is_kept() -> None:
    # k is 3: the two who have a score on stop 2 could be told from their mean and squares, for ever.
    found = _moments("111 5", "111 1", "111 w")
    assert found.stops == {1: Moments(n=3, mean=1, squares=0), 2: NOBODY}
    assert found.questions["b"] == Moments(n=3, mean=(3 + 1 + 1) / 3, squares=8 / 3)


def test_overall_is_the_mean_of_the_stops_a_person_has_not_of_the_answers() -> None:
    # Stop 1 scores 1 of three answers, stop 2 scores 5 of one: 3, and not 2. Without stop 2 it is 1, without both none.
    # The mean of 3, 1 and 1 is 5/3, the squares 16/9 + 4/9 + 4/9.
    assert _moments("111 5", "111 w", "111 w", "www w").overall == Moments(n=3, mean=5 / 3, squares=8 / 3)


def test_a_reversed_statement_is_turned_round_and_the_counts_are_not() -> None:
    # 2.1 is reversed: 5, 4 and 4 are worth 1, 2 and 2. Not knowing and not applying stay what they are.
    found = _moments("333 5", "333 4", "333 4", "333 w", "333 n", turned="2.1")
    # Thirds are not floats: (1+2+2)/3, and 4/9 + 1/9 + 1/9.
    assert found.stops[2] == Moments(n=3, mean=5 / 3, squares=2 / 3)
    strips = "3335" + "3334" * 2
    tally = close(
        line((("a", "a", "b"), ("b",)), "2.1"), [Answered(Partner(id=1, name="Hulst"), None, 3, strips)], 3
    ).tally
    assert tally.groups[0].counts[3] == (0, 0, 0, 2, 1, 0, 0)


def test_the_pool_has_the_moments_of_all_its_people() -> None:
    people = [
        Answered(Partner(id=at, name=str(at)), None, 1, strip) for at, strip in enumerate(("1" * 4, "2" * 4, "3" * 4))
    ]
    (pool,) = close(line((("a", "a", "b"), ("b",)), ""), people, 3).groups
    assert pool.moments is not None
    assert pool.moments.overall == Moments(n=3, mean=2, squares=2)


def test_a_question_nobody_is_asked_about_has_no_moments() -> None:
    unasked = LINE.model_copy(update={"questions": (*LINE.questions, LINE.questions[0].model_copy(update={"id": "x"}))})
    answered = Answered(Partner(id=1, name="Hulst"), None, 3, "345123" * 3)
    found = close(unasked, [answered], 3).groups[0].moments
    assert found is not None
    assert found.questions["x"] == NOBODY


def _worth(strip: str, asks: Callable[[Statement], bool]) -> Fraction | None:
    """Rule 2 for one person, answer by answer."""
    pairs = [(s, code) for s, code in zip(LINE.statements, strip, strict=True) if asks(s) and code != "n"]
    values = [6 - int(code) if s.reversed else int(code) for s, code in pairs if code in "12345"]
    if not values or len(values) / len(pairs) < 0.5:
        return None
    return statistics.mean(map(Fraction, values))


def _overall(strip: str) -> Fraction | None:
    scores = [_worth(strip, lambda each, own=stop: each in own.statements) for stop in LINE.stops]  # type: ignore[misc]
    there = [score for score in scores if score is not None]
    return statistics.mean(there) if there else None


def _expected(scores: Iterable[Fraction | None], k: int) -> Moments:
    there = [score for score in scores if score is not None]
    if len(there) < k:
        return NOBODY
    squares = statistics.pvariance(there) * len(there)
    return Moments(n=len(there), mean=float(statistics.mean(there)), squares=float(squares))


@settings(max_examples=200)
@given(some=crowds(most=4))
def test_moments_are_those_of_persons_scores(some: Crowd) -> None:
    for group in close(LINE, some.answered(), some.k).groups:
        inside = {member.id for member in group.members}
        strips = [person.strip for person in some.people if person.partner in inside]
        assert group.moments is not None
        assert group.moments.overall == _expected(map(_overall, strips), some.k)
        for stop in LINE.stops:
            of_stop = [_worth(strip, lambda each, own=stop: each in own.statements) for strip in strips]  # type: ignore[misc]
            assert group.moments.stops[stop.id] == _expected(of_stop, some.k)
        for question in LINE.questions:
            asked = [_worth(strip, lambda each, own=question: each.question == own.id) for strip in strips]  # type: ignore[misc]
            assert group.moments.questions[question.id] == _expected(asked, some.k)
        assert math.isfinite(group.moments.overall.squares)
