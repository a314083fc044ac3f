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
from metrocheck.response.model import Mode, Partnership, Progress, Wave


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
    last: Sequence[Progress],
    today: date,
) -> Group:
    """Waves, who still has to hand in, and when the next wave is due.

    Args:
        partnership: whose waves these are.
        waves: oldest first.
        counts: (submitted, drafts) of each wave.
        last: how far each municipality is in the last wave; nobody in mode individual, which only tells how many.
        today: decides whether the next wave is due.
    """
    parts: list[RenderableType] = [Text(inert(partnership.name), "bold"), Text()]
    if not waves:
        return Group(*parts, Text(_("No wave was opened yet.")))
    parts += [waves_table(waves, counts), Text()]
    if waves[-1].is_open:
        parts += [
            Text(_("Wave “{wave}”").format(wave=inert(waves[-1].label)), "bold"),
            _who(last) if partnership.mode is Mode.TEAM else Text(_how_many(*counts[-1])),
        ]
    return Group(*parts, *_due(waves[-1], today))


def _who(progress: Sequence[Progress]) -> Table:
    rows = table(headed=False)
    rows.add_column(overflow="fold")
    rows.add_column(overflow="fold")
    for each in progress:
        rows.add_row(Text(inert(each.partner.name)), stand(each))
    return rows


def _how_many(submitted: int, drafts: int) -> str:
    """In confidence: how many, and of nobody in particular."""
    told = [
        ngettext("{n} scan was handed in.", "{n} scans were handed in.", submitted).format(n=formats.whole(submitted))
    ]
    if drafts:
        begun = ngettext("{n} scan is being filled in.", "{n} scans are being filled in.", drafts)
        told.append(begun.format(n=formats.whole(drafts)))
    told.append(_("As long as the wave is open, nothing is told but how many there are."))
    return " ".join(told)


def stand(progress: Progress) -> str:
    """How far a municipality is: handed in, under way, or not yet begun."""
    if progress.submitted and progress.answered is not None:
        return _("handed in, being revised")
    if progress.submitted:
        return _("handed in on {day}").format(day=formats.day(progress.submitted))
    if progress.answered is not None:
        return ngettext(
            "under way: {answered} of {n} statement", "under way: {answered} of {n} statements", progress.total
        ).format(answered=progress.answered, n=progress.total)
    return _("not yet begun")


def _due(wave: Wave, today: date) -> list[RenderableType]:
    if wave.next_date is None:
        return []
    return [Text(), Text(words.next_wave(wave.next_date, is_due=wave.next_date <= today))]
