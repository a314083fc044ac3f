"""What somebody reads before answering in confidence, and the warning where they write freely."""

import io
import os
import re
import signal
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from metrocheck.interview import wording
from metrocheck.interview.acts import Act, Answer, Comment, Outcome, Stop
from metrocheck.interview.askers import pages
from metrocheck.interview.askers.lines import Lines
from metrocheck.interview.askers.pages import Fragments
from metrocheck.interview.askers.plain import PlainAsker
from metrocheck.interview.askers.prompt import PromptAsker
from metrocheck.interview.askers.scripted import ScriptedAsker
from metrocheck.interview.askers.terms import terms_pages
from metrocheck.interview.conduct import inform
from metrocheck.interview.confidence import Confidence
from metrocheck.interview.walk import Walk
from metrocheck.line.glyphs import ASCII, UNICODE
from metrocheck.questionnaire.model import Questionnaire

TICKET = "kade-molen-ster-42"
TERMS = Confidence(min_group=7, ticket=TICKET)
HEADER = pages.line_header(UNICODE)


def text(lines: list[Fragments]) -> list[str]:
    return ["".join(piece for _style, piece in line) for line in lines]


def words(screens: list[list[Fragments]]) -> str:
    return " ".join(" ".join(line for screen in screens for line in text(screen)).split())


@pytest.mark.parametrize(("width", "rows"), [(45, 40), (80, 30), (120, 30)])
def test_the_terms_and_the_ticket_stand_on_one_page_where_they_fit(width: int, rows: int) -> None:
    (screen,) = terms_pages(TERMS, UNICODE, width, rows)
    read = words([screen])
    assert all(line in read for line in wording.terms(7))
    assert len(wording.terms(7)) == 4
    assert " 7 " in read
    # Large and alone: nothing else on its line, and a frame around it.
    (ticket,) = (line for line in text(screen) if TICKET in line)
    assert ticket.replace(TICKET, "").split() == ["┃", "┃"]


@given(width=st.integers(4, 130), rows=st.integers(3, 60))
def test_nothing_of_it_is_cut_off_in_any_window(width: int, rows: int) -> None:
    *before, last = terms_pages(TERMS, UNICODE, width, rows)
    assert all(len(line) <= width for line in text(last))
    assert all(len(screen) <= rows for screen in before) or width < 20
    squeezed = words([*before, last]).replace(" ", "")
    assert TICKET in squeezed
    if not before:
        assert len(last) <= rows


def test_plain_glyphs_frame_it_in_ascii() -> None:
    # Dutch has letters of its own; what is drawn has not.
    drawn = [line for line in text(terms_pages(TERMS, ASCII, 80, 40)[0]) if TICKET in line or "--" in line]
    assert len(drawn) == 3
    assert all(line.isascii() for line in drawn)


@pytest.mark.parametrize(
    ("keys", "ended"), [("\r", None), ("\n", None), ("4x \r", None), ("4\x03", Stop(Outcome.INTERRUPTED))]
)
def test_the_page_waits_for_enter_and_leaves_nothing_behind(keys: str, ended: Stop | None) -> None:
    screen = io.StringIO()
    with create_pipe_input() as pipe:
        output = Vt100_Output(screen, lambda: Size(rows=40, columns=80), term="xterm")
        pipe.send_text(keys)
        assert PromptAsker(keys=pipe, output=output).inform(TERMS) == ended
    shown, _ticket, after = screen.getvalue().rpartition(TICKET)
    assert shown
    # Every row of it is erased by itself: erased at once, many terminals keep it to scroll back to.
    assert after.count("\x1b[2K") >= 39
    assert not re.search(r"\x1b\[[0-3]?J", screen.getvalue())


def test_a_small_window_asks_for_enter_twice() -> None:
    screen = io.StringIO()
    with create_pipe_input() as pipe:
        output = Vt100_Output(screen, lambda: Size(rows=20, columns=60), term="xterm")
        pipe.send_text("\r\x03")
        assert PromptAsker(keys=pipe, output=output).inform(TERMS) == Stop(Outcome.INTERRUPTED)
    assert TICKET in screen.getvalue()


def test_lines_say_it_and_take_no_line_for_it(short_line: Questionnaire) -> None:
    screen = io.StringIO()
    asker = PlainAsker(Lines(io.BytesIO(b"4\n")), screen, patient=False)
    assert asker.inform(TERMS) is None
    said = " ".join(screen.getvalue().split())
    assert all(line in said for line in wording.terms(7))
    assert TICKET in said
    assert asker.ask_statement(Walk.fresh(short_line)) == Answer("4")


class _Signalled(ScriptedAsker):
    """An asker at whose page a signal comes."""

    def __init__(self, number: int) -> None:
        super().__init__([])
        self._number = number

    def inform(self, confidence: Confidence) -> Stop | None:
        os.kill(os.getpid(), self._number)
        return super().inform(confidence)


class _Stopping(ScriptedAsker):
    def inform(self, confidence: Confidence) -> Stop | None:  # noqa: ARG002 - it stops whatever it reads
        return Stop(Outcome.INTERRUPTED)


def test_reading_it_goes_on_or_ends_it() -> None:
    assert inform(ScriptedAsker([]), TERMS) is None
    assert inform(_Stopping([]), TERMS) is Outcome.INTERRUPTED
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        assert inform(_Signalled(number), TERMS) is Outcome.INTERRUPTED


def _walks(line: Questionnaire) -> Iterator[tuple[Walk, bool]]:
    for confidential in (True, False):
        full = "4" * len(line.statements)
        yield Walk.resume(line, full, {}, in_confidence=confidential), confidential


@pytest.mark.parametrize("rows", [40, 12, 1])
def test_an_open_question_warns_only_in_confidence(short_line: Questionnaire, rows: int) -> None:
    for walk, confidential in _walks(short_line):
        warned = "word for word" in words([pages.closing_page(walk, HEADER, 80, rows).above])
        warned |= "woordelijk" in words([pages.closing_page(walk, HEADER, 80, rows).above])
        assert warned is confidential


@pytest.mark.parametrize("rows", [40, 12, 1])
def test_a_comment_warns_only_in_confidence(short_line: Questionnaire, rows: int) -> None:
    for confidential in (True, False):
        walk = Walk.resume(short_line, "......", {}, in_confidence=confidential)
        about = words([pages.comment_page(walk, HEADER, 80, rows).above])
        assert (wording.names_warning(walk) in about) is True
        assert bool(wording.names_warning(walk)) is confidential


def _said(walk: Walk, typed: str) -> tuple[str, Act]:
    screen = io.StringIO()
    asker = PlainAsker(Lines(io.BytesIO(typed.encode())), screen, patient=False)
    act = asker.ask_closing(walk) if walk.complete else asker.ask_statement(walk)
    return " ".join(screen.getvalue().split()), act


def test_lines_warn_before_the_first_statement_and_at_open_questions(short_line: Questionnaire) -> None:
    for strip in ("......", "444444"):
        for confidential in (True, False):
            walk = Walk.resume(short_line, strip, {}, in_confidence=confidential)
            warning = wording.names_warning(Walk.resume(short_line, strip, {}, in_confidence=True))
            said, act = _said(walk, "o lastig\n")
            assert (warning in said) is confidential
            assert strip == "444444" or act == Comment("lastig")


def test_what_is_walked_stays_in_confidence(short_line: Questionnaire) -> None:
    walk = Walk.resume(short_line, "......", {}, in_confidence=True)
    assert walk.step(Answer("4")).walk.step(Comment("x")).walk.in_confidence
