"""What a comparison gives back: exact values, the waves in the order they were given."""

from dataclasses import dataclass
from fractions import Fraction

from metrocheck.scoring.comparing.same_words import Common
from metrocheck.scoring.status import Status

Scores = tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """How one measure moved.

    Attributes:
        scores: per wave, over the groups that are compared.
        change: the last score minus the first, or None where one of them is missing.
        noticeable: whether that is more than noise; None where there is no change to judge, and in mode individual
            where its interval cannot be known.
        groups: how many groups the change rests on.
        up: how many of them rose, as shown; `same` and `down` are the others.
    """

    scores: Scores
    change: Fraction | None
    noticeable: bool | None
    groups: int
    up: int
    same: int
    down: int


@dataclass(frozen=True, slots=True)
class StopMove:
    """A stop: how it moved, and its status in every wave."""

    id: int
    move: Move
    statuses: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class QuestionMove:
    """One of the questions that run through the line."""

    id: str
    move: Move


@dataclass(frozen=True, slots=True)
class CellMove:
    """One question at one stop."""

    stop: int
    question: str
    scores: Scores
    change: Fraction | None


@dataclass(frozen=True, slots=True)
class GroupMove:
    """One group at one stop."""

    name: str
    stop: int
    scores: Scores
    change: Fraction | None


@dataclass(frozen=True, slots=True)
class StatementMove:
    """One statement that was asked in the same words in every wave."""

    id: str
    scores: Scores
    change: Fraction | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a comparison says, over the groups and statements the waves share.

    Attributes:
        min_group: k in mode individual, the largest of the waves; None in mode team.
        both: groups in the first and in the last wave, in the order of the last, merged ones behind.
        members: the municipalities of each of these groups; one in mode team.
        responses: of each of these groups, how many people answered in every wave.
        absent: per wave the names of these groups that are not in it, or there were of other municipalities.
        left: municipalities that were in a wave before and not in the last, `joined` in the last and not in the first,
            `apart` in both but left out, because somebody in their group left or joined (mode individual); each in
            the order in which the waves name them.
        overall: the mean of the stops that have a change.
        statuses: the status of `overall` in every wave.
        trains: where the train stands in every wave.
        stops: those of the last wave's questionnaire, also without a statement in common.
        groups: every compared group at every stop, group by group.
    """

    statements: Common
    min_group: int | None
    both: tuple[str, ...]
    members: tuple[tuple[str, ...], ...]
    responses: tuple[tuple[int, ...], ...]
    absent: tuple[tuple[str, ...], ...]
    left: tuple[str, ...]
    joined: tuple[str, ...]
    apart: tuple[str, ...]
    overall: Move
    statuses: tuple[Status, ...]
    trains: tuple[int, ...]
    stops: tuple[StopMove, ...]
    questions: tuple[QuestionMove, ...]
    matrix: tuple[CellMove, ...]
    groups: tuple[GroupMove, ...]
    statement_moves: tuple[StatementMove, ...]
