"""The waves of a partnership, and how far each municipality is."""

from collections.abc import Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from metrocheck.language import _, formats, ngettext
from metrocheck.language.plain_text import inert
from metrocheck.rendering import words
from metrocheck.rendering.terminal.tables import table
from metrocheck.response.model import Partner, Partnership, Response, State, Wave


def waves_table(waves: Sequence[Wave], counts: Sequence[tuple[int, int]]) -> Table:
    """One wave a row, with its (submitted, drafts)."""
    rows = table()
    for heading in ("", _("wave"), _("opened"), _("closed"), _("scans")):
        rows.add_column(heading, overflow="fold")
    for wave, (submitted, _drafts) in zip(waves, counts, strict=True):
        closed = formats.day(wave.closed) if wave.closed else _("open")
        rows.add_row(
            str(wave.number),
            Text(inert(wave.label)),
            formats.day(wave.opened),
            closed,
            _("erased") if wave.purged else formats.whole(submitted),
        )
    return rows


def status_view(
    partnership: Partnership,
    waves: Sequence[Wave],
    counts: Sequence[tuple[int, int]],
    last: Sequence[Response],
    today: date,
) -> Group:
    """Waves, who still has to hand in, and when the next wave is due.

    Args:
        partnership: whose waves these are.
        waves: oldest first.
        counts: (submitted, drafts) of each wave.
        last: the responses of the last wave.
        today: decides whether the next wave is due.
    """
    parts: list[RenderableType] = [Text(inert(partnership.name), "bold"), Text()]
    if not waves:
        return Group(*parts, Text(_("No wave was opened yet.")))
    parts += [waves_table(waves, counts), Text()]
    if waves[-1].is_open:
        parts += [
            Text(_("Wave “{wave}”").format(wave=inert(waves[-1].label)), "bold"),
            _who(partnership, last),
        ]
    return Group(*parts, *_due(waves[-1], today))


def _who(partnership: Partnership, responses: Sequence[Response]) -> Table:
    rows = table(headed=False)
    rows.add_column(overflow="fold")
    rows.add_column(overflow="fold")
    there = {response.partner.id for response in responses}
    for partner in partnership.partners:
        if not partner.ended or partner.id in there:
            rows.add_row(Text(inert(partner.name)), stand(partner, responses))
    return rows


def stand(partner: Partner, responses: Sequence[Response]) -> str:
    """How far a municipality is: handed in, under way, or not yet begun."""
    own = {response.state: response for response in responses if response.partner.id == partner.id}
    submitted, draft = own.get(State.SUBMITTED), own.get(State.DRAFT)
    if submitted and draft:
        return _("handed in, being revised")
    if submitted:
        return _("handed in on {day}").format(day=formats.day(submitted.submitted or submitted.changed))
    if draft:
        return ngettext(
            "under way: {answered} of {n} statement", "under way: {answered} of {n} statements", draft.total
        ).format(answered=draft.answered, n=draft.total)
    return _("not yet begun")


def _due(wave: Wave, today: date) -> list[RenderableType]:
    if wave.next_date is None:
        return []
    return [Text(), Text(words.next_wave(wave.next_date, is_due=wave.next_date <= today))]
