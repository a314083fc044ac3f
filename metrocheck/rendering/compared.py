"""Who a comparison is about, who it leaves out, and why: municipalities, or groups of them told of together.

Text from people comes out inert. Chooses words for what the document holds; never puts anybody in a group.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from metrocheck.language import _, formats, ngettext
from metrocheck.language.plain_text import inert
from metrocheck.publication.model import POOL
from metrocheck.rendering import confidence, words
from metrocheck.report.comparison.model import ComparedGroup, ComparedWave, Comparison

TO = " → "


class Called(NamedTuple):
    """What those who are compared are called, and the tables about them.

    Attributes:
        one: over a column of their names.
        all: over how many of them went which way.
        heading: over the part about them.
        changes: the change of each at each stop.
        scores: the score of each at one stop, in every wave.
    """

    one: str
    all: str
    heading: str
    changes: str
    scores: str


def called(comparison: Comparison) -> Called:
    """Municipalities, or groups where several of them stand together."""
    if are_grouped(comparison):
        return Called(
            _("group"),
            _("groups"),
            _("Groups of municipalities"),
            _("The change of each group at each stop"),
            _("The score of each group at this stop, in every wave"),
        )
    return Called(
        _("municipality"),
        _("municipalities"),
        words.heading("partners"),
        _("The change of each municipality at each stop"),
        _("The score of each municipality at this stop, in every wave"),
    )


def are_grouped(comparison: Comparison) -> bool:
    """Whether municipalities stand together, or did in a wave, so that what is told of is groups."""
    partners = comparison.partners
    return bool(partners.apart) or any(len(group.members) > 1 for group in partners.groups)


def scans(wave: ComparedWave) -> str:
    """How many scans a wave holds."""
    return ngettext("{n} scan", "{n} scans", wave.n).format(n=wave.n)


def groups(comparison: Comparison, dash: str) -> list[str]:
    """In confidence: every group, and how many scans it has in each wave; a dash where it is not in a wave."""
    return [_group(group, dash) for group in comparison.partners.groups] if comparison.in_confidence else []


def _group(group: ComparedGroup, dash: str) -> str:
    n = TO.join(str(each) if each else dash for each in group.responses)
    told = ngettext("{n} scan", "{n} scans", group.responses[-1]).format(n=n)
    return f"{_with_members(group)}: {told}"


def _with_members(group: ComparedGroup) -> str:
    called = words.group(group.name)
    return f"{called} ({_names(group.members)})" if group.name == POOL else called


def together(comparison: Comparison) -> str | None:
    """Why municipalities stand together; None where none do."""
    if not any(len(group.members) > 1 for group in comparison.partners.groups):
        return None
    return _(
        "Some municipalities stand together: one of them had too few scans to be shown alone, the first time or later. "
        "Groups are put together until all waves have the same ones; they are never split."
    )


def dashes(comparison: Comparison, dash: str) -> str | None:
    """What a dash means, to read below a table that has one; None where that goes without saying."""
    return f"{dash} = {untold(comparison)}" if comparison.in_confidence else None


def untold(comparison: Comparison) -> str:
    """Why a number is not there, in confidence."""
    if comparison.statements.wordings or any(map(_stands_apart, comparison.waves)):
        return _("too few answers to show, or nothing to compare with")
    return confidence.too_few()


def _stands_apart(wave: ComparedWave) -> bool:
    """Whether a wave lacks scores for another reason than too few answers."""
    return wave.withheld == "open" or (bool(wave.absent) and _tells(wave))


def without_scores(comparison: Comparison) -> list[str]:
    """Every wave of which nothing can be told, and why."""
    return [_silent(comparison, wave) for wave in comparison.waves if not _tells(wave)]


def _tells(wave: ComparedWave) -> bool:
    return bool(wave.n) and not wave.withheld


def _silent(comparison: Comparison, wave: ComparedWave) -> str:
    label, n = inert(wave.label), wave.n
    if wave.withheld == "open":
        return _("Wave “{wave}” is still being filled in; the scores come when it closes.").format(wave=label)
    if wave.withheld and n:
        text = _("In wave “{wave}” there were too few answers to show ({scans}, and this comparison takes {k}).")
        return text.format(wave=label, scans=scans(wave), k=comparison.min_group)
    if wave.purged and not wave.withheld:
        return _("The scans of wave “{wave}” were erased, so it has no scores.").format(wave=label)
    return _("In wave “{wave}” nobody handed in a scan, so it has no scores.").format(wave=label)


def nothing(comparison: Comparison) -> str:
    """Why no wave can be compared with another, though all have scores."""
    if comparison.in_confidence:
        return _(
            "Nothing can be compared: no group is of the same municipalities in the first wave and in the last, with "
            "a score on the same statements."
        )
    return _(
        "Nothing can be compared: no municipality has a score on the same statements in the first wave and in the last."
    )


def nothing_here(comparison: Comparison) -> str:
    """Why a stop cannot be compared."""
    if not comparison.in_confidence:
        return _("Nothing can be compared here: no municipality has a score on the same statements both times.")
    if not (_tells(comparison.waves[0]) and _tells(comparison.waves[-1])):
        return _("Nothing can be compared here: one of the waves has no scores.")
    if are_grouped(comparison):
        return _("Nothing can be compared here: no group has enough answers to the same statements both times.")
    return _("Nothing can be compared here: no municipality has enough answers to the same statements both times.")


def went(comparison: Comparison, told: str) -> str:
    """How many went which way, as a sentence."""
    text = _("Groups: {groups}.") if are_grouped(comparison) else _("Municipalities: {municipalities}.")
    return text.format(groups=told, municipalities=told)


def what_a_change_is(comparison: Comparison) -> str:
    """Over whom a change is, and of which numbers."""
    if are_grouped(comparison):
        return _(
            "A change is the last score minus the first, over the same groups and the same statements. It is computed "
            "from the exact scores; so it can differ 0.1 from what the scores as shown suggest."
        )
    return _(
        "A change is the last score minus the first, over the same municipalities and the same statements. It "
        "is computed from the exact scores; so it can differ 0.1 from what the scores as shown suggest."
    )


def who(comparison: Comparison) -> str:
    """Who is compared, and how many scans each wave holds."""
    waves = formats.listed([f"{scans(wave)} ({inert(wave.label)})" for wave in comparison.waves])
    both = comparison.partners.both
    if both:
        text = ngettext("Compared: {names}. Handed in: {waves}.", "Compared: {names}. Handed in: {waves}.", len(both))
        return text.format(names=formats.listed(_compared(comparison)), waves=waves)
    if comparison.in_confidence:
        return _("No group could be compared. Handed in: {waves}.").format(waves=waves)
    return _("No municipality took part the first time as well as the last. Handed in: {waves}.").format(waves=waves)


def _compared(comparison: Comparison) -> list[str]:
    if comparison.in_confidence:
        return [_with_members(group) for group in comparison.partners.groups]
    return [inert(name) for name in comparison.partners.both]


def left_out(comparison: Comparison) -> Iterator[str]:
    """Who the changes are not about."""
    yield from (_absent(comparison, wave) for wave in comparison.waves if wave.absent and _tells(wave))
    left, joined = left_and_joined(comparison)
    if left:
        yield _("Did not take part the last time: {names}.").format(names=_names(left))
    if joined:
        yield _("Was not there the first time: {names}.").format(names=_names(joined))
    if comparison.partners.apart:
        yield _(
            "Took part both times, and yet left out: {names}. The group they were in was not of the same "
            "municipalities both times; otherwise it could be computed from the difference what one municipality "
            "answered."
        ).format(names=_names(comparison.partners.apart))


def _absent(comparison: Comparison, wave: ComparedWave) -> str:
    """Why a wave between has fewer scores: it would tell of other municipalities."""
    label, names = inert(wave.label), formats.listed([words.group(name) for name in wave.absent])
    if comparison.in_confidence:
        text = _(
            "In wave “{wave}” not every group was there, or not of the same municipalities ({names}), so it has fewer "
            "scores here."
        )
        return text.format(wave=label, names=names)
    return _("In wave “{wave}” not everybody took part ({names} did not), so it has fewer scores here.").format(
        wave=label, names=names
    )


def left_and_joined(comparison: Comparison) -> tuple[Sequence[str], Sequence[str]]:
    """Who left and who joined; of a wave without scans, erased or withheld, that cannot be said of anybody."""
    first, *_between, last = comparison.waves
    partners = comparison.partners
    return (partners.left if _tells(last) else (), partners.joined if _tells(first) else ())


def about(comparison: Comparison) -> str:
    """Whom the changes are about, where somebody is left out."""
    if are_grouped(comparison):
        return _("The changes are about the groups that were of the same municipalities the first time and the last.")
    return _("The changes are about the municipalities that took part the first time and the last.")


def _names(names: Sequence[str]) -> str:
    return formats.listed([inert(name) for name in names])
