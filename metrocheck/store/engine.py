"""Connections and transactions, the same promises on SQLite and PostgreSQL.

One writer at a time: SQLite by `BEGIN IMMEDIATE`, PostgreSQL by one lock for the whole store. What a write
transaction reads is therefore still true when it writes. A read sees one moment of the store.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from metrocheck.language import _
from metrocheck.store import faults, locations
from metrocheck.store.errors import StoreError

_BUSY_SECONDS = 30.0
# How long SQLite itself waits before it is asked again: in the beginning it looks often.
_LOOK_AGAIN_MS = 40
_WRITES = "metrocheck_writes"
_FOLD = "PRAGMA wal_checkpoint(TRUNCATE)"
# Any number will do, as long as every metrocheck takes the same one.
_STORE_LOCK = 0x6D6574726F
_SERVER_SETTINGS = (
    "SET lock_timeout = '30s'; "
    # Someone whose machine falls asleep half-way does not keep the others waiting.
    "SET idle_in_transaction_session_timeout = '30s'; "
    "SET synchronous_commit = on"
)


@dataclass(frozen=True)
class Database:
    """An open store, before any meaning: transactions, where it is, and its file if it has one."""

    location: str
    path: Path | None
    _engine: Engine

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the store and changes nothing."""
        engine = self._engine
        if self.path is None:
            engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with faults.explained(self.location), engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The only transaction that writes now; durable when it ends, gone when it raises."""
        engine = self._engine.execution_options(**{_WRITES: True})
        with faults.explained(self.location), engine.begin() as connection:
            yield connection

    @contextmanager
    def file(self) -> Iterator[sqlite3.Connection]:
        """SQLite's own connection, outside any transaction, for what is not SQL."""
        with faults.explained(self.location), self._engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            yield driver

    def start_file(self) -> None:
        """Let a new file keep a journal that readers and the writer share; the file remembers that it does."""
        if self.path is not None:
            with self.file() as connection:
                _share_journal(connection)

    def forget_erased(self) -> bool:
        """Make what was erased unreadable in every file of the store; False when another program is in the way."""
        if self.path is None:
            return True
        with self.file() as connection:
            # Pages that moved about can hold remains which secure_delete does not reach.
            connection.execute("VACUUM")
            is_busy, _pages, _folded = connection.execute(_FOLD).fetchone()
        return not is_busy

    def fold_journal(self) -> None:
        """Leave nothing in the journal of what a transaction wrote on its way and dropped again."""
        if self.path is not None:
            with self.file() as connection:
                connection.execute(_FOLD)

    def close(self) -> None:
        """Close every connection; SQLite then folds its journal into the file."""
        self._engine.dispose()


def _share_journal(connection: sqlite3.Connection) -> None:
    """SQLite does not wait its turn for this one, so wait here for another terminal that makes the same store."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def open_file(path: Path) -> Database:
    """The SQLite database in an existing file; read only where the system allows no more."""
    writable = locations.is_writable(path)
    uri = f"{path.absolute().as_uri()}?mode={'rw' if writable else 'ro'}"
    if not writable and not _has_journal(path):
        # Without a journal beside it SQLite would want to make one, to read even.
        uri += "&immutable=1"
    engine = create_engine("sqlite://", creator=_connector(uri), poolclass=QueuePool)
    event.listen(engine, "begin", _begin_sqlite)
    return Database(locations.shown_path(path), path, engine)


def _has_journal(path: Path) -> bool:
    journal = path.with_name(f"{path.name}-wal")
    return journal.exists() and journal.stat().st_size > 0


def _connector(uri: str) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        # No one's answers in a temporary folder.
        connection.execute("PRAGMA temp_store = MEMORY")
        return connection

    return connect


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES, False):
        driver: Any = connection.connection.driver_connection
        _wait_to_write(driver)
    else:
        connection.exec_driver_sql("BEGIN")


def _wait_to_write(connection: sqlite3.Connection) -> None:
    """SQLite looks less and less often whether it is its turn; among many, who waits longest would wait for ever."""
    deadline = time.monotonic() + _BUSY_SECONDS
    connection.execute(f"PRAGMA busy_timeout = {_LOOK_AGAIN_MS}")
    try:
        while not _begun(connection, deadline):
            pass
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(_BUSY_SECONDS * 1000)}")


def _begun(connection: sqlite3.Connection, deadline: float) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
            raise
        return False
    return True


def open_server(text: str) -> Database:
    """The PostgreSQL database at this address."""
    url = locations.server_url(text)
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError as error:
        raise StoreError(
            _("A store on a server needs a part of metrocheck that is not installed."),
            _("Install it with: pip install 'metrocheck[postgres]'"),
        ) from error
    event.listen(engine, "connect", _set_up_server)
    event.listen(engine, "begin", _begin_server)
    return Database(locations.shown(url), None, engine)


def _set_up_server(connection: Any, _record: object) -> None:  # noqa: ANN401 (psycopg may be absent)
    connection.autocommit = True
    connection.execute(_SERVER_SETTINGS)
    connection.autocommit = False


def _begin_server(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES, False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_STORE_LOCK})")
