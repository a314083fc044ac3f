"""Who says whether a change is noticeable: named municipalities by their own changes, people by how they lie.

Knows where to find what a verdict rests on; what the verdict is, is decided in `noticeable`.
"""

from collections.abc import Collection, Sequence
from fractions import Fraction
from functools import partial
from typing import Protocol

from metrocheck.publication.model import Moments
from metrocheck.questionnaire.model import Questionnaire, Statement
from metrocheck.scoring.comparing.merging import Pick
from metrocheck.scoring.comparing.moves import Measure, Verdict
from metrocheck.scoring.comparing.noticeable import is_beyond_chance, is_noticeable
from metrocheck.scoring.comparing.rounds import Shared
from metrocheck.scoring.comparing.welch import Sample, welch

# A variance is between two people.
FEWEST = 2
# Ids of statements, and which of them count the other way round.
_Asked = frozenset[tuple[str, bool]]


class Judge(Protocol):
    """Gives the verdict on a set of statements that was measured, a stop or a question, and on all stops together."""

    def stop(self, stop: int, measure: Measure, /) -> Verdict:
        """That on a stop."""

    def question(self, question: str, measure: Measure, /) -> Verdict:
        """That on a question."""

    def overall(self, stops: Sequence[Measure], /) -> Verdict:
        """That on all stops together."""


class OfMunicipalities:
    """Mode team: by the changes of the municipalities themselves, whatever was measured."""

    def __init__(self, points: int) -> None:
        self._verdict: Verdict = partial(is_noticeable, points=points)

    def stop(self, _stop: int, _measure: Measure) -> Verdict:
        """The same for every set."""
        return self._verdict

    def question(self, _question: str, _measure: Measure) -> Verdict:
        """The same for every set."""
        return self._verdict

    def overall(self, _stops: Sequence[Measure]) -> Verdict:
        """The same for all stops together."""
        return self._verdict


class OfPeople:
    """Mode individual: by Welch's interval, from the moments that the waves published.

    Moments are those of the whole set as it was asked, so there is a verdict only where the first wave and the last
    asked the same set in the same words, counted the same way round, and all of it is compared.
    """

    def __init__(self, shared: Shared, first: Questionnaire, last: Questionnaire, common: Collection[str]) -> None:
        self._shared = shared
        self._points = last.scale.points
        self._common = frozenset(common)
        self._stops = _at_stops(first), _at_stops(last)
        self._questions = _of_questions(first), _of_questions(last)

    def stop(self, stop: int, measure: Measure) -> Verdict:
        """Every statement of the stop is in common."""
        first, last = (asked.get(stop) for asked in self._stops)
        return self._over(measure, lambda own: own.stops.get(stop)) if self._same(first, last) else _none

    def question(self, question: str, measure: Measure) -> Verdict:
        """Every statement of the question is in common."""
        first, last = (asked.get(question) for asked in self._questions)
        return self._over(measure, lambda own: own.questions.get(question)) if self._same(first, last) else _none

    def overall(self, stops: Sequence[Measure]) -> Verdict:
        """Every stop is in common and compared, over the same groups: a person's moment is over all stops."""
        first, last = self._stops
        same = first.keys() == last.keys() and all(self._same(first[stop], last[stop]) for stop in last)
        one_set_of_groups = all(measure.compared == stops[0].compared for measure in stops)
        return self._over(stops[0], lambda own: own.overall) if same and one_set_of_groups else _none

    def _same(self, first: _Asked | None, last: _Asked | None) -> bool:
        return first is not None and first == last and all(id_ in self._common for id_, _reversed in first)

    def _over(self, measure: Measure, pick: Pick) -> Verdict:
        return partial(self._judge, self._samples(measure, pick))

    def _judge(self, samples: Sequence[Sample | None], change: Fraction, _of_groups: Sequence[Fraction]) -> bool | None:
        known = [each for each in samples if each is not None]
        if len(known) < len(samples):
            return None
        return is_beyond_chance(change, welch(float(change), known), self._points)

    def _samples(self, measure: Measure, pick: Pick) -> list[Sample | None]:
        weights = {place: measure.weights[place] for place in measure.compared}
        parts = [(place, weight / sum(weights.values())) for place, weight in weights.items()]
        return [_sample(self._shared.moments(wave, place, pick), part) for wave in (0, -1) for place, part in parts]


def _sample(moments: Moments | None, weight: float) -> Sample | None:
    if moments is None or moments.n < FEWEST:
        return None
    return Sample(weight, moments.squares / (moments.n - 1), moments.n)


def _none(_change: Fraction, _of_groups: Sequence[Fraction]) -> None:
    """No verdict."""


def _at_stops(asked: Questionnaire) -> dict[int, _Asked]:
    return {stop.id: _set(stop.statements) for stop in asked.stops}


def _of_questions(asked: Questionnaire) -> dict[str, _Asked]:
    return {
        question.id: _set([each for each in asked.statements if each.question == question.id])
        for question in asked.questions
    }


def _set(statements: Sequence[Statement]) -> _Asked:
    return frozenset((each.id, each.reversed) for each in statements)
