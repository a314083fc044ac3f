"""Comparisons at their corners, worked out by hand: three questionnaires, missing scores, and just enough or not."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest

from metrocheck import language
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.scoring.comparing import Common, Comparison, Incomparable, Round, common_statements, compare

Compared = Callable[..., Comparison]
RoundOf = Callable[..., Round]
Line = Callable[..., Questionnaire]
Texts = Mapping[str, Mapping[str, str] | None]
LAYOUT = (("goede", "goed"), ("goede", "goed"))
AS_IT_WAS: Texts = {}
BOTH = {id_: {"nl": f"Nederlands {id_}.", "en": f"English {id_}."} for id_ in ("1.1", "1.2", "2.1", "2.2")}


def edited(asked: Questionnaire, texts: Texts = AS_IT_WAS, **more: Any) -> Questionnaire:
    """The same line with statements in other words, or without them where None stands."""
    told = asked.model_dump()
    for stop in told["stops"]:
        kept = [each for each in stop["statements"] if texts.get(each["id"], each) is not None]
        stop["statements"] = [{**each, "text": texts.get(each["id"], each["text"])} for each in kept]
    return Questionnaire.model_validate({**told, **more})


def of(*scores: int | None) -> tuple[Fraction | None, ...]:
    """A score for every wave."""
    return tuple(None if score is None else Fraction(score) for score in scores)


@pytest.fixture
def usual(line: Line) -> Questionnaire:
    return line(LAYOUT, 5, ())


OTHER = {"1.2": {"en": "Other."}}
THIRD = {"1.2": {"en": "A third way."}}
WITHOUT: Texts = {"1.2": None}
ALL = ("1.1", "1.2", "2.1", "2.2")
REST = ("1.1", "2.1", "2.2")


@pytest.mark.parametrize(
    ("waves", "expected"),
    [
        (({}, {}, {}), Common(common=ALL, reworded=(), added=(), dropped=())),
        # In other words only in between: the score in between would be of something else.
        (({}, OTHER, {}), Common(common=REST, reworded=("1.2",), added=(), dropped=())),
        ((OTHER, {}, {}), Common(common=REST, reworded=("1.2",), added=(), dropped=())),
        (({}, OTHER, THIRD), Common(common=REST, reworded=("1.2",), added=(), dropped=())),
        # Away in between and back again: it is there now, and was not there every time.
        (({}, WITHOUT, {}), Common(common=REST, reworded=(), added=("1.2",), dropped=())),
        # Back in other words is no other case: not asked every time comes before how it was asked.
        (({}, WITHOUT, OTHER), Common(common=REST, reworded=(), added=("1.2",), dropped=())),
        ((WITHOUT, {}, {}), Common(common=REST, reworded=(), added=("1.2",), dropped=())),
        (({}, {}, WITHOUT), Common(common=REST, reworded=(), added=(), dropped=("1.2",))),
        ((WITHOUT, {}, WITHOUT), Common(common=REST, reworded=(), added=(), dropped=("1.2",))),
    ],
)
def test_three_waves_of_which_one_asked_otherwise(
    usual: Questionnaire, waves: Sequence[Texts], expected: Common
) -> None:
    assert common_statements([edited(usual, texts) for texts in waves]) == expected


def test_what_went_stands_in_the_order_of_the_first_wave_that_had_it(usual: Questionnaire) -> None:
    # 1.2 was only asked in between; 2.2 was asked before that.
    waves = [edited(usual, WITHOUT), usual, edited(usual, {"1.2": None, "2.2": None})]
    assert common_statements(waves).dropped == ("2.2", "1.2")


def test_what_was_asked_otherwise_in_between_has_no_part_in_any_score(round_of: RoundOf, usual: Questionnaire) -> None:
    # Without 1.2, stop 1 is 1.1 alone: 2, 3, 4; with it the first wave would say (2 + 5) / 2.
    waves: list[tuple[Texts, str]] = [({}, "2533"), (OTHER, "3533"), ({}, "4533")]
    found = compare([round_of({"A": strip}, edited(usual, texts)) for texts, strip in waves])
    assert found.stops[0].move.scores == of(2, 3, 4)
    # And where it was not asked at all, the strip is one answer shorter.
    waves = [({}, "2533"), (WITHOUT, "333"), ({}, "4533")]
    found = compare([round_of({"A": strip}, edited(usual, texts)) for texts, strip in waves])
    assert [stop.move.scores for stop in found.stops] == [of(2, 3, 4), of(3, 3, 3)]


def test_another_questionnaire_in_between_is_refused_by_name(usual: Questionnaire) -> None:
    with pytest.raises(Incomparable) as refused:
        common_statements([usual, edited(usual, id="between"), usual])
    assert "small" in refused.value.what
    assert "between" in refused.value.what


def test_another_scale_in_between_is_refused_with_both(usual: Questionnaire) -> None:
    names = [{"en": name} for name in ("never", "seldom", "now and then", "often", "always")]
    scale = {**usual.model_dump()["scale"], "labels": names}
    with pytest.raises(Incomparable) as refused:
        common_statements([usual, edited(usual, scale=scale), usual])
    assert "never / seldom / now and then / often / always" in refused.value.what
    assert "Text. / Text. / Text. / Text. / Text." in refused.value.what


@pytest.mark.parametrize("spoken", ["nl", "en"])
@pytest.mark.parametrize(("own", "other"), [("nl", "en"), ("en", "nl")])
def test_only_the_questionnaires_own_language_decides_what_the_same_words_are(
    usual: Questionnaire, own: str, other: str, spoken: str
) -> None:
    language.use(spoken)
    before = edited(usual, BOTH, languages=(own, other))
    # 1.1 was translated anew, 2.1 was put in other words in the language it was written in.
    changed = {"1.1": {**BOTH["1.1"], other: "Anders."}, "2.1": {**BOTH["2.1"], own: "Anders."}}
    found = common_statements([before, edited(before, changed)])
    assert (found.common, found.reworded) == (("1.1", "1.2", "2.2"), ("2.1",))


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_a_scale_translated_anew_is_the_same_scale(usual: Questionnaire, spoken: str) -> None:
    language.use(spoken)

    def on(nl: str, en: str) -> Questionnaire:
        labels = [{"nl": f"{nl} {point}", "en": f"{en} {point}"} for point in range(5)]
        return edited(usual, BOTH, languages=("nl", "en"), scale={**usual.model_dump()["scale"], "labels": labels})

    assert common_statements([on("punt", "point"), on("punt", "mark")]).common == ALL
    with pytest.raises(Incomparable):
        common_statements([on("punt", "point"), on("graad", "point")])


def test_a_stop_nobody_could_judge_twice_has_no_change_though_each_wave_has_a_score(compared: Compared) -> None:
    # Stop 1: only A the first time (3), only B the last (5). Stop 2: B 2, then A 4.
    found = compared({"A": "33ww", "B": "ww22"}, {"A": "ww44", "B": "55ww"})
    assert [stop.move.scores for stop in found.stops] == [of(3, 5), of(2, 4)]
    for move in (*(stop.move for stop in found.stops), found.overall):
        assert (move.change, move.noticeable, move.groups) == (None, None, 0)
        assert (move.up, move.same, move.down) == (0, 0, 0)
    # Overall is over the stops with a change, and there is none.
    assert found.overall.scores == of(None, None)


def test_a_wave_between_with_a_stop_without_a_score_has_no_overall_score(compared: Compared) -> None:
    # In between only stop 1 has a score; its 5 alone would look like a peak of the whole line.
    found = compared({"A": "3333"}, {"A": "55ww"}, {"A": "4444"})
    assert [stop.move.scores for stop in found.stops] == [of(3, 5, 4), of(3, None, 4)]
    assert found.overall.scores == of(3, None, 4)
    assert (found.overall.change, found.overall.noticeable) == (Fraction(1), True)


RISEN = dict.fromkeys("ABC", ("2222", "4444"))


@pytest.mark.parametrize(
    ("before", "after", "of_d", "noticeable"),
    [
        # D by stop: -0.5 and +1, together +0.25; by either stop alone the first would take the verdict away.
        ("4433", "3444", Fraction(1, 4), True),
        ("3344", "4434", Fraction(1, 4), True),
        # +1 and -3, together -1: the other way by more than 0.5.
        ("3344", "4411", Fraction(-1), False),
        ("4433", "1144", Fraction(-1), False),
        # -1 and 0 is -0.5, and that is where it begins.
        ("4444", "3344", Fraction(-1, 2), False),
        # At stop 2 it had no score the first time: what counts is -0.5 at stop 1, not that over two stops.
        ("44ww", "3444", Fraction(-1, 2), False),
    ],
)
def test_who_moved_the_other_way_overall_goes_by_all_its_stops(
    compared: Compared, before: str, after: str, of_d: Fraction, noticeable: bool
) -> None:
    waves = {**RISEN, "D": (before, after)}
    found = compared({name: pair[0] for name, pair in waves.items()}, {name: pair[1] for name, pair in waves.items()})
    # The three others rose by 2 each, so in every case the whole rose by far more than 0.5.
    assert found.overall.change is not None
    assert found.overall.change >= 1
    assert found.overall.noticeable is noticeable
    assert (found.overall.up, found.overall.down) == ((4, 0) if of_d > 0 else (3, 1))


def people(stop: Sequence[str], number: int = 30) -> list[str]:
    """Scans of one municipality: threes, but for what the first of them answered at stop 1."""
    return [f"{answers}33" for answers in (*stop, *["33"] * (number - len(stop)))]


def test_up_same_and_down_are_as_shown(compared: Compared) -> None:
    # Thirty scans of two statements: one answer a point up is 1/60 = 0.0167, shown 0.0; three are 0.05, shown 0.1.
    last = {"A": people(["43"]), "B": people(["44", "43"]), "C": people(["23"]), "D": people(["22", "23"])}
    found = compared(dict.fromkeys(last, people([])), last)
    move = found.stops[0].move
    assert [group.change for group in found.groups if group.stop == 1] == [
        Fraction(1, 60),
        Fraction(3, 60),
        Fraction(-1, 60),
        Fraction(-3, 60),
    ]
    assert (move.up, move.same, move.down, move.groups) == (1, 2, 1, 4)
    # Overall the other stop stays, so B and D move by 0.025 each, and that is nothing to see.
    assert (found.overall.up, found.overall.same, found.overall.down) == (0, 4, 0)


@pytest.mark.parametrize(("fallen", "noticeable"), [(29, True), (30, False)])
def test_half_a_point_the_other_way_is_exact(compared: Compared, fallen: int, noticeable: bool) -> None:
    # Of sixty answers 29 a point down is 0.4833, which shows as 0.5 and is less.
    last = people(["22"] * (fallen // 2) + ["23"] * (fallen % 2))
    found = compared({**dict.fromkeys("ABC", "2233"), "D": people([])}, {**dict.fromkeys("ABC", "4433"), "D": last})
    assert found.stops[0].move.noticeable is noticeable


@pytest.mark.parametrize(
    ("last", "change", "noticeable"),
    [
        # On nine points 0.5 is 1.0 long. Four municipalities: 2/sqrt 4 is 1.0 as well.
        (("66", "66", "66", "66"), Fraction(1), True),
        (("66", "66", "66", "65"), Fraction("0.875"), False),
        # Three: 2/sqrt 3 = 1.155, so a whole point is not enough for three.
        (("66", "66", "66"), Fraction(1), False),
        # Five: 2/sqrt 5 = 0.894 is less than 0.9, so only the other bound, 1.0, refuses it.
        (("66", "66", "66", "66", "65"), Fraction("0.9"), False),
        (("66", "66", "66", "66", "66"), Fraction(1), True),
        # And the same down.
        (("44", "44", "44", "44", "45"), Fraction("-0.9"), False),
        (("44", "44", "44", "44", "44"), Fraction(-1), True),
    ],
)
def test_on_nine_points_a_whole_point_is_what_half_a_point_is_on_five(
    round_of: RoundOf, line: Line, last: Sequence[str], change: Fraction, noticeable: bool
) -> None:
    nine = line(LAYOUT, 9, ())
    names = [f"Gemeente {number}" for number, _strip in enumerate(last)]
    after = {name: f"{strip}55" for name, strip in zip(names, last, strict=True)}
    found = compare([round_of(dict.fromkeys(names, "5555"), nine), round_of(after, nine)])
    assert found.stops[0].move.change == change
    assert found.stops[0].move.noticeable is noticeable


@pytest.mark.parametrize(
    ("fallen", "noticeable"),
    # Of ten answers, each a point down: on nine points 0.5 up to 0.9 is not yet the other way, 1.0 is.
    [(5, True), (9, True), (10, False)],
)
def test_on_nine_points_a_whole_point_the_other_way_takes_the_verdict_away(
    round_of: RoundOf, line: Line, fallen: int, noticeable: bool
) -> None:
    nine = line(LAYOUT, 9, ())
    last = [f"{answers}33" for answers in ("22", "22", "22", "22", "22")[: fallen // 2]] + ["2333"] * (fallen % 2)
    waves = (
        {**dict.fromkeys("ABC", "3333"), "D": ["3333"] * 5},
        {**dict.fromkeys("ABC", "7733"), "D": last + ["3333"] * (5 - len(last))},
    )
    found = compare([round_of(wave, nine) for wave in waves])
    fell = next(group.change for group in found.groups if (group.name, group.stop) == ("D", 1))
    assert fell == Fraction(-fallen, 10)
    assert found.stops[0].move.noticeable is noticeable


def test_the_line_is_that_of_the_last_wave(round_of: RoundOf, line: Line, usual: Questionnaire) -> None:
    newer = line((*LAYOUT, ("samen",)), 5, ())
    one, two, three = newer.stops
    after = newer.model_copy(update={"stops": (two, three, one), "questions": tuple(reversed(newer.questions))})
    # The last strip stands in the new order: stop 2, 3, 1. Stop 1 from 1 to 2, stop 2 from 3 to 4, stop 3 is new.
    found = compare([round_of({"A": "1133"}, usual), round_of({"A": "44522"}, after)])
    assert [(stop.id, stop.move.scores) for stop in found.stops] == [
        (2, of(3, 4)),
        (3, of(None, None)),
        (1, of(1, 2)),
    ]
    assert [group.stop for group in found.groups] == [2, 3, 1]
    # Of the questions, samen is asked at stop 3 only.
    assert [(each.id, each.move.scores) for each in found.questions] == [
        ("samen", of(None, None)),
        ("goed", of(2, 3)),
        ("goede", of(2, 3)),
    ]
    assert [(cell.stop, cell.question) for cell in found.matrix[:4]] == [
        (2, "samen"),
        (2, "goed"),
        (2, "goede"),
        (3, "samen"),
    ]
    assert [each.id for each in found.statement_moves] == ["2.1", "2.2", "1.1", "1.2"]
    # The first stop of that line is not reached in the first wave, and in the last the second has no score.
    assert found.trains == (0, 1)


def test_a_stop_that_went_is_not_told(round_of: RoundOf, line: Line, usual: Questionnaire) -> None:
    found = compare([round_of({"A": "33335"}, line((*LAYOUT, ("samen",)), 5, ())), round_of({"A": "4444"}, usual)])
    assert [stop.id for stop in found.stops] == [1, 2]
    assert found.statements.dropped == ("3.1",)
    assert found.overall.scores == of(3, 4)


def test_who_came_after_the_first_wave_joined(compared: Compared) -> None:
    found = compared({"A": "3333"}, {"A": "3333", "B": "3333"}, {"A": "3333", "B": "3333", "C": "3333"})
    assert (found.both, found.joined, found.left) == (("A",), ("B", "C"), ())


def test_who_left_and_who_joined_stand_in_the_order_of_set_up(compared: Compared) -> None:
    first, last = ("Zee", "Aa", "Mee", "Dee"), ("Wee", "Aa", "Bee")
    found = compared(dict.fromkeys(first, "3333"), dict.fromkeys(last, "3333"))
    assert (found.both, found.left, found.joined) == (("Aa",), ("Zee", "Mee", "Dee"), ("Wee", "Bee"))
