"""In which encoding a text file was written, found by reading it once from begin to end.

Must never keep more than a piece of the file, nor know what its lines mean.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path

from metrocheck.errors import MetrocheckError
from metrocheck.exchange.table.faults import whole_file
from metrocheck.language import _

_PIECE = 1024 * 1024
# Excel's "Unicode text" is UTF-16, its "CSV" is Windows' own unless UTF-8 was asked for.
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WITHOUT_MARK = ("utf-8", "cp1252")


def of(path: Path) -> str:
    """The name of the encoding, for `open`.

    Raises:
        MetrocheckError: the file is in none that is understood, or holds the character NUL, as files that are not
            text do.
    """
    with path.open("rb") as stream:
        start = stream.read(4)
    marked = [name for mark, name in _MARKS if start.startswith(mark)]
    for name in marked or _WITHOUT_MARK:
        if _fits(path, name):
            return name
    raise whole_file(
        path,
        _("This is not text in UTF-8, UTF-16 or the Windows encoding."),
        _("Save the table as “CSV UTF-8” or as .xlsx in your spreadsheet program, and import that file."),
    )


def _fits(path: Path, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for piece in _pieces(path):
            if "\0" in decoder.decode(piece):
                raise _holds_nul(path)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _holds_nul(path: Path) -> MetrocheckError:
    return whole_file(
        path,
        _("This file holds characters (NUL) that no table in text has."),
        _("Save the table as “CSV UTF-8” or as .xlsx in your spreadsheet program, and import that file."),
    )
