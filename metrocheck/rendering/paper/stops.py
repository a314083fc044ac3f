"""Every stop in full, on paper: its explanation, its statements with their answers, and what to talk about."""

from collections.abc import Iterator

from metrocheck.language import _
from metrocheck.rendering import confidence, sentences, words
from metrocheck.rendering.paper import groups
from metrocheck.rendering.paper.blocks import (
    Answer,
    Answers,
    Asked,
    AskedGroup,
    Block,
    Cell,
    Paragraph,
    Section,
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
        id=f"{here}-answers",
        heading=_("Statements") if confidence.statements(report) else _("Statements and answers"),
        blocks=(*_apart(report, stop), *_untold(report), _answers(report, stop)),
    )
    if stop.partners:
        partners = tuple(groups.partners_at(report, stop))
        yield Section(id=f"{here}-partners", heading=words.heading("partners"), blocks=partners)
    roles = tuple(groups.roles_at(report, stop))
    if roles:
        yield Section(id=f"{here}-roles", heading=words.heading("roles"), blocks=roles)
    yield Section(id=f"{here}-talk", heading=words.heading("talk_about"), blocks=tuple(talk(stop)))


def _apart(report: Report, stop: StopPart) -> Iterator[Block]:
    """How far municipalities lie apart here and how far people agree, where that is known."""
    apart = spread(stop.spread)
    if apart and confidence.has_pool(report):
        yield Paragraph(text=_("Lowest and highest group: {spread}.").format(spread=apart))
    elif apart:
        yield Paragraph(text=_("Lowest and highest municipality: {spread}.").format(spread=apart))
    agreed = sentences.agreement_alone(report, stop)
    if agreed:
        yield Paragraph(text=_("How far people agree: {agreement}.").format(agreement=agreed))


def _untold(report: Report) -> Iterator[Block]:
    """Why nothing is told of the statements below, where nothing is."""
    why = confidence.statements(report)
    if why:
        yield Paragraph(text=why)


def _answers(report: Report, stop: StopPart) -> Answers:
    cells = {(cell.stop, cell.question): cell for cell in report.matrix}
    groups = [(question, [s for s in stop.statements if s.question == question.id]) for question in report.questions]
    return Answers(
        caption=_asked_here(report).format(number=sentences.place(report, stop)),
        groups=tuple(
            _group(report, question, statements, matrix_cell(cells.get((stop.id, question.id))))
            for question, statements in groups
            if statements
        ),
    )


def _asked_here(report: Report) -> str:
    if confidence.statements(report):
        return _("The statements of stop {number}")
    return _("The statements of stop {number} and how often each answer was given")


def _group(report: Report, question: QuestionPart, statements: list[StatementPart], score: Cell) -> AskedGroup:
    return AskedGroup(
        question=question.text, score=score, statements=tuple(_asked(report, statement) for statement in statements)
    )


def _asked(report: Report, statement: StatementPart) -> Asked:
    nothing_told = confidence.statements(report) is not None
    return Asked(
        id=statement.id,
        text=statement.text,
        score=Cell() if nothing_told else Cell(text=words.score(statement.shown, DASH)),
        n=statement.n,
        answers=() if nothing_told else tuple(_given(report, statement)),
        agreement=sentences.agreement(report, statement) or "",
        spread=spread(statement.spread),
        untold=confidence.too_few() if statement.n is None and not nothing_told else "",
    )


def _given(report: Report, statement: StatementPart) -> Iterator[Answer]:
    asked = report.questionnaire
    counts = statement.counts or (None,) * len(asked.scale)
    for point, (label, times) in enumerate(zip(asked.scale, counts, strict=True), start=1):
        yield Answer(code=str(point), label=label, times=times, is_scored=True)
    yield Answer(code="w", label=asked.dont_know, times=statement.dont_know, is_scored=False)
    yield Answer(code="n", label=asked.not_applicable, times=statement.not_applicable, is_scored=False)
