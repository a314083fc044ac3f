"""The tables of a comparison on paper: a score per wave, the change, and the verdict."""

from collections.abc import Sequence

from metrocheck.language import _
from metrocheck.rendering import changes, compared, verdicts, words
from metrocheck.rendering.paper.blocks import Block, Cell, Column, Paragraph, Table
from metrocheck.rendering.words import DASH
from metrocheck.report.comparison.model import Comparison, Judged, StatementMove
from metrocheck.report.part import StatusCode


def told(comparison: Comparison, table: Table) -> tuple[Block, ...]:
    """A table, with what its dashes mean below it."""
    has_dash = any(DASH in cell.text for row in table.rows for cell in row)
    dashes = compared.dashes(comparison, DASH) if has_dash else None
    return (table, Paragraph(text=dashes)) if dashes else (table,)


def stops(comparison: Comparison) -> Table:
    """Each stop: its score in every wave, its change, the verdict, and how many went which way."""
    return Table(
        caption=_("The stops in every wave, and what changed"),
        columns=(*judged_columns(comparison, _("stop")), Column(heading=compared.called(comparison).all, width=3)),
        rows=tuple(
            (
                Cell(text=f"{place} {stop.name}"),
                *judged_cells(stop, stop.statuses),
                Cell(text=changes.directions(stop) if stop.groups else DASH),
            )
            for place, stop in enumerate(comparison.stops, start=1)
        ),
    )


def judged_columns(comparison: Comparison, of: str) -> tuple[Column, ...]:
    """What is measured, a score per wave, the change and the verdict."""
    return (
        Column(heading=of, width=5),
        *wave_columns(comparison),
        Column(heading=_("change"), figures=True, width=2),
        Column(heading=_("verdict"), width=4),
    )


def wave_columns(comparison: Comparison) -> tuple[Column, ...]:
    """A column of scores per wave."""
    return tuple(Column(heading=label, figures=True, width=2) for label in changes.labels(comparison))


def judged_cells(judged: Judged, statuses: Sequence[StatusCode]) -> tuple[Cell, ...]:
    """A score with its stand per wave, the change and the verdict."""
    scores = zip(judged.shown, statuses, strict=True)
    return (
        *(Cell(text=words.score(score, DASH), stand=status) for score, status in scores),
        Cell(text=changes.change(judged.shown_change, DASH)),
        Cell(text=verdicts.verdict(judged, DASH)),
    )


def questions(comparison: Comparison) -> Table:
    """Each question: its score in every wave, its change and the verdict; the whole line last."""
    rows = [(Cell(text=q.text), *judged_cells(q, q.statuses)) for q in comparison.questions]
    whole = (Cell(text=_("the whole line")), *judged_cells(comparison.overall, comparison.overall.statuses))
    return Table(
        caption=_("The questions in every wave, and what changed"),
        columns=judged_columns(comparison, _("question")),
        rows=(*rows, whole),
        has_total=True,
    )


def matrix(comparison: Comparison) -> Table:
    """Stops down, questions across: from which score to which, and the change."""
    cells = {(cell.stop, cell.question): cell for cell in comparison.matrix}
    found = [[cells[stop.id, question.id] for question in comparison.questions] for stop in comparison.stops]
    return Table(
        caption=_("The score of each question at each stop, in every wave"),
        columns=(
            Column(heading=_("stop"), width=4),
            *(Column(heading=question.text, figures=True, width=3) for question in comparison.questions),
        ),
        rows=tuple(
            (
                Cell(text=f"{place} {stop.name}"),
                *(Cell(text=moved(cell.shown, cell.shown_change)) for cell in row),
            )
            for place, (stop, row) in enumerate(zip(comparison.stops, found, strict=True), start=1)
        ),
    )


def moved(shown: Sequence[float | None], shown_change: float | None) -> str:
    """Scores and change in one cell: `3,4 → 4,1 ↑ 0,7`."""
    told = changes.scores(shown, DASH)
    return told if shown_change is None else f"{told} {changes.change(shown_change, DASH)}"


def partners(comparison: Comparison) -> Table:
    """Municipalities or groups down in the order of set-up, stops across: the change of each."""
    names, called = comparison.partners.both, compared.called(comparison)
    own = {(each.name, each.stop): each for each in comparison.partners_by_stop}
    rows = [
        (
            Cell(text=words.group(name)),
            *(Cell(text=changes.change(own[name, stop.id].shown_change, DASH)) for stop in comparison.stops),
        )
        for name in names
    ]
    together = (
        Cell(text=_("together")),
        *(Cell(text=changes.change(stop.shown_change, DASH)) for stop in comparison.stops),
    )
    headings = [f"{place} {stop.short}" for place, stop in enumerate(comparison.stops, start=1)]
    return Table(
        caption=called.changes,
        columns=(
            Column(heading=called.one, width=3),
            *(Column(heading=heading, figures=True, width=2) for heading in headings),
        ),
        rows=(*rows, together),
        has_total=True,
    )


def statements(comparison: Comparison, caption: str, found: Sequence[StatementMove]) -> Table:
    """Statements with their score in every wave and their change."""
    return Table(
        caption=caption,
        columns=(
            Column(heading=_("statement"), width=7),
            *wave_columns(comparison),
            Column(heading=_("change"), figures=True, width=2),
        ),
        rows=tuple(
            (
                Cell(text=f"{each.id} {each.text}"),
                *(Cell(text=words.score(score, DASH)) for score in each.shown),
                Cell(text=changes.change(each.shown_change, DASH)),
            )
            for each in found
        ),
    )
