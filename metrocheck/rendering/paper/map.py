"""The map of a report: its stations with their stand, the train, and the questions that run through them."""

from metrocheck.language import _
from metrocheck.rendering import sentences, words
from metrocheck.rendering.paper.blocks import Cell, Map, Station, Transfer
from metrocheck.rendering.words import DASH
from metrocheck.report.model import CellPart, QuestionPart, Report, StopPart


def report_map(report: Report) -> Map:
    """The line of a report with its train."""
    questionnaire = report.questionnaire
    return Map(
        line=questionnaire.line,
        start=questionnaire.start,
        terminus=questionnaire.terminus,
        stations=tuple(_station(place, stop) for place, stop in enumerate(report.stops, start=1)),
        transfers=tuple(_transfer(report, question) for question in report.questions),
        train=None if report.wave.withheld else report.train.stop,
        alternative=_alternative(report),
    )


def anchor(number: int) -> str:
    """The id of the section that tells of a station; the same in every language, because links are shared."""
    return f"halte-{number}"


def _station(place: int, stop: StopPart) -> Station:
    return Station(
        number=place,
        name=stop.name,
        short=stop.short,
        stand=stop.status,
        figure=words.score(stop.shown, DASH),
        status=words.status(stop.status),
        anchor=anchor(place),
    )


def _transfer(report: Report, question: QuestionPart) -> Transfer:
    cells = {cell.stop: cell for cell in report.matrix if cell.question == question.id}
    return Transfer(question=question.text, cells=tuple(matrix_cell(cells.get(stop.id)) for stop in report.stops))


def matrix_cell(cell: CellPart | None) -> Cell:
    """The score of a question at a stop, with its shape; a questionnaire may leave a cell without statements."""
    if cell is None:
        return Cell(text=DASH)
    return Cell(text=words.score(cell.shown, DASH), stand=cell.status)


def _alternative(report: Report) -> str:
    questionnaire = report.questionnaire
    route = _("Map of the line {line}, from {start} to {terminus}.").format(
        line=questionnaire.line, start=questionnaire.start, terminus=questionnaire.terminus
    )
    stations = [
        f"{place} {stop.name}: {words.score(stop.shown, DASH)}, {words.status(stop.status)}."
        for place, stop in enumerate(report.stops, start=1)
    ]
    train = [] if report.wave.withheld else [sentences.train(report)]
    return " ".join([route, *stations, *train])
