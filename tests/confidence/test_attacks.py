"""Ways in which somebody's answers could be worked out, each of which did work against an earlier rule.

Each is told twice: what it gave away by the earlier rule, computed here as that rule would have; and that what is
published now is the same in a world where the one who was found out answered otherwise.
"""

from fractions import Fraction

from metrocheck.response.model import Role
from tests.confidence import worlds
from tests.publication.crowds import LINE, Crowd, Person, crowd

RAAD, BESTUUR, MEDEWERKERS = Role.RAAD, Role.BESTUUR, Role.MEDEWERKERS
STOP_ONE = [LINE.places["1.1"], LINE.places["1.2"]]


def _mean(people: tuple[Person, ...] | list[Person], places: list[int]) -> Fraction:
    """A score as a rule without a gate would publish it: of whoever rated these statements."""
    given = [int(person.strip[place]) for person in people for place in places if person.strip[place].isdigit()]
    return Fraction(sum(given), len(given))


def test_a_person_who_skipped_one_statement() -> None:
    """Earlier: a number from k scored answers. The stop's sum minus that of its statements is of who skipped one.

    Five answer, one of them only 1.1: 1.1 rests on five, the stop on nine, 1.2 on four and is hidden. Both sums are
    known, so the sum of 1.2 is; and four friends who compare notes were not even needed where all but one say 5.
    """
    five = crowd(5, {"Aalst": {RAAD: 5}}, "345123")
    people = [*five.people[:4], five.people[4]._replace(strip="2w5123")]
    now = Crowd(5, five.names, tuple(people))
    nine = 9 * _mean(people, STOP_ONE)
    assert nine - 5 * _mean(people, STOP_ONE[:1]) == sum(int(person.strip[1]) for person in people[:4])
    told = worlds.report(now)
    statements = [statement for stop in told["stops"] for statement in stop["statements"]]
    assert {(s["score"], s["n"], s["counts"], s["dont_know"]) for s in statements} == {(None, None, None, None)}
    # Somebody else could as well have skipped it.
    assert worlds.report(worlds.swapped(now, 4, 0, 1)) == told


def test_a_person_who_skipped_one_statement_of_many() -> None:
    """From 2k people statements are told of, also one that only some rated: of whom, nobody can say."""
    ten = crowd(5, {"Aalst": {RAAD: 5}, "Boekel": {RAAD: 5}}, "345123")
    skipped = Crowd(5, ten.names, (ten.people[0]._replace(strip="1w5123"), *ten.people[1:]))
    told = worlds.report(skipped)
    assert [s["n"] for s in told["stops"][0]["statements"]] == [10, 9]
    assert worlds.report(worlds.swapped(skipped, 0, 3, 1)) == told
    assert worlds.report(worlds.swapped(skipped, 0, 3, 0)) == told


def test_a_municipality_that_left_by_subtraction_from_the_pool() -> None:
    """Earlier: the pool was computed anew of who is in both waves. Before minus after is the municipality that left."""
    sizes: dict[str, dict[Role | None, int]] = {
        "Aalst": {RAAD: 8},
        "Boekel": {RAAD: 4},
        "Druten": {RAAD: 3},
        "Cuijk": {RAAD: 2},
    }
    first = crowd(5, sizes, "345123")
    first = Crowd(5, first.names, (*first.people[:15], *(p._replace(strip="115123") for p in first.people[15:])))
    last = Crowd(5, first.names, first.people[:15])
    pool, stayed, left = first.people[8:], first.people[8:15], first.people[15:]
    assert 18 * _mean(pool, STOP_ONE) - 14 * _mean(stayed, STOP_ONE) == 4 * _mean(left, STOP_ONE)
    told = worlds.compared(first, last)
    assert [group.members for group in told.partners.groups] == [("Aalst",)]
    assert (told.partners.apart, told.partners.left) == (("Boekel", "Druten"), ("Cuijk",))
    # In the first wave somebody of Boekel could as well have said what somebody of Cuijk did.
    other = worlds.swapped(first, 15, 8, 0)
    assert worlds.without_verdicts(worlds.comparison(other, last)) == worlds.without_verdicts(
        worlds.comparison(first, last)
    )
    assert worlds.report(other) == worlds.report(first)


def test_the_role_table_minus_the_partner_table() -> None:
    """Earlier: roles and municipalities each in groups of k. Nine of the council are of Aalst, one is not."""
    sizes: dict[str, dict[Role | None, int]] = {"Aalst": {RAAD: 9}, "Boekel": {RAAD: 1, MEDEWERKERS: 6}}
    everybody = crowd(5, sizes, "345123")
    people = (*everybody.people[:9], everybody.people[9]._replace(strip="115123"), *everybody.people[10:])
    now = Crowd(5, everybody.names, people)
    council, aalst = people[:10], people[:9]
    assert 20 * _mean(council, STOP_ONE) - 18 * _mean(aalst, STOP_ONE) == 2 * _mean(people[9:10], STOP_ONE)
    told = worlds.report(now)
    assert told["roles"] == []
    # The one councillor of Boekel could as well have said what a colleague of the staff did.
    assert worlds.report(worlds.swapped(now, 9, 10, 0)) == told
    assert worlds.report(worlds.swapped(now, 9, 10, 1)) == told


def test_statement_counts_with_group_scores() -> None:
    """Earlier: a group's score on a statement too. With the counts of all, they tell what the one who differs said."""
    ten = crowd(5, {"Aalst": {RAAD: 5}, "Boekel": {MEDEWERKERS: 5}}, "345123")
    now = Crowd(5, ten.names, (ten.people[0]._replace(strip="145123"), *ten.people[1:]))
    aalst = 5 * _mean(now.people[:5], [0])
    # By the counts one person said 1 and nine said 3; by its own score that one is of Aalst.
    assert aalst == 1 + 4 * 3
    told = worlds.report(now)
    statement = told["stops"][0]["statements"][0]
    assert statement["counts"] == [1, 0, 9, 0, 0]
    assert statement["partners"] == []
    # Which of the five it is, nobody can say, nor whether that one also differed elsewhere.
    for other in range(1, 5):
        assert worlds.report(worlds.swapped(now, 0, other, 0)) == told


def test_a_score_of_the_partnership_minus_those_of_its_groups() -> None:
    """A stranger's: a group's score is hidden because only two rated the stop, but the mean of all groups is shown."""
    both = crowd(5, {"Aalst": {RAAD: 5}, "Boekel": {RAAD: 5}}, "nn5123")
    rated = [person._replace(strip="445123") for person in both.people[:5]]
    two = [both.people[5]._replace(strip="115123"), both.people[6]._replace(strip="2n5123")]
    now = Crowd(5, both.names, (*rated, *two, *both.people[7:]))
    all_groups = (_mean(rated, STOP_ONE) + _mean(two, STOP_ONE)) / 2
    assert 2 * all_groups - _mean(rated, STOP_ONE) == _mean(two, STOP_ONE) == Fraction(4, 3)
    stop = worlds.report(now)["stops"][0]
    assert [(group["name"], group["score"], group["n"]) for group in stop["partners"]] == [
        ("Aalst", 4.0, 10),
        ("Boekel", None, None),
    ]
    assert stop["score"] == 4.0
