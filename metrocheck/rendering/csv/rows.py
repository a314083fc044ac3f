"""Rows of one value each, written as CSV (RFC 4180). Knows nothing of what a report holds.

Must never let a text become a formula in whatever opens the file, and never change a number.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from pydantic_core import to_jsonable_python

from metrocheck.language.plain_text import harmless

Value = str | bool | int | float | datetime | date | None
# OWASP ASVS 5.0, 1.2.10. A text that has quotes before such a character gets one more, so that taking one away
# always gives the text back.
_LIVE = re.compile("'*[=+\\-@\t\r\n\0]")


class Row(NamedTuple):
    """One value: of which subject, of which municipality (None: of all together), and what it measures."""

    level: str
    id: str
    name: str
    partner: str | None
    measure: str
    value: Value


class Subject(NamedTuple):
    """What rows are about."""

    level: str
    id: str = ""
    name: str = ""

    def rows(self, measures: Mapping[str, Value], partner: str | None = None) -> Iterator[Row]:
        """A row for each measure."""
        for measure, value in measures.items():
            yield Row(*self, partner, measure, value)


def written(rows: Iterable[Row]) -> str:
    r"""The rows as CSV under a header: lines end in CRLF, quotes are doubled, a null is an empty field.

    Numbers, moments, `true` and `false` are those of the JSON, character for character. A text that begins with
    `= + - @`, tab, CR, LF or NUL, with or without `'` before it, gets one `'` in front; a script takes it
    away again with `re.sub(r"^'(?='*[=+\-@\t\r\n\0])", "", field)`.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(Row._fields)
    writer.writerows([_field(value) for value in row] for row in rows)
    return stream.getvalue()


def _field(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _inactive(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(to_jsonable_python(value))


def _inactive(text: str) -> str:
    shown = harmless(text)
    return f"'{shown}" if _LIVE.match(shown) else shown
