"""In confidence between machines: what people wrote travels as a report tells it, and what was withdrawn stays so."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest

from metrocheck import language
from metrocheck.exchange.incoming import Incoming
from metrocheck.publication.closing import published
from metrocheck.response.model import Mode, Role
from metrocheck.store import Store
from tests.exchange.travelled import MOMENT, Clock, Scan, counts, exported, fill, fresh, last, rows, set_up, taken, told

LATER = MOMENT + timedelta(days=7)


def scan(strip: str = "121", *, submitted: bool = True, **written: str) -> Scan:
    """Somebody of Aa; `s1_10` is what they wrote at statement 1.10."""
    comments = {about.removeprefix("s").replace("_", "."): text for about, text in written.items()}
    return Scan(0, strip, comments, submitted, Role.RAAD)


PEOPLE = [scan(s1_1="zout"), scan(s1_10="appel"), scan(s1_10="zout"), scan(s2_1="peer", beter="noot")]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use(language.DEFAULT)


@pytest.fixture
def here() -> Iterator[Store]:
    with fresh() as store:
        set_up(store, Mode.INDIVIDUAL)
        yield store


@pytest.fixture
def there() -> Iterator[Store]:
    with fresh() as store:
        yield store


def close(store: Store) -> None:
    store.close_wave(last(store).id, LATER, published)


def packed(store: Store) -> dict[str, Any]:
    """The first wave as it travels."""
    return dict(json.loads(exported(store))["waves"][0])


def written(store: Store) -> list[str]:
    """What a report tells of what people wrote in the first wave."""
    return [comment["text"] for comment in json.loads(told(store)[0])["comments"]]


# What people wrote


def test_it_is_about_a_stop_and_not_about_a_statement(here: Store) -> None:
    fill(here, PEOPLE, Clock())
    assert packed(here)["comments"] == []
    close(here)
    # Along the line: two statements of the first stop, one of the second, and a closing question.
    assert [(each["about"], each["text"]) for each in packed(here)["comments"]] == [
        ("1.1", "appel"),
        ("1.1", "zout"),
        ("1.1", "zout"),
        ("2.1", "peer"),
        ("beter", "noot"),
    ]


def test_a_report_elsewhere_tells_the_same(here: Store, there: Store) -> None:
    fill(here, PEOPLE, Clock())
    close(here)
    taken(there, exported(here))
    assert written(there) == ["appel", "zout", "zout", "peer", "noot"]
    assert (told(there), exported(there), there.check()) == (told(here), exported(here), [])


def test_of_too_few_people_nothing_travels(here: Store) -> None:
    fill(here, PEOPLE[:2], Clock())
    close(here)
    assert packed(here)["comments"] == []


def test_of_a_wave_that_was_erased_nothing_travels_and_nothing_stays(here: Store, there: Store) -> None:
    fill(here, PEOPLE, Clock())
    close(here)
    taken(there, exported(here))
    there.purge_wave(1, published)
    assert (written(there), packed(there)["comments"], there.check()) == ([], [], [])
    here.purge_wave(1, published)
    assert packed(here)["comments"] == []
    assert there._database.path is not None
    assert b"appel" not in there._database.path.read_bytes()


def test_what_was_withdrawn_after_closing_goes_everywhere_and_does_not_come_back(here: Store, there: Store) -> None:
    tickets = fill(here, PEOPLE, Clock())
    close(here)
    old = exported(here)
    taken(there, old)
    for ticket in tickets[1:3]:
        here.withdraw(1, ticket)
    assert taken(there, exported(here)).erased_comments == 2
    # One of the two that said the same is left.
    assert written(there) == written(here) == ["zout", "peer", "noot"]
    assert there._database.path is not None
    assert b"appel" not in there._database.path.read_bytes()
    assert taken(there, old).erased_comments == 0
    assert (exported(there), there.check()) == (exported(here), [])


def test_where_the_scans_are_what_is_told_elsewhere_changes_nothing(here: Store, there: Store) -> None:
    tickets = fill(here, PEOPLE, Clock())
    close(here)
    old = exported(here)
    taken(there, old)
    there.purge_wave(1, published)
    before = rows(here)
    taken(here, exported(there))
    assert rows(here) == before
    for ticket in tickets:
        here.withdraw(1, ticket)
    taken(here, old)
    assert (written(here), here.check()) == ([], [])


# What was withdrawn


def test_an_older_file_does_not_bring_it_back(here: Store, there: Store) -> None:
    tickets = fill(here, PEOPLE, Clock())
    old = exported(here)
    here.withdraw(1, tickets[0])
    assert counts(taken(here, old)) == (0, 0, 4)
    assert here.response_count(1) == (3, 0)
    taken(there, exported(here))
    assert counts(taken(there, old)) == (0, 0, 4)
    assert exported(there) == exported(here)


def test_it_is_erased_where_it_was_taken_to(here: Store, there: Store) -> None:
    tickets = fill(here, [scan("1w1", beter="appel"), *PEOPLE], Clock())
    taken(there, exported(here))
    here.withdraw(1, tickets[0])
    result = taken(there, exported(here), dry_run=True)
    assert (result.erased, counts(result)) == (1, (0, 0, 4))
    assert there.response_count(1) == (5, 0)
    assert taken(there, exported(here)) == result
    assert there.with_ticket(1, tickets[0]) is None
    assert there._database.path is not None
    assert b"1w1" not in there._database.path.read_bytes()
    assert (exported(there), there.check()) == (exported(here), [])


def test_what_it_took_up_is_given_back(here: Store, there: Store) -> None:
    """Pages that are free may hold remains; after erasing for good there are none."""
    tickets = fill(here, [scan(beter="lang " * 5000), *PEOPLE], Clock())
    taken(there, exported(here))
    here.withdraw(1, tickets[0])
    taken(there, exported(here))
    with closing(sqlite3.connect(str(there._database.path))) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_a_draft_that_is_withdrawn_here_is_not_taken_in_as_handed_in(here: Store, there: Store) -> None:
    (ticket,) = fill(here, [scan(submitted=False)], Clock())
    draft = here.with_ticket(1, ticket)
    assert draft is not None
    here.submit(draft[1].id, MOMENT)
    file = exported(here)
    here.withdraw(1, ticket)
    # The copy of a store from before it was handed in.
    taken(there, exported(here))
    assert counts(taken(there, file)) == (0, 0, 1)
    assert there.response_count(1) == (0, 0)


def test_only_an_id_is_kept_and_only_as_long_as_something_can_come_in(here: Store, there: Store) -> None:
    tickets = fill(here, PEOPLE, Clock())
    own = here.with_ticket(1, tickets[0])
    assert own is not None
    here.withdraw(1, tickets[0])
    assert packed(here)["withdrawn"] == [own[1].id]
    taken(there, exported(here))
    close(here)
    for ticket in tickets[1:2]:
        here.withdraw(1, ticket)
    assert packed(here)["withdrawn"] == []
    for store in (here, there):
        if store is there:
            store.withdraw(1, tickets[1])
            close(store)
        assert not any(own[1].id in line for line in rows(store))
        assert not any('"withdrawn"' in line and "INSERT" in line for line in rows(store))
        assert store.check() == []


def test_who_withdrew_can_begin_again_with_the_same_ticket(here: Store, there: Store) -> None:
    aa = here.partnerships()[0].partners[0].id
    here.take_in(1, [Incoming(2, aa, Role.RAAD, "kade-molen-ster-42", "121")], LATER)
    old = exported(here)
    taken(there, old)
    here.withdraw(1, "kade-molen-ster-42")
    here.take_in(1, [Incoming(2, aa, Role.RAAD, "kade-molen-ster-42", "222")], LATER)
    taken(there, exported(here))
    taken(there, old)
    assert [each.strip for each in there.responses(1)] == ["222"]
    assert exported(there) == exported(here)


# A wave that was set up on several machines


def test_tickets_of_every_machine_work_on_every_machine(here: Store, there: Store) -> None:
    set_up(there, Mode.INDIVIDUAL, moment=LATER)
    ours, theirs = fill(here, PEOPLE[:2], Clock()), fill(there, PEOPLE[2:], Clock())
    assert counts(taken(here, exported(there))) == (2, 0, 0)
    assert counts(taken(there, exported(here))) == (2, 0, 2)
    assert exported(here) == exported(there)
    assert len(packed(here)["ticket_keys"]) == 2
    for store in (here, there):
        assert all(store.with_ticket(1, ticket) for ticket in (*ours, *theirs))
        assert {each.started for each in store.responses(1)} == {MOMENT}
        assert store.check() == []
    here.withdraw(1, theirs[0])
    taken(there, exported(here))
    assert there.with_ticket(1, theirs[0]) is None


def test_a_third_machine_begins_with_all_the_keys(here: Store, there: Store) -> None:
    set_up(there, Mode.INDIVIDUAL, moment=LATER)
    (ours,), (theirs,) = fill(here, PEOPLE[:1], Clock()), fill(there, PEOPLE[1:2], Clock())
    taken(here, exported(there))
    with fresh() as third:
        taken(third, exported(here))
        assert third.with_ticket(1, ours)
        assert third.with_ticket(1, theirs)
        assert (exported(third), third.check()) == (exported(here), [])
        # Whoever begins now gets a ticket under the same key everywhere, so that a table is the same everywhere.
        table = [Incoming(2, third.partnerships()[0].partners[0].id, Role.RAAD, "een-twee-drie-42", "121")]
        third.take_in(1, table, LATER)
        here.take_in(1, table, LATER)
        assert exported(third) == exported(here)


def test_the_keys_go_when_the_wave_is_erased(here: Store, there: Store) -> None:
    set_up(there, Mode.INDIVIDUAL)
    fill(there, PEOPLE, Clock())
    taken(here, exported(there))
    keys = packed(here)["ticket_keys"]
    close(here)
    assert packed(here)["ticket_keys"] == []
    here.purge_wave(1, published)
    assert not any(key in line for key in keys for line in rows(here))
    assert here.check() == []


def test_a_closing_of_there_is_taken_over_where_nobody_answered(here: Store, there: Store) -> None:
    set_up(there, Mode.INDIVIDUAL, moment=LATER)
    fill(there, PEOPLE, Clock())
    close(there)
    here.withdraw(1, *fill(here, PEOPLE[:1], Clock()))
    assert taken(here, exported(there)).closed == ("wave 1",)
    assert (told(here), exported(here), here.check()) == (told(there), exported(there), [])


def test_a_wave_that_was_erased_there_leaves_no_key_here(here: Store, there: Store) -> None:
    set_up(there, Mode.INDIVIDUAL)
    taken(here, exported(there))
    keys = packed(here)["ticket_keys"]
    assert len(keys) == 2
    close(there)
    there.purge_wave(1, published)
    assert taken(here, exported(there)).closed == ("wave 1",)
    assert not any(key in line for key in keys for line in rows(here))
    assert here.check() == []
