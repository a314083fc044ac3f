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

    Attributes:
        least: in confidence k, the fewest answers of which the number is told.
    """

    name: str
    total: int
    n: int
    is_scored: bool
    least: int = 0

    @property
    def score(self) -> Fraction | None:
        """Rule 2: the mean of the scored answers, where there are enough."""
        return Fraction(self.total, self.n) if self.is_scored else None

    @property
    def told_n(self) -> int | None:
        """How many scored answers there are, as may be told: in confidence None of fewer than k."""
        return self.n if self.n >= self.least else None


@dataclass(frozen=True, slots=True)
class StatementScore:
    """One statement, for the partnership and in mode team per group.

    In confidence everything is None below 2k responses; above, what rests on fewer than k scored answers is.

    Attributes:
        n: scored answers of all groups.
        counts: how often each of 1 to K was given, as given: not turned round when reversed.
        dont_know: how often `w`.
        not_applicable: how often `n`.
        applicable: rule 1: everything but `n`, unanswered ones too.
        agreement: van der Eijk's A.
    """

    id: str
    score: Fraction | None
    status: Status
    n: int | None
    counts: tuple[int, ...] | None
    dont_know: int | None
    not_applicable: int | None
    applicable: int | None
    agreement: Fraction | None
    word: Word | None
    spread: Spread | None
    groups: tuple[GroupScore, ...]

    @property
    def unanswered(self) -> int | None:
        """How often nothing."""
        if self.applicable is None or self.n is None or self.dont_know is None:
            return None
        return self.applicable - self.n - self.dont_know


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


class RoleScore(NamedTuple):
    """One role group at one stop (mode individual); `n` is None of fewer than k scored answers."""

    name: str
    stop: int
    score: Fraction | None
    n: int | None


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
        gaps: ids of the statements on which groups lie furthest apart, the widest first; in confidence of stops.
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
    gaps: tuple[str | int, ...]
    blind_spots: tuple[str, ...]
