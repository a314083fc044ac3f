"""The comparison as a document at its corners: what the train passed, which words, and where no verdict is."""

from collections.abc import Mapping

import pytest

from metrocheck.questionnaire import library
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.report.comparison.model import ComparedStatements, Wording
from tests.compared import LABELS, Taken, comparison, missing, of_strips, silent

STOPS = 7
# A stop of six statements, for one municipality: 3.83 and 4.0 differ by too little to be noticeable (1.0 or more is).
NEARLY, JUST, HIGH = "444443", "444444", "555555"
THREE, TWO = "333333", "222222"


def line_of(*stops: str, rest: str = THREE) -> dict[str, str]:
    """One municipality with these answers at the first stops, and `rest` at the others."""
    return {"Aa": "".join([*stops, *[rest] * (STOPS - len(stops))])}


def asking(texts: Mapping[str, str | None], version: str = "1.0") -> Questionnaire:
    """The standard line with statements in other words, or without them where None stands."""
    told = library.find("metrostroom").model_dump()
    for stop in told["stops"]:
        stop["statements"] = [each for each in stop["statements"] if texts.get(each["id"], "") is not None]
        for statement in stop["statements"]:
            if text := texts.get(statement["id"]):
                statement["text"] = {"nl": text, "en": text}
    return Questionnaire.model_validate({**told, "version": version})


def statements_of(*waves: Mapping[str, str | None]) -> ComparedStatements:
    """Which statements are compared, of waves that nobody filled in."""
    return comparison(*(Taken(LABELS[at], {}, asking(texts)) for at, texts in enumerate(waves))).statements


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        # The train went from the start to stop 1, quietly. Stop 2, from works to under way by a whole point, it did
        # not pass.
        (line_of(NEARLY, TWO), line_of(JUST, THREE), (0, 1)),
        (line_of(JUST, THREE), line_of(NEARLY, TWO), (1, 0)),
        # It went past stop 2. Stop 3 fell by a whole point, and stop 1 rose by one while it was reached twice.
        (line_of(JUST, NEARLY, THREE), line_of(HIGH, JUST, TWO), (1, 2)),
        (line_of(HIGH, JUST, THREE), line_of(JUST, NEARLY, TWO), (2, 1)),
        # Past the last stop, to the terminus and back.
        (line_of(*[JUST] * 6, NEARLY), line_of(*[JUST] * 7), (6, 8)),
        (line_of(*[JUST] * 7), line_of(*[JUST] * 6, NEARLY), (8, 6)),
    ],
)
def test_the_train_goes_quietly_by_the_stops_it_passed(
    before: dict[str, str], after: dict[str, str], places: tuple[int, int]
) -> None:
    train = of_strips(before, after).train
    assert (train.stops, train.quietly) == (places, True)


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        # One of the stops it passed moved by a whole point: the first of them, the last, the last of the line.
        (line_of(THREE, NEARLY, NEARLY), line_of(JUST, JUST, JUST), (0, 3)),
        (line_of(NEARLY, NEARLY, THREE), line_of(JUST, JUST, JUST), (0, 3)),
        (line_of(JUST, JUST, JUST), line_of(NEARLY, NEARLY, THREE), (3, 0)),
        (line_of(*[JUST] * 5, NEARLY, THREE), line_of(*[JUST] * 7), (5, 8)),
    ],
)
def test_one_noticeable_change_it_passed_is_enough(
    before: dict[str, str], after: dict[str, str], places: tuple[int, int]
) -> None:
    train = of_strips(before, after).train
    assert (train.stops, train.quietly) == (places, False)


def test_a_train_that_came_back_between_did_not_move() -> None:
    # From the start to stop 1 and back: from the first wave to the last nothing turned.
    found = of_strips(line_of(NEARLY), line_of(JUST), line_of(NEARLY))
    assert (found.train.stops, found.train.quietly) == ((0, 1, 0), False)
    assert [stop.quietly for stop in found.stops] == [False] * STOPS
    # And what happened between does not matter: 3.83, 2.0, 4.0 is quiet.
    found = of_strips(line_of(NEARLY), line_of(TWO), line_of(JUST))
    assert (found.train.stops, found.train.quietly) == ((0, 0, 1), True)


