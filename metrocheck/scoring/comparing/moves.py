"""How one set of statements moved between waves: its scores, its change and the verdict on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from metrocheck.scoring.comparing.results import Move, Scores
from metrocheck.scoring.exact import mean, shown
from metrocheck.scoring.sums import ANY, Least, Sums, has_score, partnership_score

# Says of a change, and of the changes of the groups it rests on, whether that is more than noise.
Verdict = Callable[[Fraction, Sequence[Fraction]], bool | None]


@dataclass(frozen=True)
class Measure:
    """A set of statements in every wave, per group.

    Attributes:
        waves: per wave the sums of the set, groups in one order.
        weights: the municipalities of each group.
        least: how many scored answers a score takes.
    """

    waves: tuple[Sums, ...]
    weights: tuple[int, ...]
    least: Least = ANY

    def of_group(self, place: int) -> Scores:
        """A group's score in every wave, None where it has none."""
        return tuple(
            Fraction(wave.totals[place], wave.scored[place]) if self._scored(wave, place) else None
            for wave in self.waves
        )

    def _scored(self, wave: Sums, place: int) -> bool:
        return has_score(wave.scored[place], wave.applicable[place], self.least.in_group)

    @cached_property
    def compared(self) -> list[int]:
        """The places of the groups that have a score in the first and in the last wave."""
        ends = (self.waves[0], self.waves[-1])
        return [place for place in range(len(self.weights)) if all(self._scored(wave, place) for wave in ends)]

    @cached_property
    def scores(self) -> Scores:
        """The partnership's score in every wave, over the same groups.

        A wave between in which one of them has no score has none either, or it would tell of other municipalities.
        Where no group can be compared, each wave stands by itself.
        """
        compared = self.compared
        if not compared:
            return tuple(partnership_score(wave, self.weights, self.least) for wave in self.waves)
        return tuple(self._over(wave, compared) for wave in self.waves)

    def _over(self, wave: Sums, places: Sequence[int]) -> Fraction | None:
        if not all(self._scored(wave, place) for place in places):
            return None
        cut = Sums(
            totals=tuple(wave.totals[place] for place in places),
            scored=tuple(wave.scored[place] for place in places),
            applicable=tuple(wave.applicable[place] for place in places),
        )
        return partnership_score(cut, [self.weights[place] for place in places], self.least)

    @property
    def change(self) -> Fraction | None:
        """Last minus first, where there is a group to compare."""
        return difference(self.scores) if self.compared else None

    @cached_property
    def changes(self) -> dict[int, Fraction]:
        """The change of every compared group, by its place."""
        found = {place: difference(self.of_group(place)) for place in self.compared}
        return {place: change for place, change in found.items() if change is not None}


def difference(scores: Scores) -> Fraction | None:
    """The last score minus the first, None where one of them is missing."""
    first, last = scores[0], scores[-1]
    return None if first is None or last is None else last - first


def move(measure: Measure, verdict: Verdict) -> Move:
    """How a set of statements moved."""
    return judged(measure.scores, measure.change, list(measure.changes.values()), verdict)


def judged(scores: Scores, change: Fraction | None, of_all: Sequence[Fraction], verdict: Verdict) -> Move:
    """A change with the verdict on it, and how many groups went which way: none where there is no change."""
    of_groups = [] if change is None else of_all
    seen = [shown(each) for each in of_groups]
    return Move(
        scores=scores,
        change=change,
        noticeable=None if change is None else verdict(change, of_groups),
        groups=len(of_groups),
        up=sum(each > 0 for each in seen),
        same=sum(each == 0 for each in seen),
        down=sum(each < 0 for each in seen),
    )


def together(stops: Sequence[Measure], verdict: Verdict) -> Move:
    """The overall move: over the stops that have a change, for the partnership and for each group."""
    compared = [measure for measure in stops if measure.compared]
    columns = list(zip(*(measure.scores for measure in compared), strict=True))
    waves = len(stops[0].waves)
    scores = tuple(_mean_of_all(column) for column in columns) if columns else (None,) * waves
    return judged(scores, difference(scores), _of_groups(compared), verdict)


def _mean_of_all(column: Sequence[Fraction | None]) -> Fraction | None:
    known = [score for score in column if score is not None]
    return mean(known) if len(known) == len(column) else None


def _of_groups(stops: Sequence[Measure]) -> list[Fraction]:
    """Each group's mean change over the stops where it is compared."""
    changes: dict[int, list[Fraction]] = {}
    for measure in stops:
        for place, change in measure.changes.items():
            changes.setdefault(place, []).append(change)
    return [sum(each, Fraction(0)) / len(each) for each in changes.values()]
