"""Asks on a screen: one statement a page, one key an answer, with the line above it.

Turns keys into acts. How keys are read is `choosing` and `writing`; what stands around them is `pages`.
"""

import sys
from contextlib import AbstractContextManager
from functools import partial

import questionary
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import Output, create_output

from metrocheck.interview import wording
from metrocheck.interview.acts import (
    Act,
    Answer,
    Back,
    Comment,
    Keep,
    Outcome,
    Revise,
    Stop,
    Submit,
    WriteClosing,
)
from metrocheck.interview.askers import pages, terminal
from metrocheck.interview.askers.choosing import Chooser
from metrocheck.interview.askers.screen import Gesture, Screen
from metrocheck.interview.askers.terms import terms_pages
from metrocheck.interview.askers.writing import write
from metrocheck.interview.confidence import Confidence
from metrocheck.interview.walk import Walk
from metrocheck.language import _
from metrocheck.language.plain_text import cleaned, inert
from metrocheck.line.glyphs import UNICODE, Glyphs
from metrocheck.questionnaire.model import Scale

INTERRUPT = Stop(Outcome.INTERRUPTED)
SHORTEST_NAMES_BELOW = 60
# Enter, and what some terminals and programs send for it.
ENTER_KEYS = ("enter", "c-j")


class PromptAsker:
    """Asks on a terminal, on stderr unless told otherwise.

    Args:
        glyphs: the characters the line is drawn with.
        header: draws the top of every page; the line with the train when not given.
        notice: one sentence to show on the first page, such as that a draft is resumed.
        keys: where keys come from (stdin).
        output: where everything is shown (stderr).
    """

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        header: pages.Header | None = None,
        notice: str = "",
        keys: Input | None = None,
        output: Output | None = None,
    ) -> None:
        pointer = "»" if glyphs is UNICODE else ">"
        self._screen = Screen(keys or create_input(), output or create_output(stdout=sys.stderr), pointer)
        self._glyphs = glyphs
        self._header = header or pages.line_header(glyphs)
        self._notice = notice
        self._interrupted = False
        self._answers: Chooser | None = None

    def session(self) -> AbstractContextManager[None]:
        """Takes the terminal over, and gives it back."""
        return terminal.taken_over(self._screen.keys, self._screen.output)

    def inform(self, confidence: Confidence) -> Stop | None:
        """Shows the terms and the ticket on a page of their own, which waits for Enter and leaves nothing behind."""
        size = self._screen.size
        for lines in terms_pages(confidence, self._glyphs, size.columns, size.rows):
            # Any other key might be an answer typed too early: the ticket is shown only once.
            if self._screen.show(lines, until=ENTER_KEYS) is Gesture.INTERRUPT:
                return INTERRUPT
        return None

    def ask_statement(self, walk: Walk) -> Act:
        """Shows the statement until a key answers it or moves away."""
        notice = self._take_notice()
        while not self._interrupted:
            chosen = self._choose_answer(walk, notice)
            if chosen is Gesture.EXPLAIN:
                self._explain(walk)
            elif chosen is Gesture.COMMENT:
                text = self._write_comment(walk)
                if text is not None:
                    return Comment(text)
            else:
                return _act(chosen)
        return INTERRUPT

    def ask_closing(self, walk: Walk) -> Act:
        """Shows the open question with a line to write on."""
        if self._interrupted:
            return INTERRUPT
        typed, gesture = self._write(walk, pages.closing_page)
        unchanged = typed in ("", walk.written)
        if gesture is Gesture.BACK:
            return Back() if unchanged else WriteClosing(typed, back=True)
        if gesture is Gesture.INTERRUPT and unchanged:
            return INTERRUPT
        # What was half written when somebody stops is kept too; the next question then stops.
        self._interrupted = gesture is Gesture.INTERRUPT
        return WriteClosing(typed)

    def ask_overview(self, walk: Walk) -> Act:
        """Shows all answers: a stop to revise, or what to do with the scan."""
        if self._interrupted:
            return INTERRUPT
        stops = walk.questionnaire.stops
        revise = [
            questionary.Choice(title, value=Revise(stop.id))
            for stop, title in zip(stops, self._stop_titles(walk), strict=True)
        ]
        ends = [
            questionary.Choice(_("Submit the scan"), value=Submit()),
            questionary.Choice(_("Keep as a draft and stop"), value=Keep()),
        ]
        shortcuts = {str(stop.id): Revise(stop.id) for stop in stops if stop.id <= 9}  # noqa: PLR2004 - one key
        chooser = Chooser(
            self._screen,
            [*revise, questionary.Separator(" "), *ends],
            {**shortcuts, **_back_keys()},
            arrow_to=len(revise) + 1,
        )
        return _act(chooser.ask(partial(pages.overview_page, walk, self._header, notice=self._take_notice())))

    def _choose_answer(self, walk: Walk, notice: str) -> Answer | Gesture:
        page = partial(pages.statement_page, walk, self._header, notice=notice)
        selected = None if walk.answer is None else Answer(walk.answer)
        chosen: Answer | Gesture = self._scale_chooser(walk.questionnaire.scale).ask(page, selected)
        return chosen

    def _scale_chooser(self, scale: Scale) -> Chooser:
        """The list of answers; the same for every statement, so kept."""
        if self._answers is None:
            choices = [
                questionary.Choice(f"{code}  {wording.label(scale, code)}", value=Answer(code)) for code in scale.codes
            ]
            keys = {key: Answer(code) for code in scale.codes for key in {code, code.upper()}}
            gestures = {"o": Gesture.COMMENT, "O": Gesture.COMMENT, "?": Gesture.EXPLAIN}
            self._answers = Chooser(self._screen, choices, {**keys, **gestures, **_back_keys()})
        return self._answers

    def _explain(self, walk: Walk) -> None:
        size = self._screen.size
        for lines in pages.explanation_pages(walk, size.columns, size.rows):
            if self._screen.show(lines) is Gesture.INTERRUPT:
                self._interrupted = True
                return

    def _write_comment(self, walk: Walk) -> str | None:
        """The comment to keep; None when it is left as it was."""
        text, gesture = self._write(walk, pages.comment_page)
        self._interrupted = gesture is Gesture.INTERRUPT
        # What was typed is kept, however it was left; only emptying it on the way out changes nothing.
        return None if text == walk.written or (gesture and not text) else text

    def _write(self, walk: Walk, page: pages.TextPage) -> tuple[str, Gesture | None]:
        # Inert text would bring its direction marks along into what is kept.
        earlier, _changed = cleaned(walk.written)
        typed, gesture = write(self._screen, earlier, partial(page, walk, self._header))
        text, changed = cleaned(typed)
        if changed:
            self._notice = wording.cleaned_notice()
        return text, gesture

    def _stop_titles(self, walk: Walk) -> list[str]:
        """A line per stop, short names where the window is narrow, the answers under each other."""
        stops = walk.questionnaire.stops
        narrow = self._screen.size.columns < SHORTEST_NAMES_BELOW
        names = [inert(str(stop.short if narrow else stop.name)) for stop in stops]
        widest = max(len(name) for name in names)
        return [
            f"{stop.id}  {name.ljust(widest)}  {wording.answers_line(walk, stop)}"
            for stop, name in zip(stops, names, strict=True)
        ]

    def _take_notice(self) -> str:
        notice, self._notice = self._notice, ""
        return notice


def _back_keys() -> dict[str, Gesture]:
    return dict.fromkeys(("b", "B", Keys.Left.value), Gesture.BACK)


def _act(chosen: Act | Gesture) -> Act:
    if chosen is Gesture.BACK:
        return Back()
    return INTERRUPT if isinstance(chosen, Gesture) else chosen
