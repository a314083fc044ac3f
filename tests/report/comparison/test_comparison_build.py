"""The comparison as a document, against outcomes worked out by hand."""

from datetime import timedelta

import pytest

from metrocheck.questionnaire import library
from metrocheck.report.comparison.model import Comparison, Wording
from tests.compared import (
    LABELS,
    OPENED,
    Taken,
    asked,
    comparison,
    equal,
    erased,
    missing,
    moved_house,
    of_strips,
    one,
    opposite,
    rewritten,
    silent,
)

# The standard line has seven stops of six statements.
STOPS = 7


def line_of(*stops: str) -> str:
    """A strip from the answers at the first stops; the other stops got threes."""
    return "".join([*stops, *["333333"] * (STOPS - len(stops))])


def test_waves_are_told_with_their_scans() -> None:
    found = moved_house()
    assert [(wave.label, wave.n, wave.municipalities) for wave in found.waves] == [
        (LABELS[0], 4, 4),
        (LABELS[1], 5, 5),
        # Lindermeer did not hand in, Westereend did.
        (LABELS[2], 4, 4),
    ]
    assert [wave.opened for wave in found.waves] == [OPENED + timedelta(days=182 * half) for half in range(3)]
    assert [wave.closed is None for wave in found.waves] == [False, False, True]
    assert {wave.version for wave in found.waves} == {library.find("metrostroom").version}
    assert found.partnership == "Samen langs de Linde"


def test_an_erased_wave_is_told_apart_from_one_without_scans() -> None:
    assert [(wave.n, wave.purged) for wave in erased().waves] == [(0, True), (4, False)]
    assert [(wave.n, wave.purged) for wave in silent().waves] == [(4, False), (0, False)]


def test_who_left_and_who_joined() -> None:
    found = moved_house()
    assert found.partners.both == ("Waterhoven", "Oostervelde", "Rietwaard")
    # Lindermeer was there the first two times, Aa only the second.
    assert found.partners.left == ("Lindermeer", "Aa")
    assert found.partners.joined == ("Westereend",)
    assert len(found.partners_by_stop) == 3 * STOPS
    assert [(each.name, each.stop) for each in found.partners_by_stop[:8]] == [
        *(("Waterhoven", stop) for stop in range(1, 8)),
        ("Oostervelde", 1),
    ]


def test_who_is_in_one_wave_only_changes_no_number() -> None:
    first, last = {"Aa": "3" * 42}, {"Aa": "4" * 42}
    alone = of_strips(first, last)
    joined = of_strips({**first, "Bee": "1" * 42}, {**last, "Cee": "5" * 42})
    assert (joined.overall, joined.stops, joined.matrix) == (alone.overall, alone.stops, alone.matrix)


def three_of(wave: str) -> dict[str, str]:
    """Three municipalities of whom one answered 1.1 otherwise than the twos of the others."""
    return {"Aa": f"{wave}22222" + "2" * 36, "Bee": "2" * 42, "Cee": "2" * 42}


def test_scores_and_changes_have_four_decimals_and_are_shown_with_one() -> None:
    found = of_strips(three_of("2"), three_of("5"))
    stop, statement = found.stops[0], found.statement("1.1")
    # 1.1: (5 + 2 + 2) / 3 = 3. Stop 1: Aa (5 + 5 x 2) / 6 = 2.5, so (2.5 + 2 + 2) / 3 = 2.16666...
    assert (statement.scores, statement.change) == ((2.0, 3.0), 1.0)
    assert (stop.scores, stop.change) == ((2.0, 2.1667), 0.1667)
    assert (stop.shown, stop.shown_change) == ((2.0, 2.2), 0.2)
    # Overall: one stop of seven went up by 1/6, so 1/42 = 0.0238...
    assert (found.overall.scores, found.overall.change, found.overall.shown_change) == ((2.0, 2.0238), 0.0238, 0.0)


@pytest.mark.parametrize(
    ("first", "last", "change", "shown"),
    [
        # Four municipalities; three points of the twelve of one statement more or less: 1/4 of a point.
        ("2222", "3222", 0.25, 0.3),
        # A half goes away from zero, also below it: -0.25 is -0.3.
        ("3222", "2222", -0.25, -0.3),
        ("2222", "3322", 0.5, 0.5),
        ("4321", "1234", 0.0, 0.0),
    ],
)
def test_a_change_is_shown_a_half_away_from_zero(first: str, last: str, change: float, shown: float) -> None:
    names = ("Aa", "Bee", "Cee", "Dee")
    waves = [{name: code + "3" * 41 for name, code in zip(names, codes, strict=True)} for codes in (first, last)]
    statement = of_strips(*waves).statement("1.1")
    assert (statement.change, statement.shown_change) == (change, shown)


