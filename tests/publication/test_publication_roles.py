"""Which roles are told of together: by hand, for any crowd, and against every union there is."""

from collections.abc import Sequence

from hypothesis import event, given, settings

from metrocheck.publication.closing import close
from metrocheck.publication.model import POOL, Publication
from metrocheck.response.model import Role
from metrocheck.tally.counting import count
from tests.publication.crowds import (
    LINE,
    Crowd,
    Person,
    crowd,
    crowds,
    differences,
    partner_masks,
    role_masks,
)

BESTUUR, RAAD, MANAGEMENT, MEDEWERKERS, ANDERS = Role


def _closed(some: Crowd) -> Publication:
    return close(LINE, some.answered(), some.k)


def _told(k: int, sizes: dict[str, dict[Role | None, int]]) -> list[tuple[str, int]]:
    return [(group.tally.name, group.tally.responses) for group in _closed(crowd(k, sizes)).roles]


def test_roles_stand_in_their_own_order_under_their_code() -> None:
    # Five of each in both municipalities: every cell holds k people, so no two unions come closer than that.
    both: dict[Role | None, int] = {MEDEWERKERS: 5, RAAD: 5, BESTUUR: 5}
    assert _told(5, {"Hulst": both, "Aalst": both}) == [("bestuur", 10), ("raad", 10), ("medewerkers", 10)]


def test_a_table_of_roles_is_one_group_a_role_and_weighs_as_one() -> None:
    publication = _closed(crowd(5, {"Hulst": {BESTUUR: 5, RAAD: 5}, "Aalst": {BESTUUR: 5, RAAD: 5}}))
    assert [(group.roles, group.tally.municipalities) for group in publication.roles] == [
        ((BESTUUR,), 1),
        ((RAAD,), 1),
    ]


def test_somebody_without_a_role_is_one_of_others() -> None:
    # 2 + 3 in each municipality are the five that others need.
    both = {None: 2, ANDERS: 3, RAAD: 5}
    assert _told(5, {"Hulst": both, "Aalst": both}) == [("raad", 10), ("anders", 10)]


def test_roles_of_too_few_pool_last_under_the_name_of_the_pool() -> None:
    # In one municipality: bestuur 2 and management 4 are 6 together, raad and medewerkers stand alone.
    roles: dict[Role | None, int] = {BESTUUR: 2, RAAD: 5, MANAGEMENT: 4, MEDEWERKERS: 6}
    publication = _closed(crowd(5, {"Hulst": roles}))
    assert [(g.tally.name, g.roles) for g in publication.roles] == [
        ("raad", (RAAD,)),
        ("medewerkers", (MEDEWERKERS,)),
        (POOL, (BESTUUR, MANAGEMENT)),
    ]


def test_a_pool_of_too_few_takes_in_the_smallest_role_the_first_by_name_of_equals() -> None:
    # Bestuur 2 is too few. Raad and medewerkers have 6 each: medewerkers comes first by name, though not in the order.
    assert _told(5, {"Hulst": {BESTUUR: 2, RAAD: 6, MEDEWERKERS: 6, ANDERS: 9}}) == [
        ("raad", 6),
        ("anders", 9),
        (POOL, 8),
    ]


def test_the_two_smallest_merge_when_a_union_comes_too_close() -> None:
    # Raad (9) is Hulst's five and 4 of Aalst: raad minus Hulst is four people, fewer than five. The two smallest are
    # raad 9 and bestuur 10; together with management's rest they cut across nobody: 9 + 10 is Hulst 5 + Aalst 14.
    sizes: dict[str, dict[Role | None, int]] = {
        "Hulst": {RAAD: 5},
        "Aalst": {RAAD: 4, BESTUUR: 10, MANAGEMENT: 20},
    }
    # {bestuur, raad} against Hulst: 14 people of Aalst; against everybody: 20. Both at least five.
    assert _told(5, sizes) == [("bestuur+raad", 19), ("management", 20)]


