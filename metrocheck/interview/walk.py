"""Where somebody is in a scan, what is answered, and what every act changes.

A pure state machine: it reads nothing, shows nothing and keeps nothing. Each step returns the next
state together with what has to be kept before anything else is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from metrocheck.interview.acts import (
    Act,
    Answer,
    Back,
    Comment,
    GoTo,
    Keep,
    Outcome,
    Revise,
    Stop,
    Submit,
    WriteClosing,
)
from metrocheck.interview.position import AtClosing, AtOverview, AtStatement, KeptAnswer, KeptComment, Position
from metrocheck.questionnaire.model import UNANSWERED, ClosingQuestion, Question, Questionnaire, Statement
from metrocheck.questionnaire.model import Stop as Station


@dataclass(frozen=True)
class Step:
    """What an act led to: the next state, what to keep, and how it ended if it did."""

    walk: "Walk"
    kept: KeptAnswer | KeptComment | None = None
    ended: Outcome | None = None


class MisplacedActError(ValueError):
    """An act that does not belong to this position: a mistake of an asker, never of a person."""


@dataclass(frozen=True)
class Walk:
    """One scan being filled in.

    Attributes:
        questionnaire: the line that is walked.
        strip: one character per statement: an answer code, or `.` for not answered.
        comments: statement id or closing question id to text; empty means passed over.
        at: where we are.
        errand: on a complete draft, the first and the last place to visit before going back to the overview.
        gaps_only: whether answered statements are skipped, once the last one has been passed.
        last_time: statement id to the code given in an earlier wave, of statements asked in the same words. Only for
            the overview: seen before answering, it would be followed.
        in_confidence: whether nobody may be recognised by what is written (mode individual).
    """

    questionnaire: Questionnaire
    strip: str
    comments: Mapping[str, str]
    at: Position
    errand: tuple[int, int] | None = None
    gaps_only: bool = False
    last_time: Mapping[str, str] = field(default_factory=dict)
    in_confidence: bool = False

    @classmethod
    def resume(
        cls,
        questionnaire: Questionnaire,
        strip: str,
        comments: Mapping[str, str],
        last_time: Mapping[str, str] | None = None,
        *,
        in_confidence: bool = False,
    ) -> "Walk":
        """The walk at the first statement without an answer, or else at what comes after the statements."""
        if len(strip) != len(questionnaire.statements):
            raise ValueError(strip)
        kept = dict(last_time or {})
        walk = cls(questionnaire, strip, dict(comments), AtOverview(), last_time=kept, in_confidence=in_confidence)
        return walk._to_gap(0) if not walk.complete else walk._past_statements()

    @classmethod
    def fresh(cls, questionnaire: Questionnaire) -> "Walk":
        """The walk at the first statement, with nothing answered."""
        return cls.resume(questionnaire, UNANSWERED * len(questionnaire.statements), {})

    @property
    def total(self) -> int:
        """How many statements there are."""
        return len(self.strip)

    @property
    def answered(self) -> int:
        """How many statements have an answer."""
        return self.total - self.strip.count(UNANSWERED)

    @property
    def complete(self) -> bool:
        """Whether every statement has an answer."""
        return UNANSWERED not in self.strip

    @property
    def place(self) -> int:
        """The place on the strip of the statement shown (from 0)."""
        if not isinstance(self.at, AtStatement):
            raise MisplacedActError(self.at)
        return self.at.place

    @property
    def statement(self) -> Statement:
        """The statement shown."""
        return self.questionnaire.statements[self.place]

    @property
    def stop(self) -> Station:
        """The stop of the statement shown."""
        return self.questionnaire.stop_of(self.statement.id)

    @property
    def question(self) -> Question:
        """The question the statement shown belongs to."""
        return next(q for q in self.questionnaire.questions if q.id == self.statement.question)

    @property
    def answer(self) -> str | None:
        """The code given earlier to the statement shown; None when there is none."""
        code = self.strip[self.place]
        return None if code == UNANSWERED else code

    @property
    def closing_number(self) -> int:
        """The number of the closing question shown (from 0)."""
        if not isinstance(self.at, AtClosing):
            raise MisplacedActError(self.at)
        return self.at.number

    @property
    def closing_question(self) -> ClosingQuestion:
        """The closing question shown."""
        return self.questionnaire.closing[self.closing_number]

    @property
    def written(self) -> str:
        """What was written earlier about the statement or closing question shown; empty when nothing."""
        about = self.closing_question.id if isinstance(self.at, AtClosing) else self.statement.id
        return self.comments.get(about, "")

    def answers_of(self, stop: Station) -> tuple[str, ...]:
        """The codes given to a stop's statements, in order, `.` where there is none."""
        return tuple(self.strip[self.questionnaire.places[s.id]] for s in stop.statements)

    def last_answers_of(self, stop: Station) -> tuple[str, ...]:
        """The codes given to a stop's statements last time, `.` where there is none; empty without any."""
        codes = tuple(self.last_time.get(s.id, UNANSWERED) for s in stop.statements)
        return codes if any(code != UNANSWERED for code in codes) else ()

    def step(self, act: Act) -> Step:
        """The state after `act`, and what has to be kept.

        Raises:
            MisplacedActError: the act does not belong to this position.
        """
        match act:
            case Answer(code):
                return self._answer(code)
            case Comment(text):
                return self._comment(text)
            case WriteClosing(text, back):
                return self._write_closing(text, back=back)
            case Submit() | Keep() | Stop():
                return Step(self, ended=self._end(act))
            case _:
                return Step(self._move(act))

    def _answer(self, code: str) -> Step:
        if code not in self.questionnaire.scale.codes:
            raise MisplacedActError(code)
        place, was_complete = self.place, self.complete
        answered = replace(self, strip=self.strip[:place] + code + self.strip[place + 1 :])
        return Step(answered._after(place, was_complete=was_complete), KeptAnswer(place, code))

    def _comment(self, text: str) -> Step:
        about = self.statement.id
        others = {key: value for key, value in self.comments.items() if key != about}
        return Step(replace(self, comments={**others, about: text} if text else others), KeptComment(about, text))

    def _write_closing(self, text: str, *, back: bool) -> Step:
        about = self.closing_question.id
        written = replace(self, comments={**self.comments, about: text})
        return Step(written._back() if back else written._after_closing(), KeptComment(about, text))

    def _end(self, act: Submit | Keep | Stop) -> Outcome:
        if isinstance(act, Stop):
            return act.how
        if not isinstance(self.at, AtOverview) or not self.complete:
            raise MisplacedActError(act)
        return Outcome.SUBMITTED if isinstance(act, Submit) else Outcome.KEPT

    def _move(self, act: Back | GoTo | Revise) -> "Walk":
        if isinstance(act, Back):
            return self._back()
        first, last = self._stretch(act)
        return replace(self, at=AtStatement(first), errand=(first, last) if self.complete else None, gaps_only=False)

    def _stretch(self, act: GoTo | Revise) -> tuple[int, int]:
        places = self.questionnaire.places
        if isinstance(act, GoTo):
            if act.statement_id not in places:
                raise MisplacedActError(act)
            return places[act.statement_id], places[act.statement_id]
        stop = next((s for s in self.questionnaire.stops if s.id == act.stop_id), None)
        if stop is None:
            raise MisplacedActError(act)
        return places[stop.statements[0].id], places[stop.statements[-1].id]

    def _back(self) -> "Walk":
        match self.at:
            case AtStatement(place) if self.errand and place == self.errand[0]:
                return replace(self, at=AtOverview(), errand=None)
            case AtStatement(place):
                return replace(self, at=AtStatement(max(place - 1, 0)))
            case AtClosing(number) if number > 0:
                return replace(self, at=AtClosing(number - 1))
            case AtOverview() if self.questionnaire.closing:
                return replace(self, at=AtClosing(len(self.questionnaire.closing) - 1))
            case _:
                return replace(self, at=AtStatement(self.total - 1))

    def _after(self, place: int, *, was_complete: bool) -> "Walk":
        last = self.total - 1 if self.errand is None else self.errand[1]
        if self.complete:
            # The answer that fills the last gap ends the statements, wherever that gap was.
            if not was_complete or place >= last:
                return self._past_statements()
            return replace(self, at=AtStatement(place + 1))
        if self.gaps_only or place == last:
            return replace(self._to_gap(place), gaps_only=True)
        return replace(self, at=AtStatement(place + 1))

    def _to_gap(self, place: int) -> "Walk":
        """At the first statement without an answer from `place` on, or else from the start."""
        gap = self.strip.find(UNANSWERED, place)
        return replace(self, at=AtStatement(gap if gap >= 0 else self.strip.index(UNANSWERED)))

    def _past_statements(self) -> "Walk":
        """At the first closing question neither written nor passed over, or else at the overview."""
        ids = [question.id for question in self.questionnaire.closing]
        pending = (AtClosing(n) for n, about in enumerate(ids) if about not in self.comments)
        return replace(self, at=next(pending, AtOverview()), errand=None, gaps_only=False)

    def _after_closing(self) -> "Walk":
        following = self.closing_number + 1
        more = following < len(self.questionnaire.closing)
        return replace(self, at=AtClosing(following) if more else AtOverview())
