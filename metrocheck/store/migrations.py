"""Brings a store up to date: named steps, forward only, each recorded in the transaction that takes it.

Never changes a store that holds data without a copy of it beside the file first, and never touches a store
that a newer program has changed.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select

from metrocheck.language import _
from metrocheck.store import backup, faults
from metrocheck.store.engine import Database
from metrocheck.store.errors import StoreMissing, StoreNewer
from metrocheck.store.migration_steps import MIGRATIONS, Migration
from metrocheck.store.schema import migration


def applied(connection: Connection) -> tuple[str, ...]:
    """Names of the steps this store has taken, in order; empty when it has no tables of ours."""
    if not inspect(connection).has_table(migration.name):
        return ()
    return tuple(connection.scalars(select(migration.c.name).order_by(migration.c.name)))


def bring_up_to_date(database: Database, steps: Sequence[Migration] = MIGRATIONS, *, create: bool = True) -> None:
    """Take the steps this store lacks.

    Args:
        database: the store.
        steps: all steps there are, oldest first.
        create: whether a database without tables may become a store; StoreMissing is raised if not.
    """
    with database.read() as connection:
        taken = applied(connection)
        stranger = not taken and database.path is not None and inspect(connection).get_table_names()
    if stranger:
        raise faults.not_a_store(database.location)
    if not taken and not create:
        raise missing(database.location)
    todo = _pending(database.location, taken, steps)
    if not taken:
        database.start_file()
    if todo and taken and database.path is not None:
        backup.copy_file(database, _free_name(database.path, todo[0].name))
    for step in todo:
        _take(database, step)


def missing(location: str) -> StoreMissing:
    """The error that says there is nothing here yet."""
    return StoreMissing(
        _("There is no store yet at {location}.").format(location=location),
        _("Set up a partnership first: metrocheck new"),
    )


def _pending(location: str, taken: Sequence[str], steps: Sequence[Migration]) -> list[Migration]:
    unknown = set(taken) - {step.name for step in steps}
    if unknown:
        raise StoreNewer(
            _("The store {location} was made by a newer version of metrocheck.").format(location=location),
            _("Update metrocheck on this machine; the store was not touched."),
        )
    return [step for step in steps if step.name not in taken]


def _take(database: Database, step: Migration) -> None:
    with database.write() as connection:
        # Another terminal may have been first, while this one waited for its turn to write.
        if step.name in applied(connection):
            return
        migration.create(connection, checkfirst=True)
        step.apply(connection)
        connection.execute(insert(migration).values(name=step.name, applied=datetime.now(UTC)))


def _free_name(store: Path, step: str) -> Path:
    names = (f"{store.name}.before-{step}{'' if n == 1 else f'-{n}'}" for n in count(1))
    return next(p for p in map(store.with_name, names) if not p.exists())
