"""The one way in: waves become a comparison. Only puts the rules together."""

from collections.abc import Sequence

from metrocheck.questionnaire.model import Stop
from metrocheck.scoring.comparing import moves
from metrocheck.scoring.comparing.judging import Judge, OfMunicipalities, OfPeople
from metrocheck.scoring.comparing.moves import Measure
from metrocheck.scoring.comparing.results import CellMove, Comparison, GroupMove, QuestionMove, StatementMove, StopMove
from metrocheck.scoring.comparing.rounds import Round, Shared, shared
from metrocheck.scoring.comparing.same_words import Common, common_statements
from metrocheck.scoring.statements import tells_of_statements
from metrocheck.scoring.status import status_of
from metrocheck.scoring.sums import Least, at_stop, elsewhere
from metrocheck.scoring.train import train_at


def compare(rounds: Sequence[Round]) -> Comparison:
    """Compares waves; changes are the last minus the first.

    In mode individual a number rests on k scored answers or is None, k being the largest of the waves; statements are
    told of where the compared groups hold 2k people in the first wave and in the last.

    Args:
        rounds: two or more waves of one partnership, in the order they are told.

    Raises:
        Incomparable: they were measured with another questionnaire or scale.
    """
    statements = common_statements([each.questionnaire for each in rounds])
    desk = _Desk(rounds, statements)
    at_stops = [desk.measure(stop.id, None) for stop in desk.questionnaire.stops]
    stops = tuple(map(desk.stop, desk.questionnaire.stops, at_stops))
    overall = moves.together(at_stops, desk.judge.overall(at_stops))
    matching = desk.shared.matching
    return Comparison(
        statements=statements,
        min_group=desk.min_group,
        both=desk.shared.names,
        members=tuple(group.members for group in matching.groups),
        responses=desk.shared.responses,
        absent=desk.shared.absent,
        left=matching.left,
        joined=matching.joined,
        apart=matching.apart,
        overall=overall,
        statuses=tuple(status_of(score, desk.points) for score in overall.scores),
        trains=tuple(train_at([stop.statuses[wave] for stop in stops]) for wave in range(len(rounds))),
        stops=stops,
        questions=tuple(desk.question(question.id) for question in desk.questionnaire.questions),
        matrix=tuple(desk.cell(s.id, q.id) for s in desk.questionnaire.stops for q in desk.questionnaire.questions),
        groups=desk.groups(at_stops),
        statement_moves=desk.statements(statements.common),
    )


class _Desk:
    """What every part of the work needs at hand."""

    def __init__(self, rounds: Sequence[Round], statements: Common) -> None:
        self.questionnaire = rounds[-1].questionnaire
        self.shared = shared(rounds)
        self.min_group = _largest([each.publication.min_group for each in rounds])
        self.judge = _judge(rounds, self.shared, statements, self.min_group)
        common = frozenset(statements.common)
        self._asked = [
            (stop.id, statement.question, statement.id)
            for stop in self.questionnaire.stops
            for statement in stop.statements
            if statement.id in common
        ]

    @property
    def points(self) -> int:
        return self.questionnaire.scale.points

    def measure(self, stop: int | None, question: str | None) -> Measure:
        """The statements in common of a stop, of a question, or of both."""
        least = at_stop(self.min_group) if question is None else elsewhere(self.min_group)
        return self._of([id_ for s, q, id_ in self._asked if stop in (None, s) and question in (None, q)], least)

    def _of(self, ids: Sequence[str], least: Least) -> Measure:
        return Measure(self.shared.set_of(ids, least), self.shared.weights, least)

    def stop(self, asked: Stop, measure: Measure) -> StopMove:
        moved = moves.move(measure, self.judge.stop(asked.id, measure))
        return StopMove(asked.id, moved, tuple(status_of(score, self.points) for score in moved.scores))

    def question(self, question: str) -> QuestionMove:
        measure = self.measure(None, question)
        return QuestionMove(question, moves.move(measure, self.judge.question(question, measure)))

    def cell(self, stop: int, question: str) -> CellMove:
        measure = self.measure(stop, question)
        return CellMove(stop, question, measure.scores, measure.change)

    def statements(self, ids: Sequence[str]) -> tuple[StatementMove, ...]:
        """Every statement, without a score in a wave of too few people; without any where that is the first or last."""
        told = [tells_of_statements(responses, self.min_group) for responses in self.shared.people]
        if not (told[0] and told[-1]):
            told = [False] * len(told)
        return tuple(self._statement(id_, told) for id_ in ids)

    def _statement(self, id_: str, told: Sequence[bool]) -> StatementMove:
        measure = self._of([id_], elsewhere(self.min_group))
        scores = tuple(score if told[wave] else None for wave, score in enumerate(measure.scores))
        return StatementMove(id_, scores, measure.change if told[-1] else None)

    def groups(self, at_stops: Sequence[Measure]) -> tuple[GroupMove, ...]:
        """Every group at every stop, group by group."""
        return tuple(
            GroupMove(name, stop.id, scores := measure.of_group(place), moves.difference(scores))
            for place, name in enumerate(self.shared.names)
            for stop, measure in zip(self.questionnaire.stops, at_stops, strict=True)
        )


def _largest(min_groups: Sequence[int | None]) -> int | None:
    return max((k for k in min_groups if k is not None), default=None)


def _judge(rounds: Sequence[Round], groups: Shared, statements: Common, min_group: int | None) -> Judge:
    first, last = rounds[0].questionnaire, rounds[-1].questionnaire
    if min_group is None:
        return OfMunicipalities(last.scale.points)
    return OfPeople(groups, first, last, statements.common)
