"""Makes the workbooks that go out: the same content gives the same bytes.

Whoever writes in one writes texts with `write_string`: the library must never guess what a text is.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from metrocheck.language.plain_text import harmless

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# A workbook must have a moment of creation; this one says nothing, so that equal content is equal bytes.
_MADE = datetime(2000, 1, 1)
# XML has no way to write these two.
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


@contextmanager
def workbook(stream: io.BytesIO, title: str) -> Iterator["Workbook"]:
    """A new workbook that stands in `stream` when the block ends."""
    import xlsxwriter

    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        made.set_properties({"title": legal(title), "author": "metrocheck", "created": _MADE})
        yield made


def legal(text: str) -> str:
    """A text without the characters that a cell cannot hold, on one line."""
    return _NO_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", harmless(text))