def test_a_change_is_of_the_exact_scores() -> None:
    # Stop 1: (5x2 + 3) / 6 = 2.1667, shown 2.2; then (3x2 + 3x3) / 6 = 2.5. 2/6 = 0.3333, and so say 2.2 and 2.5.
    found = of_strips({"Aa": line_of("222223")}, {"Aa": line_of("332223")}).stops[0]
    assert (found.shown, found.change, found.shown_change) == ((2.2, 2.5), 0.3333, 0.3)
    # Then (5x3 + 2) / 6 = 2.8333, shown 2.8. 4/6 = 0.6667 is 0.7, though 2.2 and 2.8 as shown lie 0.6 apart.
    found = of_strips({"Aa": line_of("222223")}, {"Aa": line_of("333332")}).stops[0]
    assert (found.shown, found.change, found.shown_change) == ((2.2, 2.8), 0.6667, 0.7)


def test_up_same_and_down_go_by_the_change_as_shown() -> None:
    # Of 3 with six statements: Aa +1/6 = 0.17 is 0.2 up; Bee stays; Cee -1/6 is down.
    waves = (
        {"Aa": line_of(), "Bee": line_of(), "Cee": line_of()},
        {"Aa": line_of("433333"), "Bee": line_of(), "Cee": line_of("233333")},
    )
    stop = of_strips(*waves).stops[0]
    assert (stop.up, stop.same, stop.down, stop.groups) == (1, 1, 1, 3)
    assert (stop.change, stop.noticeable) == (0.0, False)


def test_verdicts_are_listed_along_the_line() -> None:
    # Two municipalities: at least 0.7071 and nobody 0.5 or more the other way.
    before = {"Aa": line_of(), "Bee": line_of()}
    after = {
        # Stop 1 both 1 up. Stop 2 both 1 down. Stop 3: 1.5 up and 0.5 down is 0.5 and one the other way.
        # Stop 4: 1 up and 1/3 up is 0.6667, below 0.7071. Stop 5: 1 up and 1/2 up is 0.75. The others stay.
        "Aa": line_of("444444", "222222", "444555", "444444", "444444"),
        "Bee": line_of("444444", "222222", "222333", "443333", "444333"),
    }
    found = of_strips(before, after)
    assert [stop.change for stop in found.stops] == [1.0, -1.0, 0.5, 0.6667, 0.75, 0.0, 0.0]
    assert (found.verdicts.better, found.verdicts.worse, found.verdicts.unclear) == ((1, 5), (2,), (3, 4, 6, 7))


def test_a_stop_without_a_change_is_in_no_list_of_verdicts() -> None:
    found = missing()
    assert (found.stops[0].scores, found.stops[6].scores) == ((None, 4.0), (3.0, None))
    for stop in (found.stops[0], found.stops[6]):
        assert (stop.change, stop.noticeable, stop.shown_change, stop.groups) == (None, None, None, 0)
    assert not {1, 7} & {*found.verdicts.better, *found.verdicts.worse, *found.verdicts.unclear}
    # The overall score is the mean of the five stops that have a change: 3 and 4, not with the 4 of stop 1.
    assert (found.overall.scores, found.overall.change) == ((3.0, 4.0), 1.0)
    assert found.stops[0].filled == (None, 0.75), "4 lies three quarters of the way from 1 to 5"


def test_who_has_no_score_once_is_left_out_there() -> None:
    stop = missing().stops[3]
    # Bee could not judge stop 4 the last time: Aa alone went from 3 to 4.
    assert (stop.scores, stop.up, stop.groups) == ((3.0, 4.0), 1, 1)
    bee = next(each for each in missing().partners_by_stop if (each.name, each.stop) == ("Bee", 4))
    assert (bee.scores, bee.change) == ((3.0, None), None)


def test_what_moved_most_is_three_each_way_and_ties_go_by_place() -> None:
    before = {"Aa": line_of()}
    # Up: 1.2 by 2, then 1.1, 2.1 and 2.2 by 1, of which 2.2 is the fourth. Down: 3.1 by 2, 1.6 by 1. 3.2 stays.
    found = of_strips(before, {"Aa": line_of("453332", "443333", "133333")})
    assert found.moved_most.up == ("1.2", "1.1", "2.1")
    assert found.moved_most.down == ("3.1", "1.6")


