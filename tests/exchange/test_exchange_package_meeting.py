"""An exchange file meets a store that has something already: what fits comes in, what does not changes nothing."""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest

from metrocheck import language
from metrocheck.exchange.incoming import Incoming
from metrocheck.publication.closing import published
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.filled_in import State
from metrocheck.response.model import Mode, Role
from metrocheck.store import Changes, Store, StoreError, WaveClosed, WaveOpen, open_store
from tests.exchange.travelled import (
    LINE,
    MOMENT,
    NAMES,
    Clock,
    Scan,
    counts,
    exported,
    fill,
    fresh,
    last,
    rows,
    set_up,
    signed,
    taken,
    told,
)

LATER = MOMENT + timedelta(days=7)


def scan(place: int, strip: str = "121", role: Role = Role.RAAD, *, submitted: bool = True, **comments: str) -> Scan:
    return Scan(place, strip, comments, submitted, role)


PEOPLE = [scan(at % 3) for at in range(4)]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use(language.DEFAULT)


@pytest.fixture
def here() -> Iterator[Store]:
    with fresh() as store:
        yield store


@pytest.fixture
def there() -> Iterator[Store]:
    with fresh() as store:
        yield store


def together(here: Store, there: Store, mode: Mode) -> None:
    """Two stores that began with one file."""
    set_up(here, mode)
    taken(there, exported(here))


def refused(store: Store, file: bytes, kind: type[StoreError], *words: str) -> None:
    before = rows(store)
    with pytest.raises(kind) as caught:
        taken(store, file)
    for word in words:
        assert word in caught.value.what
    assert rows(store) == before


def close(store: Store) -> None:
    store.close_wave(last(store).id, LATER, published)


