"""Three machines in confidence send one another files, old ones too: all end with the same, and withdrawals win."""

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from itertools import permutations, product
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from metrocheck.response.model import Mode
from metrocheck.store import Store
from tests.exchange.travelled import MOMENT, NAMES, Clock, Scan, exported, fill, fresh, scans, set_up, taken, told

machines = st.integers(0, 2)


class Fill(NamedTuple):
    """Somebody fills in on a machine."""

    at: int
    scan: Scan


class Withdraw(NamedTuple):
    """Whoever has the how-manieth ticket withdraws, where it opens something."""

    at: int
    which: int


class Send(NamedTuple):
    """A machine writes a file, to be taken in at once or later."""

    at: int


class Take(NamedTuple):
    """A machine takes in one of the files there are."""

    at: int
    which: int


acts = st.lists(
    st.builds(Fill, machines, scans)
    | st.builds(Withdraw, machines, st.integers(0, 9))
    | st.builds(Send, machines)
    | st.builds(Take, machines, st.integers(0, 9)),
    max_size=16,
)


class World:
    """The machines, the files and the tickets there are, and what should come of it."""

    def __init__(self, stores: Sequence[Store]) -> None:
        self.stores = stores
        self.files: list[bytes] = []
        self.people: dict[str, Scan] = {}
        self.withdrawn: set[str] = set()

    def does(self, act: Fill | Withdraw | Send | Take) -> None:
        store = self.stores[act.at]
        if isinstance(act, Fill):
            (ticket,) = fill(store, [act.scan], Clock())
            self.people[ticket] = act.scan
        elif isinstance(act, Send):
            self.files.append(exported(store))
        elif isinstance(act, Take) and self.files:
            taken(store, self.files[act.which % len(self.files)])
        elif isinstance(act, Withdraw) and self.people:
            ticket = list(self.people)[act.which % len(self.people)]
            if store.with_ticket(1, ticket) is not None:
                store.withdraw(1, ticket)
                self.withdrawn.add(ticket)

    def left(self) -> Counter[tuple[object, ...]]:
        people = [self.people[ticket] for ticket in self.tickets_left()]
        return Counter((NAMES[each.place], each.role, each.strip, *sorted(each.comments.items())) for each in people)

    def tickets_left(self) -> set[str]:
        return {t for t, each in self.people.items() if each.submitted and t not in self.withdrawn}


def begin(stores: Sequence[Store], *, apart: bool) -> None:
    """Each set up by itself, on another day; or all with the file of the first."""
    set_up(stores[0], Mode.INDIVIDUAL)
    for number, store in enumerate(stores[1:], start=1):
        if apart:
            set_up(store, Mode.INDIVIDUAL, moment=MOMENT + timedelta(days=number))
        else:
            taken(store, exported(stores[0]))


def opening(store: Store, world: World) -> set[str]:
    """The tickets of what was ever handed in that open something."""
    return {t for t, each in world.people.items() if each.submitted and store.with_ticket(1, t) is not None}


def found(store: Store) -> Counter[tuple[object, ...]]:
    """What was handed in, as a store has it."""
    return Counter(
        (each.partner.name, each.role, each.strip, *sorted(each.comments.items()))
        for each in store.responses(1)
        if each.submitted
    )


@settings(max_examples=15)
@given(st.booleans(), acts, st.permutations(list(permutations(range(3), 2))))
def test_whatever_they_send_all_end_with_the_same(
    apart: bool, doing: Sequence[Fill | Withdraw | Send | Take], order: Sequence[tuple[int, int]]
) -> None:
    with ExitStack() as opened:
        stores = [opened.enter_context(fresh()) for _machine in range(4)]
        begin(stores[:3], apart=apart)
        world = World(stores[:3])
        for act in doing:
            world.does(act)
        for sender, receiver in order:
            taken(stores[receiver], exported(stores[sender]))
        taken(stores[3], exported(stores[0]))
        for file, store in product(world.files, stores):
            taken(store, file)
        assert len({exported(store) for store in stores}) == 1
        assert len({tuple(told(store)) for store in stores}) == 1
        for store in stores:
            assert (found(store), store.check()) == (world.left(), [])
            assert opening(store, world) == world.tickets_left()
