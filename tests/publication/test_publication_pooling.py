"""Which municipalities are told of together, worked out by hand and held for any crowd."""

import pytest
from hypothesis import event, given, settings

from metrocheck.publication.closing import close
from metrocheck.publication.model import POOL, Publication
from metrocheck.response.model import Mode, Role
from tests.publication.crowds import LINE, Crowd, crowd, crowds


def _closed(some: Crowd) -> Publication:
    return close(LINE, some.answered(), some.k)


def _of_sizes(k: int, **sizes: int) -> Publication:
    return _closed(crowd(k, {name: {Role.RAAD: size} for name, size in sizes.items()}))


def _told(publication: Publication) -> list[tuple[str, list[str], int]]:
    return [(g.tally.name, [m.name for m in g.members], g.tally.responses) for g in publication.groups]


def test_municipalities_of_enough_people_stand_alone_in_the_order_of_set_up() -> None:
    # Five is enough, k itself; the larger one does not come first, nor the first by name.
    assert _told(_of_sizes(5, Hulst=5, Aalst=9, Ede=6)) == [
        ("Hulst", ["Hulst"], 5),
        ("Aalst", ["Aalst"], 9),
        ("Ede", ["Ede"], 6),
    ]


def test_those_of_fewer_pool_and_the_pool_stands_last() -> None:
    # 4 + 3 = 7 people, enough: nobody has to join.
    assert _told(_of_sizes(5, Hulst=4, Aalst=5, Ede=3)) == [("Aalst", ["Aalst"], 5), (POOL, ["Hulst", "Ede"], 7)]


def test_two_that_are_exactly_enough_together_need_nobody() -> None:
    # 2 + 3 = 5 = k.
    assert _told(_of_sizes(5, Hulst=2, Ede=3, Aalst=5)) == [("Aalst", ["Aalst"], 5), (POOL, ["Hulst", "Ede"], 5)]


def test_a_pool_of_too_few_takes_the_smallest_in() -> None:
    # 4 < 5, and Goor with 6 is the smallest left: 10 people.
    assert _told(_of_sizes(5, Aalst=8, Goor=6, Ede=4, Cuijk=7)) == [
        ("Aalst", ["Aalst"], 8),
        ("Cuijk", ["Cuijk"], 7),
        (POOL, ["Goor", "Ede"], 10),
    ]


def test_of_equals_the_first_by_name_joins_wherever_it_stands() -> None:
    # 1 < 5; Hulst, Aalst and Ede have six each, and Aalst is the first by name.
    assert _told(_of_sizes(5, Hulst=6, Cuijk=1, Ede=6, Aalst=6)) == [
        ("Hulst", ["Hulst"], 6),
        ("Ede", ["Ede"], 6),
        (POOL, ["Cuijk", "Aalst"], 7),
    ]


def test_a_pool_can_take_in_everybody() -> None:
    # 4 < 5, the only other one joins. All of them weigh: two municipalities.
    publication = _of_sizes(5, Hulst=30, Aalst=4)
    assert _told(publication) == [(POOL, ["Hulst", "Aalst"], 34)]
    assert publication.groups[0].tally.municipalities == 2


def test_many_of_too_few_are_one_pool() -> None:
    assert _told(_of_sizes(10, Hulst=9, Aalst=9, Ede=1)) == [(POOL, ["Hulst", "Aalst", "Ede"], 19)]


def test_without_responses_a_municipality_is_in_no_group_not_even_in_the_pool() -> None:
    assert _told(_of_sizes(3, Hulst=0, Aalst=2, Ede=1, Goor=3)) == [
        ("Goor", ["Goor"], 3),
        (POOL, ["Aalst", "Ede"], 3),
    ]
    # With the pool empty one of exactly k people stands alone, and nobody is pooled for the silent one's sake.
    assert _told(_of_sizes(3, Hulst=0, Goor=3)) == [("Goor", ["Goor"], 3)]


def test_every_group_weighs_as_many_municipalities_as_it_holds() -> None:
    publication = _of_sizes(5, Hulst=2, Aalst=5, Ede=2, Goor=3)
    assert [group.tally.municipalities for group in publication.groups] == [1, 3]


@pytest.mark.parametrize(("people", "told"), [(0, False), (4, False), (5, True)])
def test_of_fewer_than_k_only_their_number_is_told(people: int, told: bool) -> None:
    publication = _of_sizes(5, Hulst=people // 2, Aalst=people - people // 2)
    nothing = Publication(mode=Mode.INDIVIDUAL, min_group=5, responses=people, withheld="few")
    assert (publication != nothing) is told
    assert (publication.withheld is None) is told


@settings(max_examples=400)
@given(some=crowds())
def test_groups_hold_at_least_k_people_and_everybody_is_in_one(some: Crowd) -> None:
    publication = _closed(some)
    assert publication.responses == len(some.people)
    assert (publication.withheld == "few") is (len(some.people) < some.k)
    assert bool(publication.groups) is (len(some.people) >= some.k)
    assert all(group.tally.responses >= some.k for group in publication.groups)
    assert all(group.tally.responses >= some.k for group in publication.roles)
    if publication.groups:
        members = [member.id for group in publication.groups for member in group.members]
        assert len(members) == len(set(members))
        assert set(members) == {person.partner for person in some.people}
        for group in publication.groups:
            inside = {member.id for member in group.members}
            assert group.tally.responses == sum(person.partner in inside for person in some.people)
            assert group.tally.municipalities == len(inside)
    for role_group in publication.roles:
        assert role_group.tally.responses == sum(p.counted_as in role_group.roles for p in some.people)
    if publication.roles:
        roles = [role for group in publication.roles for role in group.roles]
        assert sorted(roles) == sorted({person.counted_as for person in some.people})


@settings(max_examples=400)
@given(some=crowds())
def test_no_more_are_pooled_than_must_be(some: Crowd) -> None:
    """Round by round: who is too few goes in; then, only while that is too few, the smallest of the others."""
    if len(some.people) < some.k:
        return
    sizes = {name: sum(p.partner == at for p in some.people) for at, name in enumerate(some.names, start=1)}
    left = {name: size for name, size in sizes.items() if size >= some.k}
    pool = {name for name, size in sizes.items() if 0 < size < some.k}
    while pool and sum(sizes[name] for name in pool) < some.k:
        smallest = min(left.values())
        joins = min(name for name, size in left.items() if size == smallest)
        pool.add(joins)
        del left[joins]
    event(f"joined by {len([name for name in pool if sizes[name] >= some.k])}")
    expected = [[name] for name in some.names if name in left]
    expected += [[name for name in some.names if name in pool]] if pool else []
    publication = _closed(some)
    assert [[member.name for member in group.members] for group in publication.groups] == expected
    assert [group.tally.name for group in publication.groups if len(group.members) > 1] == [POOL] * bool(pool)
