"""Why a package cannot come into this store, each in two lines: what does not fit, and the way out.

Decides nothing.
"""

from collections.abc import Sequence

from metrocheck.language import _, ngettext
from metrocheck.store.errors import StoreError, WaveClosed, WaveOpen, quoted


def another_partnership(given: str, here: Sequence[str]) -> StoreError:
    """The store holds other partnerships."""
    return StoreError(
        _("This file is of {name}, and this store holds {here}.").format(
            name=quoted(given), here=", ".join(map(quoted, here))
        ),
        _("Name another store with --store; or is it the same, renamed? Then rename it: `metrocheck edit --name`."),
    )


def another_mode(name: str) -> StoreError:
    """By name there and in confidence here, or the other way round."""
    return StoreError(
        _(
            "In this file the municipalities of {name} work in another way than in this store (team or individual)."
        ).format(name=quoted(name)),
        _("Name another store with --store; answers given in one way cannot be read in the other."),
    )


def unknown_municipalities(name: str, missing: Sequence[str]) -> StoreError:
    """Municipalities in the file that the store does not know."""
    return StoreError(
        ngettext(
            "This file holds a municipality that {name} does not have here: {missing}.",
            "This file holds municipalities that {name} does not have here: {missing}.",
            len(missing),
        ).format(name=quoted(name), missing=_some(missing)),
        _("Let it join first: `metrocheck edit --add-partner NAME`; or rename one: `--rename-partner OLD=NEW`."),
    )


def another_questionnaire(label: str) -> StoreError:
    """The same label, other texts."""
    return StoreError(
        _("In this file wave “{label}” was filled in on another questionnaire than here.").format(label=quoted(label)),
        _("Name another store with --store; answers to other statements cannot be added up."),
    )


def another_least_group(label: str, here: int | None, there: int | None) -> StoreError:
    """People were promised another k."""
    return StoreError(
        _("In wave “{label}” groups are at least {there} people in this file, and {here} here.").format(
            label=quoted(label), here=here, there=there
        ),
        _("Name another store with --store: what people were promised before they answered has to hold."),
    )


def another_label(number: int, here: str, there: str) -> StoreError:
    """The same place in the row of waves, another label."""
    return StoreError(
        _("Wave {number} is called “{there}” in this file, and “{here}” here.").format(
            number=number, here=quoted(here), there=quoted(there)
        ),
        _("Is it the same one? Then give both one name: `metrocheck wave rename OLD NEW`. Otherwise use --store."),
    )


def another_wave_open(here: str, there: str) -> StoreError:
    """A wave comes in while another one is open."""
    return WaveOpen(
        _("This file has a wave “{there}”, and here wave “{here}” is still open.").format(
            here=quoted(here), there=quoted(there)
        ),
        _("Close it first with `metrocheck wave close`."),
    )


def closed_here(label: str) -> StoreError:
    """Answers come in after closing."""
    return WaveClosed(
        _("Wave “{label}” is closed here and takes no answers any more; in this file it is still open.").format(
            label=quoted(label)
        ),
        _("What was published stays as it is. Who sent this file can import an export of here instead."),
    )


def closed_there(label: str) -> StoreError:
    """In confidence: closed there, and here are scans of which nobody can see whether they were counted."""
    return WaveOpen(
        _("Wave “{label}” is closed in this file, and here it is open and holds scans.").format(label=quoted(label)),
        _(
            "Were they sent before it was closed? Then remove what is here with `metrocheck remove` and import this "
            "file again, or import it into a new store: --store FILE."
        ),
    )


def closed_without(label: str, late: Sequence[str]) -> StoreError:
    """In a team: closed there, without what was handed in here."""
    return WaveOpen(
        _("Wave “{label}” was closed in this file without the scan that is here of {names}.").format(
            label=quoted(label), names=_some(late)
        ),
        _("Take that scan out with `metrocheck responses remove`, or import this file into a new store: --store FILE."),
    )


def another_publication(label: str) -> StoreError:
    """Closed twice, with other answers."""
    return StoreError(
        _("Of wave “{label}” something else was published in this file than here.").format(label=quoted(label)),
        _("What was published stays; look at the other one in a store of its own: --store FILE."),
    )


def contradiction(label: str) -> StoreError:
    """One response, told in two ways."""
    return StoreError(
        _("A scan in wave “{label}” of this file contradicts one that is here, and cannot be right.").format(
            label=quoted(label)
        ),
        _("Ask for the file again, as `metrocheck responses export` writes it."),
    )


def _some(names: Sequence[str]) -> str:
    most = 5
    return ", ".join(map(quoted, names[:most])) + (", …" if len(names) > most else "")
