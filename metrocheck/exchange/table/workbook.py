"""A table in an Excel workbook (.xlsx): the first sheet that shows, row by row, in bounded memory.

An own small reader instead of a library: openpyxl takes as much memory as a file says it needs, follows any of its
sizes, and cannot tell a formula without a value from an empty cell. Here every size is checked before anything is
unpacked, and again while it is. Must never know what a heading or cell means.
"""

import mmap
import posixpath
import zipfile
import zlib
from collections.abc import Generator
from pathlib import Path
from typing import IO

from metrocheck.errors import MetrocheckError
from metrocheck.exchange.table import markup, sheet
from metrocheck.exchange.table.faults import whole_file
from metrocheck.exchange.table.markup import Refused
from metrocheck.exchange.table.source import Row, Unreadable
from metrocheck.language import _

ZIP = b"PK\x03\x04"
# Every entry of a zip has a line in its directory that starts so.
_ENTRY = b"PK\x01\x02"
_MOST_ENTRIES = 10_000
MOST_BYTES = 100 * 1024 * 1024
# Unpacked: 170,000 people with 42 answers each are some 250 MB of XML.
MOST_OF_A_SHEET = 320 * 1024 * 1024
MOST_OF_THE_TEXTS = 64 * 1024 * 1024
_MOST_OF_THE_REST = 1024 * 1024

_BOOK, _TEXTS = "xl/workbook.xml", "xl/sharedStrings.xml"
_OF_LIBREOFFICE = {"mimetype", "content.xml"}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, Refused)


class Workbook:
    """A Source."""

    strict = False

    def __init__(self, path: Path) -> None:
        self._path = path
        _check_container(path)
        self._width: int | None = None
        self._fed = 0
        try:
            with zipfile.ZipFile(path) as container:
                _check_kind(path, container)
                self._part, self.sheet = _first_sheet(container)
                self.size = container.getinfo(self._part).file_size
                _opened(container, self._part, MOST_OF_A_SHEET).close()
                self._shared = _shared(container)
        except (_TooLargeError, MemoryError) as error:
            raise _too_large(path) from error
        except (*_BROKEN, OSError) as error:
            raise _broken(path) from error

    def read(self) -> int:
        """How much of the sheet's XML was read, in bytes."""
        return self._fed

    def cut_off(self) -> bool:
        """A workbook is whole or it cannot be read."""
        return False

    def narrow(self, width: int) -> None:
        """Cells from this column on are left out from now on."""
        self._width = width

    def rows(self) -> Generator[Row, None, None]:
        """Each row that is there; rows that were never touched are not."""
        number = 0
        try:
            with zipfile.ZipFile(self._path) as container, _opened(container, self._part, MOST_OF_A_SHEET) as stream:
                for fed, rows in sheet.rows(stream, self._shared):
                    self._fed = fed
                    for number, cells in rows:
                        yield number, self._side_by_side(cells)
        except (*_BROKEN, OSError) as error:
            what = _("The workbook is broken from here on.")
            raise Unreadable(number + 1, what, _save_again()) from error

    def _side_by_side(self, cells: sheet.Cells) -> list[str]:
        width = max(cells, default=-1) + 1
        if self._width is not None:
            width = min(width, self._width)
        return [cells.get(column, "") for column in range(width)]


class _TooLargeError(Exception):
    pass


def _check_container(path: Path) -> None:
    """What must be known before `zipfile` reads the list of what is inside into memory."""
    if path.stat().st_size > MOST_BYTES:
        raise _too_large(path)
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        entries, at = 0, content.find(_ENTRY)
        while at >= 0 and entries <= _MOST_ENTRIES:
            entries, at = entries + 1, content.find(_ENTRY, at + 1)
    if entries > _MOST_ENTRIES:
        raise _too_large(path)


def _check_kind(path: Path, container: zipfile.ZipFile) -> None:
    """What it is when it is no workbook, where that can be told."""
    named = set(container.namelist())
    if _BOOK in named or any(name.startswith("xl/") for name in named):
        return
    if named >= _OF_LIBREOFFICE:
        raise whole_file(path, _("This is a table of LibreOffice (.ods)."), _save_again())
    raise whole_file(
        path, _("This is a zip file, and not a table."), _("Unpack it, and import the table that is in it.")
    )


def _opened(container: zipfile.ZipFile, name: str, most: int) -> IO[bytes]:
    """One part, to be unpacked; `zipfile` gives no more of it than the size it says to have."""
    part = container.getinfo(name)
    if part.file_size > most:
        raise _TooLargeError
    # A workbook knows no other; LZMA would take the memory that its file asks for.
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotImplementedError
    return container.open(name)


def _shared(container: zipfile.ZipFile) -> list[str]:
    if _TEXTS not in container.namelist():
        return []
    with _opened(container, _TEXTS, MOST_OF_THE_TEXTS) as stream:
        return sheet.shared_texts(stream)


class _Tags:
    """The attributes of every tag of one kind, by their names without a namespace."""

    def __init__(self, tag: str) -> None:
        self._tag = tag
        self.found: list[dict[str, str]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == self._tag:
            self.found.append({name.rpartition(":")[2]: value for name, value in attributes.items()})

    def end(self, tag: str) -> None:
        """Nothing to do."""

    def text(self, data: str) -> None:
        """Nothing to do."""


def _tags(container: zipfile.ZipFile, part: str, tag: str) -> list[dict[str, str]]:
    tags = _Tags(tag)
    with _opened(container, part, _MOST_OF_THE_REST) as stream:
        for _fed in markup.read(stream, tags):
            pass
    return tags.found


def _first_sheet(container: zipfile.ZipFile) -> tuple[str, str]:
    """The part with the first sheet that is not hidden, and its name if there are more; KeyError without one."""
    folder, name = posixpath.split(_BOOK)
    related = _tags(container, f"{folder}/_rels/{name}.rels", "Relationship")
    targets = {each["Id"]: each["Target"] for each in related if each.get("Type", "").endswith("/worksheet")}
    shown = [each for each in _tags(container, _BOOK, "sheet") if each.get("state", "visible") == "visible"]
    sheets = [each for each in shown if each.get("id") in targets]
    if not sheets:
        raise KeyError(_BOOK)
    part = posixpath.normpath(posixpath.join(f"/{folder}", targets[sheets[0]["id"]])).lstrip("/")
    return part, sheets[0].get("name", "") if len(sheets) > 1 else ""


def _too_large(path: Path) -> MetrocheckError:
    return whole_file(
        path,
        _("This workbook is too large to be a table of answers, or was made to unpack without end."),
        _("Check whether this is the file you meant; a very large table goes in as “CSV UTF-8”."),
    )


def _broken(path: Path) -> MetrocheckError:
    return whole_file(path, _("This is not a whole Excel workbook (.xlsx)."), _save_again())


def _save_again() -> str:
    return _("Open it in your spreadsheet program, save it anew as .xlsx or as “CSV UTF-8”, and import that file.")
