"""What every part of scoring one wave needs at hand. Decides nothing about what a score is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.scoring.results import GroupScore
from metrocheck.scoring.sums import Least, Sums, at_stop, elsewhere, has_score, statement_sums, together
from metrocheck.tally import Tally


@dataclass(frozen=True, slots=True)
class Desk:
    """A line, its tally and the sums of every statement; `min_group` is k, None in mode team."""

    questionnaire: Questionnaire
    tally: Tally
    sums: tuple[Sums, ...]
    min_group: int | None

    @property
    def points(self) -> int:
        """K, the points of the scale."""
        return self.questionnaire.scale.points

    @property
    def weights(self) -> list[int]:
        """The municipalities of every group."""
        return [group.municipalities for group in self.tally.groups]

    @property
    def at_stop(self) -> Least:
        """How many scored answers a score of a stop takes."""
        return at_stop(self.min_group)

    @property
    def elsewhere(self) -> Least:
        """How many another score takes."""
        return elsewhere(self.min_group)

    def set_of(self, ids: Sequence[str]) -> Sums:
        """The sums of a set of statements."""
        places = self.questionnaire.places
        return together([self.sums[places[id_]] for id_ in ids], len(self.tally.groups))

    def groups(self, sums: Sums) -> tuple[GroupScore, ...]:
        """Every group on a stop; in mode team also on a statement."""
        names = (group.name for group in self.tally.groups)
        scored = map(has_score, sums.scored, sums.applicable, repeat(self.at_stop.in_group))
        return tuple(map(GroupScore, names, sums.totals, sums.scored, scored, repeat(self.min_group or 0)))


def laid_out(questionnaire: Questionnaire, tally: Tally, min_group: int | None) -> Desk:
    """The desk of a wave.

    Raises:
        ValueError: the tally has not one row per statement of K + 2 counts.
    """
    expected = [len(questionnaire.scale.codes)] * len(questionnaire.statements)
    for group in tally.groups:
        if [len(row) for row in group.counts] != expected:
            raise ValueError(group.name)
    return Desk(questionnaire, tally, statement_sums(questionnaire, tally), min_group)
