"""Says what an exchange file holds and to whom it may go, a line each, for who just wrote one."""

from collections.abc import Iterator

from metrocheck.exchange.package import Package, PackedWave
from metrocheck.language import _, ngettext
from metrocheck.language.plain_text import inert
from metrocheck.response.filled_in import State


def told(package: Package) -> Iterator[str]:
    """What the file holds, and to whom it may go."""
    if package.partnership.min_group is None:
        yield from _of_a_team(package)
        return
    closed = [wave for wave in package.waves if wave.closed is not None]
    if closed:
        yield _("Of closed waves it holds what was published, and what people wrote, without names, as in the report.")
        yield _(
            "It counts in more detail than the report: give it to who leads the conversation, others the report."
        )
    for wave in package.waves:
        if wave.closed is None:
            yield from _in_confidence(wave)


def _of_a_team(package: Package) -> Iterator[str]:
    number = sum(len(wave.responses) for wave in package.waves)
    if not number:
        yield _no_answers_yet()
        return
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
    yield _("Give it only to who may see those: your own municipalities and who leads the conversation.")


def _in_confidence(wave: PackedWave) -> Iterator[str]:
    number = len(wave.responses)
    if not number:
        yield _no_answers_yet()
        yield _("It also holds the key to the tickets: do not publish it.")
        return
    yield ngettext(
        "Of the open wave “{wave}” it holds {n} scan: what somebody answered and wrote, with municipality and role.",
        "Of the open wave “{wave}” it holds {n} scans: what everybody answered and wrote, with municipality and role.",
        number,
    ).format(wave=inert(wave.label), n=number)
    yield _("Give it to nobody but who closes the wave, and erase the file once it is imported.")
    yield _("Not in it: drafts, names, and when or in which order people answered.")


def _no_answers_yet() -> str:
    return _("It holds no answers yet: the others can begin with it, each in a store of their own.")
