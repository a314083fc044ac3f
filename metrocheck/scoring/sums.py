"""Rules 1 to 3: what a group and a partnership score on a set of statements, and how many answers that takes.

A set is a stop, a question, a cell or one statement. Its sums are whole numbers per group, so that a
set's sums are those of its statements added up; only a score is a fraction.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import mul
from typing import NamedTuple

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.scoring.exact import added
from metrocheck.tally import Tally


class Least(NamedTuple):
    """The fewest scored answers a score rests on: in each group that has one, and in all these groups together."""

    in_group: int = 1
    together: int = 1


ANY = Least()


def at_stop(min_group: int | None) -> Least:
    """At a stop, where groups have scores of their own: k in every group, or the others tell of fewer."""
    return ANY if min_group is None else Least(min_group, min_group)


def elsewhere(min_group: int | None) -> Least:
    """For questions, cells and statements, of which in confidence only the whole is told: k in all."""
    return ANY if min_group is None else Least(1, min_group)


@dataclass(frozen=True, slots=True)
class Sums:
    """What the answers to a set of statements add up to, per group in the order of the tally.

    Attributes:
        totals: the sum of the scored answers, a reversed statement's already turned round.
        scored: how many answers are scored: 1 to K, not `w` and `n`.
        applicable: how many could have been: everything but `n`, unanswered ones too.
    """

    totals: tuple[int, ...]
    scored: tuple[int, ...]
    applicable: tuple[int, ...]

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        """Per group (total, scored, applicable)."""
        return zip(self.totals, self.scored, self.applicable, strict=True)


def statement_sums(questionnaire: Questionnaire, tally: Tally) -> tuple[Sums, ...]:
    """The sums of every statement, in the order of the strip."""
    turned = (statement.reversed for statement in questionnaire.statements)
    return tuple(sums_of(tally, place, questionnaire.scale.points, turned=each) for place, each in enumerate(turned))


def sums_of(tally: Tally, place: int, points: int, *, turned: bool) -> Sums:
    """The sums of the statement at a place of the strip, on a scale of `points`; `turned` reverses it."""
    values = range(points, 0, -1) if turned else range(1, points + 1)
    counts = [group.counts[place] for group in tally.groups]
    return Sums(
        totals=tuple(sum(map(mul, values, each)) for each in counts),
        scored=tuple(sum(each[:points]) for each in counts),
        applicable=tuple(g.responses - each[-1] for g, each in zip(tally.groups, counts, strict=True)),
    )


def together(parts: Sequence[Sums], groups: int) -> Sums:
    """The sums of a set from those of its parts; zeros for `groups` groups when it has none."""
    nothing = (0,) * groups
    return Sums(
        totals=_column_sums(nothing, (part.totals for part in parts)),
        scored=_column_sums(nothing, (part.scored for part in parts)),
        applicable=_column_sums(nothing, (part.applicable for part in parts)),
    )


def _column_sums(nothing: tuple[int, ...], columns: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(nothing, *columns, strict=True)))


def has_score(scored: int, applicable: int, least: int = 1) -> bool:
    """Rule 2: at least half of the applicable answers are scored, and at least one; in confidence at a stop, k."""
    return scored >= least and 2 * scored >= applicable


def partnership_score(sums: Sums, weights: Sequence[int], least: Least = ANY) -> Fraction | None:
    """Rule 3: the mean of the groups' scores, each weighing as many municipalities as it holds.

    Args:
        sums: of one set of statements.
        weights: municipalities per group, in the same order.
        least: how many scored answers it takes.
    """
    totals: dict[int, int] = {}
    weight = answers = 0
    for (total, scored, applicable), municipalities in zip(sums, weights, strict=True):
        if has_score(scored, applicable, least.in_group):
            totals[scored] = totals.get(scored, 0) + municipalities * total
            weight += municipalities
            answers += scored
    return added(totals, weight) if answers >= least.together else None
