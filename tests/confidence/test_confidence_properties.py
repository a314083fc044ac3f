"""The privacy rule as properties, over the JSON that the world reads: design section 4, *Anonymity*."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.confidence import worlds
from tests.publication.crowds import LINE, NAMES, Crowd, Person, crowds

PLACES = st.integers(0, len(LINE.statements) - 1)
SEEDS = st.integers(0, 2**16)
STOPS = {stop.id: [LINE.places[statement.id] for statement in stop.statements] for stop in LINE.stops}


@settings(max_examples=500)
@given(crowd=crowds(), place=PLACES, seed=SEEDS)
def test_dealing_answers_anew_changes_no_number_of_a_report(crowd: Crowd, place: int, seed: int) -> None:
    assert worlds.report(worlds.dealt(crowd, place, seed)) == worlds.report(crowd)


@settings(max_examples=200)
@given(one=crowds(most=5), other=crowds(most=5), place=PLACES, seed=SEEDS)
def test_dealing_answers_anew_changes_no_number_of_a_comparison(
    one: Crowd, other: Crowd, place: int, seed: int
) -> None:
    told = worlds.comparison(one, worlds.dealt(other, place, seed))
    again = worlds.comparison(worlds.dealt(one, place, seed), other)
    expected = worlds.without_verdicts(worlds.comparison(one, other))
    assert worlds.without_verdicts(told) == expected == worlds.without_verdicts(again)


def _of_group(crowd: Crowd, name: str) -> list[Person]:
    """The people behind a published name: those of the municipality, or of all that have no group of their own."""
    own = [person for person in crowd.people if crowd.names[person.partner - 1] == name]
    if name != "Overige":
        return own
    alone = set(worlds.report(crowd)["responses"]["by_partner"])
    return [person for person in crowd.people if crowd.names[person.partner - 1] not in alone]


def _scores(told: dict[str, Any], crowd: Crowd) -> Iterator[tuple[Any, int]]:
    """Every score of a report with the number of scored answers it can at most rest on, counted in the strips."""
    everybody, everything = crowd.people, list(range(len(LINE.statements)))
    asked = {
        question.id: [LINE.places[s.id] for s in LINE.statements if s.question == question.id]
        for question in LINE.questions
    }
    yield told["overall"]["score"], worlds.scored(everybody, everything)
    for stop in told["stops"]:
        places = STOPS[stop["id"]]
        yield stop["score"], worlds.scored(everybody, places)
        for group in stop["partners"]:
            yield group["score"], worlds.scored(_of_group(crowd, group["name"]), places)
        for statement in stop["statements"]:
            under = worlds.scored(everybody, [LINE.places[statement["id"]]])
            yield from ((statement[key], under) for key in ("score", "agreement", "n", "counts"))
    for question in told["questions"]:
        yield question["score"], worlds.scored(everybody, asked[question["id"]])
    for cell in told["matrix"]:
        both = [place for place in STOPS[cell["stop"]] if place in asked[cell["question"]]]
        yield cell["score"], worlds.scored(everybody, both)


@settings(max_examples=400)
@given(crowd=crowds())
def test_every_number_rests_on_k_scored_answers(crowd: Crowd) -> None:
    told = worlds.report(crowd)
    assert [under for number, under in _scores(told, crowd) if number is not None and under < crowd.k] == []
    for each in [*told["roles"], *(group for stop in told["stops"] for group in stop["partners"])]:
        assert each["n"] is None or each["n"] >= crowd.k
        assert each["score"] is None or each["n"] is not None


@settings(max_examples=300)
@given(crowd=crowds())
def test_statements_are_told_of_from_twice_k(crowd: Crowd) -> None:
    told = worlds.report(crowd)
    statements = [statement for stop in told["stops"] for statement in stop["statements"]]
    numbers = [
        s[key]
        for s in statements
        for key in ("score", "shown", "n", "counts", "dont_know", "not_applicable", "agreement")
    ]
    lists = told["strengths"] + told["attention"] + told["blind_spots"]
    assert all(statement["partners"] == [] for statement in statements)
    if len(crowd.people) < 2 * crowd.k:
        assert set(map(str, numbers)) == {"None"}
        assert lists == []
    else:
        assert all(statement["dont_know"] is not None for statement in statements)


@settings(max_examples=300)
@given(crowd=crowds())
def test_counts_of_people_are_of_groups_of_k(crowd: Crowd) -> None:
    told = worlds.report(crowd)["responses"]
    assert told["submitted"] == len(crowd.people)
    assert all(number >= crowd.k for number in told["by_partner"].values())
    assert sum(told["by_partner"].values()) == (len(crowd.people) if len(crowd.people) >= crowd.k else 0)


def _numbers(told: Any) -> Iterator[float]:
    if isinstance(told, dict):
        for value in told.values():
            yield from _numbers(value)
    elif isinstance(told, list):
        for value in told:
            yield from _numbers(value)
    elif isinstance(told, float):
        yield told


@settings(max_examples=200)
@given(one=crowds(most=5), other=crowds(most=5))
def test_numbers_are_no_finer_than_they_are_shown(one: Crowd, other: Crowd) -> None:
    for told in (worlds.report(one), worlds.comparison(one, other)):
        assert [number for number in _numbers(told) if number != round(number, 1)] == []


@settings(max_examples=300)
@given(one=crowds(most=5), other=crowds(most=5), third=crowds(most=5))
def test_comparisons_that_share_a_wave_tell_of_no_fewer_than_k(one: Crowd, other: Crowd, third: Crowd) -> None:
    """Groups of one comparison minus those of another, of the wave they share, are k people or nobody."""
    shared = [_people_of_groups(one, each) for each in (other, third)]
    least = one.k
    for some in _unions(shared[0]):
        for others in _unions(shared[1]):
            assert not 1 <= len(some ^ others) < least


def _people_of_groups(one: Crowd, other: Crowd) -> list[frozenset[int]]:
    """The people of the first wave behind every group that its comparison with another tells of."""
    told = worlds.compared(*(Crowd(each.k, NAMES, each.people) for each in (one, other)))
    numbers = {name: number for number, name in enumerate(NAMES, start=1)}
    return [
        frozenset(at for at, person in enumerate(one.people) if person.partner in {numbers[m] for m in group.members})
        for group in told.partners.groups
    ]


def _unions(groups: list[frozenset[int]]) -> set[frozenset[int]]:
    unions = {frozenset[int]()}
    for group in groups:
        unions |= {each | group for each in unions}
    return unions
