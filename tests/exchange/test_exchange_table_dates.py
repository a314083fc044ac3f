"""The name of a wave that a spreadsheet program made a date of."""

from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from metrocheck.exchange.table import Given, dates, is_wave_called, wave_label
from tests.exchange.table_doors import WAVE, faults, ids, read, row, written


@pytest.mark.parametrize("label", ["november 2026", "Nov 2026", "2026-11", "11-2026", "november  2026", "nov '26"])
@pytest.mark.parametrize(
    "cell", ["46327", "nov-26", "Nov-26", "1-11-2026", "11/1/2026", "2026-11-01", "2026-11-01 00:00:00"]
)
def test_a_month(label: str, cell: str) -> None:
    """46327 is the first of November 2026: 46,327 days after the thirtieth of December 1899."""
    assert is_wave_called(cell, label)


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        *(("46328", "november 2026"), ("okt-26", "november 2026"), ("nov-27", "november 2026")),
        *(("2-11-2026", "november 2026"), ("46327", "najaar 2026"), ("46327", "2026"), ("2026", "2026-11")),
        # Names that somebody can have given to two waves: these are not the same one.
        *(("2026-11", "november 2026"), ("november 2026", "2026-11"), ("11-2026", "2026-11")),
        *(("31-2-2026", "februari 2026"), ("99999", "november 2026"), ("xyz-26", "november 2026"), ("", "")),
    ],
)
def test_no_such_date(cell: str, label: str) -> None:
    assert is_wave_called(cell, label) is (cell == label)


def test_a_day() -> None:
    assert is_wave_called("46340", "14 november 2026")
    assert is_wave_called("2026-11-14", "14-11-2026")
    assert not is_wave_called("46340", "november 2026")


@given(st.dates(date(1955, 1, 1), date(2090, 1, 1)))
def test_a_serial_number_is_its_day_in_every_notation(day: date) -> None:
    serial = str((day - date(1899, 12, 30)).days)
    for written_ in (f"{day.day}-{day.month}-{day.year}", day.isoformat(), f"{day.day} {day:%B} {day.year}"):
        assert dates.is_same(serial, written_)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text(cell: str, label: str) -> None:
    dates.is_same(cell, label)


def test_in_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["meting", "partner", "role", *ids()])
        sheet.write_datetime(1, 0, datetime(2026, 11, 1), book.add_format({"num_format": "mmm-yy"}))
        sheet.write_row(1, 1, row("Waterhoven", "raad"))
    november = WAVE.model_copy(update={"label": "november 2026"})
    assert len(read(path, given=Given(wave=november)).responses) == 1
    assert wave_label(path) == "46327"
    assert len(faults(path, given=Given(wave=WAVE))) == 1


def test_a_word_among_answers_is_no_heading(tmp_path: Path) -> None:
    head = ["partner", "role", *ids(), "tevreden"]
    rows = [[*row("Waterhoven", "raad"), said] for said in ("Meting", "Goed")]
    assert wave_label(written(tmp_path / "a.csv", head, *rows)) is None
