"""The first sheet of a report: what it comes down to, with a chart of the stops and one of the questions."""

from collections.abc import Iterable, Sequence

from metrocheck.language import _
from metrocheck.rendering import confidence, sentences, words
from metrocheck.rendering.words import DASH
from metrocheck.rendering.xlsx import cells
from metrocheck.rendering.xlsx.sheets import Chart, Column, Cover, Table
from metrocheck.report.model import QuestionPart, Report, StopPart


def overview(report: Report) -> Cover:
    """The cover of a report."""
    named_stops = [(f"{sentences.place(report, stop)} {stop.name}", stop) for stop in report.stops]
    questions = [(question.text, question) for question in report.questions]
    return Cover(
        name=_("Overview"),
        title=sentences.title(report),
        occasion=" · ".join(sentences.occasion(report)),
        lines=(*sentences.summary(report), *_left_out(report)),
        tables=(
            _table(report, _("stop"), _("The score of each stop"), named_stops),
            _table(report, _("question"), _("The score of each question"), questions),
        ),
    )


def _left_out(report: Report) -> list[str]:
    """What has no cells in this workbook, and why: on the first sheet, for a sheet that is not there says nothing."""
    if not report.in_confidence or not report.is_measured:
        return []
    told = (confidence.pool(report.responses.groups), confidence.roles(report), confidence.statements(report))
    return [line for line in told if line]


def _table(report: Report, of: str, title: str, named: Iterable[tuple[str, StopPart | QuestionPart]]) -> Table:
    """Scores as shown, also in their cells, because a chart takes its figures from there."""
    parts = list(named)
    return Table(
        columns=(Column(of, widest=44), Column(_("score")), cells.status_column()),
        rows=tuple((name, cells.as_shown(part.shown), cells.status(part.status)) for name, part in parts),
        chart=_chart(report, title, parts) if any(part.shown is not None for _name, part in parts) else None,
    )


def _chart(report: Report, title: str, parts: Sequence[tuple[str, StopPart | QuestionPart]]) -> Chart:
    bars = "; ".join(f"{name}: {words.score(part.shown, DASH)}, {words.status(part.status)}" for name, part in parts)
    points = report.rules.points
    return Chart(
        title=title,
        description=_("{title}, bar chart from 1 to {points}: {bars}.").format(title=title, points=points, bars=bars),
        names=0,
        values=1,
        stands=tuple(part.status for _name, part in parts),
        low=1,
        high=points,
    )
