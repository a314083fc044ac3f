"""Makes the comparison of waves from what is known of them. Pure: the same input gives the same comparison."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.report.comparison import model
from metrocheck.report.comparison.material import ComparedMaterial
from metrocheck.report.numbers import Rounding, filled, rounding, shown
from metrocheck.response.model import Partnership
from metrocheck.scoring import comparing
from metrocheck.scoring.comparing.results import Move
from metrocheck.scoring.status import status_of

LISTED = 3


def build(partnership: Partnership, waves: Sequence[ComparedMaterial], program: str) -> model.Comparison:
    """The comparison of two or more waves, in the order given.

    Args:
        partnership: whose waves they are.
        waves: two or more; a change is from the first to the last.
        program: the version of metrocheck that makes it.

    Raises:
        Incomparable: they were measured with another questionnaire or scale.
    """
    found = comparing.compare([comparing.Round(each.questionnaire, each.publication) for each in waves])
    last = waves[-1].questionnaire
    writing = _Writing(last, rounding(in_confidence=found.min_group is not None))
    # What shows as 0,0 did not rise or fall for a reader.
    moved = [each for each in found.statement_moves if shown(each.change)]
    return model.Comparison(
        waves=tuple(map(_wave, waves, found.absent)),
        partners=_partners(partnership, found),
        statements=compared_statements(found.statements, [each.questionnaire for each in waves]),
        overall=writing.overall(found),
        train=_train(found, last),
        stops=tuple(map(writing.stop, found.stops)),
        questions=tuple(map(writing.question, found.questions)),
        matrix=tuple(map(writing.cell, found.matrix)),
        partners_by_stop=tuple(map(writing.partner, found.groups)),
        statement_changes=tuple(map(writing.statement, found.statement_moves)),
        partnership=partnership.name,
        min_group=found.min_group,
        line=_line(last),
        moved_most=model.MovedMost(up=_furthest(moved, 1), down=_furthest(moved, -1)),
        verdicts=_verdicts(found.stops),
        bounds=_bounds(found, last),
        program=program,
    )


def _partners(partnership: Partnership, found: comparing.Comparison) -> model.ComparedPartners:
    """Who is compared, left and joined, in the order of set-up."""
    order = [partner.name for partner in partnership.partners]

    def in_order(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(names, key=lambda name: order.index(name) if name in order else len(order)))

    return model.ComparedPartners(
        both=found.both,
        left=in_order(found.left),
        joined=in_order(found.joined),
        groups=tuple(
            model.ComparedGroup(name=name, members=in_order(members), responses=responses)
            for name, members, responses in zip(found.both, found.members, found.responses, strict=True)
        ),
        apart=in_order(found.apart),
    )


def _wave(given: ComparedMaterial, absent: tuple[str, ...]) -> model.ComparedWave:
    return model.ComparedWave(
        label=given.wave.label,
        opened=given.wave.opened,
        closed=given.wave.closed,
        n=given.publication.responses,
        municipalities=sum(len(group.members) for group in given.publication.groups),
        absent=absent,
        purged=given.wave.purged,
        version=given.questionnaire.version,
        withheld=given.publication.withheld,
    )


def compared_statements(found: comparing.Common, asked: Sequence[Questionnaire]) -> model.ComparedStatements:
    """Which statements questionnaires, oldest first, have in common, and the words of those they have not."""
    left_out = (*found.reworded, *found.added, *found.dropped)
    return model.ComparedStatements(
        common=found.common,
        reworded=found.reworded,
        added=found.added,
        dropped=found.dropped,
        wordings=tuple(_wording(id_, asked) for id_ in left_out),
    )


def _wording(id_: str, asked: Sequence[Questionnaire]) -> model.Wording:
    """The words of the first wave that had a statement in other words than the last, and of the last."""
    after = _text(id_, asked[-1])
    earlier = [text for text in (_text(id_, each) for each in asked[:-1]) if text is not None and text != after]
    return model.Wording(id=id_, before=earlier[0] if earlier else None, after=after)


def _text(id_: str, asked: Questionnaire) -> str | None:
    place = asked.places.get(id_)
    return None if place is None else asked.statements[place].text.of(asked.languages[0])


def _train(found: comparing.Comparison, asked: Questionnaire) -> model.TrainMove:
    names = [asked.start, *(stop.name for stop in asked.stops), asked.terminus]
    first, last = found.trains[0], found.trains[-1]
    passed = found.stops[min(first, last) : max(first, last)]
    turned = [stop for stop in passed if stop.statuses[0] is not stop.statuses[-1]]
    return model.TrainMove(
        stops=found.trains,
        names=tuple(str(names[place]) for place in found.trains),
        quietly=first != last and not any(_may_be_noticeable(stop.move) for stop in turned),
    )


def _may_be_noticeable(move: Move) -> bool:
    """Whether a change is noticeable, or cannot be judged: then nobody can say that it is not."""
    return move.change is not None and move.noticeable is not False


def _line(asked: Questionnaire) -> model.ComparedLine:
    return model.ComparedLine(
        id=asked.id,
        title=str(asked.title),
        line=str(asked.line),
        start=str(asked.start),
        terminus=str(asked.terminus),
        points=asked.scale.points,
    )


def _furthest(moved: Iterable[comparing.StatementMove], direction: int) -> tuple[str, ...]:
    """The ids of the statements that moved furthest one way; equal ones in the order of the line."""
    own = [(each.change * direction, each.id) for each in moved if each.change is not None]
    ordered = sorted((pair for pair in own if pair[0] > 0), key=lambda pair: pair[0], reverse=True)
    return tuple(id_ for _, id_ in ordered[:LISTED])


def _verdicts(stops: Sequence[comparing.StopMove]) -> model.Verdicts:
    judged = [(stop.id, stop.move.change, stop.move.noticeable) for stop in stops if stop.move.change is not None]
    return model.Verdicts(
        better=tuple(id_ for id_, change, noticeable in judged if noticeable and change > 0),
        worse=tuple(id_ for id_, change, noticeable in judged if noticeable and change < 0),
        unclear=tuple(id_ for id_, _change, noticeable in judged if noticeable is False),
        unjudged=tuple(id_ for id_, _change, noticeable in judged if noticeable is None),
        unknown=tuple(stop.id for stop in stops if stop.move.change is None),
    )


def _bounds(found: comparing.Comparison, asked: Questionnaire) -> model.Bounds:
    groups = found.overall.groups
    if found.min_group is not None:
        return model.Bounds(change=comparing.least_shown(asked.scale.points), against=None, groups=groups)
    change, against = comparing.bounds(groups, asked.scale.points)
    return model.Bounds(change=change, against=against, groups=groups)


class _Writing:
    """Exact scores as the numbers a comparison holds, on the line as the last wave asked it."""

    def __init__(self, asked: Questionnaire, rounded: Rounding) -> None:
        self._rounded = rounded
        self._points = asked.scale.points
        self._stops = {stop.id: stop for stop in asked.stops}
        self._questions = {question.id: question for question in asked.questions}
        self._asked = asked

    def overall(self, found: comparing.Comparison) -> model.OverallMove:
        return model.OverallMove(
            **self._judged(found.overall), statuses=tuple(status.value for status in found.statuses)
        )

    def stop(self, found: comparing.StopMove) -> model.StopMove:
        asked, move = self._stops[found.id], found.move
        turned = move.change is not None and found.statuses[0] is not found.statuses[-1]
        return model.StopMove(
            **self._judged(move),
            id=found.id,
            name=str(asked.name),
            up=move.up,
            same=move.same,
            down=move.down,
            short=str(asked.short),
            source=asked.source,
            summary=str(asked.summary),
            explanation=str(asked.explanation),
            talk=tuple(str(question) for question in asked.talk),
            statuses=tuple(status.value for status in found.statuses),
            quietly=turned and move.noticeable is False,
        )

    def question(self, found: comparing.QuestionMove) -> model.QuestionMove:
        return model.QuestionMove(
            **self._judged(found.move),
            id=found.id,
            text=str(self._questions[found.id].text),
            statuses=self._statuses(found.move.scores),
        )

    def cell(self, found: comparing.CellMove) -> model.CellMove:
        return model.CellMove(
            **self._moved(found.scores, found.change),
            stop=found.stop,
            question=found.question,
            statuses=self._statuses(found.scores),
        )

    def partner(self, found: comparing.GroupMove) -> model.PartnerMove:
        return model.PartnerMove(**self._moved(found.scores, found.change), name=found.name, stop=found.stop)

    def statement(self, found: comparing.StatementMove) -> model.StatementMove:
        return model.StatementMove(
            **self._moved(found.scores, found.change),
            id=found.id,
            text=str(self._asked.statements[self._asked.places[found.id]].text),
            stop=self._asked.stop_of(found.id).id,
        )

    def _statuses(self, scores: Iterable[Fraction | None]) -> tuple[str, ...]:
        return tuple(status_of(score, self._points).value for score in scores)

    def _judged(self, move: Move) -> dict[str, object]:
        return {
            **self._moved(move.scores, move.change),
            "noticeable": move.noticeable,
            "interval": None,
            "groups": move.groups,
        }

    def _moved(self, scores: Sequence[Fraction | None], change: Fraction | None) -> dict[str, object]:
        return {
            "scores": tuple(map(self._rounded, scores)),
            "change": self._rounded(change),
            "shown": tuple(map(shown, scores)),
            "shown_change": shown(change),
            "filled": tuple(filled(score, self._points) for score in scores),
        }
