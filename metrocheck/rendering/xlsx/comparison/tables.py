"""The sheets with scores per wave: stops, questions, stops by questions, municipalities by stops."""

from metrocheck.language import _
from metrocheck.language.plain_text import harmless
from metrocheck.rendering import changes, compared
from metrocheck.rendering.xlsx import cells
from metrocheck.rendering.xlsx.comparison.columns import (
    judged,
    judged_columns,
    moved,
    moved_columns,
    places,
    status_columns,
    statuses,
    stop_columns,
)
from metrocheck.rendering.xlsx.sheets import Cell, Column, Table
from metrocheck.report.comparison.model import Comparison, StopMove


def stops(comparison: Comparison) -> Table:
    """Each stop."""
    if compared.are_grouped(comparison):
        meaning = _("How many groups moved this way, by their change as shown.")
    else:
        meaning = _("How many municipalities moved this way, by their change as shown.")
    return Table(
        columns=(
            *stop_columns(),
            *judged_columns(comparison),
            *(Column(heading, meaning) for heading in (_("up"), _("the same"), _("down"))),
            *status_columns(comparison),
        ),
        rows=tuple(
            (place, stop.name, *judged(stop), *_directions(stop), *statuses(stop.statuses))
            for place, stop in enumerate(comparison.stops, start=1)
        ),
        fixed=2,
    )


def _directions(stop: StopMove) -> tuple[Cell, ...]:
    """How many municipalities went which way; nothing where none is compared."""
    return (stop.up, stop.same, stop.down) if stop.groups else (None, None, None)


def questions(comparison: Comparison) -> Table:
    """Each question, and the whole line."""
    overall = comparison.overall
    return Table(
        columns=(
            Column(_("code"), _("The short name of the question in data for scripts.")),
            Column(_("question"), widest=50),
            *judged_columns(comparison),
            *status_columns(comparison),
        ),
        rows=(
            *((each.id, each.text, *judged(each), *statuses(each.statuses)) for each in comparison.questions),
            (None, _("the whole line"), *judged(overall), *statuses(overall.statuses)),
        ),
        has_total=True,
    )


def matrix(comparison: Comparison) -> Table:
    """Each question at each stop."""
    known, texts = places(comparison), {question.id: question.text for question in comparison.questions}
    return Table(
        columns=(*stop_columns(), Column(_("question"), widest=50), *moved_columns(comparison)),
        rows=tuple((*known[cell.stop], texts[cell.question], *moved(cell)) for cell in comparison.matrix),
        fixed=2,
    )


def partners(comparison: Comparison) -> Table:
    """Each municipality or group at each stop, in the order of set-up."""
    known = places(comparison)
    return Table(
        columns=(Column(compared.called(comparison).one, widest=40), *stop_columns(), *moved_columns(comparison)),
        rows=tuple((cells.group(each.name), *known[each.stop], *moved(each)) for each in comparison.partners_by_stop),
        fixed=1,
    )


def people(comparison: Comparison) -> Table:
    """In confidence: each municipality that is compared, in which group, and how many scans that has in every wave."""
    meaning = _("How many scans the whole group has in this wave.")
    return Table(
        columns=(
            Column(_("group"), widest=40),
            Column(_("municipality"), widest=40),
            *(Column(_("scans {wave}").format(wave=label), meaning, 16) for label in changes.labels(comparison)),
        ),
        rows=tuple(
            (cells.group(group.name), harmless(member), *(n or None for n in group.responses))
            for group in comparison.partners.groups
            for member in group.members
            if comparison.in_confidence
        ),
    )
