"""Saving a report with somebody watching: what moves on stderr and goes away again, and the start menu."""

import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Made
from tests.cli.front_door import Metrocheck
from tests.cli.screen import CTRL_C, DOWN, ENTER, Terminal

COLOUR = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7])(?:;[0-9;]*)?m")
ASKED = ("report", "-o", "r.csv", "-o", "r.json")


@pytest.fixture
def ready(made: Made) -> Metrocheck:
    program = made("Linde", "Aa", "Bb", wave="Nájaar / 2026")
    program.fill_in("Aa", "4" * 42)
    return program.having(METROCHECK_LANG="en")


def shown(program: Metrocheck, *arguments: str, columns: int = 80) -> tuple[str, str]:
    """What was sent to the terminal, and what still stands there in the end."""
    with Terminal(program, *arguments, columns=columns) as terminal:
        assert terminal.ended() == 0
        return terminal.sent, terminal.read().strip()


def test_what_it_does_is_seen_and_leaves_nothing(ready: Metrocheck) -> None:
    sent, screen = shown(ready, *ASKED)
    for doing in ("Making the report", "Writing r.csv (1/2)", "Writing r.json (2/2)"):
        assert doing in sent
    assert screen == "Written: r.csv\nWritten: r.json"
    assert COLOUR.search(sent)
    # The cursor is hidden for as long as something moves, and given back.
    assert sent.rfind("\x1b[?25h") > sent.rfind("\x1b[?25l") > -1


def test_without_colours(ready: Metrocheck) -> None:
    sent, _screen = shown(ready.having(NO_COLOR="1"), *ASKED)
    assert "Writing" in sent
    assert not COLOUR.search(sent)


def test_with_plain_letters(ready: Metrocheck) -> None:
    sent, _screen = shown(ready.having(METROCHECK_ASCII="1"), *ASKED)
    assert "Writing" in sent
    assert sent.isascii()


def test_nothing_moves_on_a_plain_terminal(ready: Metrocheck) -> None:
    sent, screen = shown(ready.having(TERM="dumb"), *ASKED)
    assert sent.split("\r\n")[:-1] == screen.split("\n") == ["Written: r.csv", "Written: r.json"]


def test_a_long_name_in_a_narrow_window_leaves_nothing_either(ready: Metrocheck) -> None:
    name = "[red]" + "lang " * 30 + ".json"
    sent, screen = shown(ready, "report", "-o", name, columns=40)
    assert "Writing [red]lang" in sent
    assert "".join(screen.split()) == "".join(f"Written: {name}".split())


def test_the_report_on_the_screen_shows_none_of_it(ready: Metrocheck) -> None:
    sent, _screen = shown(ready, "report")
    assert "Making" not in sent


def to_saving(terminal: Terminal) -> str:
    terminal.until("What would you like to do")
    terminal.press(DOWN + DOWN)
    terminal.until("» Save the report")
    terminal.press(ENTER)
    return terminal.until("Under which name")


def test_the_menu_saves_under_a_name_of_its_own(ready: Metrocheck) -> None:
    with Terminal(ready, columns=120) as terminal:
        assert "report-najaar-2026.html" in to_saving(terminal)
        terminal.press(ENTER)
        terminal.until(f"Written: {re.escape(os.path.realpath(ready.folder))}")
        terminal.until("Leave")
        terminal.press(CTRL_C)
        assert terminal.ended() == 130
    assert (ready.folder / "report-najaar-2026.html").read_bytes().startswith(b"<!doctype html>")


def test_the_menu_asks_before_it_replaces(ready: Metrocheck) -> None:
    file = ready.folder / "report-najaar-2026.html"
    file.write_text("by hand", "utf-8")
    with Terminal(ready, columns=120) as terminal:
        to_saving(terminal)
        terminal.press(ENTER)
        terminal.until("Replace it(.|\n)*» no")
        terminal.press(ENTER)
        terminal.until("Nothing was written(.|\n)*» ")
        terminal.press(CTRL_C)
        assert terminal.ended() == 130
    assert file.read_text("utf-8") == "by hand"


def test_a_name_that_cannot_be_does_not_leave_the_menu(ready: Metrocheck) -> None:
    with Terminal(ready, columns=120) as terminal:
        to_saving(terminal)
        terminal.press("x" + ENTER)
        terminal.until("Error: (.|\n)*htmlx(.|\n)*Choose from: .html(.|\n)*What would you like")
        terminal.press(CTRL_C)
        assert terminal.ended() == 130
    assert not list(Path(ready.folder).glob("report-*"))
