import os
import signal
from collections.abc import Iterator

from metrocheck.interview.acts import Act, Answer, Back, Comment, Outcome, Stop, Submit, WriteClosing
from metrocheck.interview.askers.scripted import ScriptedAsker
from metrocheck.interview.conduct import conduct
from metrocheck.interview.position import AtStatement
from metrocheck.interview.walk import Walk
from metrocheck.questionnaire.model import Questionnaire


class Notebook:
    """Keeps what is kept in a list."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, ...]] = []

    def answer(self, place: int, code: str) -> None:
        self.lines.append(("answer", str(place), code))

    def comment(self, about: str, text: str) -> None:
        self.lines.append(("comment", about, text))

    def submit(self, strip: str) -> None:
        self.lines.append(("submit", strip))


def test_a_whole_scan_is_kept_in_order_and_submitted(short_line: Questionnaire) -> None:
    acts: list[Act] = [
        Answer("1"),
        Comment("lastig"),
        *[Answer("5")] * 5,
        WriteClosing("sfeer"),
        WriteClosing(""),
        Submit(),
    ]
    notebook = Notebook()
    assert conduct(Walk.fresh(short_line), ScriptedAsker(acts), notebook) is Outcome.SUBMITTED
    assert notebook.lines == [
        ("answer", "0", "1"),
        ("comment", "1.2", "lastig"),
        *[("answer", str(place), "5") for place in range(1, 6)],
        ("comment", "open-1", "sfeer"),
        ("comment", "open-2", ""),
        ("submit", "155555"),
    ]


def test_each_answer_is_kept_before_the_next_statement_is_asked(short_line: Questionnaire) -> None:
    notebook = Notebook()
    kept_when_asked: list[int] = []

    def acts() -> Iterator[Act]:
        for _ in range(3):
            kept_when_asked.append(len(notebook.lines))
            yield Answer("2")

    assert conduct(Walk.fresh(short_line), ScriptedAsker(acts()), notebook) is Outcome.END_OF_INPUT
    assert kept_when_asked == [0, 1, 2]


def test_stopping_keeps_what_was_answered_and_submits_nothing(short_line: Questionnaire) -> None:
    notebook, asker = Notebook(), ScriptedAsker([Answer("2"), Back(), Stop()])
    assert conduct(Walk.fresh(short_line), asker, notebook) is Outcome.STOPPED
    assert notebook.lines == [("answer", "0", "2")]
    assert asker.asked == [AtStatement(0), AtStatement(1), AtStatement(0)]


def _signalling(number: int) -> Iterator[Act]:
    yield Answer("2")
    os.kill(os.getpid(), number)
    yield Answer("3")


def test_signals_interrupt_and_leave_no_handler_behind(short_line: Questionnaire) -> None:
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        before = signal.getsignal(number)
        notebook = Notebook()
        assert conduct(Walk.fresh(short_line), ScriptedAsker(_signalling(number)), notebook) is Outcome.INTERRUPTED
        assert notebook.lines == [("answer", "0", "2")]
        assert signal.getsignal(number) is before


def test_an_ignored_hangup_stays_ignored(short_line: Questionnaire) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        outcome = conduct(Walk.fresh(short_line), ScriptedAsker(_signalling(signal.SIGHUP)), Notebook())
    finally:
        signal.signal(signal.SIGHUP, before)
    assert outcome is Outcome.END_OF_INPUT
