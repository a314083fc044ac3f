"""Ctrl-C at every prompt, signals, closed input and odd windows: exit 130, everything kept, no traceback."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing

import pytest

from tests.cli.conftest import Made
from tests.cli.front_door import Metrocheck, ended
from tests.cli.screen import CTRL_C, DOWN, ENTER, ESCAPE, Terminal

INTERRUPTED = 130


def kept(program: Metrocheck) -> str:
    with closing(sqlite3.connect(program.store)) as database:
        (strip,) = database.execute("select strip from response").fetchone()
    return str(strip).rstrip(".")


@pytest.fixture(scope="module")
def full(made: Made) -> Callable[[], Metrocheck]:
    """A partnership whose Aa has answered all statements."""
    program = made("Linde", "Aa", "Bb")
    assert program("scan", "--plain", "--partner", "Aa", given="4\n" * 42).code == INTERRUPTED

    def copy() -> Metrocheck:
        other = made("Linde", "Aa", "Bb")
        shutil.copy2(program.store, other.store)
        return other

    return copy


@pytest.mark.parametrize(
    ("command", "seen"),
    [
        ("scan", "Welke gemeente vult in"),
        ("wave close", "Meting ‘voorjaar’"),
        ("remove", "verwijderen"),
        ("edit", "Wat wilt u aanpassen"),
        ("wave open", "heet"),
        ("stops", "halte"),
        ("", "Wat wilt u doen"),
        ("new", "Hoe heet uw samenwerking"),
        ("new Maas", "Welke gemeente"),
    ],
)
def test_ctrl_c_where_something_is_asked(linde: Metrocheck, command: str, seen: str) -> None:
    before = linde.store.read_bytes()
    with Terminal(linde, *command.split()) as terminal:
        terminal.until(seen)
        terminal.press(CTRL_C)
        assert terminal.ended() == INTERRUPTED
    assert linde.store.read_bytes() == before


def test_ctrl_c_where_a_partnership_is_chosen(linde: Metrocheck) -> None:
    linde.done("new", "Maas", "--partner", "Cc")
    with Terminal(linde, "status") as terminal:
        terminal.until("Welke samenwerking")
        terminal.press(CTRL_C)
        assert terminal.ended() == INTERRUPTED


def test_ctrl_c_on_a_plain_terminal(linde: Metrocheck) -> None:
    with Terminal(linde.having(TERM="dumb"), "scan", "--partner", "Aa") as terminal:
        terminal.until("1 van 42")
        terminal.press("4\n")
        terminal.until("(?m)^2 van 42")
        terminal.press("raar\n")
        # On a terminal an invalid line asks again.
        terminal.until("raar(.|\n)*>\n*$")
        terminal.press(CTRL_C)
        assert terminal.ended() == INTERRUPTED
    assert kept(linde) == "4"


@pytest.mark.parametrize("stop", [CTRL_C, signal.SIGTERM, signal.SIGHUP], ids=["ctrl-c", "sigterm", "sighup"])
def test_stopped_at_a_statement(linde: Metrocheck, stop: str | signal.Signals) -> None:
    with Terminal(linde, "scan", "--partner", "Aa") as terminal:
        terminal.at(1)
        terminal.press("4")
        terminal.at(2)
        if isinstance(stop, str):
            terminal.press(stop)
        else:
            terminal.child.kill(stop)
        assert terminal.ended() == INTERRUPTED
        # It says how to go on, on the screen people come back to.
        assert "metrocheck scan" in terminal.read()
    assert kept(linde) == "4"
    linde.done("store", "check")


def test_ctrl_c_in_a_comment(linde: Metrocheck) -> None:
    with Terminal(linde, "scan", "--partner", "Aa") as terminal:
        terminal.at(1)
        terminal.press("o")
        terminal.until("Enter.*Esc")
        terminal.press("half ge")
        terminal.until("half ge")
        terminal.press(CTRL_C)
        assert terminal.ended() == INTERRUPTED
    with closing(sqlite3.connect(linde.store)) as database:
        assert database.execute("select about, text from comment").fetchall() == [("1.1", "half ge")]


def test_ctrl_c_at_an_open_question_and_at_the_overview(full: Callable[[], Metrocheck]) -> None:
    program = full()
    with Terminal(program, "scan", "--partner", "Aa") as terminal:
        terminal.until("Waar ben je tevreden over")
        terminal.press(CTRL_C)
        assert terminal.ended() == INTERRUPTED
    with Terminal(program, "scan", "--partner", "Aa") as terminal:
        for question in ("Waar ben je tevreden over", "Wat zou je liever anders zien"):
            terminal.until(question)
            terminal.press(ENTER)
        terminal.until("Scan indienen|indienen")
        terminal.press(CTRL_C)
        assert terminal.ended() == INTERRUPTED
    assert kept(program) == "4" * 42
    assert program.report()["responses"]["submitted"] == 0


def test_a_window_that_changes_and_a_narrow_one(linde: Metrocheck) -> None:
    with Terminal(linde, "scan", "--partner", "Aa", columns=40, rows=24) as terminal:
        narrow = terminal.at(1)
        assert "helemaal oneens" in narrow
        terminal.press("o")
        terminal.until("Enter.*Esc")
        terminal.resize(100, 30)
        terminal.press("breder")
        terminal.until("breder")
        terminal.press(ESCAPE)
        terminal.until("1-5, w, n")
        terminal.resize(20, 8)
        terminal.until("(?m)^ ?1 van 42")
        terminal.press("3")
        terminal.until("(?m)^ ?2 van 42")
        terminal.resize(80, 30)
        terminal.until("2 van 42  halte 1: Formuleer ambities")
        terminal.press(CTRL_C)
        assert terminal.ended() == INTERRUPTED
    assert kept(linde) == "3"


def test_a_narrow_window_all_the_way(full: Callable[[], Metrocheck]) -> None:
    program = full()
    with Terminal(program, "scan", "--partner", "Aa", columns=40, rows=24) as terminal:
        for question in ("Waar ben je tevreden over", "Wat zou je liever anders"):
            terminal.until(question)
            terminal.press(ENTER)
        terminal.until("7 +Onthechten +4 4 4 4 4 4")
        terminal.press(DOWN)
        terminal.until("»")
        terminal.press(ENTER)
        assert terminal.ended() == 0
        assert "Dank u wel" in terminal.sent
    assert program.report()["responses"]["submitted"] == 1


def test_sigterm_in_a_pipe(linde: Metrocheck) -> None:
    process = linde.start("scan", "--plain", "--partner", "Aa")
    assert process.stdin
    assert process.stderr
    process.stdin.write(b"4\n5\n")
    process.stdin.flush()
    while not process.stderr.readline().startswith(b"3 van 42"):
        pass
    process.terminate()
    assert ended(process).code == INTERRUPTED
    assert kept(linde) == "45"


@pytest.mark.parametrize("closed", ["<&-", "< /dev/null >&-", "< /dev/null 2>&-"])
def test_closed_streams(linde: Metrocheck, closed: str) -> None:
    command = f"'{sys.executable}' -m metrocheck scan --plain --partner Aa {closed}"
    result = subprocess.run(
        ["sh", "-c", command], env=linde.environment, cwd=linde.folder, input=b"4\n", capture_output=True, check=False
    )
    assert b"Traceback" not in result.stderr
    assert result.returncode == INTERRUPTED
    linde.done("store", "check")
