"""Comparisons in mode individual, worked out by hand; k is 3."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import sqrt

import pytest

from metrocheck.publication.model import POOL
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.scoring.comparing import Comparison, Round, compare, least_shown
from metrocheck.scoring.status import Status
from tests.scoring.publishing import People, round_of, withheld

Line = Callable[..., Questionnaire]
Compared = Callable[..., Comparison]
Waves = Sequence[People]
# Stop 1: 1.1 goede, 1.2 goed. Stop 2: 2.1 goede, 2.2 goed.
LAYOUT = (("goede", "goed"), ("goede", "goed"))


@pytest.fixture(scope="module")
def usual(line: Line) -> Questionnaire:
    return line(LAYOUT, 5, ())


@pytest.fixture(scope="module")
def told(usual: Questionnaire) -> Compared:
    """Compares waves of groups of people on the usual line."""
    return lambda *waves: compare([round_of(usual, groups) for groups in waves])


def all_of(strip: str, people: int = 3) -> list[str]:
    return [strip] * people


def stops(found: Comparison) -> list[tuple[Fraction | None, ...]]:
    return [stop.move.scores for stop in found.stops]


def at(found: Comparison, name: str) -> list[tuple[Fraction | None, ...]]:
    return [group.scores for group in found.groups if group.name == name]


def verdicts(found: Comparison) -> list[tuple[Fraction | None, bool | None]]:
    return [(stop.move.change, stop.move.noticeable) for stop in found.stops]


def of(*scores: int | None) -> tuple[Fraction | None, ...]:
    return tuple(None if score is None else Fraction(score) for score in scores)


def test_groups_merge_until_both_waves_have_the_same(told: Compared) -> None:
    # B stood alone and was pooled with C the last time: B and C together, in both. A stays by itself.
    found = told(
        {"A": all_of("3333"), "B": all_of("2222"), "C": all_of("4444", 6)},
        {"A": all_of("4444"), "BC": all_of("5555", 6)},
    )
    assert (found.both, found.members) == (("A", POOL), (("A",), ("B", "C")))
    # B and C: three twos and six fours are 30/9 before. Two municipalities of three: (3 + 2 * 10/3)/3 and (4 + 10)/3.
    assert at(found, POOL) == [(Fraction(10, 3), Fraction(5))] * 2
    assert stops(found) == [(Fraction(29, 9), Fraction(14, 3))] * 2
    assert (found.left, found.joined, found.apart) == ((), (), ())
    assert (found.min_group, found.responses, found.absent) == (3, ((3, 3), (9, 6)), ((), ()))
    assert (found.stops[0].move.groups, found.stops[0].move.up) == (2, 2)


def test_groups_merge_through_one_another(told: Compared) -> None:
    # A with B before, B with C after: all three are one.
    found = told(
        {"AB": all_of("3333", 6), "C": all_of("3333"), "D": all_of("1111")},
        {"D": all_of("2222"), "A": all_of("4444"), "BC": all_of("4444", 6)},
    )
    # The order of the last wave, merged ones behind, and by the place of the first of them.
    assert (found.both, found.members) == (("D", POOL), (("D",), ("A", "B", "C")))


def test_two_merged_groups_are_called_by_their_members(told: Compared) -> None:
    found = told(
        {"AB": all_of("3333", 6), "C": all_of("3333"), "D": all_of("1111"), "E": all_of("1111")},
        {"E": all_of("1111"), "B": all_of("4444"), "A": all_of("4444"), "CD": all_of("4444", 6)},
    )
    assert found.both == ("E", "B + A", "C + D")
    assert found.members == (("E",), ("B", "A"), ("C", "D"))


def test_a_pool_of_one_municipality_is_called_by_its_name(told: Compared) -> None:
    assert told({"A": all_of("3333")}, {"A": all_of("4444")}).both == ("A",)


def test_a_municipality_that_left_the_pool_takes_its_group_out_of_the_comparison(told: Compared) -> None:
    # C did not answer again. The pool before minus the pool after would be C alone, so B is not compared either.
    found = told({"A": all_of("3333"), "BC": all_of("1115")}, {"A": all_of("4444"), "BD": all_of("5555")})
    assert (found.both, found.apart, found.left, found.joined) == (("A",), ("B",), ("C",), ("D",))
    assert stops(found) == [of(3, 4)] * 2
    assert {group.name for group in found.groups} == {"A"}


def test_one_that_joined_the_pool_takes_it_out_too(told: Compared) -> None:
    found = told({"A": all_of("3333"), "BC": all_of("1111")}, {"A": all_of("4444"), "BCD": all_of("5555")})
    assert (found.both, found.apart, found.left, found.joined) == (("A",), ("B", "C"), (), ("D",))


def test_a_wave_between_takes_part_in_merging(told: Compared) -> None:
    # A and B were one group only in between.
    found = told(
        {"A": all_of("2222"), "B": all_of("2222")},
        {"AB": all_of("3333")},
        {"A": all_of("4444"), "B": all_of("4444")},
    )
    assert (found.both, found.members, found.absent) == ((POOL,), (("A", "B"),), ((), (), ()))
    assert stops(found) == [of(2, 3, 4)] * 2


def test_a_wave_between_of_other_municipalities_has_no_score(told: Compared) -> None:
    # In between A was pooled with C, which answered only then.
    found = told({"A": all_of("2222")}, {"AC": all_of("3333")}, {"A": all_of("4444")})
    assert (found.both, found.absent, found.left, found.responses) == (("A",), ((), ("A",), ()), ("C",), ((3, 0, 3),))
    assert stops(found) == [of(2, None, 4)] * 2


@pytest.mark.parametrize("first", [True, False])
def test_a_withheld_wave_compares_nothing(usual: Questionnaire, first: bool) -> None:
    known, few = round_of(usual, {"A": all_of("3333")}), Round(usual, withheld(2))
    found = compare([few, known] if first else [known, few])
    assert (found.both, found.joined, found.left) == ((), ("A",) if first else (), () if first else ("A",))
    assert stops(found) == [of(None, None)] * 2
    assert (found.overall.change, found.overall.noticeable) == (None, None)
    assert {each.change for each in found.statement_moves} == {None}


def test_k_answers_at_a_stop_in_both_waves(told: Compared) -> None:
    # B has two scored answers of four at stop 1 the first time: half, and fewer than k.
    found = told(
        {"A": all_of("3333"), "B": ["2w22", "2w22", "nn22"]},
        {"A": all_of("4444"), "B": all_of("5555")},
    )
    assert stops(found) == [of(3, 4), (Fraction(5, 2), Fraction(9, 2))]
    assert at(found, "B") == [of(None, 5), of(2, 5)]
    # Of goede at stop 1 no group is told, so B weighs there: from (3 + 2)/2 to (4 + 5)/2.
    assert found.matrix[0].scores == (Fraction(5, 2), Fraction(9, 2))


def test_merging_does_not_tell_what_one_group_may_not(told: Compared) -> None:
    # At stop 1 A has two scored answers the first time. B's six are told of by themselves, so A and B together would
    # tell of A's two; at stop 2 both can be told.
    found = told(
        {"A": ["1w33", "1w33", "nn33"], "B": all_of("5533")},
        {"AB": all_of("4444", 6)},
    )
    assert at(found, POOL) == [of(None, 4), of(3, 4)]
    assert stops(found) == [of(None, 4), of(3, 4)]
    # Where A has none at all there is nothing to tell: what the two score is what B scores.
    found = told({"A": all_of("nn33"), "B": all_of("5533")}, {"AB": all_of("4444", 6)})
    assert at(found, POOL) == [of(5, 4), of(3, 4)]


def test_k_answers_under_a_cell_and_a_question(line: Line) -> None:
    # samen is asked once, and one wave has two answers of it: one of each group, the others not applicable.
    asked = line((("goede",), ("samen",)), 5, ())
    few, many = {"A": ["34", "3n", "3n"], "B": ["34", "3n", "3n"]}, {"A": all_of("33"), "B": all_of("33")}
    found = compare([round_of(asked, few), round_of(asked, many)])
    cell = next(each for each in found.matrix if (each.stop, each.question) == (2, "samen"))
    statement, question = found.statement_moves[1], found.questions[2].move
    assert [each.scores for each in (cell, statement, question)] == [of(None, 3)] * 3
    assert (cell.change, statement.change, question.change, question.noticeable) == (None,) * 4
    assert (question.groups, question.up, question.same, question.down) == (0, 0, 0, 0)
    # Nor where the first time nobody could say, so that each wave stands by itself.
    silent = {"A": all_of("3w"), "B": all_of("3w")}
    found = compare([round_of(asked, silent), round_of(asked, few)])
    assert stops(found)[1] == found.statement_moves[1].scores == found.questions[2].move.scores == of(None, None)


def test_the_largest_k_of_the_waves_counts(usual: Questionnaire) -> None:
    # Three people have three answers at 1.1 and six at stop 1: enough for k is 3, the cell not for k is 4.
    groups = {"A": all_of("3333"), "B": all_of("3nww")}
    for ks, expected in (((3, 3), of(3, 3)), ((3, 4), of(None, None)), ((4, 3), of(None, None))):
        found = compare([round_of(usual, groups, k) for k in ks])
        assert found.min_group == max(ks)
        assert at(found, "B")[0] == expected


def test_statements_are_compared_from_2k_people_of_the_compared_groups(told: Compared) -> None:
    # Six people answered each time, but C is compared with nobody: three of them are compared.
    one = told({"A": all_of("3333"), "C": all_of("1111")}, {"A": all_of("4444", 6)})
    assert [(each.scores, each.change) for each in one.statement_moves] == [(of(None, None), None)] * 4
    other = told({"A": all_of("4444", 6)}, {"A": all_of("3333"), "C": all_of("1111")})
    assert [each.scores for each in other.statement_moves] == [of(None, None)] * 4
    enough = told({"A": all_of("3333", 6)}, {"A": all_of("4444", 3)}, {"A": all_of("4444", 6)})
    assert [(each.scores, each.change) for each in enough.statement_moves] == [(of(3, None, 4), Fraction(1))] * 4


# Three people at 2, 3 and 4: their scores have mean 3 and variance 1.
THREE = ["2222", "3333", "4444"]


def test_noticeable_by_hand(told: Compared) -> None:
    # Twelve people at 2, 3 and 4, four of each: squares 8, variance 8/11. One point up: SE^2 = 2 * (8/11)/12.
    # Degrees of freedom 22, of which the tables say 2.074: 2.074 * 0.348 = 0.722, so 1 is beyond chance...
    four = THREE * 4
    up = ["3333", "4444", "5555"] * 4
    found = told({"A": four}, {"A": up})
    assert 2.074 * sqrt(2 * (8 / 11) / 12) == pytest.approx(0.722, abs=5e-4)
    assert [stop.move.noticeable for stop in found.stops] == [True, True]
    assert [question.move.noticeable for question in found.questions] == [True, True, None]
    assert (found.overall.change, found.overall.noticeable) == (Fraction(1), True)
    # ... and half a point, at stop 1 only, is not: at overall it is a quarter.
    half = ["3222", "4333", "5444"] * 4
    found = told({"A": four}, {"A": half})
    assert [stop.move.change for stop in found.stops] == [Fraction(1, 2), Fraction(0)]
    assert [stop.move.noticeable for stop in found.stops] == [False, False]


def test_of_three_people_two_points_may_be_chance(told: Compared) -> None:
    # 1, 2 and 3 have variance 1, over n - 1: SE = sqrt(2/3) = 0.816, 4 degrees of freedom: 2.776 * 0.816 = 2.27.
    # Over n it would be 1.85, and that is less than the two points.
    found = told({"A": ["1111", "2222", "3333"]}, {"A": ["3333", "4444", "5555"]})
    assert verdicts(found) == [(Fraction(2), False)] * 2


@pytest.mark.parametrize(
    ("people", "noticeable"),
    # Half at 2 and half at 4: squares n. Then a third of them a point up: squares n * (1 + 2/9). So SE^2 is
    # (20/9)/(n-1), and two standard errors are 0.62, 0.43 and 0.31; the change is 0.33.
    [(24, False), (48, False), (96, True)],
)
def test_more_people_make_the_same_change_noticeable(told: Compared, people: int, noticeable: bool) -> None:
    before = [("2222", "4444")[number % 2] for number in range(people)]
    after = [("2222", "4444")[number % 2] if number % 3 else ("3333", "5555")[number % 2] for number in range(people)]
    found = told({"A": before}, {"A": after})
    assert found.stops[0].move.change == Fraction(1, 3)
    assert found.stops[0].move.noticeable is noticeable


@pytest.mark.parametrize(
    ("risen", "noticeable"),
    # Of 400 people, who all agreed: one point up in 99 is 0.2475, shown 0.2; in 100 it is 0.25, shown 0.3.
    [(99, False), (100, True)],
)
def test_less_than_three_tenths_as_shown_is_never_noticeable(told: Compared, risen: int, noticeable: bool) -> None:
    found = told({"A": all_of("3333", 400)}, {"A": all_of("4444", risen) + all_of("3333", 400 - risen)})
    assert [stop.move.noticeable for stop in found.stops] == [noticeable] * 2
    back = told({"A": all_of("4444", risen) + all_of("3333", 400 - risen)}, {"A": all_of("3333", 400)})
    assert [stop.move.noticeable for stop in back.stops] == [noticeable] * 2


def test_on_another_scale_three_tenths_are_as_long_as_the_scale(line: Line) -> None:
    # Of nine points 0.6: everybody agreed, of twenty people eleven a point up is 0.55, shown 0.6; ten is 0.5.
    nine = line((("goede",), ("goede",)), 9, ())
    after = [*all_of("66", 10), "65", *all_of("55", 9)]
    found = compare([round_of(nine, {"A": all_of("55", 20)}), round_of(nine, {"A": after})])
    assert [stop.move.change for stop in found.stops] == [Fraction(11, 20), Fraction(1, 2)]
    assert [stop.move.noticeable for stop in found.stops] == [True, False]
    assert (least_shown(9), least_shown(5)) == (0.6, 0.3)


def test_without_any_variance_the_interval_is_the_change(told: Compared) -> None:
    found = told({"A": all_of("3333"), "B": all_of("2222")}, {"A": all_of("4434"), "B": all_of("3323")})
    # Everybody of a group agrees: by a whole point, and by half a point at stop 2, there is no chance in it.
    assert verdicts(found) == [(Fraction(1), True), (Fraction(Fraction(1), 2), True)]
    assert told({"A": all_of("3333")}, {"A": all_of("3333")}).stops[0].move.noticeable is False


def test_weights_are_municipalities(told: Compared) -> None:
    # The pool BC, in which nobody differs, weighs two thirds; A, of three people, weighs one third.
    wide = ["1111", "3333", "5555"]
    found = told({"A": wide, "BC": all_of("2222")}, {"A": wide, "BC": all_of("5555")})
    # The change is 2. The variance of 1, 3, 5 is 4, SE = sqrt(2 * (1/3)^2 * 4/3) = 0.544, of 4 degrees of freedom.
    assert 2.776 * sqrt(2 / 9 * 4 / 3) == pytest.approx(1.511, abs=5e-4)
    assert found.stops[0].move.change == Fraction(2)
    assert found.stops[0].move.noticeable is True
    # Where both weigh a half the interval is 2.27 either way around 1.5.
    equal = told({"A": wide, "B": all_of("2222")}, {"A": wide, "B": all_of("5555")})
    assert (equal.stops[0].move.change, equal.stops[0].move.noticeable) == (Fraction(3, 2), False)


def test_merged_groups_vary_as_one(told: Compared) -> None:
    # Within A and within B nobody differs, but A is at 2 and B at 4: told of together they vary, and one point up is
    # no news: variance 6/5 each time, SE = sqrt(2 * 1.2/6) = 0.632, 10 degrees of freedom: 2.228 * 0.632 = 1.41.
    before, after = {"A": all_of("2222"), "B": all_of("4444")}, {"A": all_of("3333"), "B": all_of("5555")}
    assert 2.228 * sqrt(2 * 1.2 / 6) == pytest.approx(1.409, abs=5e-4)
    assert verdicts(told(before, {"AB": all_of("3333", 6)}, after)) == [(Fraction(1), False)] * 2
    # Each by itself leaves nothing to chance.
    assert verdicts(told(before, after)) == [(Fraction(1), True)] * 2


def test_without_two_people_who_have_a_score_there_is_a_change_and_no_verdict(line: Line) -> None:
    # One answered all three, the others one of three: five of nine are enough for the group, not for themselves.
    asked = line((("goede", "goede", "goede"), ("goed",)), 5, ())
    found = compare([round_of(asked, {"A": ["3333", "3..3", "3..3"]}), round_of(asked, {"A": all_of("4444")})])
    assert verdicts(found) == [(Fraction(1), None), (Fraction(1), True)]
    # With a second person who has a score there is a variance.
    found = compare([round_of(asked, {"A": ["3333", "33.3", "3..3"]}), round_of(asked, {"A": all_of("4444")})])
    assert found.stops[0].move.noticeable is True


def test_without_moments_there_is_no_verdict(usual: Questionnaire) -> None:
    before, after = round_of(usual, {"A": all_of("3333")}), round_of(usual, {"A": all_of("4444")})
    without = tuple(group.model_copy(update={"moments": None}) for group in after.publication.groups)
    after = Round(usual, after.publication.model_copy(update={"groups": without}))
    found = compare([before, after])
    assert verdicts(found) == [(Fraction(1), None)] * 2


def test_a_stop_with_a_reworded_statement_has_a_change_and_no_verdict(
    usual: Questionnaire, reworded: Callable[[Questionnaire, str], Questionnaire]
) -> None:
    before, after = {"A": all_of("3333")}, {"A": all_of("5444")}
    found = compare([round_of(usual, before), round_of(reworded(usual, "1.1"), after)])
    # What is compared of stop 1 and of goede is half of what the moments are of.
    assert verdicts(found) == [(Fraction(1), None), (Fraction(1), True)]
    assert [question.move.noticeable for question in found.questions] == [None, True, None]
    assert (found.overall.change, found.overall.noticeable) == (Fraction(1), None)


def test_a_statement_that_came_or_went_takes_the_verdict_away(line: Line) -> None:
    short, long = line((("goede",), ("goed",)), 5, ()), line((("goede", "goede"), ("goed",)), 5, ())
    three, four = {"A": all_of("33")}, {"A": all_of("444")}
    for rounds in ([round_of(short, three), round_of(long, four)], [round_of(long, four), round_of(short, three)]):
        found = compare(rounds)
        assert [stop.move.noticeable for stop in found.stops] == [None, True]
        assert [question.move.noticeable for question in found.questions] == [None, True, None]
        assert found.overall.noticeable is None


def test_a_statement_turned_round_takes_the_verdict_away(line: Line) -> None:
    # The moments of the first wave are of the answers as it counted them.
    turned = line(LAYOUT, 5, ("1.1",))
    found = compare([round_of(line(LAYOUT, 5, ()), {"A": all_of("3333")}), round_of(turned, {"A": all_of("2444")})])
    assert verdicts(found) == [(Fraction(1), None), (Fraction(1), True)]


def test_overall_has_a_verdict_only_over_all_stops(told: Compared) -> None:
    # Stop 2 has no score the first time: overall is of stop 1, and what a person scored overall is of both.
    found = told({"A": all_of("33ww")}, {"A": all_of("4444")})
    assert verdicts(found) == [(Fraction(1), True), (None, None)]
    assert (found.overall.change, found.overall.noticeable) == (Fraction(1), None)


def test_overall_has_no_verdict_over_other_groups_at_every_stop(told: Compared) -> None:
    # B has no score at stop 2 the first time; overall is of A and B at stop 1 and of A at stop 2.
    found = told(
        {"A": all_of("3333"), "B": all_of("33ww")},
        {"A": all_of("4444"), "B": all_of("4444")},
    )
    assert [stop.move.noticeable for stop in found.stops] == [True, True]
    assert (found.overall.change, found.overall.noticeable) == (Fraction(1), None)


def test_a_stop_that_is_new_takes_the_verdict_on_the_whole_away(line: Line) -> None:
    older, newer = line((("goede",), ("goede",)), 5, ()), line((("goede",), ("goede",), ("goed",)), 5, ())
    found = compare([round_of(older, {"A": all_of("33")}), round_of(newer, {"A": all_of("444")})])
    assert [stop.move.noticeable for stop in found.stops] == [True, True, None]
    assert (found.overall.change, found.overall.noticeable) == (Fraction(1), None)
    # And one that went, whether or not it was compared.
    found = compare([round_of(newer, {"A": all_of("333")}), round_of(older, {"A": all_of("44")})])
    assert [stop.move.noticeable for stop in found.stops] == [True, True]
    assert (found.overall.change, found.overall.noticeable) == (Fraction(1), None)


def test_statuses_and_trains_are_of_the_compared_groups(told: Compared) -> None:
    found = told({"A": all_of("4433"), "BC": all_of("1111")}, {"A": all_of("4444"), "BD": all_of("1111")})
    assert [stop.statuses for stop in found.stops] == [(Status.REACHED,) * 2, (Status.UNDER_WAY, Status.REACHED)]
    assert found.trains == (1, 3)