def test_a_difference_of_exactly_k_may_stay() -> None:
    # Raad minus Hulst is five people of Aalst, and that is k.
    sizes: dict[str, dict[Role | None, int]] = {"Hulst": {RAAD: 5}, "Aalst": {RAAD: 5, BESTUUR: 11}}
    assert _told(5, sizes) == [("bestuur", 11), ("raad", 10)]


def test_no_difference_at_all_may_stay() -> None:
    # Raad is exactly Hulst, bestuur exactly Aalst: one table says what the other says.
    assert _told(5, {"Hulst": {RAAD: 5}, "Aalst": {BESTUUR: 5}}) == [("bestuur", 5), ("raad", 5)]


def test_a_difference_of_one_may_not_stay() -> None:
    assert _told(5, {"Hulst": {RAAD: 5}, "Aalst": {RAAD: 1, BESTUUR: 11}}) == []


def test_missing_people_count_as_much_as_people_too_many() -> None:
    # Raad is Hulst but for one: Hulst minus raad is one person of bestuur.
    assert _told(5, {"Hulst": {RAAD: 9, BESTUUR: 1}, "Aalst": {BESTUUR: 11}}) == []


def test_people_too_many_and_people_missing_add_up() -> None:
    # Raad against Hulst: 2 of bestuur are missing and 2 of Aalst too many, four people in all; against nobody 10.
    sizes: dict[str, dict[Role | None, int]] = {"Hulst": {RAAD: 8, BESTUUR: 2}, "Aalst": {RAAD: 2, BESTUUR: 12}}
    assert _told(5, sizes) == []
    # With three and three it is six.
    sizes = {"Hulst": {RAAD: 8, BESTUUR: 3}, "Aalst": {RAAD: 3, BESTUUR: 12}}
    assert _told(5, sizes) == [("bestuur", 15), ("raad", 11)]


def test_unions_of_several_groups_are_looked_at_too() -> None:
    # No role by itself is within five of a union of municipalities: bestuur 6 (half of Hulst), raad 7 (6 of Hulst, one
    # of Aalst), management 12 and medewerkers 14 (of Aalst's 27). But raad and bestuur are Hulst and one of Aalst.
    sizes: dict[str, dict[Role | None, int]] = {
        "Hulst": {BESTUUR: 6, RAAD: 6},
        "Aalst": {RAAD: 1, MANAGEMENT: 12, MEDEWERKERS: 14},
    }
    # Bestuur and raad merge, and still differ by that one; then management joins them.
    assert _told(5, sizes) == [("bestuur+raad+management", 25), ("medewerkers", 14)]


def test_merging_goes_on_in_steps_and_names_the_roles_in_their_own_order() -> None:
    # Step 1: raad minus Hulst is one person. The smallest two are anders 6 and bestuur 6 (equals, both before raad 7).
    # Step 2: raad minus Hulst still is. The smallest: raad 7, then anders+bestuur 12: 19 people together.
    # Then: all but management and medewerkers, 6 of Hulst (all) and 13 of Aalst; and those two are 30 and 40 of Aalst.
    sizes: dict[str, dict[Role | None, int]] = {
        "Hulst": {RAAD: 6},
        "Aalst": {ANDERS: 6, BESTUUR: 6, RAAD: 1, MANAGEMENT: 30, MEDEWERKERS: 40},
    }
    assert _told(5, sizes) == [("bestuur+raad+anders", 19), ("management", 30), ("medewerkers", 40)]


