"""`responses import` of tables: which wave, whose, what became of it, and how far it is."""

import csv
from collections.abc import Sequence

import pytest

from tests.cli.conftest import Made
from tests.cli.front_door import Metrocheck, assert_refused
from tests.cli.screen import CTRL_C, Terminal

# As the standard line numbers them: seven stops of six.
STATEMENTS = [f"{stop}.{place}" for stop in range(1, 8) for place in range(1, 7)]
TICKET = "kade-molen-ster-42"


def table(program: Metrocheck, own: Sequence[str], *rows: Sequence[str], name: str = "a.csv") -> str:
    """A file of rows, each its own cells and then a strip, one cell a code; returns its name."""
    with (program.folder / name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([*own, *STATEMENTS])
        writer.writerows([*cells, *strip] for *cells, strip in rows)
    return name


@pytest.fixture
def linde(made: Made) -> Metrocheck:
    """The partnership Linde of Aa and Bb, in the language of the code."""
    return made("Linde", "Aa", "Bb").having(METROCHECK_LANG="en")


@pytest.fixture
def people(metrocheck: Metrocheck) -> Metrocheck:
    """The partnership Linde of Aa and Bb in confidence."""
    metrocheck.done(
        "new",
        "Linde",
        "--partner",
        "Aa",
        "--partner",
        "Bb",
        "--mode",
        "individual",
        "--min-group",
        "3",
        "--wave",
        "voorjaar",
    )
    return metrocheck.having(METROCHECK_LANG="en")


def test_rows_give_the_report_that_filling_in_gives(linde: Metrocheck) -> None:
    first, second = "4" * 40 + "w5", "21" * 21
    linde.done("responses", "import", table(linde, ["partner"], ["Aa", first], ["bb", second]))
    imported = linde.report()
    linde.done("responses", "remove", "--partner", "Aa", "--yes")
    linde.done("responses", "remove", "--partner", "Bb", "--yes")
    linde.fill_in("Aa", first)
    linde.fill_in("Bb", second)
    assert linde.report() == imported


def test_importing_again_changes_nothing_and_a_change_is_an_update(linde: Metrocheck) -> None:
    file = table(linde, ["partner"], ["Aa", "4" * 42], ["Bb", "3" * 42])
    assert "2 new, 0 updated, 0 unchanged" in linde.done("responses", "import", file).err
    before = linde.report()
    assert "0 new, 0 updated, 2 unchanged" in linde.done("responses", "import", file).err
    assert linde.report() == before
    table(linde, ["partner"], ["Aa", "4" * 42], ["Bb", "2" * 42])
    assert "0 new, 1 updated, 1 unchanged" in linde.done("responses", "import", file).err


def test_a_try_says_the_same_and_changes_nothing(linde: Metrocheck) -> None:
    file = table(linde, ["partner"], ["Aa", "4" * 42])
    tried = linde.done("responses", "import", file, "--dry-run")
    assert (tried.out, "1 new" in tried.err) == ("", True)
    assert tried.lines[-1] == "This was a try: nothing was changed."
    assert linde.report()["responses"]["submitted"] == 0
    done = linde.done("responses", "import", file)
    assert done.lines == tried.lines[:-1]


def test_options_say_what_the_file_does_not(people: Metrocheck) -> None:
    strips = [[each * 42] for each in "345"]
    file = table(people, [], *strips)
    people.done("responses", "import", file, "--partner", "aa", "--role", "raad", "--wave", "voorjaar")
    people.done("wave", "close", "--yes")
    report = people.report()
    assert report["responses"]["by_partner"] == {"Aa": 3}
    assert {each["group"] for each in report["roles"]} <= {"raad"}


def test_a_longer_export_adds_only_what_is_new(people: Metrocheck) -> None:
    rows = [["Aa", "raad", "4" * 42], ["Aa", "raad", "4" * 42], ["Bb", "bestuur", "3" * 42]]
    file = table(people, ["partner", "role"], *rows[:2])
    assert "2 new" in people.done("responses", "import", file).err
    file = table(people, ["partner", "role"], *reversed(rows), rows[0])
    assert "2 new, 0 updated, 2 unchanged" in people.done("responses", "import", file).err


def test_a_file_names_its_wave_and_one_that_is_closed_takes_nothing(linde: Metrocheck) -> None:
    file = table(linde, ["partner", "wave"], ["Aa", "Voorjaar", "4" * 42])
    linde.done("responses", "import", file)
    linde.done("wave", "close", "--yes")
    linde.done("wave", "open", "najaar")
    assert_refused(linde("responses", "import", file), 1, "voorjaar")
    assert_refused(linde("responses", "import", file, "--wave", "najaar"), 1, "a.csv", "Voorjaar")
    assert linde.report("--wave", "najaar")["responses"]["submitted"] == 0


def test_without_an_open_wave_there_is_nothing_to_import_into(linde: Metrocheck) -> None:
    linde.done("wave", "close", "--yes")
    file = table(linde, ["partner"], ["Aa", "4" * 42])
    assert_refused(linde("responses", "import", file), 1, "Linde", "open")


def test_a_team_has_no_roles(linde: Metrocheck) -> None:
    file = table(linde, ["partner"], ["Aa", "4" * 42])
    assert_refused(linde("responses", "import", file, "--role", "raad"), 2, "--role")


def test_what_the_store_refuses_names_file_and_row(people: Metrocheck) -> None:
    file = table(people, ["partner", "role", "ticket"], ["Aa", "raad", TICKET, "4" * 42])
    people.done("responses", "import", file)
    rows = [["Bb", "raad", "", "3" * 42], ["Bb", "raad", TICKET, "3" * 42]]
    file = table(people, ["partner", "role", "ticket"], *rows, name="b.csv")
    refused = people("responses", "import", file)
    assert_refused(refused, 1, "b.csv: row 3")
    assert TICKET not in refused.err
    assert "1 " in people.done("status").out
    people.done("responses", "withdraw", TICKET, "--yes")
    people.done("responses", "import", file)


@pytest.mark.parametrize("rows", [[], [["", ""]], [["Aa", ""]]], ids=["none", "empty", "only a name"])
def test_headings_with_nothing_below_are_no_mistake_and_told(linde: Metrocheck, rows: list[list[str]]) -> None:
    """LimeSurvey writes an empty row where nobody has answered yet."""
    said = linde.done("responses", "import", table(linde, ["partner"], *rows)).err
    assert said.startswith("a.csv: below its headings no row is filled in, so nothing was imported.")
    assert " 0 " not in said
    assert ("left out" in said) is (rows == [["Aa", ""]])


def test_a_name_of_a_wave_that_a_spreadsheet_made_a_date_of(metrocheck: Metrocheck) -> None:
    metrocheck.done("new", "Linde", "--partner", "Aa", "--partner", "Bb", "--wave", "november 2026")
    linde = metrocheck.having(METROCHECK_LANG="en")
    for cell in ("46327", "nov-26", "1-11-2026"):
        file = table(linde, ["partner", "wave"], ["Aa", cell, "4" * 42])
        assert "into wave “november 2026”" in linde.done("responses", "import", file).err
    refused = linde("responses", "import", table(linde, ["partner", "wave"], ["Aa", "okt-26", "4" * 42]))
    assert_refused(refused, 1, "a.csv", "okt-26", "made a date of it", "november 2026")


def test_a_wave_that_is_called_like_a_date_goes_before_one_that_a_date_can_be(metrocheck: Metrocheck) -> None:
    metrocheck.done("new", "Linde", "--partner", "Aa", "--partner", "Bb", "--wave", "november 2026")
    metrocheck.done("wave", "close", "--yes")
    metrocheck.done("wave", "open", "1-11-2026")
    linde = metrocheck.having(METROCHECK_LANG="en")
    file = table(linde, ["partner", "wave"], ["Aa", "1-11-2026", "4" * 42])
    assert "into wave “1-11-2026”" in linde.done("responses", "import", file).err


def test_a_wave_that_is_not_there_names_file_and_cell(linde: Metrocheck) -> None:
    file = table(linde, ["partner", "wave"], ["Aa", "v", "4" * 42])
    assert_refused(linde("responses", "import", file), 1, "a.csv", "“v”", "voorjaar")


def test_what_to_do_about_many_mistakes_is_said_once(linde: Metrocheck) -> None:
    refused = linde("responses", "import", table(linde, ["partner"], ["Aa", "9" * 42]))
    assert refused.code == 1
    assert len([line for line in refused.lines if line.startswith("Error: a.csv: row 2, column ")]) == 20
    assert len([line for line in refused.lines if line.startswith("Write 1 to 5")]) == 1
    assert "And 22 other mistakes." in refused.lines[-2]


def test_what_was_left_out_is_told(linde: Metrocheck) -> None:
    file = table(linde, ["Tijdstempel", "partner"], ["2026-11-23", "Aa", "4" * 42], ["2026-11-23", "Bb", ""])
    said = linde.done("responses", "import", file).err
    assert "Tijdstempel" in said
    assert "1 row without" in said


@pytest.mark.parametrize("extra", [{}, {"METROCHECK_ASCII": "1"}], ids=["bar", "ascii"])
def test_a_terminal_shows_how_far_it_is_and_a_pipe_does_not(people: Metrocheck, extra: dict[str, str]) -> None:
    rows = [["Aa", "raad", f"{number:042b}".replace("0", "3").replace("1", "4")] for number in range(2_000)]
    file = table(people, ["partner", "role"], *rows)
    with Terminal(people.having(**extra), "responses", "import", file) as terminal:
        assert terminal.ended() == 0
        assert "100%" in terminal.sent
        assert ("━" in terminal.sent) is not bool(extra)
        # Nothing of it stays on the screen.
        assert "%" not in terminal.read()
    again = people.done("responses", "import", file)
    assert len(again.lines) == 1
    assert "%" not in again.err


def test_who_stops_half_way_is_told_that_nothing_came_in(people: Metrocheck) -> None:
    file = table(
        people,
        ["partner", "role"],
        *(["Aa", "raad", f"{number:042b}"[::-1].replace("0", "3")] for number in range(60_000)),
    )
    with Terminal(people, "responses", "import", file) as terminal:
        terminal.until("[1-9]%")
        terminal.press(CTRL_C)
        assert terminal.ended() == 130
        assert "whole or not at all" in " ".join(terminal.read().split())
    assert people.report()["responses"]["submitted"] == 0
    assert people.done("store", "check").code == 0
