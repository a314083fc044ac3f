"""Where a store is: a file of this user, a file someone names, or a database on a server.

Makes the file and, for the default location only, its folder. Never shows a password.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from metrocheck.language import _
from metrocheck.store import faults
from metrocheck.store.errors import StoreError, quoted

if TYPE_CHECKING:
    from sqlalchemy import URL

FILE_NAME = "metrocheck.sqlite"
_DRIVER = "postgresql+psycopg"
_SERVER_SCHEMES = ("postgres", "postgresql", _DRIVER)


def default_path() -> Path:
    """Where this user's own store is, by the custom of the system."""
    from platformdirs import user_data_path

    return user_data_path("metrocheck", appauthor=False) / FILE_NAME


def server_url(text: str) -> "URL":
    """The address of a PostgreSQL database; StoreError when it is none. The text may hold a password."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise _strange(text) from None
    if url.drivername not in _SERVER_SCHEMES:
        raise _strange(text)
    return url.set(drivername=_DRIVER)


def shown(url: "URL") -> str:
    """The address without its password; options after `?` may hold one too and are left out."""
    return url.set(query={}).render_as_string(hide_password=True)


def shown_path(path: Path) -> str:
    """The path, fit to print: it may hold any character but NUL, and half ones."""
    return "".join(c if c.isprintable() else "?" for c in str(path))


def _strange(text: str) -> StoreError:
    scheme = quoted(text.partition("://")[0])
    return StoreError(
        _("An address that starts with {scheme}:// is not a store that can be opened.").format(scheme=scheme),
        _("Give a file, or a server as postgresql://user@host/database."),
    )


def make_default_folder(path: Path) -> None:
    """Make the folder of the user's own store, which nobody else can enter."""
    with faults.explained(shown_path(path)):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file only its owner can read; one that is there already is left as it is."""
    with faults.explained(shown_path(path)):
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            return


def inspect_file(path: Path) -> None:
    """StoreError when the path cannot be a store: no folder, a folder itself, or not ours to read."""
    if not path.parent.is_dir():
        raise StoreError(
            _("The folder {folder} does not exist.").format(folder=shown_path(path.parent)),
            _("Make the folder first, or name another store with --store."),
        )
    if path.is_dir():
        raise StoreError(
            _("{location} is a folder, not a store.").format(location=shown_path(path)),
            _("Name a file in it, for example {file}.").format(file=shown_path(path / FILE_NAME)),
        )
    if path.exists() and not _allowed(path, os.R_OK):
        raise faults.unreadable(shown_path(path))


def is_writable(path: Path) -> bool:
    """Whether the file can be changed: SQLite then needs its folder as well, for its journal."""
    return _allowed(path, os.W_OK) and _allowed(path.parent, os.W_OK | os.X_OK)


def _allowed(path: Path, what: int) -> bool:
    return os.access(path, what, effective_ids=os.access in os.supports_effective_ids)