def test_a_try_tells_the_same_and_changes_nothing(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    fill(there, [scan(0), scan(1, submitted=False)], Clock())
    before = rows(here)
    tried = taken(here, exported(there), dry_run=True)
    assert rows(here) == before
    assert taken(here, exported(there)) == tried
    assert counts(tried) == (2, 0, 0)


def test_a_newer_edit_wins_and_an_older_one_does_not(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    fill(here, [scan(0, "111", beter="oud")], Clock())
    old = exported(here)
    taken(there, old)
    fill(there, [scan(0, "222", beter="nieuw")], Clock(LATER))
    assert counts(taken(here, exported(there))) == (0, 1, 0)
    (kept,) = here.responses(last(here).id)
    assert (kept.strip, kept.comments) == ("222", {"beter": "nieuw"})
    assert counts(taken(here, old)) == (0, 0, 1)
    assert exported(here) == exported(there)


def test_what_was_a_draft_here_is_handed_in_there(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    fill(there, [scan(0, "12.", submitted=False)], Clock())
    taken(here, exported(there))
    there.submit(there.responses(1)[0].id, LATER)
    assert counts(taken(here, exported(there))) == (0, 1, 0)
    assert [each.state for each in here.responses(1)] == [State.SUBMITTED]


def test_a_draft_that_goes_on_in_two_places_loses_nothing(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    fill(there, [scan(0, "12.", submitted=False)], Clock())
    taken(here, exported(there))
    there.submit(there.responses(1)[0].id, MOMENT + timedelta(hours=1))
    here.put_answer(here.responses(1)[0].id, 2, "w", LATER)
    assert counts(taken(here, exported(there))) == (0, 1, 0)
    assert sorted((each.state.value, each.strip) for each in here.responses(1)) == [
        ("draft", "12w"),
        ("submitted", "12."),
    ]
    assert counts(taken(here, exported(there))) == (0, 0, 1)


def test_what_somebody_is_typing_stays_when_a_colleague_handed_something_in(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    fill(here, [scan(0, "12.", submitted=False)], Clock())
    fill(there, [scan(0, "222")], Clock(LATER))
    assert counts(taken(here, exported(there))) == (1, 0, 0)
    assert sorted((each.state.value, each.strip) for each in here.responses(1)) == [
        ("draft", "12."),
        ("submitted", "222"),
    ]


def test_another_partnership_is_refused_and_one_by_another_spelling_is_not(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    of = there.partnerships()[0].id
    there.edit_partnership(of, Changes(name="LINDE"), MOMENT)
    assert not taken(here, exported(there)).is_new
    there.edit_partnership(of, Changes(name="Rijn"), MOMENT)
    refused(here, exported(there), StoreError, "Rijn", "Linde")


def test_another_way_of_working_is_refused(here: Store, there: Store) -> None:
    set_up(here, Mode.TEAM)
    set_up(there, Mode.INDIVIDUAL)
    refused(here, exported(there), StoreError, "another way")


def test_municipalities_that_are_not_here_are_named(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    there.edit_partnership(1, Changes(joined=("Dee", "Eel")), MOMENT)
    refused(here, exported(there), StoreError, "Dee, Eel")
    taken(there, exported(here))


def test_a_municipality_that_left_is_set_up_as_gone(here: Store, there: Store) -> None:
    set_up(here, Mode.TEAM)
    here.edit_partnership(1, Changes(left=("Bee",)), LATER)
    taken(there, exported(here))
    assert [each.ended for each in there.partnerships()[0].partners] == [None, LATER, None]


def test_other_texts_under_the_same_label_are_refused(here: Store, there: Store) -> None:
    set_up(here, Mode.TEAM)
    other = Questionnaire.model_validate({**LINE.model_dump(), "title": {"nl": "Anders", "en": "Other"}})
    there.new_partnership("Linde", NAMES, other, "wave 1", MOMENT)
    refused(here, exported(there), StoreError, "another questionnaire")


def test_stores_set_up_apart_go_together_by_the_label_of_the_wave(here: Store, there: Store) -> None:
    set_up(here, Mode.TEAM, "Voorjaar")
    there.new_partnership("linde", ["cee", "Aa"], LINE, "voorjaar ", LATER)
    fill(there, [scan(0)], Clock())
    taken(here, exported(there))
    assert [each.partner.name for each in here.responses(1)] == ["Cee"]


def test_one_place_in_the_row_has_one_label(here: Store, there: Store) -> None:
    set_up(here, Mode.TEAM, "voorjaar")
    set_up(there, Mode.TEAM, "lente")
    refused(here, exported(there), StoreError, "voorjaar", "lente")


def test_a_second_open_wave_is_refused(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    close(there)
    there.open_wave(1, "wave 2", LINE, LATER)
    here.rename_wave(1, "wave 1b")
    refused(here, exported(there), StoreError, "wave 1b")
    here.rename_wave(1, "wave 1")
    assert taken(here, exported(there)).closed == ("wave 1",)
    assert [wave.is_open for wave in here.waves(1)] == [False, True]
    assert told(here) == told(there)


def test_the_closing_of_another_machine_is_taken_over(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    fill(here, [scan(0)], Clock())
    taken(there, exported(here))
    fill(there, [scan(1, "222")], Clock())
    close(there)
    result = taken(here, exported(there))
    assert (result.closed, counts(result)) == (("wave 1",), (1, 0, 1))
    assert told(here) == told(there)


def test_a_scan_that_was_not_there_at_the_closing_is_not_silently_left_out(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    fill(here, [scan(2)], Clock())
    close(there)
    refused(here, exported(there), WaveOpen, "Cee")
    here.remove_responses(1, here.partnerships()[0].partners[2].id)
    assert taken(here, exported(there)).closed == ("wave 1",)


def test_a_closed_wave_takes_nothing_new_and_forgives_an_old_file(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    fill(there, [scan(0)], Clock())
    old = exported(there)
    taken(here, old)
    close(here)
    assert counts(taken(here, old)) == (0, 0, 1)
    fill(there, [scan(1)], Clock(LATER))
    refused(here, exported(there), WaveClosed, "wave 1")


def test_what_was_erased_does_not_come_back(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    fill(here, [scan(0)], Clock())
    open_file = exported(here)
    close(here)
    closed_file = exported(here)
    here.purge_wave(1, published)
    taken(here, closed_file)
    assert here.responses(1) == ()
    refused(here, open_file, WaveClosed, "wave 1")
    taken(there, exported(here))
    assert (told(there), there.waves(1)[0].purged) == (told(here), True)


def test_two_closings_of_other_answers_are_refused(here: Store, there: Store) -> None:
    for mode in Mode:
        with fresh() as one, fresh() as other:
            together(one, other, mode)
            fill(one, PEOPLE[:3], Clock())
            close(one)
            close(other)
            refused(one, exported(other), StoreError, "published")
            assert taken(one, exported(one)).closed == ()


def test_in_confidence_no_time_and_no_order_travels(here: Store, there: Store) -> None:
    set_up(here, Mode.INDIVIDUAL)
    tickets = fill(here, [*PEOPLE, scan(0, submitted=False)], Clock(LATER))
    package = exported(here).decode()
    assert all(word not in package for word in ("started", "changed", 'submitted":', "draft", "T12:00:01", "-11-30"))
    assert all(ticket not in package for ticket in tickets)
    taken(there, exported(here))
    found = there.responses(1)
    assert {(each.started, each.changed, each.submitted) for each in found} == {(MOMENT, MOMENT, MOMENT)}
    assert sorted(each.id for each in found) == sorted((each.id for each in found), key=package.index)


def test_a_ticket_also_withdraws_where_the_scan_was_taken_to(here: Store, there: Store) -> None:
    together(here, there, Mode.INDIVIDUAL)
    tickets = fill(there, PEOPLE, Clock())
    taken(here, exported(there))
    here.withdraw(1, tickets[2])
    assert here.response_count(last(here).id) == (3, 0)


def test_in_confidence_a_closed_wave_is_what_its_report_tells(here: Store, there: Store) -> None:
    set_up(here, Mode.INDIVIDUAL)
    fill(here, [scan(0, "12w", beter="Dit schreef ik"), *PEOPLE], Clock())
    close(here)
    file = exported(here)
    assert b'"responses": []' in file
    assert b'"ticket_keys": []' in file
    taken(there, file)
    assert there.responses(1) == ()
    assert (told(there), there.check()) == (told(here), [])


def test_in_confidence_a_closing_meets_scans_that_are_still_here(here: Store, there: Store) -> None:
    together(here, there, Mode.INDIVIDUAL)
    close(there)
    fill(here, [scan(0, submitted=False)], Clock())
    refused(here, exported(there), WaveOpen, "wave 1")


def test_in_confidence_a_closing_is_taken_over_where_nobody_answered(here: Store, there: Store) -> None:
    together(here, there, Mode.INDIVIDUAL)
    fill(there, PEOPLE, Clock())
    close(there)
    assert taken(here, exported(there)).closed == ("wave 1",)
    assert (told(here), here.check()) == (told(there), [])


def test_in_confidence_a_closed_wave_takes_no_scans_at_all(here: Store, there: Store) -> None:
    together(here, there, Mode.INDIVIDUAL)
    fill(there, PEOPLE, Clock())
    old = exported(there)
    taken(here, old)
    close(here)
    refused(here, old, WaveClosed, "wave 1")


def test_in_confidence_the_promised_group_has_to_hold(here: Store, there: Store) -> None:
    set_up(here, Mode.INDIVIDUAL)
    there.new_partnership("Linde", NAMES, LINE, "wave 1", MOMENT, Mode.INDIVIDUAL, 7)
    refused(here, exported(there), StoreError, "7", "3")


def test_one_id_is_one_scan(here: Store, there: Store) -> None:
    together(here, there, Mode.TEAM)
    fill(here, [scan(0)], Clock())
    fill(there, [scan(1)], Clock())
    forged = exported(there).replace(there.responses(1)[0].id.encode(), here.responses(1)[0].id.encode())
    refused(here, signed(json.loads(forged)), StoreError, "contradicts")


def test_a_server_takes_it_in_as_well(here: Store) -> None:
    """On PostgreSQL where one is named; the schema is the test's own."""
    server = os.environ.get("METROCHECK_TEST_POSTGRES")
    if server is None:
        pytest.skip("METROCHECK_TEST_POSTGRES names no PostgreSQL server")
    import psycopg

    name = f"test_{uuid4().hex}"
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
        try:
            set_up(here, Mode.INDIVIDUAL)
            fill(here, PEOPLE, Clock())
            with open_store(f"{server}?options={quote(f'-csearch_path={name}')}") as far:
                taken(far, exported(here))
                assert counts(taken(far, exported(here))) == (0, 0, 4)
                assert (exported(far), told(far)) == (exported(here), told(here))
        finally:
            connection.execute(f"DROP SCHEMA {name} CASCADE".encode())


def changed(file: bytes, *path: str | int, to: object) -> bytes:
    """A forged file: another value in one place of it."""
    content = json.loads(file)
    place = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return signed(content)


def test_a_draft_that_stood_beside_something_newer_still_does(here: Store, there: Store) -> None:
    """A table brought the municipality's scan in while somebody was filling in."""
    set_up(here, Mode.TEAM)
    fill(here, [scan(0, "12.", submitted=False)], Clock())
    here.take_in(1, [Incoming(2, here.partnerships()[0].partners[0].id, None, None, "111")], LATER)
    taken(there, exported(here))
    assert exported(there) == exported(here)


def test_in_confidence_a_scan_that_was_handed_in_never_changes(here: Store) -> None:
    set_up(here, Mode.INDIVIDUAL)
    fill(here, PEOPLE, Clock())
    first = ("waves", 0, "responses", 0)
    refused(here, changed(exported(here), *first, "strip", to="222"), StoreError, "contradicts")
    refused(here, changed(exported(here), *first, "id", to="0" * 32), StoreError, "contradicts")


def test_an_id_of_another_wave_is_refused(here: Store) -> None:
    set_up(here, Mode.TEAM)
    fill(here, [scan(0)], Clock())
    (wave,) = json.loads(exported(here))["waves"]
    close(here)
    refused(
        here,
        changed(exported(here), "waves", to=[{**wave, "label": "wave 2", "number": 2}]),
        StoreError,
        "contradicts",
    )


def test_an_open_wave_can_only_be_the_last_one(here: Store) -> None:
    set_up(here, Mode.TEAM)
    (wave,) = json.loads(exported(here))["waves"]
    second = changed(exported(here), "waves", to=[{**wave, "label": "wave 2", "number": 2}])
    refused(here, second, WaveOpen, "wave 1", "wave 2")
    with fresh() as there:
        taken(there, second)
        there.close_wave(1, LATER, published)
        refused(there, exported(here), WaveClosed, "wave 1")


def test_a_wave_that_was_erased_there_leaves_no_key_here(here: Store, there: Store) -> None:
    together(here, there, Mode.INDIVIDUAL)
    close(there)
    there.purge_wave(1, published)
    taken(here, exported(there))
    assert here.check() == []
