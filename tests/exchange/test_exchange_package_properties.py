"""What holds for every exchange file, on real stores: nothing gets lost, twice is once, and order does not matter."""

from collections.abc import Iterable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from metrocheck.exchange.package import read
from metrocheck.response.filled_in import State
from metrocheck.response.model import Mode
from metrocheck.store import Store
from metrocheck.store.merging import Kept, of_municipalities
from tests.exchange.travelled import (
    MOMENT,
    Clock,
    Scan,
    counts,
    exported,
    fill,
    fresh,
    grown,
    modes,
    rows,
    scans,
    set_up,
    strips,
    taken,
    told,
    worlds,
)

some = settings(max_examples=25)


@some
@given(worlds, modes, st.booleans())
def test_a_store_set_up_by_a_file_tells_the_same(world: list[list[Scan]], mode: Mode, closed: bool) -> None:
    with fresh() as here, fresh() as there:
        grown(here, world, mode, closed=closed)
        taken(there, exported(here))
        assert told(there) == told(here)
        assert there.check() == []
        assert exported(there) == exported(here)


@some
@given(worlds, modes, st.booleans())
def test_importing_twice_changes_nothing(world: list[list[Scan]], mode: Mode, closed: bool) -> None:
    with fresh() as here, fresh() as there:
        grown(here, world, mode, closed=closed)
        file, before = exported(here), rows(here)
        first = taken(there, file)
        once = rows(there)
        again = taken(there, file)
        assert (again.new, again.updated, again.unchanged) == (0, 0, first.new)
        assert (again.is_new, again.added, again.closed) == (False, (), ())
        assert rows(there) == once
        taken(here, file)
        assert rows(here) == before, "nor where it came from"


@some
@given(modes, st.lists(scans, max_size=5), st.lists(scans, max_size=5), st.integers(-9, 9))
def test_the_order_of_two_machines_does_not_matter(
    mode: Mode, ours: Sequence[Scan], theirs: Sequence[Scan], ahead: int
) -> None:
    with fresh() as first, fresh() as second, fresh() as one_way, fresh() as other_way:
        files = _of_two_machines(first, second, mode, ours, theirs, ahead)
        for file in files:
            taken(one_way, file)
        for file in reversed(files):
            taken(other_way, file)
        assert exported(one_way) == exported(other_way)
        assert told(one_way) == told(other_way)
        # And back home everybody has the same.
        for machine in (first, second):
            taken(machine, exported(one_way))
            assert exported(machine) == exported(one_way)


def _of_two_machines(
    first: Store, second: Store, mode: Mode, ours: Sequence[Scan], theirs: Sequence[Scan], ahead: int
) -> list[bytes]:
    """Two machines that began with one file; the clock of the second one is some seconds ahead or behind."""
    set_up(first, mode)
    taken(second, exported(first))
    fill(first, ours, Clock())
    clock = Clock(MOMENT.replace(microsecond=500_000))
    for _second in range(10 + ahead):
        clock()
    fill(second, theirs, clock)
    return [exported(first), exported(second)]


@some
@given(modes, st.lists(scans, max_size=4), st.lists(scans, max_size=4))
def test_a_longer_file_adds_only_what_is_new(mode: Mode, before: Sequence[Scan], after: Sequence[Scan]) -> None:
    clock = Clock()
    with fresh() as here, fresh() as there:
        set_up(here, mode)
        fill(here, before, clock)
        taken(there, exported(here))
        known = {r.id: r for r in here.responses(1)}
        fill(here, after, clock)
        result = taken(there, exported(here))
        ours, theirs = (read(exported(store)).waves[0].responses for store in (here, there))
        assert all(each in theirs for each in ours)
        # A draft thrown away here still stands there: that machine cannot know that nobody goes on with it.
        assert all(each.state is State.DRAFT for each in theirs if each not in ours)
        if mode is Mode.INDIVIDUAL:
            handed_in = sum(scan.submitted for scan in before)
            assert counts(result) == (sum(scan.submitted for scan in after), 0, handed_in)
        else:
            now = here.responses(1)
            assert result.unchanged == sum(known.get(r.id) == r for r in now)
            assert sum(counts(result)) == len(now)


moments = st.datetimes(MOMENT.replace(tzinfo=None), MOMENT.replace(tzinfo=None, minute=1)).map(
    lambda moment: moment.replace(tzinfo=MOMENT.tzinfo)
)


@st.composite
def machines(draw: st.DrawFn, number: int) -> list[Kept]:
    """What one machine has of a municipality: something handed in, a newer draft, both or neither."""
    earlier, later = sorted([draw(moments), draw(moments)])
    found = []
    for state, changed in ((State.SUBMITTED, earlier), (State.DRAFT, later)):
        if draw(st.booleans()) and (state is State.SUBMITTED or earlier < later):
            name = draw(st.sampled_from([f"{number}{state[0]}", f"x{state[0]}", "one"]))
            strip = draw(strips)
            submitted = changed if state is State.SUBMITTED else None
            found.append(Kept(name, 1, None, None, state, strip, MOMENT, changed, submitted, ()))
    return found if len({each.id for each in found}) == len(found) else found[:1]


def _handed_in(responses: Iterable[Kept]) -> list[Kept]:
    return [each for each in responses if each.state is State.SUBMITTED]


@given(machines(1), machines(2), machines(3), st.permutations([0, 1, 2]))
def test_whatever_a_municipality_has_where_it_merges_to_the_same(
    one: list[Kept], two: list[Kept], three: list[Kept], order: list[int]
) -> None:
    def merged(sequence: Sequence[int]) -> frozenset[Kept]:
        here: frozenset[Kept] = frozenset()
        for at in sequence:
            here = of_municipalities(sorted(here), (one, two, three)[at]).responses
        return here

    result, every = merged(order), [*one, *two, *three]
    handed_in = [each.changed for each in _handed_in(every)]
    assert [each.changed for each in _handed_in(result)] == ([max(handed_in)] if handed_in else [])
    assert _handed_in(result) == _handed_in(merged([0, 1, 2])) == _handed_in(merged([*order, *order]))
    # What somebody began is not lost, also where another machine handed something in since. Only what was handed in
    # itself is no draft any more, which can be seen as long as both are there.
    if len({each.id for each in every}) == len(every):
        assert result == merged([0, 1, 2]) == merged([*order, *order])
        begun = [each.changed for each in every if each.state is State.DRAFT]
        assert [each.changed for each in result if each.state is State.DRAFT] == ([max(begun)] if begun else [])
    assert len({each.id for each in result}) == len(result)
