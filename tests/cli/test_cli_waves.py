"""Waves: opened, found, closed, planned, renamed and purged."""

from datetime import date, timedelta

import pytest

from tests.cli.conftest import Made
from tests.cli.front_door import Metrocheck, assert_refused

FOURS, TWOS = "4" * 42, "2" * 42


@pytest.fixture(scope="module")
def three(made: Made) -> Metrocheck:
    """Two closed waves, and an open one with a draft."""
    program = made("Linde", "Aa", "Bb", wave="voorjaar 2026")
    program.fill_in("Aa", FOURS)
    program.done("wave", "close", "--yes")
    program.done("wave", "open", "najaar 2026")
    program.fill_in("Aa", TWOS)
    program.done("wave", "close", "--yes", "--next", "2026-01-31")
    program.done("wave", "open", "voorjaar 2027")
    program.done("scan", "--plain", "--partner", "Bb", given="4\n4\ns\n")
    return program


def test_a_wave_is_found_by_label_beginning_and_number(three: Metrocheck) -> None:
    for asked in ("najaar 2026", "NAJAAR  2026", "naj", "2"):
        assert three.report("--wave", asked)["overall"]["score"] == 2.0
    assert three.report()["wave"]["label"] == "voorjaar 2027"
    assert_refused(three("report", "--wave", "voorjaar"), 1, "voorjaar 2026", "voorjaar 2027")


def test_the_list_and_the_status(three: Metrocheck) -> None:
    listed = [line.split() for line in three.done("wave", "list").out.splitlines()[1:]]
    assert [(row[0], row[-1]) for row in listed] == [("1", "1"), ("2", "1"), ("3", "0")]
    shown = three.done("status").out
    assert "Aa" in shown
    assert "2 van 42" in shown
    assert three.report()["responses"] == {"submitted": 0, "drafts": 1, "by_partner": {"Aa": 0, "Bb": 0}}


def test_only_one_wave_is_open(three: Metrocheck) -> None:
    assert_refused(three("wave", "open", "nog een"), 1, "voorjaar 2027")


def test_labels_are_kept_apart(three: Metrocheck) -> None:
    assert_refused(three("wave", "rename", "3", "Najaar 2026"), 1, "najaar 2026")
    three.done("wave", "rename", "2", "nazomer")
    assert "nazomer" in three.done("wave", "list").out
    three.done("wave", "rename", "nazomer", "najaar 2026")


def test_closing_and_purging_need_a_yes(three: Metrocheck) -> None:
    assert_refused(three("wave", "purge", "2"), 2, "--yes")
    # An open wave is closed before it can be purged.
    assert_refused(three("wave", "purge", "3", "--yes"), 1, "voorjaar 2027")
    assert_refused(three("wave", "close", "1", "--yes"), 1, "voorjaar 2026")


def test_the_next_wave_is_planned(linde: Metrocheck) -> None:
    later = date.today() + timedelta(days=400)
    linde.fill_in("Aa", FOURS)
    assert str(later.year) in linde.done("wave", "close", "--yes", "--next", later.isoformat()).err
    planned = linde.done("status").out.splitlines()[-1]
    assert str(later.year) in planned
    assert planned in words(linde.done("report").out)


def test_the_next_wave_is_due_also_after_one_that_nobody_filled_in(linde: Metrocheck) -> None:
    linde.done("wave", "close", "--yes", "--next", "2026-01-31")
    due = linde.done("status").out.splitlines()[-1]
    assert "31 januari 2026" in due
    assert due in words(linde.done("report").out)


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_closed_wave_takes_no_scan(linde: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS, end="n")
    linde.done("wave", "close", "--yes")
    assert_refused(linde("scan", "--plain", "--partner", "Aa", given="j\n"), 1, "metrocheck wave open")
    assert_refused(linde("wave", "close", "--yes"), 1)
    report = linde.report()
    # What was never handed in does not count.
    assert (report["overall"]["score"], report["responses"]["submitted"]) == (None, 0)
    assert report["wave"]["closed"] is not None


def test_a_purged_wave_keeps_its_place_and_loses_its_scans(linde: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS, "een geheim dat weg moet")
    linde.done("wave", "close", "--yes")
    linde.done("wave", "purge", "voorjaar", "--yes")
    report = linde.report("--wave", "voorjaar")
    # What was published when it closed stays.
    assert (report["responses"]["submitted"], report["overall"]["score"], report["comments"]) == (1, 4.0, [])
    assert "voorjaar" in linde.done("wave", "list").out
    assert linde.done("report").out.startswith("Linde")
    for file in linde.folder.glob("store*"):
        assert b"geheim" not in file.read_bytes()


def test_a_first_wave_is_called_after_month_and_year(metrocheck: Metrocheck) -> None:
    metrocheck.done("new", "Linde", "--partner", "Aa", "--lang", "en")
    assert metrocheck.report()["wave"]["label"] == f"{date.today():%B %Y}"
