"""From nothing to today's tables, once; never back, and never over a newer program's store."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.store import StoreError, StoreMissing, StoreNewer, migrations, open_store, schema
from metrocheck.store.engine import Database, open_file, open_server
from metrocheck.store.migration_steps import MIGRATIONS, Migration

_NAMES = [step.name for step in MIGRATIONS]


def _database(location: str) -> Database:
    return open_server(location) if "://" in location else open_file(Path(location))


def _add_table(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE extra (id INTEGER)"))


def _add_table_and_fail(connection: Connection) -> None:
    _add_table(connection)
    connection.execute(text("INSERT INTO nowhere VALUES (1)"))


def test_the_tables_have_the_columns_that_queries_use(location: str) -> None:
    open_store(location).close()
    database = _database(location)
    with database.read() as connection:
        made = inspect(connection)
        # Those that are copied in a backup, in other words.
        assert set(made.get_table_names()) == {table.name for table in (*schema.CONTENT, schema.migration)}
        for table in (*schema.CONTENT, schema.migration):
            assert {c["name"] for c in made.get_columns(table.name)} == {c.name for c in table.columns}
    database.close()


def test_opening_again_changes_nothing(location: str) -> None:
    with open_store(location) as store:
        first = store.info().migrations
    with open_store(location) as store:
        assert store.info().migrations == first == tuple(_NAMES)


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "leeg.sqlite"
    path.touch(mode=0o600)
    with pytest.raises(StoreMissing):
        open_store(path, create=False)
    with open_store(path) as store:
        assert store.check() == []


def test_without_leave_to_create_nothing_is_made(location: str) -> None:
    for _ in range(2):
        with pytest.raises(StoreMissing):
            open_store(location, create=False)
    if "://" not in location:
        assert not Path(location).exists()


def test_a_newer_store_is_refused_and_not_touched(location: str) -> None:
    open_store(location).close()
    later = (*MIGRATIONS, Migration("9999-later", _add_table))
    database = _database(location)
    migrations.bring_up_to_date(database, later)
    with pytest.raises(StoreNewer):
        open_store(location)
    with database.read() as connection:
        assert migrations.applied(connection) == (*_NAMES, "9999-later")
    database.close()


def test_a_step_that_fails_leaves_nothing_and_can_be_taken_later(location: str) -> None:
    open_store(location).close()
    database = _database(location)
    with pytest.raises(StoreError):
        migrations.bring_up_to_date(database, (*MIGRATIONS, Migration("9998-bad", _add_table_and_fail)))
    with database.read() as connection:
        assert migrations.applied(connection) == tuple(_NAMES)
        assert not inspect(connection).has_table("extra")
    open_store(location).close()
    migrations.bring_up_to_date(database, (*MIGRATIONS, Migration("9998-bad", _add_table)))
    with database.read() as connection:
        assert inspect(connection).has_table("extra")
    database.close()


def test_a_copy_is_made_before_a_store_with_data_changes(tmp_path: Path, line: Questionnaire, now: datetime) -> None:
    path = tmp_path / "scan.sqlite"
    with open_store(path) as store:
        store.new_partnership("Regio", ["Aa"], line, "1", now)
    assert list(tmp_path.iterdir()) == [path]
    database = open_file(path)
    migrations.bring_up_to_date(database, (*MIGRATIONS, Migration("9999-later", _add_table)))
    database.close()
    copy = tmp_path / "scan.sqlite.before-9999-later"
    assert copy.stat().st_mode & 0o777 == 0o600
    with open_store(copy, create=False) as store:
        assert [p.name for p in store.partnerships()] == ["Regio"]
        assert store.info().migrations == tuple(_NAMES)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE response SET strip = '123'",
        "UPDATE response SET strip = '12345'",
        "UPDATE response SET strip = '123x'",
        "UPDATE response SET places = 3, strip = '123'",
        "UPDATE response SET state = 'lost'",
        "UPDATE response SET submitted = '2026'",
        "INSERT INTO response SELECT '0' || substr(id, 2), wave_id, places, partner_id, state, strip, started,"
        " changed, submitted, role, ticket FROM response",
        "INSERT INTO comment VALUES ('nowhere', '1.1', 'x')",
        "UPDATE partner SET name_key = 'aa'",
        "INSERT INTO wave SELECT id + 1, partnership_id, 2, '2', '2', fingerprint, places, points, opened, NULL,"
        " NULL, purged, NULL, NULL FROM wave",
        "UPDATE partnership SET min_group = 2",
        "UPDATE wave SET min_group = 2",
        "UPDATE wave SET ticket_key = 'a'",
        "UPDATE response SET role = 'burgemeester'",
        "UPDATE response SET ticket = 'A64'",
        "UPDATE response SET role = 'raad', ticket = 'A64a'",
        "UPDATE response SET role = 'raad', ticket = 'X64'",
        "INSERT INTO publication VALUES (99, 'x')",
        "INSERT INTO publication SELECT id, NULL FROM wave",
        "INSERT INTO told_comment VALUES (99, 1, '1.1', 'x')",
        "INSERT INTO told_comment SELECT id, 0, '1.1', 'x' FROM wave",
        "INSERT INTO told_comment SELECT id, 1, '1.1', '' FROM wave",
        "INSERT INTO told_comment SELECT id, 1, NULL, 'x' FROM wave",
        "INSERT INTO withdrawn SELECT 99, id FROM response",
        "INSERT INTO withdrawn SELECT id, 'x' FROM wave",
        "INSERT INTO ticket_key SELECT 99, 'A64'",
        "INSERT INTO ticket_key SELECT id, 'a' FROM wave",
    ],
)
def test_the_tables_themselves_refuse_what_cannot_be(
    location: str, line: Questionnaire, now: datetime, change: str
) -> None:
    with open_store(location) as store:
        made = store.new_partnership("Regio", ["Aa", "Bee"], line, "1", now)
        store.start_draft(store.waves(made.id)[0].id, made.partners[0].id, now)
    database = _database(location)
    for short, long in {"'0' || substr(id, 2)": "'" + "0" * 32 + "'", "A64": "a" * 64, "X64": "x" * 64}.items():
        change = change.replace(short, long)
    with pytest.raises(StoreError) as refused, database.write() as connection:
        connection.execute(text(change))
    # Refused by a rule, not because this test names a column wrongly.
    assert isinstance(refused.value.__cause__, IntegrityError)
    database.close()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ander.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"ander\.sqlite"):
        open_store(path)
    assert path.read_bytes() == before
