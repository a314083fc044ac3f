"""The map of a comparison: the stations as they are now, where the train is, and where it was."""

from metrocheck.language import _
from metrocheck.rendering import changes, words
from metrocheck.rendering.paper.blocks import Cell, Map, Station, Transfer
from metrocheck.rendering.paper.comparison.tables import moved
from metrocheck.rendering.paper.map import anchor
from metrocheck.rendering.words import DASH
from metrocheck.report.comparison.model import Comparison, QuestionMove, StopMove


def compared_map(comparison: Comparison) -> Map:
    """The line with both trains."""
    line, is_told = comparison.line, comparison.overall.change is not None
    return Map(
        line=line.line,
        start=line.start,
        terminus=line.terminus,
        stations=tuple(_station(place, stop) for place, stop in enumerate(comparison.stops, start=1)),
        transfers=tuple(_transfer(comparison, question) for question in comparison.questions),
        train=comparison.train.stops[-1] if is_told else None,
        was=comparison.train.stops[0] if is_told else None,
        alternative=_alternative(comparison),
    )


def _station(place: int, stop: StopMove) -> Station:
    return Station(
        number=place,
        name=stop.name,
        short=stop.short,
        stand=stop.statuses[-1],
        figure=words.score(stop.shown[-1], DASH),
        status=_told(stop),
        anchor=anchor(place),
    )


def _told(stop: StopMove) -> str:
    """A station's status, and how it moved where that is known."""
    status = words.status(stop.statuses[-1])
    return status if stop.shown_change is None else f"{status}, {words.change(stop.shown_change)}"


def _transfer(comparison: Comparison, question: QuestionMove) -> Transfer:
    own = [cell for cell in comparison.matrix if cell.question == question.id]
    cells = (Cell(text=words.score(cell.shown[-1], DASH), stand=cell.statuses[-1]) for cell in own)
    return Transfer(question=question.text, cells=tuple(cells))


def _alternative(comparison: Comparison) -> str:
    line = comparison.line
    route = _("Map of the line {line}, from {start} to {terminus}.").format(
        line=line.line, start=line.start, terminus=line.terminus
    )
    stations = [
        f"{place} {stop.name}: {moved(stop.shown, stop.shown_change)}, {words.status(stop.statuses[-1])}."
        for place, stop in enumerate(comparison.stops, start=1)
    ]
    trains = [] if comparison.overall.change is None else [changes.train(comparison)]
    return " ".join([route, *stations, *trains])
