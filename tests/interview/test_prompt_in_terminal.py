"""Filling in, in a real terminal: a process in a pty, read back through a terminal emulator."""

import signal
import sqlite3
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metrocheck.questionnaire.model import Questionnaire
from tests import terminal as shown
from tests.terminal import CTRL_C, DOWN, ENTER, LEFT, PATIENCE

DRIVER = Path(__file__).with_name("drive.py")
ROOT = DRIVER.parents[2]


class Terminal(shown.Terminal):
    """One scan in a terminal, kept in a database beside it."""

    def __init__(self, folder: Path, line: Questionnaire, strip: str, columns: int, rows: int) -> None:
        questionnaire = folder / "line.json"
        questionnaire.write_text(line.model_dump_json(), encoding="utf-8")
        self._database = folder / "kept.db"
        command = [sys.executable, str(DRIVER), str(questionnaire), str(self._database), strip]
        environment = {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "PATH": "/usr/bin:/bin"}
        super().__init__(command, environment, folder, columns=columns, rows=rows)

    def kept(self) -> list[tuple[str, str]]:
        database = sqlite3.connect(self._database)
        try:
            return database.execute("select about, value from kept").fetchall()
        finally:
            database.close()


Open = Callable[..., Terminal]


@pytest.fixture
def opened(tmp_path: Path, short_line: Questionnaire) -> Iterator[Open]:
    terminals: list[Terminal] = []

    def open_terminal(strip: str = "......", columns: int = 80, rows: int = 30) -> Terminal:
        terminals.append(Terminal(tmp_path, short_line, strip, columns, rows))
        return terminals[-1]

    yield open_terminal
    for terminal in terminals:
        terminal.child.close(force=True)


def test_digits_arrows_and_back(opened: Open) -> None:
    terminal = opened()
    assert "»" not in terminal.at(1)
    terminal.press(ENTER)
    terminal.press("4")
    assert "»" not in terminal.at(2)
    terminal.press(DOWN)
    terminal.until(r"» 1")
    terminal.press(DOWN)
    terminal.until(r"» 2")
    terminal.press(ENTER)
    terminal.at(3)
    terminal.press(LEFT)
    assert "» 2" in terminal.at(2)
    terminal.press("b")
    assert "» 4" in terminal.at(1)
    terminal.press(ENTER)
    terminal.at(2)
    assert terminal.kept() == [("0", "4"), ("1", "2"), ("0", "4")]
    # Asking where the cursor is costs a second, and a warning, where nobody answers.
    assert "\x1b[6n" not in terminal.sent


def test_comment_and_explanation(opened: Open) -> None:
    terminal = opened()
    terminal.at(1)
    terminal.press("?")
    assert "Toelichting bij halte 1." in terminal.until("Waar halte 1 over gaat")
    terminal.press("3")
    terminal.at(1)
    terminal.press("o")
    terminal.until("Enter.*Esc")
    terminal.press("lastig")
    terminal.until("» lastig")
    terminal.press(ENTER)
    terminal.until(r": lastig")
    terminal.press("1")
    terminal.at(2)
    assert terminal.kept() == [("1.1", "lastig"), ("0", "1")]


def test_type_ahead_never_answers_the_next_statement(opened: Open) -> None:
    terminal = opened()
    terminal.at(1)
    terminal.press("12345")
    terminal.at(2)
    # Long enough for a second answer to have been kept.
    time.sleep(0.3)
    terminal.at(2)
    assert terminal.kept() == [("0", "1")]
    terminal.press("5")
    terminal.at(3)


def test_keys_typed_before_the_first_statement_are_dropped(opened: Open) -> None:
    terminal = opened()
    terminal.press("3")
    terminal.at(1)
    terminal.press("4")
    terminal.at(2)
    assert terminal.kept() == [("0", "4")]


@pytest.mark.parametrize("ending", ["ctrl-c", "sigterm"])
def test_stopping_gives_the_terminal_back(opened: Open, ending: str) -> None:
    terminal = opened()
    flags_before = termios.tcgetattr(terminal.child.fileno())[3]
    terminal.at(1)
    terminal.press("4")
    terminal.at(2)
    if ending == "ctrl-c":
        terminal.press(CTRL_C)
    else:
        terminal.child.kill(signal.SIGTERM)
    screen = terminal.until("ended: interrupted")
    assert "Traceback" not in screen
    assert termios.tcgetattr(terminal.child.fileno())[3] == flags_before
    assert terminal.sent.rindex("\x1b[?1049l") > terminal.sent.rindex("\x1b[?1049h")
    assert terminal.kept() == [("0", "4")]


def test_a_closed_window_ends_it_with_every_answer_kept(opened: Open) -> None:
    terminal = opened()
    terminal.at(1)
    terminal.press("4")
    terminal.at(2)
    terminal.child.ptyproc.fileobj.close()
    deadline = time.monotonic() + PATIENCE
    while terminal.child.ptyproc.isalive():
        assert time.monotonic() < deadline, "it goes on without a window"
        time.sleep(0.05)
    assert terminal.kept() == [("0", "4")]


def test_resizing_wraps_anew_and_leaves_nothing_behind(opened: Open) -> None:
    terminal = opened()
    wide = terminal.at(1)
    terminal.resize(40, 24)
    narrow = terminal.until(r"(?m)^ halte|^ stop|\n (halte|stop) 1")
    for screen in (wide, narrow):
        assert screen.count("helemaal oneens") == 1
        words = " ".join(screen.split())
        assert "waarom opgave 1.1 voor onze inwoners van belang is en blijft." in words
        assert "n niet van toepassing" in words
    terminal.press("2")
    terminal.at(2)
    terminal.resize(80, 30)
    again = terminal.until(r"2 (van|of) 6  ")
    assert again.count("helemaal oneens") == 1
    assert terminal.kept() == [("0", "2")]


def test_open_questions_overview_revision_and_submitting(opened: Open) -> None:
    terminal = opened("12345.", columns=40, rows=24)
    terminal.at(6)
    terminal.press("w")
    terminal.until("nummer 1")
    terminal.press("de sfeer" + ENTER)
    terminal.until("nummer 2")
    terminal.press(ENTER)
    assert "4 5 w" in terminal.until(r"Halte 2")
    terminal.press("2")
    for number in (4, 5, 6):
        terminal.at(number)
        terminal.press("1")
    screen = terminal.until(r"1 1 1")
    assert "de sfeer" in screen
    terminal.press(DOWN)
    terminal.until("»")
    terminal.press(ENTER)
    terminal.until("ended: submitted")
    assert terminal.kept() == [
        ("5", "w"),
        ("open-1", "de sfeer"),
        ("open-2", ""),
        ("3", "1"),
        ("4", "1"),
        ("5", "1"),
        ("", "123111"),
    ]
