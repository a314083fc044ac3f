"""The keys, through a pipe into the real prompts; what they look like is tested in a real terminal."""

import io
from collections.abc import Iterator

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from metrocheck.interview.acts import Act, Answer, Back, Comment, Keep, Outcome, Revise, Stop, Submit, WriteClosing
from metrocheck.interview.askers.prompt import PromptAsker
from metrocheck.interview.walk import Walk
from metrocheck.questionnaire.model import Questionnaire

UP, DOWN, LEFT, ENTER, ESC, CTRL_C, CTRL_D, CTRL_Z = "\x1b[A", "\x1b[B", "\x1b[D", "\r", "\x1b", "\x03", "\x04", "\x1a"
INTERRUPTED = Stop(Outcome.INTERRUPTED)


class Typist:
    """Types keys and tells which act the asker makes of them."""

    def __init__(self, keys: PipeInput) -> None:
        self._keys = keys
        self.screen = io.StringIO()
        output = Vt100_Output(self.screen, lambda: Size(rows=24, columns=80), term="xterm")
        self.asker = PromptAsker(keys=keys, output=output)

    def statement(self, walk: Walk, keys: str) -> Act:
        self._keys.send_text(keys)
        return self.asker.ask_statement(walk)

    def closing(self, walk: Walk, keys: str) -> Act:
        self._keys.send_text(keys)
        return self.asker.ask_closing(walk)

    def overview(self, walk: Walk, keys: str) -> Act:
        self._keys.send_text(keys)
        return self.asker.ask_overview(walk)


@pytest.fixture
def typist() -> Iterator[Typist]:
    with create_pipe_input() as keys:
        yield Typist(keys)


@pytest.mark.parametrize(
    ("keys", "act"),
    [
        ("1", Answer("1")),
        ("5", Answer("5")),
        ("w", Answer("w")),
        ("N", Answer("n")),
        ("b", Back()),
        (LEFT, Back()),
        (CTRL_C, INTERRUPTED),
        (CTRL_D, INTERRUPTED),
        (DOWN + ENTER, Answer("1")),
        (DOWN + DOWN + ENTER, Answer("2")),
        (DOWN + "\n", Answer("1")),
        (UP + ENTER, Answer("n")),
        # Nothing is chosen yet, and these keys mean nothing here.
        (ENTER + "\n" + "678 jkxs" + CTRL_Z + "\x1b[31m" + "3", Answer("3")),
    ],
)
def test_keys_at_an_untouched_statement(typist: Typist, short_line: Questionnaire, keys: str, act: Act) -> None:
    assert typist.statement(Walk.fresh(short_line), keys) == act


@pytest.mark.parametrize(
    ("keys", "act"), [(ENTER, Answer("4")), (DOWN + ENTER, Answer("5")), (UP + ENTER, Answer("3")), ("1", Answer("1"))]
)
def test_an_earlier_answer_is_chosen_already(typist: Typist, short_line: Questionnaire, keys: str, act: Act) -> None:
    assert typist.statement(Walk.fresh(short_line).step(Answer("4")).walk.step(Back()).walk, keys) == act


def test_one_statement_leaves_nothing_chosen_for_the_next(typist: Typist, short_line: Questionnaire) -> None:
    walk = Walk.fresh(short_line)
    assert typist.statement(walk, DOWN + DOWN + ENTER) == Answer("2")
    assert typist.statement(walk, ENTER + "4") == Answer("4")


def test_a_comment_is_written_changed_left_and_taken_away(typist: Typist, short_line: Questionnaire) -> None:
    walk = Walk.fresh(short_line)
    assert typist.statement(walk, "olastig" + ENTER) == Comment("lastig")
    commented = walk.step(Comment("lastig")).walk
    assert typist.statement(commented, "o!" + ENTER) == Comment("lastig!")
    assert typist.statement(commented, "o\x15" + ENTER) == Comment("")
    assert typist.statement(commented, "o" + ENTER + "2") == Answer("2")


def test_what_was_half_written_survives_an_interrupt(typist: Typist, short_line: Questionnaire) -> None:
    walk = Walk.fresh(short_line)
    assert typist.statement(walk, "ohalf" + CTRL_C) == Comment("half")
    assert typist.statement(walk, "") == INTERRUPTED


def test_an_interrupt_in_an_unchanged_comment_only_stops(typist: Typist, short_line: Questionnaire) -> None:
    assert typist.statement(Walk.fresh(short_line), "o" + CTRL_C) == INTERRUPTED


@pytest.mark.parametrize("key", [" ", "1", ENTER, DOWN])
def test_any_key_returns_from_the_explanation(typist: Typist, short_line: Questionnaire, key: str) -> None:
    assert typist.statement(Walk.fresh(short_line), "?" + key + "2") == Answer("2")
    assert "Toelichting" in typist.screen.getvalue()


def test_an_interrupt_in_the_explanation_stops(typist: Typist, short_line: Questionnaire) -> None:
    assert typist.statement(Walk.fresh(short_line), "?" + CTRL_C) == INTERRUPTED


@pytest.mark.parametrize(
    ("keys", "act"),
    [
        ("sfeer" + ENTER, WriteClosing("sfeer")),
        (ENTER, WriteClosing("")),
        ("rood\x1b[31mx" + ENTER, WriteClosing("roodx")),
        ("\x1b[200~rood\x1b[31m\nx\x1b[201~" + ENTER, WriteClosing("rood[31m x")),
        (CTRL_C, INTERRUPTED),
    ],
)
def test_an_open_question(typist: Typist, short_line: Questionnaire, keys: str, act: Act) -> None:
    assert typist.closing(Walk.resume(short_line, "123wn5", {}), keys) == act


def test_an_open_question_starts_from_what_was_written(typist: Typist, short_line: Questionnaire) -> None:
    walk = Walk.resume(short_line, "123wn5", {}).step(WriteClosing("sfeer")).walk.step(Back()).walk
    assert typist.closing(walk, "!" + ENTER) == WriteClosing("sfeer!")
    assert typist.closing(walk, "?" + CTRL_C) == WriteClosing("sfeer?")
    assert typist.closing(walk, "") == INTERRUPTED


def test_esc_goes_back_from_an_open_question(typist: Typist, short_line: Questionnaire) -> None:
    assert typist.closing(Walk.resume(short_line, "123wn5", {}), "weg" + ESC) == WriteClosing("weg", back=True)
    assert typist.closing(Walk.resume(short_line, "123wn5", {}), ESC) == Back()


@pytest.mark.parametrize(
    ("keys", "act"),
    [
        ("2", Revise(2)),
        ("b", Back()),
        (CTRL_C, INTERRUPTED),
        # The first arrow goes to submitting; from there it is one more to the draft, or back to the stops.
        (ENTER + DOWN + ENTER, Submit()),
        (DOWN + DOWN + ENTER, Keep()),
        (UP + UP + ENTER, Revise(2)),
        # Typing on after the last open question must not hand the scan in.
        ("jyns" + DOWN + ENTER, Submit()),
    ],
)
def test_the_overview(typist: Typist, short_line: Questionnaire, keys: str, act: Act) -> None:
    assert typist.overview(Walk.resume(short_line, "123wn5", {"open-1": "", "open-2": ""}), keys) == act
