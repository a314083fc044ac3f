"""Says what an exchange file holds and to whom it may go, a line each, for who just wrote one."""

from collections.abc import Iterator, Sequence

from metrocheck.cli import travelling
from metrocheck.exchange.package import Package, PackedWave
from metrocheck.language import _, ngettext
from metrocheck.language.plain_text import inert
from metrocheck.response.filled_in import State


def told(package: Package) -> Iterator[str]:
    """What the file holds, and to whom it may go."""
    if package.partnership.min_group is None:
        yield from _of_a_team(package)
        return
    yield from _closed([wave for wave in package.waves if wave.closed is not None])
    for wave in package.waves:
        if wave.closed is None:
            yield from _in_confidence(wave)


def _closed(waves: Sequence[PackedWave]) -> Iterator[str]:
    """Of closed waves in confidence."""
    if any(wave.publication is not None and travelling.tells_comments(wave.publication) for wave in waves):
        yield _("Of closed waves it holds what was published, and what people wrote, without names, as in the report.")
        yield _("It counts in more detail than the report: give it to who leads the conversation, others the report.")
    elif waves:
        yield _("Of closed waves it holds only how many people answered: too few to tell anything else of.")


def _of_a_team(package: Package) -> Iterator[str]:
    number = sum(len(wave.responses) for wave in package.waves)
    if any(wave.publication is not None and wave.purged for wave in package.waves):
        yield _("Of purged waves it holds the scores, by name of the municipality, and no scans.")
    elif not number:
        yield _("It holds no answers yet: the others can begin with it, each in a store of their own.")
        return
    if number:
        yield from _by_name(package, number)
    yield _("Give it only to who may see those: your own municipalities and who leads the conversation.")


def _by_name(package: Package, number: int) -> Iterator[str]:
    yield ngettext(
        "It holds {n} scan with all its answers and comments, by name of the municipality.",
        "It holds {n} scans with all their answers and comments, by name of the municipality.",
        number,
    ).format(n=number)
    drafts = sum(each.state is State.DRAFT for wave in package.waves for each in wave.responses)
    if drafts:
        yield ngettext("{n} of these is not handed in yet.", "{n} of these are not handed in yet.", drafts).format(
            n=drafts
        )


def _in_confidence(wave: PackedWave) -> Iterator[str]:
    number = len(wave.responses)
    if not number:
        yield _(
            "Of the open wave “{wave}” it holds no answers yet: the others can begin with it, each in a store of their "
            "own."
        ).format(wave=inert(wave.label))
        yield _("It also holds the key to the tickets: do not publish it.")
        return
    yield ngettext(
        "Of the open wave “{wave}” it holds {n} scan: what somebody answered and wrote, with municipality and role.",
        "Of the open wave “{wave}” it holds {n} scans: what everybody answered and wrote, with municipality and role.",
        number,
    ).format(wave=inert(wave.label), n=number)
    yield _("Give it to nobody but who closes the wave, and erase the file once it is imported.")
    yield _("Not in it: drafts, names, and when or in which order people answered.")
