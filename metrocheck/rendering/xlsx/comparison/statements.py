"""The sheets about statements: all that are compared, those that moved most, and what could not be compared."""

from collections.abc import Iterator

from metrocheck.language import _
from metrocheck.language.plain_text import harmless
from metrocheck.rendering import changes, compared
from metrocheck.rendering.xlsx.comparison.columns import moved, moved_columns, places
from metrocheck.rendering.xlsx.sheets import Column, Row, Table
from metrocheck.report.comparison.model import Comparison

WIDEST = 60


def statements(comparison: Comparison) -> Table:
    """Every statement that is compared."""
    known = places(comparison)
    return Table(
        columns=(
            Column(_("number")),
            Column(_("statement"), widest=WIDEST),
            Column(_("stop"), to_the_left=True),
            *moved_columns(comparison),
        ),
        rows=tuple((each.id, each.text, known[each.stop][0], *moved(each)) for each in comparison.statement_changes),
        fixed=2,
    )


def moved_most(comparison: Comparison) -> Table:
    """The statements that rose most and those that fell most, the furthest first."""
    most = comparison.moved_most
    kinds = ((_("The statements that rose most"), most.up), (_("The statements that fell most"), most.down))
    found = [(kind, rank, comparison.statement(id_)) for kind, ids in kinds for rank, id_ in enumerate(ids, start=1)]
    return Table(
        columns=(
            Column(_("kind"), widest=36),
            Column(_("order"), _("The first moved most."), to_the_left=True),
            Column(_("number")),
            Column(_("statement"), widest=WIDEST),
            *moved_columns(comparison),
        ),
        rows=tuple((kind, rank, each.id, each.text, *moved(each)) for kind, rank, each in found),
    )


def left_out(comparison: Comparison) -> Table:
    """The municipalities and the statements that no change is about."""
    return Table(
        columns=(
            Column(_("kind"), widest=18),
            Column(_("which one"), widest=40),
            Column(_("why"), widest=36),
            Column(_("before"), _("The words in the first wave that asked it otherwise than the last."), WIDEST),
            Column(_("now"), _("The words in the last wave."), WIDEST),
        ),
        rows=(*_partners(comparison), *_statements(comparison)),
    )


def _partners(comparison: Comparison) -> Iterator[Row]:
    left, joined = compared.left_and_joined(comparison)
    reasons = (
        (left, _("did not take part the last time")),
        (joined, _("was not there the first time")),
        (comparison.partners.apart, _("its group was not of the same municipalities both times")),
    )
    for names, why in reasons:
        yield from ((_("municipality"), harmless(name), why, None, None) for name in names)


def _statements(comparison: Comparison) -> Iterator[Row]:
    for wording in comparison.statements.wordings:
        why = changes.why(comparison.statements, wording)
        yield _("statement"), wording.id, why, wording.before, wording.after
