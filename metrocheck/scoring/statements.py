"""One statement as scored: in confidence only from 2k responses, and never per group."""

from metrocheck.scoring.agreement import statement_agreement
from metrocheck.scoring.desk import Desk
from metrocheck.scoring.results import StatementScore
from metrocheck.scoring.spread import spread_of
from metrocheck.scoring.status import Status, status_of
from metrocheck.scoring.sums import partnership_score

# From how many times k responses statements are told of in confidence.
TIMES = 2


def tells_of_statements(responses: int, min_group: int | None) -> bool:
    """Whether so many responses are enough to tell of statements; in mode team any number is."""
    return min_group is None or responses >= TIMES * min_group


def statement_score(desk: Desk, place: int) -> StatementScore:
    """The statement at a place of the strip."""
    if not tells_of_statements(desk.tally.responses, desk.min_group):
        return _untold(desk.questionnaire.statements[place].id)
    in_confidence = desk.min_group is not None
    sums = desk.sums[place]
    value = partnership_score(sums, desk.weights, desk.elsewhere)
    codes = _pooled(desk, place)
    counts, (dont_know, not_applicable) = codes[: desk.points], codes[desk.points :]
    enough = sum(counts) >= (desk.min_group or 0)
    agreement, word = statement_agreement(counts, as_shown=in_confidence) if enough else (None, None)
    return StatementScore(
        id=desk.questionnaire.statements[place].id,
        score=value,
        status=status_of(value, desk.points),
        n=sum(counts) if enough else None,
        counts=counts if enough else None,
        dont_know=dont_know,
        not_applicable=not_applicable,
        applicable=desk.tally.responses - not_applicable,
        agreement=agreement,
        word=word,
        # Of groups nothing is told: with the counts of all of them that would tell of single people.
        spread=None if in_confidence else spread_of(sums, desk.points),
        groups=() if in_confidence else desk.groups(sums),
    )


def _pooled(desk: Desk, place: int) -> tuple[int, ...]:
    nothing = (0,) * (desk.points + 2)
    return tuple(map(sum, zip(nothing, *(group.counts[place] for group in desk.tally.groups), strict=True)))


def _untold(id_: str) -> StatementScore:
    return StatementScore(
        id=id_,
        score=None,
        status=Status.UNMEASURED,
        n=None,
        counts=None,
        dont_know=None,
        not_applicable=None,
        applicable=None,
        agreement=None,
        word=None,
        spread=None,
        groups=(),
    )
