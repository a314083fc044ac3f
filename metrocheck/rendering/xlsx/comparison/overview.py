"""The first sheet of a comparison: what it comes down to, with charts of the stops and of the questions."""

from collections.abc import Sequence

from metrocheck.language import _
from metrocheck.rendering import changes
from metrocheck.rendering.compared import TO
from metrocheck.rendering.words import DASH
from metrocheck.rendering.xlsx import cells
from metrocheck.rendering.xlsx.comparison.columns import NARROWEST, change, verdict
from metrocheck.rendering.xlsx.sheets import Column, Cover, Row, Table, WaveChart
from metrocheck.report.comparison.model import Comparison, Judged

# Of two waves a line tells no more than two bars.
TREND = 3
Named = Sequence[tuple[str, Judged]]


def overview(comparison: Comparison) -> Cover:
    """The cover of a comparison."""
    stops = [(f"{place} {stop.name}", stop) for place, stop in enumerate(comparison.stops, start=1)]
    questions = [(question.text, question) for question in comparison.questions]
    whole = (_("the whole line"), comparison.overall)
    return Cover(
        name=_("Overview"),
        title=changes.title(comparison),
        occasion=" · ".join(changes.occasion(comparison)),
        lines=tuple(changes.summary(comparison)),
        tables=(
            _table(
                comparison,
                (_("stop"), _("The score of each stop in every wave"), _("The trend of the stops")),
                stops,
            ),
            _table(
                comparison,
                (_("question"), _("The score of each question in every wave"), _("The trend of the questions")),
                [*questions, whole],
            ),
        ),
    )


def _table(comparison: Comparison, called: tuple[str, str, str], named: Named) -> Table:
    """Scores as shown, also in their cells, because a chart takes its figures from there.

    Args:
        comparison: of what.
        called: the head of the first column, and the titles of the bars and of the lines.
        named: each row's name and scores.
    """
    of, bars, lines = called
    labels = changes.labels(comparison)
    drawn = any(score is not None for _name, part in named for score in part.shown)
    has_trend = drawn and len(labels) >= TREND
    return Table(
        columns=(
            Column(of, widest=44),
            *(Column(label, narrowest=NARROWEST) for label in labels),
            Column(_("change")),
            Column(_("verdict"), widest=26),
        ),
        rows=tuple((name, *_scores(part), verdict(part)) for name, part in named),
        chart=_bars(comparison, bars, named) if drawn else None,
        below=_lines(comparison, lines, named) if has_trend else None,
    )


def _scores(part: Judged) -> Row:
    return (*map(cells.as_shown, part.shown), change(part.shown_change, part.shown_change))


def _bars(comparison: Comparison, title: str, named: Named) -> WaveChart:
    points = comparison.line.points
    told = _("{title}, bar chart from 1 to {points}: {bars}.")
    return WaveChart(
        kind="bars",
        title=title,
        description=told.format(title=title, points=points, bars=_told(comparison, named)),
        names=0,
        values=(1, len(comparison.waves)),
        low=1,
        high=points,
    )


def _lines(comparison: Comparison, title: str, named: Named) -> WaveChart:
    points = comparison.line.points
    told = _("{title}, line chart from 1 to {points}: {lines}.")
    return WaveChart(
        kind="lines",
        title=title,
        description=told.format(title=title, points=points, lines=_told(comparison, named)),
        names=0,
        values=(1, len(comparison.waves)),
        low=1,
        high=points,
    )


def _told(comparison: Comparison, named: Named) -> str:
    """Every figure of a chart in words, the waves first."""
    waves = TO.join(changes.labels(comparison))
    return "; ".join([waves, *(f"{name}: {changes.scores(part.shown, DASH)}" for name, part in named)])
