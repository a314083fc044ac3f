"""A store of before waves could be of several machines goes on with all that was in it, tickets too."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.store import StoreError, migrations, open_store, tickets
from metrocheck.store.engine import Database, open_file, open_server
from metrocheck.store.migration_steps import MIGRATIONS
from tests.store.confided import CountsGate

_MOMENT = "2026-11-23T12:34:56.789012+00:00"
_TICKET, _KEY = "kade-molen-ster-42", "0f" * 32
_ROWS = (
    "INSERT INTO partnership VALUES (3, 'regio', 'Regio', 'individual', 5)",
    "INSERT INTO partner VALUES (5, 3, 1, 'Aa', 'aa', NULL)",
    "INSERT INTO questionnaire VALUES (:fingerprint, :content)",
    "INSERT INTO wave VALUES (8, 3, 1, 'een', 'een', :fingerprint, 4, 5, :moment, NULL, NULL, FALSE, 5, :key)",
    "INSERT INTO response VALUES (:id, 8, 4, 5, 'submitted', '1234', :moment, :moment, :moment, 'raad', :ticket)",
    "INSERT INTO comment VALUES (:id, '1.1', 'oud')",
)


def _database(location: str) -> Database:
    return open_server(location) if "://" in location else open_file(Path(location))


@pytest.fixture
def older(location: str, line: Questionnaire) -> str:
    """Where a store stands that took the first two steps, and was used."""
    if "://" not in location:
        Path(location).touch(mode=0o600)
    database = _database(location)
    migrations.bring_up_to_date(database, MIGRATIONS[:2])
    own = {
        "moment": _MOMENT,
        "fingerprint": line.fingerprint,
        "content": line.model_dump_json(),
        "key": _KEY,
        "id": "a" * 32,
        "ticket": tickets.digest(_KEY, _TICKET),
    }
    with database.write() as connection:
        for statement in _ROWS:
            connection.execute(text(statement), {name: each for name, each in own.items() if f":{name}" in statement})
    database.close()
    return location


def test_it_goes_on_as_a_store_of_today(older: str, now: datetime) -> None:
    for _time in range(2):
        with open_store(older, create=False) as store:
            found = store.with_ticket(3, _TICKET)
            assert found is not None
            assert (found[1].strip, found[1].comments, found[1].started) == ("1234", {"1.1": "oud"}, now)
            assert store.packaged(3, CountsGate()).waves[0].ticket_keys == (_KEY,)
            assert store.check() == []
    with open_store(older, create=False) as store:
        store.withdraw(3, _TICKET)
        assert store.packaged(3, CountsGate()).waves[0].withdrawn == ("a" * 32,)
        assert store.check() == []


def test_a_step_that_fails_half_way_leaves_the_older_store(older: str) -> None:
    database = _database(older)
    with database.write() as connection:
        connection.execute(text("CREATE TABLE ticket_key (x INTEGER)"))
    with pytest.raises(StoreError):
        open_store(older, create=False)
    with database.write() as connection:
        assert migrations.applied(connection) == tuple(step.name for step in MIGRATIONS[:2])
        connection.execute(text("DROP TABLE ticket_key"))
    database.close()
    with open_store(older, create=False) as store:
        assert store.check() == []
