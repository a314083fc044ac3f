"""`scan --plain` to the letter: one line is one act, and whatever ends it, the answers before it are kept."""

import re
import sqlite3
from contextlib import closing

import pytest

from tests.cli.front_door import Metrocheck, Result, assert_refused, lines

LONGEST = 4000


def scan(program: Metrocheck, given: str | bytes, *more: str) -> Result:
    return program("scan", "--plain", "--partner", "Aa", *more, given=given)


def strip(program: Metrocheck) -> str:
    """What is kept of the draft, unanswered statements at the end left out."""
    with closing(sqlite3.connect(program.store)) as database:
        (kept,) = database.execute("select strip from response where state = 'draft'").fetchone()
    return str(kept).rstrip(".")


def places(result: Result) -> list[int]:
    """Every statement that was shown, in order."""
    return [int(number) for number in re.findall(r"(?m)^(\d+) van 42\b", result.err)]


def test_a_whole_scan_shows_every_statement_after_its_place(linde: Metrocheck) -> None:
    result = scan(linde, lines("12345wn" * 6, "Zo", end="J"))
    assert result.code == 0
    assert places(result) == list(range(1, 43))
    said = result.err.splitlines()
    first = next(n for n, line in enumerate(said) if line.startswith("1 van 42"))
    assert any("inwoners van onze samenwerking gaan merken" in line for line in said[first : first + 4])
    # The line of its own is data; the conversation is not.
    assert "van 42" not in result.out
    assert "Formuleer ambities" in " ".join(result.out.split())
    assert linde.report()["responses"]["submitted"] == 1


@pytest.mark.parametrize(("word", "submitted"), [("y", 1), ("n", 0)])
def test_the_last_word(linde: Metrocheck, word: str, submitted: int) -> None:
    assert scan(linde, lines("4" * 42, end=word)).code == 0
    assert linde.report()["responses"]["submitted"] == submitted
    assert linde.report()["responses"]["drafts"] == 1 - submitted


@pytest.mark.parametrize(
    ("typed", "kept", "number"),
    [
        ("4\n6\n4\n", "4", 2),
        ("4\n\n4\n", "4", 2),
        ("4\n5\n   \n", "45", 3),
        ("4\nja\n", "4", 2),
        ("0\n", "", 1),
        ("g 9.9\n", "", 1),
        ("٤\n", "", 1),
        ("\x1b[A\n", "", 1),
    ],
)
def test_a_line_that_is_no_act_stops_a_pipe_and_is_named(linde: Metrocheck, typed: str, kept: str, number: int) -> None:
    result = scan(linde, typed)
    assert (result.code, result.out) == (1, "")
    what, todo = result.lines[-2:]
    assert re.search(rf"\b{number}\b", what), result
    assert what.startswith("Fout: ")
    assert todo
    assert "\x1b" not in result.err
    assert strip(linde) == kept


def test_going_back_commenting_explaining_and_going_to(linde: Metrocheck) -> None:
    acts = ["b", "4", "b", "2", "o eerste gedachte", "o tweede gedachte", "?", "3", "g 3.2", "5", "b", "W", "s"]
    result = scan(linde, "\n".join(acts))
    assert result.code == 0
    # b at the first stays there, and so do o and ?; 3.2 is the fourteenth statement.
    visited = [place for n, place in enumerate(places(result)) if place not in places(result)[max(n - 1, 0) : n]]
    assert visited == [1, 2, 1, 2, 3, 14, 15, 14, 15]
    assert strip(linde) == "23" + "." * 11 + "w"
    with closing(sqlite3.connect(linde.store)) as database:
        assert database.execute("select about, text from comment").fetchall() == [("1.2", "tweede gedachte")]
    assert "eerste gedachte" in result.err


def test_resuming_says_so_and_goes_on_where_it_was(linde: Metrocheck) -> None:
    assert scan(linde, "4\n5\ns\n").code == 0
    result = scan(linde, "w\n")
    # The end of the input is not the end of the scan.
    assert result.code == 130
    assert "2 van 42" in result.lines[0] or "2 van de 42" in result.lines[0]
    assert places(result) == [3, 4]
    assert "Traceback" not in result.err
    assert strip(linde) == "45w"


def test_nothing_typed_at_all(linde: Metrocheck) -> None:
    result = scan(linde, b"")
    assert (result.code, places(result)) == (130, [1])


def test_windows_line_ends_and_a_last_line_without_one(linde: Metrocheck) -> None:
    assert scan(linde, b"4\r\n5\r\nw").code == 130
    assert strip(linde) == "45w"


@pytest.mark.parametrize("bad", [b"o caf\xe9\n", b"\xff\xfe4\n", b"o " + b"x" * (LONGEST + 10) + b"\n"])
def test_lines_that_cannot_be_read_are_named(linde: Metrocheck, bad: bytes) -> None:
    result = scan(linde, b"4\n" + bad + b"5\n")
    assert (result.code, result.out) == (1, "")
    assert re.search(r"\b2\b", result.lines[-2])
    assert strip(linde) == "4"


def test_a_line_of_ten_megabytes(linde: Metrocheck) -> None:
    result = scan(linde, b"4\no " + b"a" * 10_000_000)
    assert result.code == 1
    assert len(result.err) < 10_000
    assert strip(linde) == "4"


def test_the_longest_comment_that_fits(linde: Metrocheck) -> None:
    longest = "é" * (LONGEST - 2)
    assert scan(linde, f"o {longest}\ns\n").code == 0
    with closing(sqlite3.connect(linde.store)) as database:
        assert database.execute("select text from comment").fetchone() == (longest,)


def test_the_overview_lets_one_revise(linde: Metrocheck) -> None:
    result = scan(linde, lines("4" * 42, "", "", end="g 1.1\n1\nb\n\nx"))
    # After revising 1.1 it is the overview again; back is the last open question; x is no act.
    assert result.code == 1
    assert strip(linde) == "1" + "4" * 41


def test_a_terminal_that_is_no_screen_is_no_terminal_for_pipes(linde: Metrocheck) -> None:
    assert_refused(linde.having(TERM="dumb")("scan", "--partner", "Aa", given="4\n"), 2, "--plain")


def test_english_keys_and_words(linde: Metrocheck) -> None:
    result = linde.done("scan", "--plain", "--partner", "Aa", "--lang", "en", given=lines("4" * 42, end="y"))
    assert "12 of 42" in result.err
    assert "van 42" not in result.err
