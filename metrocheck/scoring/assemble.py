"""The one way in: a tally becomes the scores of a whole line. Only puts the rules together."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrocheck.questionnaire.model import Questionnaire, Stop
from metrocheck.scoring import highlights
from metrocheck.scoring.agreement import statement_agreement, stop_agreement
from metrocheck.scoring.exact import mean
from metrocheck.scoring.results import (
    CellScore,
    GroupScore,
    QuestionScore,
    Scores,
    StatementScore,
    StopScore,
)
from metrocheck.scoring.spread import spread_of
from metrocheck.scoring.status import status_of
from metrocheck.scoring.sums import Sums, has_score, partnership_score, statement_sums, together
from metrocheck.scoring.train import train_at
from metrocheck.tally import Tally


def score(questionnaire: Questionnaire, tally: Tally) -> Scores:
    """The scores of a wave.

    Args:
        questionnaire: the line the tally was counted on.
        tally: one or more groups; without any everything is unmeasured.

    Raises:
        ValueError: the tally has not one row per statement of K + 2 counts.
    """
    _refuse_other_shape(questionnaire, tally)
    desk = _Desk(questionnaire, tally, statement_sums(questionnaire, tally))
    statements = tuple(_statement(desk, place) for place in range(len(desk.sums)))
    stops = tuple(_stop(desk, stop, statements) for stop in questionnaire.stops)
    overall = mean([stop.score for stop in stops if stop.score is not None])
    return Scores(
        overall=overall,
        status=status_of(overall, desk.points),
        train=train_at([stop.status for stop in stops]),
        stops=stops,
        questions=tuple(_question(desk, question.id) for question in questionnaire.questions),
        matrix=tuple(_cell(desk, s, q.id) for s in questionnaire.stops for q in questionnaire.questions),
        statements=statements,
        strengths=highlights.strengths(statements),
        attention=highlights.attention(statements),
        gaps=highlights.gaps(statements),
        blind_spots=highlights.blind_spots(statements),
    )


def _refuse_other_shape(questionnaire: Questionnaire, tally: Tally) -> None:
    expected = [len(questionnaire.scale.codes)] * len(questionnaire.statements)
    for group in tally.groups:
        if [len(row) for row in group.counts] != expected:
            raise ValueError(group.name)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every part of the work needs at hand."""

    questionnaire: Questionnaire
    tally: Tally
    sums: tuple[Sums, ...]

    @property
    def points(self) -> int:
        return self.questionnaire.scale.points

    @property
    def weights(self) -> list[int]:
        return [group.municipalities for group in self.tally.groups]

    def set_of(self, ids: Sequence[str]) -> Sums:
        """The sums of a set of statements."""
        places = self.questionnaire.places
        return together([self.sums[places[id_]] for id_ in ids], len(self.tally.groups))


def _groups(desk: _Desk, sums: Sums) -> tuple[GroupScore, ...]:
    names = (group.name for group in desk.tally.groups)
    scored = map(has_score, sums.scored, sums.applicable)
    return tuple(map(GroupScore, names, sums.totals, sums.scored, scored))


def _statement(desk: _Desk, place: int) -> StatementScore:
    sums = desk.sums[place]
    value = partnership_score(sums, desk.weights)
    codes = _pooled(desk, place)
    counts, (dont_know, not_applicable) = codes[: desk.points], codes[desk.points :]
    agreement, word = statement_agreement(counts)
    return StatementScore(
        id=desk.questionnaire.statements[place].id,
        score=value,
        status=status_of(value, desk.points),
        n=sum(counts),
        counts=counts,
        dont_know=dont_know,
        not_applicable=not_applicable,
        unanswered=desk.tally.responses - sum(codes),
        agreement=agreement,
        word=word,
        spread=spread_of(sums, desk.points),
        groups=_groups(desk, sums),
    )


def _pooled(desk: _Desk, place: int) -> tuple[int, ...]:
    nothing = (0,) * (desk.points + 2)
    return tuple(map(sum, zip(nothing, *(group.counts[place] for group in desk.tally.groups), strict=True)))


def _stop(desk: _Desk, stop: Stop, statements: Sequence[StatementScore]) -> StopScore:
    sums = desk.set_of([statement.id for statement in stop.statements])
    value = partnership_score(sums, desk.weights)
    own = [statements[desk.questionnaire.places[statement.id]] for statement in stop.statements]
    agreement, word = stop_agreement([(each.agreement, each.word) for each in own])
    return StopScore(
        id=stop.id,
        score=value,
        status=status_of(value, desk.points),
        n=sum(sums.scored),
        spread=spread_of(sums, desk.points),
        agreement=agreement,
        word=word,
        groups=_groups(desk, sums),
    )


def _question(desk: _Desk, question: str) -> QuestionScore:
    sums = desk.set_of([each.id for each in desk.questionnaire.statements if each.question == question])
    value = partnership_score(sums, desk.weights)
    return QuestionScore(question, value, status_of(value, desk.points), sum(sums.scored))


def _cell(desk: _Desk, stop: Stop, question: str) -> CellScore:
    sums = desk.set_of([each.id for each in stop.statements if each.question == question])
    return CellScore(stop.id, question, partnership_score(sums, desk.weights), sum(sums.scored))
