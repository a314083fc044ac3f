"""The one way in: a tally becomes the scores of a whole line. Only puts the rules together."""

from collections.abc import Sequence

from metrocheck.questionnaire.model import Questionnaire, Stop
from metrocheck.scoring import highlights
from metrocheck.scoring.agreement import stop_agreement
from metrocheck.scoring.desk import Desk, laid_out
from metrocheck.scoring.exact import mean
from metrocheck.scoring.results import CellScore, QuestionScore, Scores, StatementScore, StopScore
from metrocheck.scoring.spread import spread_of
from metrocheck.scoring.statements import statement_score
from metrocheck.scoring.status import status_of
from metrocheck.scoring.sums import partnership_score
from metrocheck.scoring.train import train_at
from metrocheck.tally import Tally


def score(questionnaire: Questionnaire, tally: Tally, min_group: int | None = None) -> Scores:
    """The scores of a wave.

    Args:
        questionnaire: the line the tally was counted on.
        tally: one or more groups; without any everything is unmeasured.
        min_group: k in mode individual, where a number rests on k scored answers or is None; None in mode team.

    Raises:
        ValueError: the tally has not one row per statement of K + 2 counts.
    """
    desk = laid_out(questionnaire, tally, min_group)
    statements = tuple(statement_score(desk, place) for place in range(len(desk.sums)))
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
        gaps=highlights.gaps(statements if min_group is None else stops),
        blind_spots=highlights.blind_spots(statements),
    )


def _stop(desk: Desk, stop: Stop, statements: Sequence[StatementScore]) -> StopScore:
    sums = desk.set_of([statement.id for statement in stop.statements])
    value = partnership_score(sums, desk.weights, desk.at_stop)
    own = [statements[desk.questionnaire.places[statement.id]] for statement in stop.statements]
    agreement, word = stop_agreement([(each.agreement, each.word) for each in own], as_shown=desk.min_group is not None)
    return StopScore(
        id=stop.id,
        score=value,
        status=status_of(value, desk.points),
        n=sum(sums.scored),
        spread=spread_of(sums, desk.points, desk.at_stop.in_group),
        agreement=agreement,
        word=word,
        groups=desk.groups(sums),
    )


def _question(desk: Desk, question: str) -> QuestionScore:
    sums = desk.set_of([each.id for each in desk.questionnaire.statements if each.question == question])
    value = partnership_score(sums, desk.weights, desk.elsewhere)
    return QuestionScore(question, value, status_of(value, desk.points), sum(sums.scored))


def _cell(desk: Desk, stop: Stop, question: str) -> CellScore:
    sums = desk.set_of([each.id for each in stop.statements if each.question == question])
    return CellScore(stop.id, question, partnership_score(sums, desk.weights, desk.elsewhere), sum(sums.scored))
