"""The sheets about statements: all of them with their answers, and those that stand out."""

from collections.abc import Iterator

from metrocheck.language import _
from metrocheck.language.plain_text import harmless
from metrocheck.rendering import sentences
from metrocheck.rendering.words import heading
from metrocheck.rendering.xlsx import cells
from metrocheck.rendering.xlsx.sheets import Column, Row, Table
from metrocheck.report.model import Report, StatementPart, StopPart

WIDEST = 60
# More municipalities than this make what is printed too small to read.
MOST_PRINTED = 6


def statements(report: Report) -> Table:
    """Every statement with the distribution of its answers, and the score of each municipality."""
    names = _partners(report)
    return Table(
        columns=(*_columns(report), *_partner_columns(names)),
        rows=tuple(_row(report, stop, statement, names) for stop in report.stops for statement in stop.statements),
        fixed=2,
    )


def _partners(report: Report) -> list[str]:
    found = (partner.name for stop in report.stops for one in stop.statements for partner in one.partners)
    return list(dict.fromkeys(found))


def _columns(report: Report) -> Iterator[Column]:
    asked = report.questionnaire
    labels = [f"{point} {label}" for point, label in enumerate(asked.scale, start=1)]
    times = _("How often this answer was given, as it was given.")
    yield from (Column(_("number")), Column(_("statement"), widest=WIDEST), Column(_("stop"), to_the_left=True))
    yield Column(_("question"), widest=32)
    yield cells.score_column()
    yield Column(_("answers that count"), _("How many answers on the scale there are."))
    yield from (Column(label, times, 13) for label in (*labels, asked.dont_know, asked.not_applicable))
    yield _share_column(report)
    yield from cells.agreement_columns()
    if not report.in_confidence:
        yield from cells.spread_columns(report)


def _share_column(report: Report) -> Column:
    answer = report.questionnaire.dont_know
    return Column(
        _("share of “{answer}”").format(answer=answer),
        _("The share of this answer in all answers but “{answer}”.").format(answer=report.questionnaire.not_applicable),
    )


def _partner_columns(names: list[str]) -> Iterator[Column]:
    score, answers = _("The score of the municipality on the statement."), _("How many answers this score rests on.")
    printed = len(names) <= MOST_PRINTED
    told = [harmless(name) for name in names]
    yield from (Column(name, score, 18, printed) for name in told)
    yield from (Column(_("{name}: answers").format(name=name), answers, 18, printed=False) for name in told)


def _row(report: Report, stop: StopPart, statement: StatementPart, names: list[str]) -> Row:
    known = {partner.name: partner for partner in statement.partners}
    found = [known.get(name) for name in names]
    texts = {question.id: question.text for question in report.questions}
    return (
        statement.id,
        statement.text,
        sentences.place(report, stop),
        texts[statement.question],
        cells.score(statement.score, statement.shown),
        statement.n,
        *(statement.counts or (None,) * report.rules.points),
        statement.dont_know,
        statement.not_applicable,
        cells.share(statement.dont_know_share),
        *cells.agreement(report, statement),
        *(() if report.in_confidence else cells.spread(statement.spread)),
        *(cells.score(partner.score, partner.shown) if partner else None for partner in found),
        *(partner.n if partner else None for partner in found),
    )


def standing_out(report: Report) -> Table:
    """Strengths, points of attention, gaps and blind spots, each in order."""
    lists: dict[str, tuple[str | int, ...]] = {
        heading("strengths"): report.strengths,
        heading("attention"): report.attention,
        sentences.gaps_heading(report): report.gaps,
        heading("blind_spots"): report.blind_spots,
    }
    return Table(
        columns=(
            Column(_("what stands out"), widest=30),
            Column(_("order"), _("The first stands out most."), to_the_left=True),
            Column(_("number")),
            Column(_("is about") if report.in_confidence else _("statement"), widest=WIDEST),
            cells.score_column(),
            *cells.spread_columns(report),
            _share_column(report),
        ),
        rows=tuple(
            (kind, rank, *_found(report, id_)) for kind, ids in lists.items() for rank, id_ in enumerate(ids, start=1)
        ),
    )


def _found(report: Report, id_: str | int) -> Row:
    """A statement, or a stop: where people answer in confidence, gaps are of stops."""
    if isinstance(id_, int):
        stop = report.stop(id_)
        place, score = str(sentences.place(report, stop)), cells.score(stop.score, stop.shown)
        return place, stop.name, score, *cells.spread(stop.spread), None
    found = report.statement(id_)
    score, share = cells.score(found.score, found.shown), cells.share(found.dont_know_share)
    return id_, found.text, score, *cells.spread(found.spread), share