def test_of_equals_the_first_by_name_merges() -> None:
    # Raad (20) minus Hulst is one person. Bestuur, management and medewerkers have 6 each; by name bestuur and
    # management come first. Still one person; then medewerkers 6 and bestuur+management 12. Still; then raad and they.
    sizes: dict[str, dict[Role | None, int]] = {
        "Hulst": {RAAD: 19},
        "Aalst": {RAAD: 1, BESTUUR: 6, MANAGEMENT: 6, MEDEWERKERS: 6},
    }
    assert _told(5, sizes) == []
    # Medewerkers minus Hulst is one person. Bestuur and raad have 8 each, management 7, medewerkers 7: by name
    # management and medewerkers are both the smallest. Done at once: {management, medewerkers} is Hulst and 8 more.
    sizes = {"Hulst": {MEDEWERKERS: 6}, "Aalst": {MEDEWERKERS: 1, MANAGEMENT: 7, BESTUUR: 8, RAAD: 8}}
    assert _told(5, sizes) == [("bestuur", 8), ("raad", 8), ("management+medewerkers", 14)]
    # Bestuur (7) minus Hulst is one person; anders, raad and management have 7 too. By name anders and bestuur merge.
    sizes = {"Hulst": {BESTUUR: 6}, "Aalst": {BESTUUR: 1, RAAD: 7, MANAGEMENT: 7, ANDERS: 7}}
    assert _told(5, sizes) == [("bestuur+anders", 14), ("raad", 7), ("management", 7)]


def test_merging_with_the_pool_is_the_pool() -> None:
    # Bestuur 3 and management 3 pool: 6. Raad minus Hulst is one person. The two smallest are the pool 6 and raad 7.
    sizes: dict[str, dict[Role | None, int]] = {
        "Hulst": {RAAD: 6},
        "Aalst": {RAAD: 1, BESTUUR: 3, MANAGEMENT: 3, MEDEWERKERS: 20, ANDERS: 21},
    }
    publication = _closed(crowd(5, sizes))
    assert [(group.tally.name, group.roles) for group in publication.roles] == [
        ("medewerkers", (MEDEWERKERS,)),
        ("anders", (ANDERS,)),
        (POOL, (BESTUUR, RAAD, MANAGEMENT)),
    ]


def test_there_is_no_table_of_one_role_group() -> None:
    # One role from the start; and two of which one pools and takes the other in.
    assert _told(5, {"Hulst": {RAAD: 9}, "Aalst": {RAAD: 9}}) == []
    assert _told(5, {"Hulst": {RAAD: 9, BESTUUR: 4}}) == []


def test_municipalities_in_the_pool_count_as_one() -> None:
    # Hulst and Ede (3 each) pool: raad is exactly that pool. Seen apart, bestuur and raad would still differ from
    # Hulst by three people; but nothing is told of Hulst.
    assert _told(5, {"Hulst": {RAAD: 3}, "Ede": {RAAD: 3}, "Aalst": {BESTUUR: 8}}) == [("bestuur", 8), ("raad", 6)]


def _merged_by_the_contract(some: Crowd, publication: Publication) -> list[tuple[str, set[Role]]]:
    """The rule once more, with every union tried: what the gate must come to."""
    partners = partner_masks(publication, some.people)
    groups = _pooled_by_the_contract(some)
    while any(1 <= each < some.k for each in differences(role_masks((r for _n, r in groups), some.people), partners)):
        groups.sort(key=lambda each: (_size(each[1], some.people), each[0]))
        (name, roles), (other, more), *rest = groups
        groups = [*rest, _named(roles | more, POOL in {name, other})]
    return groups if len(groups) > 1 else []


def _pooled_by_the_contract(some: Crowd) -> list[tuple[str, set[Role]]]:
    sizes = {role: _size({role}, some.people) for role in Role}
    left = [role for role, size in sizes.items() if size >= some.k]
    pool = {role for role, size in sizes.items() if 0 < size < some.k}
    while pool and sum(sizes[role] for role in pool) < some.k:
        joins = min(left, key=lambda each: (sizes[each], each.value))
        left.remove(joins)
        pool.add(joins)
    return [_named({role}, False) for role in left] + ([_named(pool, True)] if pool else [])


