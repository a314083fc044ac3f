"""Comparisons worked out by hand."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from metrocheck.questionnaire.model import LocalText, Questionnaire
from metrocheck.scoring.comparing import Comparison, Incomparable, Round, compare
from metrocheck.scoring.status import Status

Compared = Callable[..., Comparison]
RoundOf = Callable[..., Round]


def scores(comparison: Comparison) -> list[tuple[Fraction | None, ...]]:
    return [stop.move.scores for stop in comparison.stops]


def verdicts(comparison: Comparison) -> list[bool | None]:
    return [stop.move.noticeable for stop in comparison.stops]


def test_two_waves(compared: Compared) -> None:
    # Stop 1: A (3+3)/2 = 3 to (4+5)/2 = 4.5, B (2+4)/2 = 3 to (4+4)/2 = 4: from 3 to 4.25, up 1.25.
    # Stop 2: A 4 to 4, B 5 to 4.5: from 4.5 to 4.25, down 0.25.
    found = compared({"A": "33 44", "B": "24 55"}, {"A": "45 44", "B": "44 54"})
    assert scores(found) == [(Fraction(3), Fraction("4.25")), (Fraction("4.5"), Fraction("4.25"))]
    assert [stop.move.change for stop in found.stops] == [Fraction("1.25"), Fraction("-0.25")]
    # 1.25 is at least max(0.5, 1/sqrt 2 = 0.71) and nobody fell; 0.25 is less than 0.5.
    assert verdicts(found) == [True, False]
    assert [(s.move.up, s.move.same, s.move.down) for s in found.stops] == [(2, 0, 0), (0, 1, 1)]
    # Overall: (3 + 4.5)/2 = 3.75 to 4.25, up 0.5: less than 0.71.
    assert found.overall.scores == (Fraction("3.75"), Fraction("4.25"))
    assert (found.overall.change, found.overall.noticeable) == (Fraction("0.5"), False)
    # goede: A 1.1 and 2.1: (3+4)/2 to (4+4)/2; B (2+5)/2 to (4+5)/2: 3.5 to 4.25. goed: 4 to 4.25.
    assert [question.move.scores for question in found.questions[:2]] == [
        (Fraction("3.5"), Fraction("4.25")),
        (Fraction(4), Fraction("4.25")),
    ]
    # Stop 1 was works-bordering under way (3.0) and is reached (4.25), stop 2 is reached twice: start to terminus.
    assert found.trains == (0, 3)
    assert found.stops[0].statuses == (Status.UNDER_WAY, Status.REACHED)


def test_cells_groups_and_statements(compared: Compared) -> None:
    found = compared({"A": "3344", "B": "2455"}, {"A": "4544", "B": "4454"})
    assert [(cell.stop, cell.question, cell.change) for cell in found.matrix if cell.question != "samen"] == [
        (1, "goede", Fraction("1.5")),
        (1, "goed", Fraction(1)),
        (2, "goede", Fraction(0)),
        (2, "goed", Fraction("-0.5")),
    ]
    assert [(g.name, g.stop, g.scores, g.change) for g in found.groups] == [
        ("A", 1, (Fraction(3), Fraction("4.5")), Fraction("1.5")),
        ("A", 2, (Fraction(4), Fraction(4)), Fraction(0)),
        ("B", 1, (Fraction(3), Fraction(4)), Fraction(1)),
        ("B", 2, (Fraction(5), Fraction("4.5")), Fraction("-0.5")),
    ]
    assert [(each.id, each.change) for each in found.statement_moves] == [
        ("1.1", Fraction("1.5")),
        ("1.2", Fraction(1)),
        ("2.1", Fraction(0)),
        ("2.2", Fraction("-0.5")),
    ]


def test_three_waves_are_a_trend_and_change_is_last_minus_first(compared: Compared) -> None:
    found = compared({"A": "2222"}, {"A": "5533"}, {"A": "3344"})
    assert scores(found) == [(Fraction(2), Fraction(5), Fraction(3)), (Fraction(2), Fraction(3), Fraction(4))]
    assert [stop.move.change for stop in found.stops] == [Fraction(1), Fraction(2)]
    assert found.trains == (0, 1, 0)
    assert found.overall.scores == (Fraction(2), Fraction(4), Fraction("3.5"))


def test_a_municipality_that_left_and_one_that_joined_change_nothing(compared: Compared) -> None:
    found = compared({"A": "3333", "Left": "1111"}, {"A": "4444", "Joined": "5555"})
    assert (found.both, found.left, found.joined) == (("A",), ("Left",), ("Joined",))
    assert scores(found) == [(Fraction(3), Fraction(4))] * 2
    assert {group.name for group in found.groups} == {"A"}


def test_a_wave_between_without_one_of_them_has_no_score(compared: Compared) -> None:
    # B skipped the second wave; A's score there would tell of other municipalities.
    found = compared({"A": "3333", "B": "3333"}, {"A": "4444"}, {"A": "4444", "B": "5555"})
    assert found.both == ("A", "B")
    assert scores(found) == [(Fraction(3), None, Fraction("4.5"))] * 2
    assert found.overall.scores == (Fraction(3), None, Fraction("4.5"))
    assert [group.scores for group in found.groups if group.name == "B"] == [(Fraction(3), None, Fraction(5))] * 2
    assert (found.left, found.joined) == ((), ())


def test_who_only_took_part_between_left(compared: Compared) -> None:
    assert compared({"A": "3333"}, {"A": "3333", "B": "3333"}, {"A": "3333"}).left == ("B",)


def test_a_reworded_statement_is_left_out_and_scores_are_recomputed(
    round_of: RoundOf, line: Callable[..., Questionnaire], reworded: Callable[..., Questionnaire]
) -> None:
    before = line((("goede", "goed"), ("goede", "goed")), 5, ())
    found = compare([round_of({"A": "1344"}, before), round_of({"A": "5444"}, reworded(before, "1.1"))])
    assert found.statements.reworded == ("1.1",)
    assert found.statements.common == ("1.2", "2.1", "2.2")
    # Stop 1 rests on 1.2 alone: 3 to 4, not (1+3)/2 to (5+4)/2.
    assert scores(found)[0] == (Fraction(3), Fraction(4))


def test_added_and_dropped_statements_are_named(round_of: RoundOf, line: Callable[..., Questionnaire]) -> None:
    before, after = line((("goede", "goed"), ("goede",)), 5, ()), line((("goede",), ("goede", "goed")), 5, ())
    found = compare([round_of({"A": "355"}, before), round_of({"A": "422"}, after)])
    assert (found.statements.common, found.statements.dropped, found.statements.added) == (
        ("1.1", "2.1"),
        ("1.2",),
        ("2.2",),
    )
    assert scores(found) == [(Fraction(3), Fraction(4)), (Fraction(5), Fraction(2))]


def test_a_stop_without_statements_in_common_has_no_score(
    round_of: RoundOf, line: Callable[..., Questionnaire], reworded: Callable[..., Questionnaire]
) -> None:
    before = line((("goede",), ("goede",)), 5, ())
    found = compare([round_of({"A": "35"}, before), round_of({"A": "44"}, reworded(before, "1.1"))])
    assert scores(found) == [(None, None), (Fraction(5), Fraction(4))]
    assert (found.stops[0].move.change, found.stops[0].move.noticeable) == (None, None)
    assert found.stops[0].statuses == (Status.UNMEASURED, Status.UNMEASURED)
    # Overall is over the stops scored in both.
    assert found.overall.scores == (Fraction(5), Fraction(4))


def test_a_score_missing_in_one_wave(compared: Compared) -> None:
    # A could not judge stop 1 the first time: no change there, but what is known is told.
    found = compared({"A": "ww44"}, {"A": "3344"})
    assert scores(found) == [(None, Fraction(3)), (Fraction(4), Fraction(4))]
    assert [stop.move.change for stop in found.stops] == [None, Fraction(0)]
    assert found.overall.change == Fraction(0)


def test_a_measure_counts_those_who_have_it_in_both(compared: Compared) -> None:
    # At stop 1 only B has a score both times: 2 to 3; A's 5 of the second wave stays out.
    found = compared({"A": "ww44", "B": "2244"}, {"A": "5544", "B": "3344"})
    assert scores(found)[0] == (Fraction(2), Fraction(3))
    assert found.stops[0].move.groups == 1
    # One municipality: 1.0 is at least max(0.5, 1/sqrt 1).
    assert found.stops[0].move.noticeable is True


def test_a_statement_turned_round_in_a_newer_version_is_scored_the_same_way_in_both(
    round_of: RoundOf, line: Callable[..., Questionnaire]
) -> None:
    straight, turned = line((("goede",), ("goede",)), 5, ()), line((("goede",), ("goede",)), 5, ("1.1",))
    found = compare([round_of({"A": "23"}, straight), round_of({"A": "23"}, turned)])
    # The words are the same and so is the answer: 2 counts as 4 in the first wave too, and nothing moved.
    assert scores(found)[0] == (Fraction(4), Fraction(4))


def test_everything_equal(compared: Compared) -> None:
    found = compared({"A": "3344"}, {"A": "3344"})
    assert [stop.move.change for stop in found.stops] == [Fraction(0), Fraction(0)]
    assert verdicts(found) == [False, False]
    assert (found.stops[0].move.up, found.stops[0].move.same, found.stops[0].move.down) == (0, 1, 0)


def test_everything_opposite(compared: Compared) -> None:
    # A rose by 4, B fell by 4: on average nothing, and in any case not of one mind.
    found = compared({"A": "1111", "B": "5555"}, {"A": "5555", "B": "1111"})
    assert [stop.move.change for stop in found.stops] == [Fraction(0), Fraction(0)]
    assert verdicts(found) == [False, False]
    assert [(stop.move.up, stop.move.down) for stop in found.stops] == [(1, 1)] * 2


def test_one_that_moved_half_a_point_the_other_way_takes_the_verdict_away(compared: Compared) -> None:
    # Four municipalities; 1/sqrt 4 = 0.5. A, B and C rise by 2, D falls by 0.5 at stop 1 and by nothing at stop 2.
    risen = {"A": ("2222", "4444"), "B": ("2222", "4444"), "C": ("2222", "4444"), "D": ("4444", "3444")}
    found = compared({n: first for n, (first, _) in risen.items()}, {n: last for n, (_, last) in risen.items()})
    assert [stop.move.change for stop in found.stops] == [Fraction("1.375"), Fraction("1.5")]
    assert verdicts(found) == [False, True]


@pytest.mark.parametrize(
    ("municipalities", "enough"),
    [
        # 1/sqrt 1 = 1: half a point is not enough for one, nor for three (0.58); for four and more it is.
        (1, False),
        (3, False),
        (4, True),
        (9, True),
    ],
)
def test_half_a_point_is_noticeable_from_four_municipalities(
    compared: Compared, municipalities: int, enough: bool
) -> None:
    names = [f"Gemeente {n}" for n in range(municipalities)]
    found = compared(dict.fromkeys(names, "3333"), dict.fromkeys(names, "3434"))
    assert found.stops[0].move.change == Fraction("0.5")
    assert verdicts(found) == [enough, enough]


def test_less_than_half_a_point_is_never_noticeable(compared: Compared) -> None:
    # A hundred municipalities, of which 98 rise by half a point: 0.49 on average, though 1/sqrt 100 = 0.1.
    names = [f"Gemeente {n}" for n in range(100)]
    last = {name: "3434" if place < 98 else "3333" for place, name in enumerate(names)}
    found = compared(dict.fromkeys(names, "3333"), last)
    assert found.stops[0].move.change == Fraction("0.49")
    assert verdicts(found) == [False, False]


def test_on_another_scale_distances_are_as_long_as_the_scale(
    round_of: RoundOf, line: Callable[..., Questionnaire]
) -> None:
    # Of nine points a distance is twice as long: one municipality has to move 2.0.
    nine = line((("goede",), ("goede",)), 9, ())
    found = compare([round_of({"A": "11"}, nine), round_of({"A": "23"}, nine)])
    assert verdicts(found) == [False, True]


def test_a_wave_without_responses_compares_nothing(compared: Compared) -> None:
    found = compared({}, {"A": "3333"})
    assert (found.both, found.joined) == ((), ("A",))
    assert [stop.move.change for stop in found.stops] == [None, None]
    assert found.overall.change is None


def test_another_questionnaire_is_refused(round_of: RoundOf, line: Callable[..., Questionnaire]) -> None:
    here = line((("goede",), ("goede",)), 5, ())
    there = here.model_copy(update={"id": "other"})
    with pytest.raises(Incomparable) as refused:
        compare([round_of({"A": "33"}, here), round_of({"A": "33"}, there)])
    assert "small" in refused.value.what
    assert "other" in refused.value.what


def test_another_scale_is_refused(round_of: RoundOf, line: Callable[..., Questionnaire]) -> None:
    five, four = line((("goede",), ("goede",)), 5, ()), line((("goede",), ("goede",)), 4, ())
    with pytest.raises(Incomparable):
        compare([round_of({"A": "33"}, five), round_of({"A": "33"}, four)])
    renamed = five.scale.model_copy(update={"labels": (*five.scale.labels[:4], LocalText(en="Other."))})
    with pytest.raises(Incomparable):
        compare([round_of({"A": "33"}, five), round_of({"A": "33"}, five.model_copy(update={"scale": renamed}))])
