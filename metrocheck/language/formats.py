"""Numbers, dates and lists as the language spoken now writes them.

Babel does the writing. Whoever starts up without numbers (help, version) does not import this module.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from metrocheck import language


def one_decimal(value: float) -> str:
    """A score or range as shown: `3,8`."""
    return _one_decimal(value, language.current())


@cache
def _one_decimal(value: float, code: str) -> str:
    """Remembered: there are few scores to show, and a table shows them thousands of times."""
    return format_decimal(value, "0.0", locale=code)


def two_decimals(value: float) -> str:
    """An agreement: `0,45`."""
    return format_decimal(value, "0.00", locale=language.current())


def whole(value: int) -> str:
    """A count: `171.000`."""
    return format_decimal(value, "#,##0", locale=language.current())


def share(part: float) -> str:
    """A share from 0 to 1 in whole per cents: `33%`."""
    return format_percent(part, "0%", locale=language.current())


def day(moment: date | datetime) -> str:
    """A day in full: `23 november 2026`. A moment is shown in the reader's own time zone."""
    local = moment.astimezone() if isinstance(moment, datetime) else moment
    return format_date(local, "d MMMM y", locale=language.current())


def month(moment: date) -> str:
    """A month with its year: `november 2026`."""
    return format_date(moment, "MMMM y", locale=language.current())


def listed(words: Sequence[str]) -> str:
    """Words in a row: `Aa, Bb en Cc`."""
    return format_list(list(words), locale=language.current())
