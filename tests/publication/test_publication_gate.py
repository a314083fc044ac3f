"""The gate as a whole: what goes in comes out as counts of groups, and nothing else of anybody does."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrocheck.errors import MetrocheckError
from metrocheck.publication.closing import close, published
from metrocheck.publication.model import POOL, Publication
from metrocheck.publication.reading import read
from metrocheck.response.answered import Answered
from metrocheck.response.model import Partner, Role
from metrocheck.tally import GroupTally
from tests.publication.crowds import LINE, Crowd, Person, crowd, crowds

CODES = "12345wn"


def _closed(some: Crowd) -> Publication:
    return close(LINE, some.answered(), some.k)


def _plainly_counted(people: Sequence[Person]) -> list[Counter[str]]:
    return [Counter(person.strip[place] for person in people) for place in range(len(LINE.statements))]


def _summed(tallies: Sequence[GroupTally]) -> list[Counter[str]]:
    sums = [Counter[str]() for _ in LINE.statements]
    for tally in tallies:
        for total, row in zip(sums, tally.counts, strict=True):
            total.update(dict(zip(CODES, row, strict=True)))
    return sums


@settings(max_examples=300)
@given(some=crowds())
def test_counts_are_those_of_the_people_of_each_group(some: Crowd) -> None:
    publication = _closed(some)
    for group in publication.groups:
        inside = {member.id for member in group.members}
        plainly = _plainly_counted([person for person in some.people if person.partner in inside])
        assert [[each[code] for code in CODES] for each in plainly] == [list(row) for row in group.tally.counts]
    for role_group in publication.roles:
        plainly = _plainly_counted([person for person in some.people if person.counted_as in role_group.roles])
        assert [[each[code] for code in CODES] for each in plainly] == [list(row) for row in role_group.tally.counts]
    everybody = [{code: each[code] for code in CODES} for each in _plainly_counted(some.people)]
    for tallies in (publication.groups, publication.roles):
        if tallies:
            assert [dict(each) for each in _summed([group.tally for group in tallies])] == everybody


def _without_moments(publication: Publication) -> Publication:
    groups = tuple(group.model_copy(update={"moments": None}) for group in publication.groups)
    return publication.model_copy(update={"groups": groups})


def _dealt_anew(some: Crowd, publication: Publication, place: int, chance: Random) -> Crowd:
    """The answers to one statement, dealt among the people of a partner group within a role group."""
    partner_group = {m.id: at for at, group in enumerate(publication.groups) for m in group.members}
    role_group = {role: at for at, group in enumerate(publication.roles) for role in group.roles}
    cells: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for at, person in enumerate(some.people):
        cells[partner_group.get(person.partner), role_group.get(person.counted_as)].append(at)
    people = list(some.people)
    for cell in cells.values():
        answers = [some.people[at].strip[place] for at in cell]
        chance.shuffle(answers)
        for at, answer in zip(cell, answers, strict=True):
            strip = people[at].strip
            people[at] = people[at]._replace(strip=strip[:place] + answer + strip[place + 1 :])
    return Crowd(some.k, some.names, tuple(people))


@settings(max_examples=400)
@given(some=crowds(), place=st.integers(0, len(LINE.statements) - 1), seed=st.integers(0, 2**32))
def test_dealing_the_answers_to_a_statement_anew_changes_nothing_that_is_shown(
    some: Crowd, place: int, seed: int
) -> None:
    publication = _closed(some)
    dealt = _dealt_anew(some, publication, place, Random(seed))  # noqa: S311 - a shuffle, not a secret
    assert _without_moments(_closed(dealt)) == _without_moments(publication)


@settings(max_examples=300)
@given(some=crowds(), seed=st.integers(0, 2**32))
def test_no_order_of_responses_matters(some: Crowd, seed: int) -> None:
    """Neither of the people within a municipality, nor of its roles, nor how they are cut into pieces."""
    chance = Random(seed)  # noqa: S311 - a shuffle, not a secret
    length = len(LINE.statements)
    shuffled: list[Answered] = []
    for number, name in enumerate(some.names, start=1):
        partner = Partner(id=number, name=name)
        people = [person for person in some.people if person.partner == number]
        chance.shuffle(people)
        pieces = [Answered(partner, person.role, 1, person.strip) for person in people]
        if len(pieces) > 1 and pieces[0].role == pieces[1].role:
            first, second, *rest = pieces
            assert len(first.strips) == length
            pieces = [Answered(partner, first.role, 2, first.strips + second.strips), *rest]
        shuffled += pieces
    assert published(LINE, shuffled, some.k) == published(LINE, some.answered(), some.k)


@settings(max_examples=150)
@given(some=crowds())
def test_a_publication_is_read_back_as_it_was_kept(some: Crowd) -> None:
    assert read(published(LINE, some.answered(), some.k)) == _closed(some)


def test_a_withheld_publication_tells_a_number_and_nothing_else() -> None:
    few = crowd(5, {"Hulst": {Role.RAAD: 2}, "Aalst": {Role.BESTUUR: 2}})
    told = _closed(few).model_dump()
    assert told.pop("responses") == 4
    assert told.pop("min_group") == 5
    assert told == {
        "format": "metrocheck-publication",
        "version": 1,
        "mode": "individual",
        "groups": (),
        "roles": (),
        "withheld": "few",
    }


def test_a_municipality_too_small_is_named_as_a_member_and_nowhere_else() -> None:
    both: dict[Role | None, int] = {Role.RAAD: 2}
    publication = _closed(crowd(3, {"Hulst": both, "Aalst": both}))
    assert [group.tally.name for group in publication.groups] == [POOL]
    assert publication.model_dump_json().count("Hulst") == 1


@pytest.mark.parametrize("strips", ["34512", "3451234", "34512x", "345126"])
def test_a_strip_that_does_not_fit_names_its_municipality_even_when_it_would_pool(strips: str) -> None:
    # Together 12 characters and so two strips, but neither of them is whole.
    fits = Answered(Partner(id=1, name="Hulst"), Role.RAAD, 5, "345123" * 5)
    broken = Answered(Partner(id=2, name="Aalst"), Role.RAAD, 1, strips)
    other = Answered(Partner(id=2, name="Aalst"), Role.BESTUUR, 1, "1" * (12 - len(strips)))
    with pytest.raises(MetrocheckError) as refused:
        close(LINE, [fits, broken, other], 5)
    assert "Aalst" in refused.value.what
    assert refused.value.todo