def test_nothing_moved_most_where_nothing_moved() -> None:
    assert (equal().moved_most.up, equal().moved_most.down) == ((), ())
    assert {each.change for each in equal().statement_changes} == {0.0}


def test_a_change_that_shows_as_nothing_is_not_among_those_that_moved_most() -> None:
    names = [f"Gemeente {number}" for number in range(21)]
    before = dict.fromkeys(names, "3" * 42)
    # One of 21 one point up on 1.1: 1/21 = 0.0476, shown 0.0. Two of them on 1.2: 0.0952, shown 0.1.
    after = {**before, names[0]: line_of("443333"), names[1]: line_of("343333")}
    found = of_strips(before, after)
    assert (found.statement("1.1").change, found.statement("1.1").shown_change) == (0.0476, 0.0)
    assert found.moved_most.up == ("1.2",)


@pytest.mark.parametrize(
    ("municipalities", "bound"),
    # max(0.5, 1 / sqrt P): 1, 0.7071, 0.5774, and from four on 0.5.
    [(1, 1.0), (2, 0.7071), (3, 0.5774), (4, 0.5), (5, 0.5), (100, 0.5)],
)
def test_from_what_change_on_something_is_noticeable(municipalities: int, bound: float) -> None:
    wave = {f"Gemeente {number}": "3" * 42 for number in range(municipalities)}
    bounds = of_strips(wave, wave).bounds
    assert (round(bounds.change, 4), bounds.against, bounds.groups) == (bound, 0.5, municipalities)


def test_bounds_shrink_with_the_scale() -> None:
    # On three points distances are (3 - 1) / 4 as long: 0.5 x max(0.5, 1/sqrt 1) = 0.5, and 0.25 the other way.
    told = library.find("metrostroom").model_dump()
    told["scale"]["labels"] = told["scale"]["labels"][:3]
    three_points = type(library.find("metrostroom")).model_validate(told)
    waves = [Taken(label, {"Aa": "2" * 42}, three_points) for label in LABELS[:2]]
    found = comparison(*waves)
    assert (found.bounds.change, found.bounds.against, found.line.points) == (0.5, 0.25, 3)


def test_one_municipality_moves_noticeably_from_a_whole_point_on() -> None:
    found = one()
    assert (found.verdicts.better, found.verdicts.worse) == ((1, 2, 3, 4, 5, 6), (7,))
    # Six stops 1 up and one 1 down: 5/7 = 0.7143, less than 1.
    assert (found.overall.change, found.overall.noticeable) == (0.7143, False)


def test_a_status_that_turned_without_a_noticeable_change_is_told() -> None:
    # One municipality: less than 1.0 is not noticeable.
    before = {"Aa": line_of("333333", "444443", "333333")}
    # Stop 1: 3 to 3 5/6 = 3.8333, still under way. Stop 2: 3.8333 (under way) to 4.0 (reached).
    # Stop 3: 3 to 2.8333 (works). Stop 4: 3 to 4 is noticeable, and reached.
    after = {"Aa": line_of("444443", "444444", "233333", "444444")}
    found = of_strips(before, after)
    assert [stop.quietly for stop in found.stops] == [False, True, True, False, False, False, False]
    assert [stop.statuses for stop in found.stops[:4]] == [
        ("under_way", "under_way"),
        ("under_way", "reached"),
        ("under_way", "works"),
        ("under_way", "reached"),
    ]


def test_a_status_without_a_change_did_not_turn() -> None:
    stop = missing().stops[0]
    assert (stop.statuses, stop.quietly) == (("unmeasured", "reached"), False)


@pytest.mark.parametrize(
    ("before", "after", "places", "quietly"),
    [
        # Stop 1 from 3.8333 to 4.0: it is reached, the train leaves, and the change is 0.17.
        (("444443",), ("444444",), (0, 1), True),
        # And back.
        (("444444",), ("444443",), (1, 0), True),
        # From 3 to 4, for one municipality, is noticeable.
        (("333333",), ("444444",), (0, 1), False),
        # Stop 1 moved quietly, stop 2 noticeably: the train passed both.
        (("444443", "333333"), ("444444", "444444"), (0, 2), False),
        # Stop 2 was reached both times and rose by 1: that is not what let the train go past stop 1.
        (("444443", "444444"), ("444444", "555555"), (0, 2), True),
        # It stays where it was.
        (("444444",), ("555555",), (1, 1), False),
    ],
)
def test_the_train_can_move_quietly(
    before: tuple[str, ...], after: tuple[str, ...], places: tuple[int, int], quietly: bool
) -> None:
    train = of_strips({"Aa": line_of(*before)}, {"Aa": line_of(*after)}).train
    assert (train.stops, train.quietly) == (places, quietly)


