"""The one way in: waves become a comparison. Only puts the rules together."""

from collections.abc import Sequence

from metrocheck.questionnaire.model import Questionnaire, Stop
from metrocheck.scoring.comparing import moves
from metrocheck.scoring.comparing.moves import Measure
from metrocheck.scoring.comparing.results import CellMove, Comparison, GroupMove, QuestionMove, StatementMove, StopMove
from metrocheck.scoring.comparing.rounds import Round, Shared, shared
from metrocheck.scoring.comparing.same_words import common_statements
from metrocheck.scoring.status import status_of
from metrocheck.scoring.train import train_at


def compare(rounds: Sequence[Round]) -> Comparison:
    """Compares waves; changes are the last minus the first.

    Args:
        rounds: two or more waves, in the order they are told.

    Raises:
        Incomparable: they were measured with another questionnaire or scale.
    """
    statements = common_statements([each.questionnaire for each in rounds])
    desk = _Desk(rounds[-1].questionnaire, frozenset(statements.common), shared(rounds))
    at_stops = [desk.measure(stop.id, None) for stop in desk.questionnaire.stops]
    stops = tuple(map(desk.stop, desk.questionnaire.stops, at_stops))
    overall = moves.together(at_stops, desk.points)
    first, *_between, last = names = [[group.name for group in each.tally.groups] for each in rounds]
    before = dict.fromkeys(name for earlier in names[:-1] for name in earlier)
    return Comparison(
        statements=statements,
        both=desk.shared.names,
        left=tuple(name for name in before if name not in set(last)),
        joined=tuple(name for name in last if name not in set(first)),
        overall=overall,
        statuses=tuple(status_of(score, desk.points) for score in overall.scores),
        trains=tuple(train_at([stop.statuses[wave] for stop in stops]) for wave in range(len(rounds))),
        stops=stops,
        questions=tuple(desk.question(question.id) for question in desk.questionnaire.questions),
        matrix=tuple(desk.cell(s.id, q.id) for s in desk.questionnaire.stops for q in desk.questionnaire.questions),
        groups=desk.groups(at_stops),
        statement_moves=tuple(map(desk.statement, statements.common)),
    )


class _Desk:
    """What every part of the work needs at hand."""

    def __init__(self, questionnaire: Questionnaire, common: frozenset[str], groups: Shared) -> None:
        self.questionnaire = questionnaire
        self.shared = groups
        self._asked = [
            (stop.id, statement.question, statement.id)
            for stop in questionnaire.stops
            for statement in stop.statements
            if statement.id in common
        ]

    @property
    def points(self) -> int:
        return self.questionnaire.scale.points

    def measure(self, stop: int | None, question: str | None) -> Measure:
        """The statements in common of a stop, of a question, or of both."""
        return self._of([id_ for s, q, id_ in self._asked if stop in (None, s) and question in (None, q)])

    def _of(self, ids: Sequence[str]) -> Measure:
        return Measure(self.shared.set_of(ids), self.shared.weights)

    def stop(self, asked: Stop, measure: Measure) -> StopMove:
        moved = moves.move(measure, self.points)
        return StopMove(asked.id, moved, tuple(status_of(score, self.points) for score in moved.scores))

    def question(self, question: str) -> QuestionMove:
        return QuestionMove(question, moves.move(self.measure(None, question), self.points))

    def cell(self, stop: int, question: str) -> CellMove:
        measure = self.measure(stop, question)
        return CellMove(stop, question, measure.scores, measure.change)

    def statement(self, id_: str) -> StatementMove:
        measure = self._of([id_])
        return StatementMove(id_, measure.scores, measure.change)

    def groups(self, at_stops: Sequence[Measure]) -> tuple[GroupMove, ...]:
        """Every group at every stop, group by group."""
        return tuple(
            GroupMove(name, stop.id, scores := measure.of_group(place), moves.difference(scores))
            for place, name in enumerate(self.shared.names)
            for stop, measure in zip(self.questionnaire.stops, at_stops, strict=True)
        )
