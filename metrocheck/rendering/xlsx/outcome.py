"""The sheets to work with: what to talk about, the agreements to make, and what people wrote."""

from collections.abc import Iterator

from metrocheck.language import _
from metrocheck.language.plain_text import harmless
from metrocheck.rendering import sentences
from metrocheck.rendering.xlsx import cells
from metrocheck.rendering.xlsx.sheets import Column, Row, Table
from metrocheck.report.model import CommentPart, Report, StopPart

WIDEST = 80
FREE_ROWS = 6


def talk(report: Report) -> Table:
    """Advice and questions to talk about, first of the stops to discuss first, then along the line."""
    first = [report.stop(id_) for id_ in report.talk_about]
    rest = [stop for stop in report.stops if stop not in first]
    return Table(
        columns=(
            Column(_("stop"), to_the_left=True),
            Column(_("name"), widest=40),
            cells.score_column(),
            cells.status_column(),
            Column(_("discuss first"), _("The stops that ask for a conversation most.")),
            Column(_("kind"), widest=18),
            Column(_("text"), widest=WIDEST),
        ),
        rows=tuple(
            (*_stop(report, stop), cells.yes_or_no(stop in first), *told)
            for stop in (*first, *rest)
            for told in _told(stop)
        ),
    )


def _stop(report: Report, stop: StopPart) -> Row:
    score = cells.score(stop.score, stop.shown)
    return sentences.place(report, stop), stop.name, score, cells.status(stop.status)


def _told(stop: StopPart) -> Iterator[tuple[str, str]]:
    if stop.advice:
        yield _("Advice"), stop.advice
    yield from ((_("Question to talk about"), question) for question in stop.talk)


def actions(report: Report) -> Table:
    """A list to fill in: the stops to discuss first, and rows for whatever else comes up."""
    stops = [report.stop(id_) for id_ in report.talk_about]
    named = [f"{sentences.place(report, stop)} {stop.name}" for stop in stops]
    return Table(
        columns=(
            Column(_("stop"), widest=40),
            Column(_("agreement"), widest=WIDEST),
            Column(_("who"), widest=28),
            Column(_("when"), widest=20),
        ),
        rows=tuple((name, None, None, None) for name in (*named, *[None] * FREE_ROWS)),
        to_fill_in=True,
    )


def comments(report: Report) -> Table:
    """What people wrote, as they wrote it; in confidence no more than about which stop."""
    if report.in_confidence:
        return _without_sender(report)
    return Table(
        columns=(
            Column(_("stop"), to_the_left=True),
            Column(_("number")),
            Column(_("is about"), widest=50),
            Column(_("municipality"), widest=30),
            Column(_("comment"), widest=WIDEST),
        ),
        rows=tuple(_comment(report, comment) for comment in report.comments),
    )


def _without_sender(report: Report) -> Table:
    return Table(
        columns=(
            Column(_("stop"), to_the_left=True),
            Column(_("is about"), widest=50),
            Column(_("comment"), widest=WIDEST),
        ),
        rows=tuple(
            (_place(report, comment), sentences.subject(report, comment), harmless(comment.text))
            for comment in report.comments
        ),
    )


def _place(report: Report, comment: CommentPart) -> int | None:
    return None if comment.stop is None else sentences.place(report, report.stop(comment.stop))


def _comment(report: Report, comment: CommentPart) -> Row:
    number, about = _subject(report, comment)
    return _place(report, comment), number, about, harmless(comment.partner or ""), harmless(comment.text)


def _subject(report: Report, comment: CommentPart) -> tuple[str | None, str | None]:
    """The id and text of a statement or a closing question, or the name of a stop."""
    about = comment.statement
    if about is None:
        return None, None if comment.stop is None else report.stop(comment.stop).name
    closing = report.questionnaire.closing.get(about)
    return about, closing or report.statement(about).text
