"""A comparison on paper: its parts, and their order."""

from collections.abc import Iterator

from metrocheck import language
from metrocheck.language import _
from metrocheck.rendering import changes, compared
from metrocheck.rendering.paper.blocks import Block, Cell, Column, Items, Paper, Paragraph, Section, Table
from metrocheck.rendering.paper.comparison import tables
from metrocheck.rendering.paper.comparison.map import compared_map
from metrocheck.rendering.paper.comparison.stops import stop_by_stop
from metrocheck.rendering.words import DASH, heading
from metrocheck.report.comparison.model import Comparison


def comparison_paper(comparison: Comparison) -> Paper:
    """The comparison as a paper, in the language spoken now."""
    return Paper(
        lang=language.current(),
        kind=_("Comparison"),
        title=changes.title(comparison),
        occasion=tuple(changes.occasion(comparison)),
        running=changes.running(comparison),
        summary=tuple(changes.summary(comparison)),
        map=compared_map(comparison),
        sections=tuple(_sections(comparison)),
    )


def _sections(comparison: Comparison) -> Iterator[Section]:
    if comparison.overall.change is not None:
        yield from _moved(comparison)
    yield stop_by_stop(comparison)
    if comparison.statements.wordings:
        yield Section(id="left-out", heading=_("What could not be compared"), blocks=tuple(_left_out(comparison)))
    yield Section(
        id="method", heading=_("How this was compared"), blocks=(Items(items=tuple(changes.method(comparison))),)
    )


def _moved(comparison: Comparison) -> Iterator[Section]:
    yield Section(id="stops", heading=heading("stops"), blocks=tables.told(comparison, tables.stops(comparison)))
    questions = tables.told(comparison, tables.questions(comparison))
    yield Section(id="questions", heading=heading("questions"), blocks=questions)
    yield Section(id="matrix", heading=heading("matrix"), blocks=tables.told(comparison, tables.matrix(comparison)))
    yield Section(id="partners", heading=compared.called(comparison).heading, blocks=tuple(_partners(comparison)))
    most, untold = tuple(_moved_most(comparison)), changes.no_statements(comparison)
    if most or untold:
        why = (Paragraph(text=untold),) if untold else ()
        yield Section(id="moved-most", heading=_("What moved most"), blocks=why, parts=most)


def _partners(comparison: Comparison) -> Iterator[Block]:
    """The change of each municipality or group; in confidence also how many people it holds, and who is in it."""
    yield from tables.told(comparison, tables.partners(comparison))
    groups, why = compared.groups(comparison, DASH), compared.together(comparison)
    if groups:
        yield Items(items=tuple(groups))
    if why:
        yield Paragraph(text=why)


def _moved_most(comparison: Comparison) -> Iterator[Section]:
    """What rose and what fell, each below its own heading."""
    most = comparison.moved_most
    for id_, title, ids in (
        ("rose", _("The statements that rose most"), most.up),
        ("fell", _("The statements that fell most"), most.down),
    ):
        if ids:
            table = tables.statements(comparison, title, [comparison.statement(each) for each in ids])
            yield Section(id=id_, heading=title, blocks=(table,))


def _left_out(comparison: Comparison) -> Iterator[Block]:
    yield Table(
        caption=_("The statements that are left out"),
        columns=(
            Column(heading=_("statement"), width=2),
            Column(heading=_("why"), width=2),
            Column(heading=_("before"), width=5),
            Column(heading=_("now"), width=5),
        ),
        rows=tuple(
            (
                Cell(text=wording.id),
                Cell(text=changes.why(comparison.statements, wording)),
                Cell(text=wording.before or DASH),
                Cell(text=wording.after or DASH),
            )
            for wording in comparison.statements.wordings
        ),
    )
