"""What is said of a verdict, of who is compared and of why nothing is told, at the corners that no case reaches."""

import pytest

from metrocheck import language
from metrocheck.rendering import changes, compared, verdicts
from metrocheck.report.comparison.model import Comparison
from tests.compared import (
    in_confidence,
    in_confidence_between,
    in_confidence_few,
    in_confidence_open,
    in_confidence_reworded,
    two,
)


@pytest.fixture(autouse=True)
def in_english() -> None:
    language.use("en")


def _with_stop(comparison: Comparison, at: int, **values: object) -> Comparison:
    stops = list(comparison.stops)
    stops[at] = stops[at].model_copy(update=values)
    return comparison.model_copy(update={"stops": tuple(stops)})


def _with_last_wave(comparison: Comparison, **values: object) -> Comparison:
    *waves, last = comparison.waves
    return comparison.model_copy(update={"waves": (*waves, last.model_copy(update=values))})


def test_a_stop_that_turned_without_a_verdict_is_not_called_unclear() -> None:
    # Stop 6 went from under way to works on the track.
    told = list(verdicts.quietly(_with_stop(in_confidence(), 5, noticeable=None)))
    assert told == [
        "Stop 6 went from “under way” to “works on the track”, but whether the difference is noticeable cannot be said."
    ]


def test_a_train_that_moved_where_there_is_no_verdict() -> None:
    known = in_confidence()
    moved = known.model_copy(update={"train": known.train.model_copy(update={"stops": (0, 1), "quietly": True})})
    clear = "The train moved along stops whose difference is not clear."
    assert list(verdicts.quietly(moved))[-1] == clear
    unjudged = moved.model_copy(update={"verdicts": known.verdicts.model_copy(update={"unjudged": (1,)})})
    assert list(verdicts.quietly(unjudged))[-1] == clear.replace(".", ", or cannot be judged.")


def test_without_other_words_it_is_people_that_lack() -> None:
    comparison = _with_stop(in_confidence(), 0, noticeable=None)
    assert verdicts.stop(comparison, comparison.stops[0]).startswith("No verdict: too few people")


@pytest.mark.parametrize(
    ("bound", "told"),
    # Three tenths on five points; on four points 0.3 x 3/4, and what is shown is 0.2 or 0.3; on nine 0.6.
    [(0.3, "0.3"), (0.225, "0.3"), (0.6, "0.6"), (0.15, "0.2")],
)
def test_the_least_change_is_told_as_it_is_shown(bound: float, told: str) -> None:
    known = in_confidence()
    comparison = known.model_copy(update={"bounds": known.bounds.model_copy(update={"change": bound})})
    assert f"is at least {told}." in verdicts.rules(comparison)[0]


@pytest.mark.parametrize(("change", "small"), [(0.2, True), (-0.2, True), (0.3, False), (-0.3, False), (-0.9, False)])
def test_smaller_than_the_least_or_perhaps_chance(change: float, small: bool) -> None:
    comparison = _with_stop(in_confidence(), 0, change=change, shown_change=change)
    told = verdicts.stop(comparison, comparison.stops[0])
    chance = f"No clear difference: it is {abs(change)}, but that may still be chance."
    assert told == ("No clear difference: it is smaller than 0.3." if small else chance)


def test_of_municipalities_there_is_no_chance_in_a_stop() -> None:
    stop = next(stop for stop in two().stops if stop.noticeable is False)
    assert verdicts.stop(two(), stop) == "No clear difference."


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"n": 4, "withheld": "few"}, "too few answers to show (4 scans, and this comparison takes 5)"),
        ({"n": 1, "withheld": "few"}, "too few answers to show (1 scan, and this comparison takes 5)"),
        ({"n": 0, "withheld": "few"}, "nobody handed in a scan"),
        # What was published stays when strips are erased.
        ({"n": 4, "withheld": "few", "purged": True}, "too few answers to show"),
        ({"n": 0, "withheld": "few", "purged": True}, "nobody handed in a scan"),
        ({"n": 0, "withheld": "open"}, "is still being filled in"),
    ],
)
def test_why_a_wave_has_no_scores(values: dict[str, object], told: str) -> None:
    first, *_rest = changes.summary(_with_last_wave(in_confidence_open(), **values))
    assert told in first


def test_of_a_wave_without_scores_nobody_can_be_said_to_have_left() -> None:
    comparison = in_confidence_open()
    assert comparison.partners.left
    assert compared.left_and_joined(comparison) == ((), ())
    assert len(changes.summary(comparison)) == 1


def test_a_group_alone_is_told_with_who_is_in_it() -> None:
    assert changes.method(in_confidence_few())[0].startswith("Compared: Others (Waterhoven and Aa).")


def test_municipalities_that_stand_alone_are_called_so() -> None:
    known = in_confidence()
    alone = known.partners.model_copy(update={"groups": known.partners.groups[:3]})
    assert compared.called(known).one == "group"
    assert compared.called(known.model_copy(update={"partners": alone})).one == "municipality"
    assert compared.called(two()).one == "municipality"


def test_who_is_left_out_because_of_others_was_in_a_group() -> None:
    known = in_confidence()
    apart = known.partners.model_copy(update={"groups": known.partners.groups[:3], "apart": ("Krimwijk",)})
    assert compared.about(known.model_copy(update={"partners": apart})).startswith("The changes are about the groups")


def test_a_dash_may_mean_something_else_than_too_few_answers() -> None:
    few, other = "too few answers to show", "too few answers to show, or nothing to compare with"
    assert compared.untold(in_confidence_between()) == few
    assert compared.untold(in_confidence_open()) == compared.untold(in_confidence_reworded()) == other
    assert compared.untold(_with_last_wave(in_confidence(), absent=("Rietwaard",))) == other
    assert compared.dashes(two(), "-") is None
