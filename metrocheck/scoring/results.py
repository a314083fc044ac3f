"""What scoring gives back: plain values, exact, in the order of the line and of set-up.

Dataclasses and not models: they are made by the thousands and never read from outside.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from metrocheck.scoring.agreement import Word
from metrocheck.scoring.spread import Spread
from metrocheck.scoring.status import Status


class GroupScore(NamedTuple):
    """One group on a stop or statement: what its scored answers add up to, and how many there are.

    A named tuple of whole numbers, because there is one per group and statement: only who asks for the
    score makes a fraction.
    """

    name: str
    total: int
    n: int
    is_scored: bool

    @property
    def score(self) -> Fraction | None:
        """Rule 2: the mean of the scored answers, where there are enough."""
        return Fraction(self.total, self.n) if self.is_scored else None


@dataclass(frozen=True, slots=True)
class StatementScore:
    """One statement, for the partnership and per group.

    Attributes:
        n: scored answers of all groups.
        counts: how often each of 1 to K was given, as given: not turned round when reversed.
        dont_know: how often `w`.
        not_applicable: how often `n`.
        unanswered: how often nothing.
        agreement: van der Eijk's A.
    """

    id: str
    score: Fraction | None
    status: Status
    n: int
    counts: tuple[int, ...]
    dont_know: int
    not_applicable: int
    unanswered: int
    agreement: Fraction | None
    word: Word | None
    spread: Spread | None
    groups: tuple[GroupScore, ...]

    @property
    def applicable(self) -> int:
        """Rule 1: everything but `n`, unanswered ones too."""
        return self.n + self.dont_know + self.unanswered


@dataclass(frozen=True, slots=True)
class StopScore:
    """One stop, for the partnership and per group; `n` counts scored answers."""

    id: int
    score: Fraction | None
    status: Status
    n: int
    spread: Spread | None
    agreement: Fraction | None
    word: Word | None
    groups: tuple[GroupScore, ...]


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """One of the questions that run through the line; `n` counts scored answers."""

    id: str
    score: Fraction | None
    status: Status
    n: int


@dataclass(frozen=True, slots=True)
class CellScore:
    """One question at one stop; without such statements its score is None and `n` 0."""

    stop: int
    question: str
    score: Fraction | None
    n: int


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything scoring says of one wave.

    Attributes:
        overall: the mean of the stops that have a score.
        status: the status of `overall`.
        train: 0 at the start, n at the n-th stop, one past the last stop at the terminus.
        stops: in the order of the line.
        questions: in the order of the questionnaire.
        matrix: every stop with every question, stop by stop.
        statements: in the order of the line.
        strengths: ids of the highest statements, the highest first.
        attention: ids of the lowest statements, the lowest first.
        gaps: ids of the statements on which groups lie furthest apart, the widest first.
        blind_spots: ids of the statements many do not know, in the order of the line.
    """

    overall: Fraction | None
    status: Status
    train: int
    stops: tuple[StopScore, ...]
    questions: tuple[QuestionScore, ...]
    matrix: tuple[CellScore, ...]
    statements: tuple[StatementScore, ...]
    strengths: tuple[str, ...]
    attention: tuple[str, ...]
    gaps: tuple[str, ...]
    blind_spots: tuple[str, ...]
