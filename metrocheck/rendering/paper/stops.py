"""Every stop in full, on paper: its explanation, its statements with their answers, and what to talk about."""

from collections.abc import Iterator

from metrocheck.language import _
from metrocheck.language.plain_text import inert
from metrocheck.rendering import sentences, words
from metrocheck.rendering.paper.blocks import (
    Answer,
    Answers,
    Asked,
    AskedGroup,
    Block,
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
)
from metrocheck.rendering.paper.map import anchor, matrix_cell
from metrocheck.rendering.paper.outcome import stand, talk
from metrocheck.rendering.paper.tables import spread
from metrocheck.rendering.words import DASH
from metrocheck.report.model import QuestionPart, Report, StatementPart, StopPart


def stop_by_stop(report: Report) -> Section:
    """All stops; whoever picks a station of the map comes here."""
    return Section(
        id="stop-by-stop",
        heading=words.heading("stop_by_stop"),
        parts=tuple(_stop(report, place, stop) for place, stop in enumerate(report.stops, start=1)),
    )


def _stop(report: Report, place: int, stop: StopPart) -> Section:
    return Section(
        id=anchor(place),
        heading=f"{place} {stop.name}",
        note=stand(stop),
        blocks=tuple(_explanation(stop)),
        parts=tuple(_parts(report, place, stop)),
    )


def _explanation(stop: StopPart) -> Iterator[Block]:
    yield Paragraph(text=stop.summary, strong=True)
    yield Paragraph(text=stop.explanation)
    yield Paragraph(text=words.source(stop.source))


def _parts(report: Report, place: int, stop: StopPart) -> Iterator[Section]:
    here = anchor(place)
    yield Section(
        id=f"{here}-answers", heading=_("Statements and answers"), blocks=(*_apart(stop), _answers(report, stop))
    )
    if stop.partners:
        yield Section(id=f"{here}-partners", heading=words.heading("partners"), blocks=(_by_partner(stop),))
    yield Section(id=f"{here}-talk", heading=words.heading("talk_about"), blocks=tuple(talk(stop)))


def _apart(stop: StopPart) -> Iterator[Block]:
    """How far municipalities lie apart here and how far people agree, where that is known."""
    apart = spread(stop.spread)
    if apart:
        yield Paragraph(text=_("Lowest and highest municipality: {spread}.").format(spread=apart))
    agreed = sentences.agreement_alone(stop)
    if agreed:
        yield Paragraph(text=_("How far people agree: {agreement}.").format(agreement=agreed))


def _answers(report: Report, stop: StopPart) -> Answers:
    cells = {(cell.stop, cell.question): cell for cell in report.matrix}
    groups = [(question, [s for s in stop.statements if s.question == question.id]) for question in report.questions]
    return Answers(
        caption=_("The statements of stop {number} and how often each answer was given").format(
            number=sentences.place(report, stop)
        ),
        groups=tuple(
            _group(report, question, statements, matrix_cell(cells.get((stop.id, question.id))))
            for question, statements in groups
            if statements
        ),
    )


def _group(report: Report, question: QuestionPart, statements: list[StatementPart], score: Cell) -> AskedGroup:
    return AskedGroup(
        question=question.text, score=score, statements=tuple(_asked(report, statement) for statement in statements)
    )


def _asked(report: Report, statement: StatementPart) -> Asked:
    return Asked(
        id=statement.id,
        text=statement.text,
        score=Cell(text=words.score(statement.shown, DASH)),
        n=statement.n,
        answers=tuple(_given(report, statement)),
        agreement=sentences.agreement(statement) or "",
        spread=spread(statement.spread),
    )


def _given(report: Report, statement: StatementPart) -> Iterator[Answer]:
    asked = report.questionnaire
    for point, (label, times) in enumerate(zip(asked.scale, statement.counts, strict=True), start=1):
        yield Answer(code=str(point), label=label, times=times, is_scored=True)
    yield Answer(code="w", label=asked.dont_know, times=statement.dont_know, is_scored=False)
    yield Answer(code="n", label=asked.not_applicable, times=statement.not_applicable, is_scored=False)


def _by_partner(stop: StopPart) -> Table:
    """Municipalities down, the stop and its statements across."""
    scores = zip(stop.partners, *(statement.partners for statement in stop.statements), strict=True)
    rows = tuple(
        (
            Cell(text=inert(at_stop.name)),
            Cell(text=words.score(at_stop.shown, DASH)),
            Cell(text=str(at_stop.n)),
            *(Cell(text=words.score(score.shown, DASH)) for score in at_statements),
        )
        for at_stop, *at_statements in scores
    )
    return Table(
        caption=_("The score of each municipality at this stop and on its statements"),
        columns=(
            Column(heading=_("municipality"), width=4),
            Column(heading=_("score"), figures=True, width=2),
            Column(heading=_("answers that count"), figures=True, width=2),
            *(Column(heading=statement.id, figures=True) for statement in stop.statements),
        ),
        rows=rows,
    )
