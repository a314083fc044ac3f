import io
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrocheck import language
from metrocheck.errors import MetrocheckError
from metrocheck.interview.acts import Outcome
from metrocheck.interview.askers.lines import Lines
from metrocheck.interview.askers.plain import PlainAsker
from metrocheck.interview.conduct import conduct
from metrocheck.interview.walk import Walk
from metrocheck.questionnaire.model import Questionnaire

DRIVER = Path(__file__).with_name("drive.py")
ROOT = DRIVER.parents[2]


@pytest.fixture(autouse=True)
def _english() -> object:
    language.use("en")
    yield
    language.use(language.DEFAULT)


class Filled:
    """One scan filled in with lines: what was kept, shown, and how it ended."""

    def __init__(
        self, line: Questionnaire, typed: str | bytes, strip: str = "......", *, patient: bool = False
    ) -> None:
        self.kept: list[tuple[str, str]] = []
        self.error: MetrocheckError | None = None
        self.outcome: Outcome | None = None
        raw = typed if isinstance(typed, bytes) else typed.encode()
        screen = io.StringIO()
        asker = PlainAsker(Lines(io.BytesIO(raw)), screen, patient=patient)
        try:
            self.outcome = conduct(Walk.resume(line, strip, {}), asker, self)
        except MetrocheckError as error:
            self.error = error
        self.shown = screen.getvalue()

    def answer(self, place: int, code: str) -> None:
        self.kept.append((str(place), code))

    def comment(self, about: str, text: str) -> None:
        self.kept.append((about, text))

    def submit(self, strip: str) -> None:
        self.kept.append(("submit", strip))


def test_lines_fill_in_a_whole_scan(short_line: Questionnaire) -> None:
    filled = Filled(short_line, "1\n2\n3\nW\nN\n5\nfijn\n\nj\n")
    assert filled.outcome is Outcome.SUBMITTED
    assert filled.kept == [
        *[(str(place), code) for place, code in enumerate("123wn5")],
        ("open-1", "fijn"),
        ("open-2", ""),
        ("submit", "123wn5"),
    ]
    assert re.findall(r"(\d) of 6", filled.shown) == list("123456")


@pytest.mark.parametrize(("line", "outcome"), [("j", Outcome.SUBMITTED), ("Y", Outcome.SUBMITTED), ("n", Outcome.KEPT)])
def test_the_overview_submits_or_keeps(short_line: Questionnaire, line: str, outcome: Outcome) -> None:
    assert Filled(short_line, f"\n\n{line}\n", "123wn5").outcome is outcome


def test_before_each_statement_stand_its_number_stop_question_text_and_scale(short_line: Questionnaire) -> None:
    shown = Filled(short_line, "4\nb\n").shown
    second = shown.split("2 of 6")[1]
    assert "Doen we het goede?" in second
    assert "1.2 Wij weten van elkaar" in second
    assert "4 eens" in second
    assert "Earlier answer" not in shown.split("2 of 6")[0]
    assert shown.count("Earlier answer: 4, eens") == 1


def test_every_act_has_its_line(short_line: Questionnaire) -> None:
    filled = Filled(short_line, "b\n1\nb\n2\n?\ng 2.3\n5\ns\n")
    assert filled.outcome is Outcome.STOPPED
    assert filled.kept == [("0", "1"), ("0", "2"), ("5", "5")]
    assert "Toelichting bij halte 1." in filled.shown
    assert "This is the first statement." in filled.shown


def test_comments_stay_on_their_statement_and_can_be_replaced(short_line: Questionnaire) -> None:
    filled = Filled(short_line, "o\no eerst dit\no\no dan dat\n3\n")
    assert filled.kept == [("1.1", "eerst dit"), ("1.1", "dan dat"), ("0", "3")]
    assert "There is no comment on this statement yet." in filled.shown
    assert "Comment: eerst dit" in filled.shown
    assert "replaced: eerst dit" in filled.shown
    # A comment does not read the statement out again.
    assert filled.shown.count("1 of 6") == 1


def test_control_characters_are_left_out_and_that_is_said(short_line: Questionnaire) -> None:
    filled = Filled(short_line, "o rood\x1b[31m\x00\n")
    assert filled.kept == [("1.1", "rood[31m")]
    assert "Control characters were left out" in filled.shown
    assert "\x1b" not in filled.shown


def test_a_closing_answer_is_any_line_and_a_blank_one_leaves_what_there_was(short_line: Questionnaire) -> None:
    filled = Filled(short_line, "s\n\nb\n\nb\nn\n", "123wn5")
    assert ("open-1", "s") in filled.kept
    assert filled.outcome is Outcome.END_OF_INPUT
    assert Filled(short_line, "sfeer\nx\nb\n\nj\n", "123wn5").kept[-2:] == [("open-2", "x"), ("submit", "123wn5")]


