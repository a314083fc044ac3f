"""The name of a wave that a spreadsheet program took for a date: "november 2026" becomes 46327, or nov-26.

Must never take a name that somebody can have typed as it stands for something else.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = (
    *(("jan", "januari", "january"), ("feb", "februari", "february"), ("mrt", "maart", "mar", "march")),
    *(("apr", "april"), ("mei", "may"), ("jun", "juni", "june"), ("jul", "juli", "july")),
    *(("aug", "augustus", "august"), ("sep", "sept", "september"), ("okt", "oktober", "oct", "october")),
    *(("nov", "november"), ("dec", "december")),
)
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
# Excel counts the days from here, because of a leap day in 1900 that never was.
_BEFORE_THE_FIRST = date(1899, 12, 30)
_SERIAL = re.compile(r"[2-6][0-9]{4}")
_CENTURY = 2000
_MIDNIGHT = r"(?:[T ]0?0:00(?::00(?:\.0+)?)?)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}}){_MIDNIGHT}")
_YEAR_LAST = re.compile(rf"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{4}}){_MIDNIGHT}")
_SHORT = re.compile(r"([a-z]{3,4})\.?[-/ ]([0-9]{2})")
_YEAR_MONTH = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{4})")
_NAMED = re.compile(r"([a-z]+)\.?[-/ ]+'?([0-9]{2}|[0-9]{4})")
_DAY_NAMED = re.compile(r"([0-9]{1,2})[-/. ]+([a-z]+)\.?[-/ ]+([0-9]{4})")
_LONGEST = 40


def shown(cell: str) -> frozenset[date]:
    """The dates that a cell can be, when it is as spreadsheet programs write a date; none when it is not."""
    text = cell.strip().lower()[:_LONGEST]
    if _SERIAL.fullmatch(text):
        return frozenset({_BEFORE_THE_FIRST + timedelta(days=int(text))})
    found: list[tuple[int, int, int]] = []
    if match := _YEAR_FIRST.fullmatch(text):
        found.append((int(match[1]), int(match[2]), int(match[3])))
    if match := _YEAR_LAST.fullmatch(text):
        # The day first, as here, or the month, as in America.
        found += [(int(match[3]), int(match[2]), int(match[1])), (int(match[3]), int(match[1]), int(match[2]))]
    if match := _SHORT.fullmatch(text):
        found.append((_CENTURY + int(match[2]), _NUMBER_OF.get(match[1], 0), 1))
    return frozenset(_dates(found))


def named(label: str) -> frozenset[date]:
    """The dates that a spreadsheet program makes of the name of a wave; of a month it takes the first day."""
    text = label.strip().lower()[:_LONGEST]
    found: list[tuple[int, int, int]] = []
    if match := _YEAR_MONTH.fullmatch(text):
        found.append((int(match[1]), int(match[2]), 1))
    if match := _MONTH_YEAR.fullmatch(text):
        found.append((int(match[2]), int(match[1]), 1))
    if match := _NAMED.fullmatch(text):
        year = int(match[2])
        found.append((year if year > _CENTURY else _CENTURY + year, _NUMBER_OF.get(match[1], 0), 1))
    if match := _DAY_NAMED.fullmatch(text):
        found.append((int(match[3]), _NUMBER_OF.get(match[2], 0), int(match[1])))
    return frozenset(_dates(found)) | shown(text)


def is_same(cell: str, label: str) -> bool:
    """Whether a cell is what a spreadsheet program made of this name."""
    return not shown(cell).isdisjoint(named(label))


def is_date(cell: str) -> bool:
    """Whether a cell is as spreadsheet programs write a date."""
    return bool(shown(cell))


def _dates(found: list[tuple[int, int, int]]) -> Iterator[date]:
    for year, month, day in found:
        try:
            yield date(year, month, day)
        except ValueError:
            continue
