"""CSV as written: what any reader gets back, and what a spreadsheet does not obey."""

import csv
import io
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrocheck.language.plain_text import harmless
from metrocheck.rendering.csv.rows import Row, Subject, written

HEADER = ["level", "id", "name", "partner", "measure", "value"]
# Everything a file can hold: no halves of surrogate pairs.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def _undone(field: str) -> str:
    """What the docstring of `written` tells a script to do."""
    return re.sub(r"^'(?='*[=+\-@\t\r\n\0])", "", field)


@given(TEXTS, TEXTS)
def test_any_text_comes_back_and_is_never_a_formula(name: str, value: str) -> None:
    header, row = _read(written([Row("stop", "1", name, value, "text", value)]))
    assert header == HEADER
    assert [_undone(field) for field in row] == ["stop", "1", harmless(name), harmless(value), "text", harmless(value)]
    assert not any(field.startswith(DANGEROUS) for field in row)


@given(TEXTS)
def test_a_row_is_one_line_that_ends_in_crlf(text: str) -> None:
    lines = written([Row("stop", "1", text, text, "text", text)]).split("\r\n")
    assert len(lines) == 3
    assert lines[-1] == ""
    assert not any("\r" in line or "\n" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("=1+1", "'=1+1"),
        ("+31", "'+31"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("'=1", "''=1"),
        # Names begin with a quote; they must stay what they are.
        ("'s-Gravenbroek", "'s-Gravenbroek"),
        ("’t Veld", "’t Veld"),
        ("a=1", "a=1"),
        ('zeg "ja", nu', 'zeg "ja", nu'),
        # A line break within a text became a space where it came in; here it must not make a row either.
        ("een\r\ntwee", "een twee"),
    ],
)
def test_a_text_that_a_spreadsheet_would_obey_is_quoted(text: str, field: str) -> None:
    assert _read(written([Row("comment", "1", "", None, "text", text)]))[1][5] == field


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (None, ""),
        (3, "3"),
        (4.0, "4.0"),
        (3.8071, "3.8071"),
        # A number of ours is no text: a script reads it as it is.
        (-0.25, "-0.25"),
        (datetime(2026, 11, 16, 12, 0, tzinfo=UTC), "2026-11-16T12:00:00Z"),
        (datetime(2026, 11, 16, 12, 0, 1, 500, tzinfo=UTC), "2026-11-16T12:00:01.000500Z"),
    ],
)
def test_numbers_and_moments_are_those_of_the_json(value: float | datetime | None, field: str) -> None:
    assert _read(written([Row("stop", "1", "", None, "score", value)]))[1][5] == field


def test_quotes_are_doubled() -> None:
    assert written([Row("stop", "1", 'a "b", c', None, "n", 1)]).split("\r\n")[1] == 'stop,1,"a ""b"", c",,n,1'


def test_a_subject_gives_a_row_for_each_measure() -> None:
    rows = list(Subject("stop", "1", "Ambities").rows({"score": 4.5, "n": 6}, "Aa"))
    assert rows == [
        Row("stop", "1", "Ambities", "Aa", "score", 4.5),
        Row("stop", "1", "Ambities", "Aa", "n", 6),
    ]
