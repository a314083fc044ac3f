"""Every stop of a comparison in full: its verdict, its municipalities and its statements in every wave."""

from collections.abc import Iterator, Sequence

from metrocheck.language import _
from metrocheck.rendering import changes, compared, words
from metrocheck.rendering.paper.blocks import Block, Cell, Column, Items, Paragraph, Section, Table
from metrocheck.rendering.paper.comparison import tables
from metrocheck.rendering.paper.map import anchor
from metrocheck.rendering.words import DASH
from metrocheck.report.comparison.model import Comparison, PartnerMove, StopMove


def stop_by_stop(comparison: Comparison) -> Section:
    """All stops; whoever picks a station of the map comes here."""
    return Section(
        id="stop-by-stop",
        heading=words.heading("stop_by_stop"),
        parts=tuple(_stop(comparison, place, stop) for place, stop in enumerate(comparison.stops, start=1)),
    )


def _stop(comparison: Comparison, place: int, stop: StopMove) -> Section:
    return Section(
        id=anchor(place),
        heading=f"{place} {stop.name}",
        note=Cell(text=tables.moved(stop.shown, stop.shown_change)),
        blocks=tuple(_blocks(comparison, stop)),
        parts=(Section(id=f"{anchor(place)}-talk", heading=words.heading("talk_about"), blocks=(_talk(stop),)),),
    )


def _blocks(comparison: Comparison, stop: StopMove) -> Iterator[Block]:
    yield Paragraph(text=" ".join(changes.stop(comparison, stop)), strong=True)
    yield Paragraph(text=stop.summary)
    yield Paragraph(text=stop.explanation)
    yield Paragraph(text=words.source(stop.source))
    own = [each for each in comparison.partners_by_stop if each.stop == stop.id]
    if own:
        yield from tables.told(comparison, _partners(comparison, own))
    asked = [each for each in comparison.statement_changes if each.stop == stop.id]
    untold = changes.no_statements(comparison)
    if own and untold:
        yield Paragraph(text=untold)
    if asked and not untold:
        table = tables.statements(comparison, _("The statements of this stop, in every wave"), asked)
        yield from tables.told(comparison, table)


def _partners(comparison: Comparison, own: Sequence[PartnerMove]) -> Table:
    """The score of each municipality or group at one stop."""
    called = compared.called(comparison)
    return Table(
        caption=called.scores,
        columns=(
            Column(heading=called.one, width=5),
            *tables.wave_columns(comparison),
            Column(heading=_("change"), figures=True, width=2),
        ),
        rows=tuple(
            (
                Cell(text=words.group(each.name)),
                *(Cell(text=words.score(score, DASH)) for score in each.shown),
                Cell(text=changes.change(each.shown_change, DASH)),
            )
            for each in own
        ),
    )


def _talk(stop: StopMove) -> Items:
    return Items(items=stop.talk)
