"""Who scored what, on paper: municipalities or groups of them, and role groups, at all stops or at one.

Also says what a dash means where people answered in confidence.
"""

from collections.abc import Sequence

from metrocheck.language import _
from metrocheck.rendering import confidence, sentences, words
from metrocheck.rendering.paper.blocks import Block, Cell, Column, Paragraph, Table
from metrocheck.rendering.words import DASH
from metrocheck.report.model import PartnerScore, Report, RolePart, StatementPart, StopPart


def told(report: Report, table: Table) -> list[Block]:
    """A table, with what its dashes mean below it."""
    has_dash = any(cell.text == DASH for row in table.rows for cell in row)
    dashes = confidence.dashes(report, DASH) if has_dash else None
    return [table, Paragraph(text=dashes)] if dashes else [table]


def partners(report: Report) -> list[Block]:
    """Municipalities down in the order of set-up, stops across; who stand together, is told below."""
    by_group: list[tuple[PartnerScore, ...]] = list(zip(*(stop.partners for stop in report.stops), strict=True))
    if not by_group:
        return []
    together = _row(_("together"), [stop.shown for stop in report.stops])
    rows = [_row(words.group(row[0].name), [score.shown for score in row]) for row in by_group]
    table = Table(
        caption=_the_score_of_each(report),
        columns=_columns(report, _column(report)),
        rows=(*rows, together),
        has_total=True,
    )
    return [*told(report, table), *_pool(report)]


def _the_score_of_each(report: Report) -> str:
    if confidence.has_pool(report):
        return _("The score of each group at each stop")
    return _("The score of each municipality at each stop")


def _column(report: Report) -> str:
    return _("group") if confidence.has_pool(report) else _("municipality")


def _columns(report: Report, of: str) -> tuple[Column, ...]:
    headings = [f"{sentences.place(report, stop)} {stop.short}" for stop in report.stops]
    return (Column(heading=of, width=3), *(Column(heading=heading, figures=True, width=2) for heading in headings))


def _row(name: str, shown: Sequence[float | None]) -> tuple[Cell, ...]:
    return (Cell(text=name), *(Cell(text=words.score(number, DASH)) for number in shown))


def _pool(report: Report) -> list[Block]:
    pooled = confidence.pool(report.responses.groups)
    return [Paragraph(text=pooled)] if pooled else []


def roles(report: Report) -> list[Block]:
    """Role groups down, stops across; or why there are none. Only where people answer in confidence."""
    if not report.in_confidence:
        return []
    if not report.roles:
        return [Paragraph(text=confidence.roles(report) or "")]
    by_group: dict[str, list[RolePart]] = {}
    for role in report.roles:
        by_group.setdefault(role.group, []).append(role)
    table = Table(
        caption=_("The score of each role group at each stop"),
        columns=_columns(report, _("role group")),
        rows=tuple(
            _row(confidence.role_group(group[0]), [role.shown for role in group]) for group in by_group.values()
        ),
    )
    return told(report, table)


def partners_at(report: Report, stop: StopPart) -> list[Block]:
    """Municipalities down, the stop and its statements across; in confidence nothing is told of their statements."""
    rows = [
        (*_counted(words.group(partner.name), partner), *_at_statements(place, stop.statements))
        for place, partner in enumerate(stop.partners)
    ]
    by_statement = [Column(heading=statement.id, figures=True) for statement in stop.statements if statement.partners]
    table = Table(
        caption=_the_score_here(report),
        columns=(*_counted_columns(_column(report)), *by_statement),
        rows=tuple(rows),
    )
    return told(report, table)


def _the_score_here(report: Report) -> str:
    if confidence.has_pool(report):
        return _("The score of each group at this stop")
    if report.in_confidence:
        return _("The score of each municipality at this stop")
    return _("The score of each municipality at this stop and on its statements")


def _at_statements(place: int, statements: Sequence[StatementPart]) -> tuple[Cell, ...]:
    found = [statement.partners[place] for statement in statements if statement.partners]
    return tuple(Cell(text=words.score(score.shown, DASH)) for score in found)


def roles_at(report: Report, stop: StopPart) -> list[Block]:
    """Role groups down, with their score at one stop and how many answers it rests on."""
    rows = tuple(_counted(confidence.role_group(role), role) for role in report.roles if role.stop == stop.id)
    if not rows:
        return []
    caption = _("The score of each role group at this stop")
    return told(report, Table(caption=caption, columns=_counted_columns(_("role group")), rows=rows))


def _counted_columns(of: str) -> tuple[Column, ...]:
    return (
        Column(heading=of, width=4),
        Column(heading=_("score"), figures=True, width=2),
        Column(heading=_("answers that count"), figures=True, width=2),
    )


def _counted(name: str, scored: PartnerScore | RolePart) -> tuple[Cell, ...]:
    n = DASH if scored.n is None else str(scored.n)
    return Cell(text=name), Cell(text=words.score(scored.shown, DASH)), Cell(text=n)
