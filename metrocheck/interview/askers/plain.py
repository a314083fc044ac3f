"""Asks line by line, for screen readers and scripts: one line is one act.

Never moves a cursor or uses colour. Lines are taken in order as they come, typed ahead or not.
"""

import shutil
import sys
import textwrap
from contextlib import AbstractContextManager, nullcontext
from typing import TextIO

from metrocheck.errors import MetrocheckError
from metrocheck.interview import wording
from metrocheck.interview.acts import (
    Act,
    Answer,
    Back,
    Comment,
    GoTo,
    Keep,
    Outcome,
    Stop,
    Submit,
    WriteClosing,
)
from metrocheck.interview.askers.lines import Line, Lines
from metrocheck.interview.confidence import Confidence
from metrocheck.interview.position import Position
from metrocheck.interview.walk import Walk
from metrocheck.language import _
from metrocheck.language.plain_text import cleaned, inert, quoted


def plain_asker() -> "PlainAsker":
    """The asker that reads stdin and writes to stderr; a closed stdin is the end of the input."""
    if sys.stdin is None:
        return PlainAsker(Lines(None), sys.stderr, patient=False)
    lines = Lines(sys.stdin.buffer, sys.stdin.encoding)
    return PlainAsker(lines, sys.stderr, patient=sys.stdin.isatty())


