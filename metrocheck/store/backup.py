"""A copy of the whole store in one new SQLite file, complete or not there at all.

The copy is written beside its name and put in place when it is whole. Never replaces a file.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import insert, select

from metrocheck.language import _
from metrocheck.store import faults, schema
from metrocheck.store.engine import Database
from metrocheck.store.errors import StoreError
from metrocheck.store.locations import shown_path

_CHUNK = 1000
_COMPANIONS = ("", "-wal", "-shm", "-journal")


def copy_file(source: Database, target: Path) -> None:
    """Copy a SQLite store as it is now, also while others write in it."""
    with put_in_place(target) as made, source.file() as connection, closing(sqlite3.connect(made)) as copy:
        connection.backup(copy)


def copy_rows(source: Database, empty_store: Database) -> None:
    """Copy everything into a store that is up to date and empty."""
    with source.read() as reader, empty_store.write() as writer:
        for table in schema.CONTENT:
            rows = reader.execution_options(yield_per=_CHUNK).execute(select(table)).mappings()
            for chunk in rows.partitions(_CHUNK):
                writer.execute(insert(table), [dict(row) for row in chunk])


@contextmanager
def put_in_place(target: Path) -> Iterator[Path]:
    """A file to write in, which gets the name `target` when all went well; StoreError if it is taken."""
    with faults.explained(shown_path(target)):
        _reserve(target)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        try:
            yield Path(name)
            Path(name).replace(target)
        except BaseException:
            target.unlink()
            raise
        finally:
            for suffix in _COMPANIONS:
                Path(name + suffix).unlink(missing_ok=True)


def _reserve(target: Path) -> None:
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise StoreError(
            _("{file} is already there.").format(file=shown_path(target)),
            _("Choose another name for the backup; an existing file is never replaced."),
        ) from None
    except FileNotFoundError:
        raise StoreError(
            _("The folder {folder} does not exist.").format(folder=shown_path(target.parent)),
            _("Make the folder first, or choose another name for the backup."),
        ) from None
