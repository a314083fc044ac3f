"""Numbers, dates and lists as Dutch and English write them."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrocheck import language
from metrocheck.language import formats

MOMENT = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("write", "value", "dutch", "english"),
    [
        (formats.one_decimal, 3.8, "3,8", "3.8"),
        (formats.one_decimal, 4.0, "4,0", "4.0"),
        (formats.one_decimal, -0.3, "-0,3", "-0.3"),
        (formats.two_decimals, 0.45, "0,45", "0.45"),
        (formats.two_decimals, -1.0, "-1,00", "-1.00"),
        (formats.whole, 171_000, "171.000", "171,000"),
        (formats.whole, 0, "0", "0"),
        (formats.share, 0.25, "25%", "25%"),
        (formats.share, 1.0, "100%", "100%"),
        (formats.day, date(2026, 11, 23), "23 november 2026", "23 November 2026"),
        (formats.day, date(2026, 3, 1), "1 maart 2026", "1 March 2026"),
        (formats.month, date(2026, 5, 18), "mei 2026", "May 2026"),
        (formats.listed, ["Aa"], "Aa", "Aa"),
        (formats.listed, ["Aa", "Bee"], "Aa en Bee", "Aa and Bee"),
        (formats.listed, ["Aa", "Bee", "Cee"], "Aa, Bee en Cee", "Aa, Bee, and Cee"),
    ],
)
def test_written_as_the_language_does(write: Callable[[object], str], value: object, dutch: str, english: str) -> None:
    assert write(value) == dutch
    language.use("en")
    assert write(value) == english


@pytest.mark.parametrize(("zone", "day"), [("Europe/Amsterdam", "24 november 2026"), ("UTC", "23 november 2026")])
def test_a_moment_is_told_in_the_readers_own_time(monkeypatch: pytest.MonkeyPatch, zone: str, day: str) -> None:
    with monkeypatch.context() as inside:
        inside.setenv("TZ", zone)
        time.tzset()
        told = formats.day(MOMENT)
    time.tzset()
    assert told == day


@given(st.integers(-90, 90))
def test_what_is_shown_stays_what_it_is(tenths: int) -> None:
    assert float(formats.one_decimal(tenths / 10).replace(",", ".")) == tenths / 10


def test_a_date_is_the_same_everywhere() -> None:
    # A planned day is no moment: no time zone moves it.
    assert formats.day(date(2027, 5, 17)) == "17 mei 2027"
