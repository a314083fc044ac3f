"""The part of a report about one stop: its scores, its statements, and what the questionnaire says of it."""

from collections.abc import Iterable
from fractions import Fraction

from metrocheck.questionnaire.model import Questionnaire, Statement, Stop
from metrocheck.report import model
from metrocheck.report.numbers import Rounding, filled, rounded_ratio, shown, shown_ratio
from metrocheck.scoring.results import GroupScore, StatementScore, StopScore
from metrocheck.scoring.spread import Spread
from metrocheck.scoring.status import Status


def stop_part(
    stop: Stop,
    score: StopScore,
    questionnaire: Questionnaire,
    statements: Iterable[StatementScore],
    change: Fraction | None,
    rounded: Rounding,
) -> model.StopPart:
    """One stop of the report; `change` is how far its score moved since the wave before."""
    return model.StopPart(
        id=stop.id,
        name=str(stop.name),
        score=rounded(score.score),
        shown=shown(score.score),
        status=score.status.value,
        spread=_spread(score.spread, rounded),
        agreement=rounded(score.agreement),
        partners=_partners(score.groups, rounded),
        statements=tuple(
            _statement(asked, measured, rounded) for asked, measured in zip(stop.statements, statements, strict=True)
        ),
        short=str(stop.short),
        filled=filled(score.score, questionnaire.scale.points),
        change=shown(change),
        agreement_word=score.word.value if score.word else None,
        source=stop.source,
        summary=str(stop.summary),
        explanation=str(stop.explanation),
        talk=tuple(str(question) for question in stop.talk),
        advice=_advice(stop, score.status),
    )


def _statement(asked: Statement, score: StatementScore, rounded: Rounding) -> model.StatementPart:
    return model.StatementPart(
        id=asked.id,
        question=asked.question,
        text=str(asked.text),
        score=rounded(score.score),
        shown=shown(score.score),
        n=score.n,
        counts=score.counts,
        dont_know=score.dont_know,
        not_applicable=score.not_applicable,
        agreement=rounded(score.agreement),
        partners=_partners(score.groups, rounded),
        spread=_spread(score.spread, rounded),
        agreement_word=score.word.value if score.word else None,
        dont_know_share=_share(score),
    )


def _share(score: StatementScore) -> float | None:
    if score.dont_know is None or not score.applicable:
        return None
    return score.dont_know / score.applicable


def _partners(groups: Iterable[GroupScore], rounded: Rounding) -> tuple[model.PartnerScore, ...]:
    return tuple(_partner(group, rounded) for group in groups)


def _partner(group: GroupScore, rounded: Rounding) -> model.PartnerScore:
    if not group.is_scored:
        return model.PartnerScore(name=group.name, score=None, n=group.told_n, shown=None)
    seen = shown_ratio(group.total, group.n)
    score = seen if rounded is shown else rounded_ratio(group.total, group.n)
    return model.PartnerScore(name=group.name, score=score, n=group.told_n, shown=seen)


def _spread(spread: Spread | None, rounded: Rounding) -> model.SpreadPart:
    if spread is None:
        return model.SpreadPart(low=None, high=None, shown_low=None, shown_high=None, diverging=False)
    return model.SpreadPart(
        low=rounded(spread.low),
        high=rounded(spread.high),
        shown_low=shown(spread.low),
        shown_high=shown(spread.high),
        diverging=spread.diverging,
    )


def _advice(stop: Stop, status: Status) -> str | None:
    if status is Status.UNMEASURED:
        return None
    return str(getattr(stop.advice, status.value))
