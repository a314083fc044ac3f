"""The tables of a report on paper that are about everybody together: stops, questions, the matrix."""

from metrocheck.language import _
from metrocheck.rendering import sentences, words
from metrocheck.rendering.paper.blocks import Cell, Column, Table
from metrocheck.rendering.paper.map import matrix_cell
from metrocheck.rendering.words import DASH
from metrocheck.report.model import QuestionPart, Report, SpreadPart, StopPart


def stops(report: Report) -> Table:
    """Each stop with its bar, score and status, how far municipalities lie apart and how far they agree."""
    optional = [
        (_("lowest and highest"), [spread(stop.spread) for stop in report.stops]),
        (_("how far people agree"), [sentences.agreement_alone(report, stop) or "" for stop in report.stops]),
        (sentences.since(report), [sentences.change(stop) or "" for stop in report.stops]),
    ]
    told = [(heading, cells) for heading, cells in optional if any(cells)]
    rows = zip(*([_stop_cells(report, stop) for stop in report.stops], *(cells for _, cells in told)), strict=True)
    return Table(
        caption=_("The stops with their scores"),
        columns=(*_scored(_("stop")), *(Column(heading=heading, width=3) for heading, _cells in told)),
        rows=tuple((*first, *(Cell(text=text or DASH) for text in rest)) for first, *rest in rows),
    )


def _scored(of: str) -> tuple[Column, ...]:
    return (
        Column(heading=of, width=5),
        Column(heading=_("score"), figures=True, width=2),
        Column(heading=_("status"), width=3),
    )


def _stop_cells(report: Report, stop: StopPart) -> tuple[Cell, ...]:
    return (
        Cell(text=f"{sentences.place(report, stop)} {stop.name}"),
        Cell(text=words.score(stop.shown, DASH), filled=stop.filled),
        Cell(text=words.status(stop.status), stand=stop.status),
    )


def spread(spread: SpreadPart) -> str:
    """The lowest and the highest municipality, and whether they lie far apart; empty where there are no two."""
    if spread.shown_low is None or spread.shown_high is None:
        return ""
    span = f"{words.score(spread.shown_low, DASH)}–{words.score(spread.shown_high, DASH)}"
    return ", ".join([span, _("far apart")]) if spread.diverging else span


def questions(report: Report) -> Table:
    """Each question with its bar, score and status."""
    return Table(
        caption=_("The questions with their scores"),
        columns=_scored(_("question")),
        rows=tuple(_question_cells(question) for question in report.questions),
    )


def _question_cells(question: QuestionPart) -> tuple[Cell, ...]:
    return (
        Cell(text=question.text),
        Cell(text=words.score(question.shown, DASH), filled=question.filled),
        Cell(text=words.status(question.status), stand=question.status),
    )


def matrix(report: Report) -> Table:
    """Stops down, questions across, a score and its shape in each cell."""
    cells = {(cell.stop, cell.question): cell for cell in report.matrix}
    return Table(
        caption=_("The score of each question at each stop"),
        columns=(
            Column(heading=_("stop"), width=4),
            *(Column(heading=question.text, figures=True, width=2) for question in report.questions),
        ),
        rows=tuple(
            (_named(report, stop), *(matrix_cell(cells.get((stop.id, q.id))) for q in report.questions))
            for stop in report.stops
        ),
    )


def _named(report: Report, stop: StopPart) -> Cell:
    return Cell(text=f"{sentences.place(report, stop)} {stop.name}")
