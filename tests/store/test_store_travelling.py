"""In confidence between a store and another machine's, on each database: comments, withdrawals and tickets travel."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, text

from metrocheck.exchange.incoming import Incoming
from metrocheck.exchange.package import PackedComment
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode, Partnership, Role, Wave
from metrocheck.store import RowsRefused, Store, StoreError, TakenIn, TicketTaken, open_store, tickets
from metrocheck.store.unpacking import PackageTaken
from tests.store.confided import CountsGate, counted, fill, hand_in

TICKET, OTHER, THIRD = "kade-molen-ster-42", "kade-molen-ster-43", "kade-molen-ster-44"
GATE = CountsGate()
# Longer than a page of a server's index, and twice the same.
LONG = "waarom" * 2000


@pytest.fixture
def region(store: Store, line: Questionnaire, now: datetime) -> Partnership:
    """A partnership of two in confidence, with its first wave open."""
    return store.new_partnership("Regio Zuid", ["Aa", "Bee"], line, "najaar", now, Mode.INDIVIDUAL)


@pytest.fixture
def far(tmp_path: Path, region: Partnership, line: Questionnaire, now: datetime) -> Iterator[Store]:
    """Another machine on which the same was set up, a day later."""
    (tmp_path / "far").mkdir()
    with open_store(tmp_path / "far" / "scan.sqlite") as other:
        other.new_partnership(region.name, ["Bee", "Aa"], line, "najaar", now + timedelta(days=1), Mode.INDIVIDUAL)
        yield other


def sent(sender: Store, receiver: Store) -> PackageTaken:
    return receiver.take_in_package(sender.packaged(1, GATE), GATE)


def table(store: Store, *rows: tuple[str, str | None]) -> list[Incoming]:
    """Rows of Aa: a strip and a ticket each."""
    aa = next(each for each in store.partnerships()[0].partners if each.name == "Aa")
    return [Incoming(n, aa.id, Role.RAAD, ticket, strip) for n, (strip, ticket) in enumerate(rows, start=2)]


def keys(store: Store) -> tuple[str, ...]:
    return store.packaged(1, GATE).waves[0].ticket_keys


def ids(store: Store, wave: Wave) -> list[str]:
    return sorted(each.id for each in store.responses(wave.id))


def test_comments_of_a_closed_wave_travel_and_are_erased(
    store: Store, region: Partnership, wave: Wave, now: datetime, tmp_path: Path
) -> None:
    aa = region.partners[0]
    hand_in(store, wave, aa, Role.RAAD, TICKET, "1234", **{"1.2": LONG, "2.1": "b"})
    hand_in(store, wave, aa, Role.RAAD, OTHER, "1234", **{"1.1": LONG, "trots": "a"})
    store.close_wave(wave.id, now, counted)
    said = ((None, "1.1", LONG), (None, "1.1", LONG), (None, "2.1", "b"), (None, "trots", "a"))
    (tmp_path / "third").mkdir()
    with open_store(tmp_path / "third" / "scan.sqlite") as third:
        sent(store, third)
        assert third.moment(1).comments == said
        assert third.packaged(1, GATE) == store.packaged(1, GATE)
        store.withdraw(region.id, OTHER)
        assert sent(store, third).erased_comments == 2
        assert third.moment(1).comments == said[1:3]
        # And back into a store of this kind that has nothing but what was told.
        store.remove_partnership(region.id)
        sent_back = store.take_in_package(third.packaged(1, GATE), GATE)
    made = store.partnerships()[0].id
    assert (sent_back.is_new, [each.text for each in store.packaged(made, GATE).waves[0].comments]) == (
        True,
        [LONG, "b"],
    )
    store.purge_wave(store.waves(made)[0].id, counted)
    with store._database.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM told_comment")) == 0
    assert store.check() == []


def test_what_was_withdrawn_stays_withdrawn(store: Store, far: Store, region: Partnership, wave: Wave) -> None:
    hand_in(far, far.waves(1)[0], far.partnerships()[0].partners[1], Role.RAAD, TICKET, "1234", trots="x")
    hand_in(store, wave, region.partners[0], Role.RAAD, OTHER, "4321")
    old = far.packaged(1, GATE)
    sent(far, store)
    far.withdraw(1, TICKET)
    assert sent(far, store).erased == 1
    taken = store.take_in_package(old, GATE)
    assert (taken.new, taken.unchanged, taken.erased) == (0, 1, 0)
    assert [each.strip for each in store.responses(wave.id)] == ["4321"]
    # And the other way round, here.
    sent(store, far)
    store.withdraw(1, OTHER)
    assert sent(store, far).erased == 1
    assert far.responses(1) == ()
    assert store.packaged(1, GATE).waves[0].withdrawn == far.packaged(1, GATE).waves[0].withdrawn
    assert store.check() == far.check() == []


@pytest.mark.parametrize("mine", [fill, hand_in])
def test_closing_erases_which_were_withdrawn(
    store: Store, region: Partnership, wave: Wave, now: datetime, mine: Callable[..., object]
) -> None:
    mine(store, wave, region.partners[0], Role.RAAD, TICKET, "1234")
    store.withdraw(region.id, TICKET)
    assert len(store.packaged(region.id, GATE).waves[0].withdrawn) == 1
    store.close_wave(wave.id, now, counted)
    with store._database.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM withdrawn")) == 0


def test_a_table_does_not_bring_back_what_was_withdrawn(
    store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    rows = table(store, ("1111", TICKET), ("2222", OTHER), ("3333", None))
    store.take_in(wave.id, rows, now)
    store.withdraw(region.id, TICKET)
    assert store.take_in(wave.id, rows, now) == TakenIn(0, 0, 3)
    assert sorted(each.strip for each in store.responses(wave.id)) == ["2222", "3333"]
    # What was withdrawn is a scan, not its ticket.
    assert store.take_in(wave.id, table(store, ("1112", TICKET)), now) == TakenIn(1, 0, 0)
    assert store.take_in(wave.id, rows, now) == TakenIn(0, 0, 3)
    assert store.check() == []


def test_a_row_is_known_under_the_key_it_came_in_with(
    store: Store, far: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    """Of two machines one has the key that sorts first; on the other rows came in under a key that then is second."""
    for machine, ticket in ((store, TICKET), (far, OTHER)):
        machine.take_in(1, table(machine, ("1111", ticket), ("2222", f"{ticket}0")), now)
    sent(far, store)
    both = table(store, ("1111", TICKET), ("2222", f"{TICKET}0"), ("1111", OTHER), ("2222", f"{OTHER}0"))
    assert store.take_in(wave.id, both, now) == TakenIn(0, 0, 4)
    for ticket in (TICKET, OTHER):
        store.withdraw(region.id, ticket)
    assert store.take_in(wave.id, both, now) == TakenIn(0, 0, 4)
    assert [each.strip for each in store.responses(wave.id)] == ["2222", "2222"]
    for ticket in (f"{TICKET}0", f"{OTHER}0"):
        with pytest.raises(RowsRefused):
            store.take_in(wave.id, table(store, ("4444", ticket)), now)


def test_a_ticket_is_in_use_under_whichever_key(
    store: Store, far: Store, region: Partnership, wave: Wave, line: Questionnaire, now: datetime
) -> None:
    hand_in(far, far.waves(1)[0], far.partnerships()[0].partners[0], Role.RAAD, TICKET, "1234")
    hand_in(store, wave, region.partners[0], Role.RAAD, OTHER, "1234")
    sent(far, store)
    for ticket in (TICKET, OTHER):
        with pytest.raises(TicketTaken):
            store.begin(wave.id, region.partners[0].id, Role.RAAD, ticket)
    store.close_wave(wave.id, now, counted)
    later = store.open_wave(region.id, "voorjaar", line, now)
    for ticket in (TICKET, OTHER):
        with pytest.raises(RowsRefused):
            store.take_in(later.id, table(store, ("1234", ticket)), now)
        assert store.withdraw(region.id, ticket).id == wave.id


def test_one_ticket_given_out_on_two_machines_withdraws_both(
    store: Store, far: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    """A table that was imported on both before they met: without its ticket nobody can see that it is one scan."""
    for machine in (store, far):
        machine.take_in(1, table(machine, ("1111", TICKET), ("2222", None)), now)
    sent(far, store)
    assert sorted(each.strip for each in store.responses(wave.id)) == ["1111", "1111", "2222"]
    store.withdraw(region.id, TICKET)
    assert [each.strip for each in store.responses(wave.id)] == ["2222"]
    sent(store, far)
    assert ids(far, far.waves(1)[0]) == ids(store, wave)


def test_two_machines_go_on_with_one_key(store: Store, far: Store, wave: Wave, now: datetime) -> None:
    sent(far, store)
    sent(store, far)
    assert keys(store) == keys(far)
    assert len(keys(store)) == 2
    for machine in (store, far):
        machine.take_in(1, table(machine, ("1111", TICKET)), now)
    assert ids(far, far.waves(1)[0]) == ids(store, wave)
    assert far.waves(1)[0].opened == wave.opened
    # So that it does show when two people got one ticket.
    for machine in (store, far):
        hand_in(machine, machine.waves(1)[0], machine.partnerships()[0].partners[0], Role.RAAD, OTHER, "1234")
    with pytest.raises(StoreError, match="contradicts"):
        sent(far, store)


def test_looking_for_a_ticket_takes_as_much_whether_and_wherever_it_is_found(
    store: Store, far: Store, region: Partnership, wave: Wave
) -> None:
    hand_in(far, far.waves(1)[0], far.partnerships()[0].partners[0], Role.RAAD, TICKET, "1234")
    hand_in(store, wave, region.partners[0], Role.RAAD, OTHER, "1234")
    sent(far, store)
    asked: list[str] = []
    found = []
    with store._database.read() as connection:
        event.listen(connection, "before_cursor_execute", lambda *given: asked.append(given[2]))
        for ticket in (TICKET, OTHER, THIRD):
            asked.append("")
            found.append(len(tickets.find(connection, region.id, ticket)))
    assert found == [1, 1, 0]
    looks = " ".join(each or "|" for each in asked).split("|")[1:]
    assert len({each.strip() for each in looks}) == 1
    # Of the keys, and under each of the two.
    assert len(asked) == 3 * (1 + 1 + 2)


def test_a_backup_has_it_all(
    store: Store, far: Store, region: Partnership, wave: Wave, now: datetime, tmp_path: Path
) -> None:
    hand_in(far, far.waves(1)[0], far.partnerships()[0].partners[0], Role.RAAD, TICKET, "1234")
    hand_in(store, wave, region.partners[0], Role.RAAD, OTHER, "1234")
    hand_in(store, wave, region.partners[0], Role.RAAD, THIRD, "1234")
    store.withdraw(region.id, THIRD)
    sent(far, store)
    (tmp_path / "kopie").mkdir()
    store.backup(tmp_path / "kopie" / "scan.sqlite")
    with open_store(tmp_path / "kopie" / "scan.sqlite") as copy:
        assert copy.packaged(1, GATE) == store.packaged(1, GATE)
        assert copy.with_ticket(1, TICKET) is not None
        assert copy.check() == []


def test_comments_that_were_told_are_in_a_backup_too(store: Store, line: Questionnaire, now: datetime) -> None:
    made = store.new_partnership("Regio", ["Aa"], line, "1", now, Mode.INDIVIDUAL, 3)
    wave = store.waves(made.id)[0]
    for number in range(3):
        hand_in(store, wave, made.partners[0], Role.RAAD, f"t-{number}", "1234", trots="ja")
    store.close_wave(wave.id, now, counted)
    package = store.packaged(made.id, GATE)
    assert package.waves[0].comments == (PackedComment(about="trots", text="ja"),) * 3
    store.remove_partnership(made.id)
    store.take_in_package(package, GATE)
    with store._database.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM told_comment")) == 3
    store.remove_partnership(store.partnerships()[0].id)
    with store._database.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM told_comment")) == 0