FIRST, SECOND = "Zo stond het er eerst.", "Zo stond het er daarna."


@pytest.mark.parametrize(
    ("waves", "before"),
    [
        # Three waves, three wordings: the oldest one.
        (({"1.1": FIRST}, {"1.1": SECOND}, {}), FIRST),
        # The first wave had the words of now: what differs is told, or the reader would see no difference.
        (({}, {"1.1": SECOND}, {}), SECOND),
        (({"1.1": FIRST}, {}, {}), FIRST),
        (({"1.1": FIRST}, {"1.1": FIRST}, {}), FIRST),
    ],
)
def test_the_words_of_before_are_the_oldest_other_ones(
    waves: tuple[Mapping[str, str | None], ...], before: str
) -> None:
    now = str(library.find("metrostroom").statements[0].text)
    found = statements_of(*waves)
    assert found.reworded == ("1.1",)
    assert found.wordings == (Wording(id="1.1", before=before, after=now),)


def test_a_dropped_statement_is_told_in_its_oldest_words() -> None:
    found = statements_of({"1.1": FIRST}, {"1.1": SECOND}, {"1.1": None})
    assert found.wordings == (Wording(id="1.1", before=FIRST, after=None),)
    found = statements_of({"1.1": None}, {"1.1": SECOND}, {"1.1": None})
    assert (found.dropped, found.wordings) == (("1.1",), (Wording(id="1.1", before=SECOND, after=None),))


def test_left_out_statements_are_told_by_kind() -> None:
    # 2.1 is new, 3.1 went and 1.2 and 1.1 were put in other words; along the line within each kind.
    found = statements_of({"2.1": None, "1.1": FIRST, "1.2": FIRST}, {"3.1": None})
    assert [each.id for each in found.wordings] == ["1.1", "1.2", "2.1", "3.1"]
    assert (found.reworded, found.added, found.dropped) == (("1.1", "1.2"), ("2.1",), ("3.1",))


def test_a_stop_without_a_change_is_among_the_unknown_and_nowhere_else() -> None:
    verdicts = missing().verdicts
    # Stop 1 had no score the first time and stop 7 none the last; the five others rose by 1, for one or two.
    assert verdicts.unknown == (1, 7)
    assert (verdicts.better, verdicts.worse, verdicts.unclear) == ((2, 3, 4, 5, 6), (), ())


def test_where_nothing_can_be_compared_every_stop_is_unknown() -> None:
    verdicts = silent().verdicts
    assert verdicts.unknown == (1, 2, 3, 4, 5, 6, 7)
    assert (verdicts.better, verdicts.worse, verdicts.unclear) == ((), (), ())


def test_names_and_questions_are_those_of_the_last_wave() -> None:
    told = library.find("metrostroom").model_dump()
    told["stops"][0]["name"] = told["stops"][0]["short"] = {"nl": "Anders genoemd", "en": "Called otherwise"}
    told["questions"][0]["text"] = {"nl": "Anders gevraagd?", "en": "Asked otherwise?"}
    told["start"] = {"nl": "Het begin van nu", "en": "Where it begins now"}
    # The second stop is the first now.
    told["stops"] = [told["stops"][1], told["stops"][0], *told["stops"][2:]]
    after = Questionnaire.model_validate({**told, "version": "2.0"})
    before = library.find("metrostroom")
    found = comparison(
        Taken(LABELS[0], {"Aa": TWO + THREE * 6}, before), Taken(LABELS[1], {"Aa": JUST + TWO + THREE * 5}, after)
    )
    # Stop 2 went from 3 to 4 and stands first; stop 1 stays at 2.
    assert [(stop.id, stop.name, stop.scores) for stop in found.stops[:2]] == [
        (2, str(before.stops[1].name), (3.0, 4.0)),
        (1, "Anders genoemd", (2.0, 2.0)),
    ]
    assert found.questions[0].text == "Anders gevraagd?"
    # The train follows the line of now in both waves: nothing reached, then the first stop of it.
    assert (found.train.stops, found.train.names) == ((0, 1), ("Het begin van nu", str(before.stops[1].name)))
    # In between a statement's stop is found on that line too.
    assert (found.statement_changes[0].id, found.statement_changes[0].stop) == ("2.1", 2)
