"""Says what an exchange file brought, a line each: what is new, and also what was not done and might be expected."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from metrocheck.exchange.package import Package
from metrocheck.language import _, ngettext
from metrocheck.language.plain_text import inert

if TYPE_CHECKING:
    from metrocheck.store.unpacking import PackageTaken

# Clocks of machines that are looked after differ less.
_AHEAD = timedelta(hours=1)
_MOST_NAMED = 20


def told(file: Path, package: Package, taken: "PackageTaken", now: datetime, *, dry_run: bool) -> Iterator[str]:
    """What became of a file that was taken in at this moment, or would become of it."""
    yield from _set_up(taken)
    yield _("{file}: {new} new, {updated} updated, {unchanged} unchanged.").format(
        file=inert(str(file)), new=taken.new, updated=taken.updated, unchanged=taken.unchanged
    )
    yield from _erased(taken)
    yield from _left_as_it_is(taken)
    if ahead := _of_tomorrow(package, now):
        yield _(
            "According to this file something was changed later than now: by {names}. Look whether the clocks of both "
            "machines are right: the latest scan counts."
        ).format(names=_some(ahead))
    if any(wave.min_group is not None and wave.closed is not None for wave in package.waves):
        yield _("Of closed waves the file brings what was published and written, and no scans.")
    if dry_run:
        yield _("This was a try: nothing was changed.")


def _set_up(taken: "PackageTaken") -> Iterator[str]:
    if taken.is_new:
        yield _("{name} is set up, with its municipalities, questionnaire and waves.").format(
            name=inert(taken.partnership)
        )
    elif taken.added:
        yield _("New here: wave {labels}.").format(labels=_labels(taken.added))
    if taken.closed:
        yield _("Closed, as in the file: wave {labels}.").format(labels=_labels(taken.closed))


def _erased(taken: "PackageTaken") -> Iterator[str]:
    if taken.erased:
        yield ngettext(
            "{n} scan was withdrawn elsewhere and is erased here too.",
            "{n} scans were withdrawn elsewhere and are erased here too.",
            taken.erased,
        ).format(n=taken.erased)
    if taken.erased_comments:
        yield ngettext(
            "{n} comment was erased elsewhere and is erased here too.",
            "{n} comments were erased elsewhere and are erased here too.",
            taken.erased_comments,
        ).format(n=taken.erased_comments)


def _left_as_it_is(taken: "PackageTaken") -> Iterator[str]:
    """What is otherwise in the file, and stays as it is here."""
    if taken.older:
        yield _("Changed later here than in the file, so it stays as it is: the scan of {names}.").format(
            names=_some(taken.older)
        )
    if taken.left:
        yield _(
            "In the file {names} does not take part any more, here still. Is the file right? Then: "
            "`metrocheck edit --end-partner NAME`."
        ).format(names=_some(taken.left))
    if taken.purged:
        yield _(
            "Purged in the file, and here the scans are still there: wave {labels}. Erase them here with "
            "`metrocheck wave purge`."
        ).format(labels=_labels(taken.purged))


def _of_tomorrow(package: Package, now: datetime) -> list[str]:
    latest = now + _AHEAD
    responses = (each for wave in package.waves if wave.closed is None for each in wave.responses)
    return sorted({each.partner for each in responses if each.changed is not None and each.changed > latest})


def _some(names: Iterable[str]) -> str:
    known = [inert(name) for name in names]
    return ", ".join(known[:_MOST_NAMED]) + (", …" if len(known) > _MOST_NAMED else "")


def _labels(labels: tuple[str, ...]) -> str:
    return ", ".join(_("“{name}”").format(name=inert(label)) for label in labels)