class PlainAsker:
    """Reads acts from `lines` and writes to `output`.

    Args:
        lines: where the acts come from.
        output: where everything is shown (stderr).
        patient: whether somebody is typing: a line that is no act is then asked again. From a pipe
            it is an error.
    """

    def __init__(self, lines: Lines, output: TextIO, *, patient: bool) -> None:
        self._lines = lines
        self._output = output
        self._patient = patient
        self._shown: Position | None = None
        self._introduced = False

    def session(self) -> AbstractContextManager[None]:
        """Nothing surrounds lines."""
        return nullcontext()

    def inform(self, confidence: Confidence) -> Stop | None:
        """Says the terms and the ticket, and waits for nothing: every line that comes is an act."""
        self._say(*wording.terms(confidence.min_group), "", _("Your ticket: {ticket}").format(ticket=confidence.ticket))
        self._say("", wording.ticket_request(), "")
        return None

    def ask_statement(self, walk: Walk) -> Act:
        """Shows the statement, unless only a comment on it came in between, and reads lines up to an act."""
        if self._shown != walk.at:
            self._show_statement(walk)
        while (line := self._next()) is not None:
            act = self._statement_act(walk, line)
            if act is not None:
                self._shown = walk.at if isinstance(act, Comment) else None
                return act
        return Stop(Outcome.END_OF_INPUT)

    def ask_closing(self, walk: Walk) -> Act:
        """Shows the open question; the next line is its answer, and a blank one leaves what there was."""
        self._say("", f"{wording.closing_progress(walk)}. {wording.closing_text(walk)}")
        if walk.written:
            self._say(_("Written earlier: {text}").format(text=inert(walk.written)))
        self._say(*filter(None, (wording.names_warning(walk), _("One line; a blank line goes on."))))
        line = self._next()
        if line is None:
            return Stop(Outcome.END_OF_INPUT)
        return WriteClosing(self._cleaned(line.text) or walk.written)

    def ask_overview(self, walk: Walk) -> Act:
        """Shows all answers and reads lines up to an act."""
        self._show_overview(walk)
        while (line := self._next()) is not None:
            act = self._overview_act(walk, line)
            if act is not None:
                return act
        return Stop(Outcome.END_OF_INPUT)

    def _statement_act(self, walk: Walk, line: Line) -> Act | None:
        """The act a line stands for; None when it asks for something to be said, or again."""
        word, rest = line.words
        if word in walk.questionnaire.scale.codes and not rest:
            return Answer(word)
        if word == "o":
            return self._comment(walk, rest)
        if word == "?" and not rest:
            self._explain(walk)
            return None
        if word == "b" and not rest and walk.place == 0:
            self._say(_("This is the first statement."))
            return None
        return self._going_act(walk, line, self._help(walk))

    def _overview_act(self, walk: Walk, line: Line) -> Act | None:
        decided: dict[str, Act] = {"j": Submit(), "y": Submit(), "n": Keep()}
        word, rest = line.words
        if word in decided and not rest:
            return decided[word]
        return self._going_act(walk, line, self._overview_help())

    def _going_act(self, walk: Walk, line: Line, possible: str) -> Act | None:
        word, rest = line.words
        if word == "g" and rest in walk.questionnaire.places:
            return GoTo(rest)
        if word == "b" and not rest:
            return Back()
        if word == "s" and not rest:
            return Stop()
        self._refuse(line, possible)
        return None

    def _comment(self, walk: Walk, rest: str) -> Act | None:
        text = self._cleaned(rest)
        if not text:
            self._say(wording.comment_line(walk) or _("There is no comment on this statement yet."))
            return None
        if walk.written and walk.written != text:
            self._say(_("The earlier comment is replaced: {text}").format(text=inert(walk.written)))
        self._say(_("Comment kept."))
        return Comment(text)

    def _refuse(self, line: Line, possible: str) -> None:
        text = quoted(line.text.strip())
        if self._patient:
            said = _("That cannot be done here: {text}").format(text=text) if text else _("That line was empty.")
            self._say(said, possible)
            return
        wrong = _("Line {number} cannot be used here: “{text}”.") if text else _("Line {number} is empty.")
        raise MetrocheckError(
            wrong.format(number=line.number, text=text),
            _("The answers before it are kept. {possible}").format(possible=possible),
        )

    def _cleaned(self, typed: str) -> str:
        text, changed = cleaned(typed)
        if changed:
            self._say(wording.cleaned_notice())
        return text

    def _show_statement(self, walk: Walk) -> None:
        if not self._introduced:
            self._introduced = True
            self._say(*filter(None, (self._help(walk), self._commenting(walk))))
        scale = walk.questionnaire.scale
        choices = ", ".join(f"{code} {wording.label(scale, code)}" for code in scale.codes)
        self._say("", f"{wording.progress(walk)}, {wording.stop_title(walk.stop)}")
        statement = f"{walk.statement.id} {wording.statement_text(walk)}"
        self._say(wording.question_text(walk), statement, choices)
        self._say(*filter(None, (wording.earlier_answer(walk), wording.comment_line(walk))))

    def _show_overview(self, walk: Walk) -> None:
        self._say("", _("Overview"))
        for stop in walk.questionnaire.stops:
            self._say(f"{wording.stop_title(stop)}: {wording.answers_line(walk, stop)}")
        for question, text in wording.closing_lines(walk):
            self._say(f"{question} {text}")
        self._say(self._overview_help())

    def _explain(self, walk: Walk) -> None:
        stop = walk.stop
        self._say("", wording.stop_title(stop), *wording.explanation(stop), "")
        self._say(f"{wording.progress(walk)}: {wording.statement_text(walk)}")

    def _help(self, walk: Walk) -> str:
        return _(
            "Answer with 1 to {points}, w or n. Also: b goes back, o TEXT adds a comment, "
            "? explains the stop, g 3.2 goes to a statement, s saves and stops."
        ).format(points=walk.questionnaire.scale.points)

    def _commenting(self, walk: Walk) -> str:
        """What to keep in mind with `o`, whose text comes on the line itself."""
        warning = wording.names_warning(walk)
        return _("In a comment: {warning}").format(warning=warning) if warning else ""

    def _overview_help(self) -> str:
        return _(
            "y submits the scan, n keeps it as a draft. Also: b goes back, g 3.2 goes to a statement, "
            "s saves and stops."
        )

    def _next(self) -> Line | None:
        if self._patient:
            self._output.write("> ")
            self._output.flush()
        return self._lines.next()

    def _say(self, *texts: str) -> None:
        width = max(shutil.get_terminal_size().columns, 20)
        for text in texts:
            self._output.write(textwrap.fill(text, width, break_on_hyphens=False) + "\n")
        self._output.flush()