def test_from_the_overview_a_statement_is_revised_and_shown_changed(short_line: Questionnaire) -> None:
    filled = Filled(short_line, "\n\ng 1.2\n5\nj\n", "123wn5")
    assert ("1", "5") in filled.kept
    assert "1 5 3" in filled.shown
    assert filled.outcome is Outcome.SUBMITTED


@pytest.mark.parametrize("wrong", ["6", "", "  ", "0", "12", "oke", "g 9.9", "g", "1 2", "j", "\x1b[A"])
def test_from_a_pipe_a_line_that_is_no_act_stops_and_is_named(short_line: Questionnaire, wrong: str) -> None:
    filled = Filled(short_line, f"1\n2\n{wrong}\n3\n")
    assert filled.kept == [("0", "1"), ("1", "2")]
    assert filled.error is not None
    assert "Line 3" in filled.error.what
    assert wrong.strip().replace("\x1b", "�") in filled.error.what
    assert "\x1b" not in filled.error.what


@pytest.mark.parametrize("wrong", ["6", "", "oke"])
def test_on_a_terminal_such_a_line_is_asked_again(short_line: Questionnaire, wrong: str) -> None:
    filled = Filled(short_line, f"{wrong}\n2\ns\n", patient=True)
    assert (filled.kept, filled.outcome) == ([("0", "2")], Outcome.STOPPED)


@pytest.mark.parametrize("typed", ["", "1\n", "1\n2", "1\r\n2\r\n"])
def test_the_end_of_the_input_keeps_every_line_before_it(short_line: Questionnaire, typed: str) -> None:
    filled = Filled(short_line, typed)
    assert filled.outcome is Outcome.END_OF_INPUT
    assert [code for _place, code in filled.kept] == typed.split()


def test_bytes_that_are_no_text_keep_the_lines_before_them(short_line: Questionnaire) -> None:
    filled = Filled(short_line, b"1\no caf\xe9\n2\n")
    assert filled.kept == [("0", "1")]
    assert filled.error is not None
    assert "Line 2" in filled.error.what


@pytest.mark.parametrize("letter", ["x", "€"])
def test_a_line_that_never_ends_is_refused(short_line: Questionnaire, letter: str) -> None:
    assert Filled(short_line, "o " + letter * 3998 + "\n").kept == [("1.1", letter * 3998)]
    refused = Filled(short_line, "1\no " + letter * 9999 + "\n")
    assert refused.kept == [("0", "1")]
    assert refused.error is not None
    assert "more than 4000" in refused.error.what


def test_a_byte_order_mark_is_no_part_of_the_first_line(short_line: Questionnaire) -> None:
    assert Filled(short_line, "\ufeff1\ns\n").kept == [("0", "1")]


@given(lines=st.lists(st.text(max_size=8), max_size=12))
def test_no_line_does_anything_but_an_act_or_a_named_error(short_line: Questionnaire, lines: list[str]) -> None:
    filled = Filled(short_line, "\n".join(lines).encode("utf-8", "replace"))
    assert (filled.outcome is None) == (filled.error is not None)


def _run(tmp_path: Path, line: Questionnaire, typed: bytes | None) -> subprocess.CompletedProcess[str]:
    questionnaire = tmp_path / "line.json"
    questionnaire.write_text(line.model_dump_json(), encoding="utf-8")
    command = [sys.executable, str(DRIVER), str(questionnaire), str(tmp_path / "kept.db")]
    done = subprocess.run(command, input=typed, capture_output=True, check=False, env={"PYTHONPATH": str(ROOT)})
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def _kept(tmp_path: Path) -> list[tuple[str, str, str]]:
    database = sqlite3.connect(tmp_path / "kept.db")
    try:
        return database.execute("select what, about, value from kept").fetchall()
    finally:
        database.close()


def test_a_real_pipe_fills_in_and_prompts_on_stderr(tmp_path: Path, full_line: Questionnaire) -> None:
    done = _run(tmp_path, full_line, b"4\n" * 42 + b"\n\nj\n")
    assert (done.returncode, done.stdout) == (0, "ended: submitted\n")
    assert re.search(r"^42 (van|of) 42\b", done.stderr, re.MULTILINE)
    assert [row for row in _kept(tmp_path) if row[0] != "comment"] == [
        *[("answer", str(place), "4") for place in range(42)],
        ("submit", "", "4" * 42),
    ]


def test_a_real_pipe_stops_at_a_wrong_line(tmp_path: Path, full_line: Questionnaire) -> None:
    done = _run(tmp_path, full_line, b"4\n5\nzeven\n1\n")
    assert done.returncode == 1
    assert "zeven" in done.stderr
    assert len(_kept(tmp_path)) == 2