def _named(roles: set[Role], is_pool: bool) -> tuple[str, set[Role]]:
    return (POOL if is_pool else "+".join(role.value for role in Role if role in roles), roles)


def _size(roles: set[Role], people: Sequence[Person]) -> int:
    return sum(person.counted_as in roles for person in people)


@settings(max_examples=600)
@given(some=crowds(most=4))
def test_roles_merge_as_far_as_every_union_asks_and_no_further(some: Crowd) -> None:
    publication = _closed(some)
    if publication.groups:
        expected = _merged_by_the_contract(some, publication)
        event(f"{len(expected)} role groups")
        assert sorted((g.tally.name, set(g.roles)) for g in publication.roles) == sorted(expected)
        first = [(g.tally.name == POOL, list(Role).index(g.roles[0])) for g in publication.roles]
        assert first == sorted(first)


@settings(max_examples=300)
@given(some=crowds())
def test_no_two_unions_differ_by_one_to_k_minus_one_people(some: Crowd) -> None:
    publication = _closed(some)
    roles = role_masks((group.roles for group in publication.roles), some.people)
    partners = partner_masks(publication, some.people)
    assert not differences(roles, partners) & set(range(1, some.k))


def _tables_of(groups: dict[str, list[Person]]) -> dict[str, tuple[tuple[int, ...], ...]]:
    joined = [(name, len(people), "".join(each.strip for each in people)) for name, people in groups.items()]
    return {group.name: group.counts for group in count(LINE, joined).groups}


def test_attack_the_role_table_minus_the_partner_table() -> None:
    """The rule before this one asked k people of every municipality and of every role, and that gave one away."""
    hulst = [Person(1, RAAD, "333333") for _ in range(6)]
    councillor = Person(2, RAAD, "15w25n")
    aalst = [councillor, *[Person(2, BESTUUR, "444444") for _ in range(9)]]
    by_partner = _tables_of({"Hulst": hulst, "Aalst": aalst})
    by_role = _tables_of({"raad": [*hulst, councillor], "bestuur": aalst[1:]})
    left_over = tuple(
        tuple(a - b for a, b in zip(of_role, of_partner, strict=True))
        for of_role, of_partner in zip(by_role["raad"], by_partner["Hulst"], strict=True)
    )
    # Raad minus Hulst is the strip of the one councillor of Aalst, answer by answer.
    assert ["12345wn"[row.index(1)] for row in left_over] == list(councillor.strip)
    assert all(sum(row) == 1 for row in left_over)

    some = Crowd(5, ("Hulst", "Aalst"), (*hulst, *aalst))
    publication = _closed(some)
    assert len(publication.groups) == 2  # the municipalities are still told of
    assert publication.roles == ()


def test_attack_with_unions_of_several_groups() -> None:
    """Every role and municipality is off every other by more than k; bestuur and raad minus Hulst is one person."""
    sizes: dict[str, dict[Role | None, int]] = {
        "Hulst": {BESTUUR: 6, RAAD: 7},
        "Aalst": {RAAD: 1, MANAGEMENT: 12, MEDEWERKERS: 14},
        "Ede": {MEDEWERKERS: 7, ANDERS: 3},
        "Goor": {MEDEWERKERS: 2, ANDERS: 2},
    }
    some = crowd(5, sizes)
    publication = _closed(some)
    partners = partner_masks(publication, some.people)
    naive = role_masks([[role] for role in Role], some.people)
    assert min(mask.bit_count() for mask in naive) >= 5
    assert min((role ^ partner).bit_count() for role in naive for partner in partners) >= 5
    assert 1 in differences(naive, partners)

    # Anders 5 and bestuur 6 merge. Then bestuur, anders and raad are Hulst, one of Aalst and five of the pool: six off.
    left = role_masks((group.roles for group in publication.roles), some.people)
    assert [group.tally.name for group in publication.roles] == ["bestuur+anders", "raad", "management", "medewerkers"]
    assert not differences(left, partners) & {1, 2, 3, 4}
