"""Rule 8: which statements, or stops, stand out. Ties go by place on the line, so the order never surprises."""

from collections.abc import Sequence
from fractions import Fraction

from metrocheck.scoring.results import StatementScore, StopScore

MOST_HIGHLIGHTS = 3
BLIND_PART = Fraction(1, 4)


def strengths(statements: Sequence[StatementScore]) -> tuple[str, ...]:
    """The ids of the three highest statements, the highest first."""
    # Sorting keeps equal ones in the order of the line, also from high to low.
    highest = sorted(_scored(statements), key=lambda each: each[0], reverse=True)
    return tuple(id_ for _, id_ in highest[:MOST_HIGHLIGHTS])


def attention(statements: Sequence[StatementScore]) -> tuple[str, ...]:
    """The ids of the three lowest statements, the lowest first."""
    lowest = sorted(_scored(statements), key=lambda each: each[0])
    return tuple(id_ for _, id_ in lowest[:MOST_HIGHLIGHTS])


def _scored(statements: Sequence[StatementScore]) -> list[tuple[Fraction, str]]:
    return [(each.score, each.id) for each in statements if each.score is not None]


def gaps(measured: Sequence[StatementScore] | Sequence[StopScore]) -> tuple[str | int, ...]:
    """The ids of all statements, or stops, on which groups diverge, the widest first."""
    wide = [(each.spread.range, each.id) for each in measured if each.spread and each.spread.diverging]
    return tuple(id_ for _, id_ in sorted(wide, key=lambda each: each[0], reverse=True))


def blind_spots(statements: Sequence[StatementScore]) -> tuple[str, ...]:
    """The ids of the statements where 25 % or more of the applicable answers are `w`."""
    return tuple(each.id for each in statements if _is_blind(each))


def _is_blind(statement: StatementScore) -> bool:
    asked = statement.applicable
    return bool(statement.dont_know and asked and statement.dont_know >= BLIND_PART * asked)
