"""What a database says when it cannot, in two lines a person can act on.

The one place that knows the error codes of SQLite and PostgreSQL. Never shows a password, and never lets a
database's own exception out.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from metrocheck.language import _
from metrocheck.store.errors import StoreError, quoted

Lines = tuple[str, str]
Kinds = Mapping[str, Callable[[str], Lines]]


@contextmanager
def explained(location: str) -> Iterator[None]:
    """Turn what a database or the file system raises inside into a StoreError about `location`."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(*_lines(location, error.orig or error)) from error
    except (sqlite3.Error, OSError, PoolTimeout) as error:
        raise StoreError(*_lines(location, error)) from error


def not_a_store(location: str) -> StoreError:
    """The error for a file or database that is something else."""
    return StoreError(*_foreign(location))


def unreadable(location: str) -> StoreError:
    """The error for a store that may not even be read."""
    return StoreError(*_unreadable(location))


def _lines(location: str, error: BaseException) -> Lines:
    if isinstance(error, OSError):
        return _from_system(location, error)
    if isinstance(error, sqlite3.Error):
        return _first(_SQLITE, getattr(error, "sqlite_errorname", None) or "", location, error)
    state = getattr(error, "sqlstate", None)
    if state is None:
        return _without_state(location, error)
    return _first(_POSTGRES, state, location, error)


def _first(kinds: Kinds, code: str, location: str, error: BaseException) -> Lines:
    for prefix, lines in kinds.items():
        if code.startswith(prefix):
            return lines(location)
    return _unknown(location, error)


def _from_system(location: str, error: OSError) -> Lines:
    if isinstance(error, PermissionError):
        return _unreadable(location)
    return (
        _("The store {location} cannot be used: {reason}.").format(
            location=location, reason=quoted(error.strerror or str(error))
        ),
        _("Check the disk and the folder, or name another store with --store."),
    )


def _without_state(location: str, error: BaseException) -> Lines:
    """PostgreSQL gives no code when it refuses a connection; what it says is all there is."""
    said = str(error).lower()
    if "password" in said or "authenticat" in said:
        return _refused(location)
    if "does not exist" in said:
        return _no_database(location)
    return _unreachable(location)


def _busy(location: str) -> Lines:
    return (
        _("The store {location} has been busy for too long: another program is writing in it.").format(
            location=location
        ),
        _("Close the other program, or try again in a minute."),
    )


def _read_only(location: str) -> Lines:
    return (
        _("The store {location} may be read, but not changed.").format(location=location),
        _("Give yourself the right to write in the file and its folder, or name another store with --store."),
    )


def _full(location: str) -> Lines:
    return (
        _("The store {location} could not be written or read: the disk is full or failing.").format(location=location),
        _("Make room on the disk and try again; everything answered before this is kept."),
    )


def _foreign(location: str) -> Lines:
    return (
        _("{location} is not a store of metrocheck.").format(location=location),
        _("Name another file with --store; this one was not touched."),
    )


def _damaged(location: str) -> Lines:
    return (
        _("The store {location} is damaged.").format(location=location),
        _("Put back a backup of it, or ask for help; do not fill in any further."),
    )


def _unreadable(location: str) -> Lines:
    return (
        _("The store {location} cannot be opened: you have no right to it.").format(location=location),
        _("Give yourself the right to read and write it, or name another store with --store."),
    )


def _refused(location: str) -> Lines:
    return (
        _("The server refuses the name or the password for {location}.").format(location=location),
        _("Check the user and the password in --store or METROCHECK_STORE."),
    )


def _no_database(location: str) -> Lines:
    return (
        _("The server does not know the database or the user of {location}.").format(location=location),
        _("Check the address, or ask whoever looks after the server to make the database."),
    )


def _unreachable(location: str) -> Lines:
    return (
        _("The server of {location} cannot be reached.").format(location=location),
        _("Check the address and your network, and whether the server is running."),
    )


def _unknown(location: str, error: BaseException) -> Lines:
    return (
        _("The store {location} cannot be used: {reason}.").format(
            location=location, reason=quoted(str(error).partition("\n")[0])
        ),
        _("Check it with `metrocheck store check`."),
    )


_SQLITE: Kinds = {
    "SQLITE_BUSY": _busy,
    "SQLITE_LOCKED": _busy,
    "SQLITE_READONLY": _read_only,
    "SQLITE_FULL": _full,
    "SQLITE_IOERR": _full,
    "SQLITE_NOTADB": _foreign,
    "SQLITE_CORRUPT": _damaged,
    "SQLITE_CANTOPEN": _unreadable,
    "SQLITE_PERM": _unreadable,
    "SQLITE_AUTH": _unreadable,
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES: Kinds = {
    "28": _refused,
    "3D000": _no_database,
    "53100": _full,
    "58030": _full,
    "55P03": _busy,
    "40": _busy,
    "25006": _read_only,
    "42501": _read_only,
    "XX001": _damaged,
    "XX002": _damaged,
    "08": _unreachable,
    "57P": _unreachable,
    "53300": _busy,
}
