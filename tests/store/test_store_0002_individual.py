"""A store of an older version, of teams only, becomes one of today with all that was in it."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.filled_in import State
from metrocheck.response.model import Mode, Role
from metrocheck.store import DraftExists, Store, StoreError, migrations, open_store
from metrocheck.store.engine import Database, open_file, open_server
from metrocheck.store.migration_steps import MIGRATIONS
from tests.store.confided import counted, groups_of

_MOMENT = "2026-11-23T12:34:56.789012+00:00"
_ROWS = (
    "INSERT INTO partnership VALUES (3, 'regio', 'Regio', 'team')",
    "INSERT INTO partner VALUES (5, 3, 1, 'Aa', 'aa', NULL), (6, 3, 2, 'Bee', 'bee', :moment)",
    "INSERT INTO questionnaire VALUES (:fingerprint, :content)",
    "INSERT INTO wave VALUES (8, 3, 1, 'een', 'een', :fingerprint, 4, 5, :moment, :moment, '2027-05-01', FALSE),"
    " (9, 3, 2, 'twee', 'twee', :fingerprint, 4, 5, :moment, NULL, NULL, FALSE)",
    "INSERT INTO response VALUES"
    " ('cccccccccccccccccccccccccccccccc', 8, 4, 5, 'submitted', '1234', :moment, :moment, :moment),"
    " ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 8, 4, 6, 'submitted', 'wn..', :moment, :moment, :moment),"
    " ('dddddddddddddddddddddddddddddddd', 9, 4, 5, 'submitted', '5555', :moment, :moment, :moment),"
    " ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 9, 4, 5, 'draft', '4444', :moment, :moment, NULL)",
    "INSERT INTO comment VALUES ('cccccccccccccccccccccccccccccccc', '1.1', 'oud'),"
    " ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'trots', '')",
)


def _database(location: str) -> Database:
    return open_server(location) if "://" in location else open_file(Path(location))


@pytest.fixture
def older(location: str, line: Questionnaire) -> str:
    """Where a store stands that took the first step only, and was used."""
    if "://" not in location:
        Path(location).touch(mode=0o600)
    database = _database(location)
    migrations.bring_up_to_date(database, MIGRATIONS[:1])
    with database.write() as connection:
        for statement in _ROWS:
            own = {"moment": _MOMENT, "fingerprint": line.fingerprint, "content": line.model_dump_json()}
            connection.execute(text(statement), {name: each for name, each in own.items() if f":{name}" in statement})
    database.close()
    return location


def _holds_what_it_held(store: Store, line: Questionnaire, now: datetime) -> None:
    (region,) = store.partnerships()
    assert (region.id, region.mode, region.min_group) == (3, Mode.TEAM, None)
    assert [(p.id, p.name, p.ended) for p in region.partners] == [(5, "Aa", None), (6, "Bee", now)]
    first, second = store.waves(3)
    assert (first.closed, first.min_group, second.is_open) == (now, None, True)
    aa, bee = region.partners
    closed, live = store.moment(8), store.moment(9)
    assert closed.questionnaire == line
    # It was closed before there were publications, so it is as live as it was.
    assert (closed.publication, closed.comments) == (None, ((aa, "1.1", "oud"),))
    assert closed.answered == ((aa, None, 1, "1234"), (bee, None, 1, "wn.."))
    assert (live.answered, live.drafts) == (((aa, None, 1, "5555"),), 1)
    draft = store.draft_of(9, 5)
    assert draft is not None
    assert (draft.state, draft.strip, draft.comments, draft.changed) == (State.DRAFT, "4444", {"trots": ""}, now)
    assert store.check() == []


def test_everything_is_still_there(older: str, line: Questionnaire, now: datetime) -> None:
    with open_store(older, create=False) as store:
        _holds_what_it_held(store, line, now)
    with open_store(older, create=False) as store:
        _holds_what_it_held(store, line, now)


def test_a_copy_of_what_it_was_stands_beside_it(tmp_path: Path, older: str) -> None:
    open_store(older, create=False).close()
    if "://" in older:
        assert list(tmp_path.iterdir()) == []
        return
    with closing(sqlite3.connect(tmp_path / "scan.sqlite.before-0002-individual")) as copy:
        assert copy.execute("SELECT name FROM migration").fetchall() == [("0001-start",)]
        assert copy.execute("SELECT count(*) FROM response").fetchone() == (4,)
        assert copy.execute("SELECT count(*) FROM comment").fetchone() == (2,)


def test_what_refers_to_what_still_does(older: str, line: Questionnaire, now: datetime) -> None:
    with open_store(older, create=False) as store:
        for change in (
            "INSERT INTO comment VALUES ('nowhere', '1.1', 'x')",
            "UPDATE response SET wave_id = 99",
            "UPDATE response SET partner_id = 99",
            "UPDATE response SET strip = '12'",
            "UPDATE response SET places = 3, strip = '123'",
            "UPDATE response SET state = 'draft'",
        ):
            with pytest.raises(StoreError), store._database.write() as connection:
                connection.execute(text(change))
        _holds_what_it_held(store, line, now)
        with store._database.write() as connection:
            connection.execute(text("DELETE FROM response WHERE wave_id = 8"))
            assert connection.scalar(text("SELECT count(*) FROM comment")) == 1


def test_it_goes_on_as_a_store_of_today(older: str, line: Questionnaire, now: datetime) -> None:
    with open_store(older, create=False) as store:
        with pytest.raises(DraftExists):
            store.start_draft(9, 5, now)
        draft = store.draft_of(9, 5)
        assert draft is not None
        store.put_answer(draft.id, 0, "w", now)
        store.submit(draft.id, now)
        store.close_wave(9, now, counted)
        assert groups_of(store.moment(9).publication) == [["Aa", None, 1]]
        store.purge_wave(8, counted)
        assert groups_of(store.moment(8).publication) == [["Aa", None, 1], ["Bee", None, 1]]
        made = store.new_partnership("Nieuw", ["Aa"], line, "1", now, Mode.INDIVIDUAL)
        store.begin(store.waves(made.id)[0].id, made.partners[0].id, Role.RAAD, "t-1")
        assert store.check() == []


def test_two_terminals_that_open_it_at_once_take_the_step_once(older: str, line: Questionnaire, now: datetime) -> None:
    database = _database(older)
    with open_store(older, create=False) as store:
        # It saw the store as it was, and came second.
        migrations._take(database, MIGRATIONS[1])
        _holds_what_it_held(store, line, now)
    database.close()


def test_a_step_that_fails_half_way_leaves_the_older_store(older: str, line: Questionnaire, now: datetime) -> None:
    database = _database(older)
    with database.write() as connection:
        connection.execute(text("CREATE TABLE publication (wave_id INTEGER)"))
    with pytest.raises(StoreError):
        open_store(older, create=False)
    with database.write() as connection:
        assert migrations.applied(connection) == ("0001-start",)
        assert connection.scalar(text("SELECT count(*) FROM comment")) == 2
        connection.execute(text("DROP TABLE publication"))
    database.close()
    with open_store(older, create=False) as store:
        _holds_what_it_held(store, line, now)