def test_the_train_is_told_where_it_stood() -> None:
    # All reached: one past the last stop. Nothing reached: the start.
    assert (opposite().train.stops, opposite().train.names) == ((8, 0), ("Draagvlak en vertrouwen", "Samenwerking"))
    found = of_strips({"Aa": line_of()}, {"Aa": line_of("444444")}, {"Aa": line_of("444444", "444444")})
    assert found.train.stops == (0, 1, 2)
    assert found.train.names == ("Samenwerking", "Formuleer ambities", "Creëer orde")


def test_left_out_statements_keep_their_words_of_before_and_after() -> None:
    found = rewritten()
    texts = {each.id: str(each.text) for each in library.find("metrostroom").statements}
    assert (found.statements.reworded, found.statements.added, found.statements.dropped) == (
        ("1.1",),
        ("2.6",),
        ("3.6",),
    )
    assert found.statements.wordings == (
        Wording(id="1.1", before=texts["1.1"], after="Wij zeggen dit nu anders."),
        Wording(id="2.6", before=None, after=texts["2.6"]),
        Wording(id="3.6", before=texts["3.6"], after=None),
    )
    assert len(found.statements.common) == len(found.statement_changes) == 39
    assert not {"1.1", "2.6", "3.6"} & set(found.statements.common)
    assert [wave.version for wave in found.waves] == ["1.0.0", "2.0.0"]


def test_of_several_earlier_wordings_the_first_other_one_is_told() -> None:
    waves = [
        Taken(LABELS[0], {"Aa": "3" * 41}, asked(without="2.6", reworded="1.1")),
        Taken(LABELS[1], {"Aa": "3" * 41}, asked(without="3.6")),
        Taken(LABELS[2], {"Aa": "3" * 41}, asked(without="3.6")),
    ]
    found = comparison(*waves).statements
    assert found.wordings[0].before == "Wij zeggen dit nu anders."
    # 2.6 was asked in the last two, and not in the first: it is new, and no words of before differ from those of now.
    assert [(each.id, each.before is None) for each in found.wordings] == [
        ("1.1", False),
        ("2.6", True),
        ("3.6", False),
    ]


def test_scores_rest_on_the_statements_in_common() -> None:
    # Without 1.1, which went from 1 to 5 and was put in other words, stop 1 stays at 3.
    before, after = asked(without="2.6"), asked(without="2.6", reworded="1.1")
    found = comparison(
        Taken(LABELS[0], {"Aa": "1" + "3" * 40}, before), Taken(LABELS[1], {"Aa": "5" + "3" * 40}, after)
    )
    assert (found.stops[0].scores, found.overall.change) == ((3.0, 3.0), 0.0)


def test_a_wave_between_without_scans_has_no_score_and_nothing_is_filled_in() -> None:
    found = of_strips({"Aa": "3" * 42}, {}, {"Aa": "4" * 42})
    assert (found.overall.scores, found.overall.change) == ((3.0, None, 4.0), 1.0)
    assert [wave.n for wave in found.waves] == [1, 0, 1]
    assert {stop.statuses[1] for stop in found.stops} == {"unmeasured"}
    assert found.train.stops[1] == 0


def test_without_scans_there_is_no_change_anywhere() -> None:
    for found in (silent(), erased()):
        parts = [found.overall, *found.stops, *found.questions, *found.matrix, *found.statement_changes]
        assert {part.change for part in parts} == {None}
        assert (found.moved_most.up, found.verdicts.unclear, found.bounds.groups) == ((), (), 0)


def exchanged(found: Comparison) -> list[tuple[float | None, bool | None]]:
    """What is left when scores are turned round: each change with its sign, and the verdict."""
    return [(-part.change if part.change else part.change, part.noticeable) for part in (found.overall, *found.stops)]


def test_turning_the_waves_round_turns_every_change() -> None:
    first, last = {"Aa": line_of("453332"), "Bee": line_of("222222")}, {"Aa": line_of("333333"), "Bee": line_of()}
    there, back = of_strips(first, last), of_strips(last, first)
    assert exchanged(there) == [(part.change, part.noticeable) for part in (back.overall, *back.stops)]
    assert there.moved_most.up == back.moved_most.down
