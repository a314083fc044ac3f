"""Whether what stands in an exchange file fits together: a file can be made by anybody, and by hand.

Pure: takes a package, raises for the first thing that cannot be. What only a store can know is checked there.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

from metrocheck.errors import MetrocheckError
from metrocheck.exchange import as_told
from metrocheck.language import _
from metrocheck.language.plain_text import quoted
from metrocheck.questionnaire import checks
from metrocheck.questionnaire.model import UNANSWERED, Questionnaire
from metrocheck.response import names
from metrocheck.response.filled_in import State
from metrocheck.response.model import Mode

if TYPE_CHECKING:
    from metrocheck.exchange.package import Package, PackedResponse, PackedWave


def check(package: "Package") -> None:
    """Raises MetrocheckError for a package that no store could have written."""
    for fingerprint, content in package.questionnaires.items():
        if content.fingerprint != fingerprint or checks.findings(content):
            raise unfit(_("questionnaire {name}").format(name=fingerprint[:8]))
    _check_partnership(package)
    _check_order(package)
    for wave in package.waves:
        _check_wave(package, wave)
    if not _distinct(response.id for wave in package.waves for response in wave.responses):
        raise unfit(_("a scan that stands in it twice"))


def unfit(place: str) -> MetrocheckError:
    """The error for a file in which something cannot be; `place` says what, in a few words."""
    return MetrocheckError(
        _("Something in this exchange file cannot be right: {place}.").format(place=place),
        _("Ask for it again, as `metrocheck responses export` writes it, and import it as it is."),
    )


def _check_partnership(package: "Package") -> None:
    of = package.partnership
    if not _distinct(names.key(partner.name) for partner in of.partners):
        raise unfit(_("a municipality that stands in it twice"))
    if (of.mode is Mode.INDIVIDUAL) != (of.min_group is not None):
        raise unfit(_("the smallest group"))


def _check_order(package: "Package") -> None:
    """Waves have their own label and number, and only the last one can be open."""
    waves = package.waves
    numbers = [wave.number for wave in waves]
    if numbers != sorted(set(numbers)) or not _distinct(names.key(wave.label) for wave in waves):
        raise unfit(_("the labels and numbers of the waves"))
    if any(wave.closed is None for wave in waves[:-1]):
        raise unfit(_("more than one open wave"))


def _check_wave(package: "Package", wave: "PackedWave") -> None:
    place = _("wave “{label}”").format(label=quoted(wave.label))
    content = package.questionnaires.get(wave.questionnaire)
    individual = package.partnership.mode is Mode.INDIVIDUAL
    if content is None or not _is_whole(wave, individual=individual) or not _is_told(wave, content):
        raise unfit(place)
    if not _is_sorted(wave.withdrawn) or not _is_sorted(wave.ticket_keys):
        raise unfit(place)
    if {response.id for response in wave.responses}.intersection(wave.withdrawn):
        raise unfit(_("{wave}, a scan that was withdrawn").format(wave=place))
    known = {partner.name for partner in package.partnership.partners}
    abouts = {*content.places, *(question.id for question in content.closing)}
    for response in wave.responses:
        fits = _fits(response, content) and response.partner in known and abouts.issuperset(response.comments)
        if not fits or not (_is_somebodys(response) if individual else _is_a_teams(response)):
            raise unfit(_("{wave}, scan {id}").format(wave=place, id=response.id[:8]))
    if not individual and not _distinct((response.partner, response.state) for response in wave.responses):
        raise unfit(_("{wave}, a municipality with two scans").format(wave=place))
    if not _distinct(response.ticket for response in wave.responses if response.ticket is not None):
        raise unfit(_("{wave}, a ticket of two scans").format(wave=place))


def _is_whole(wave: "PackedWave", *, individual: bool) -> bool:
    """Open, closed or erased: each with what it then holds, and nothing else."""
    is_open = wave.closed is None
    if (wave.min_group is not None) != individual or bool(wave.ticket_keys) != (individual and is_open):
        return False
    if (wave.withdrawn and not (individual and is_open)) or (wave.comments and (not individual or wave.purged)):
        return False
    if is_open:
        return wave.publication is None and not wave.purged and not wave.comments
    if individual or wave.purged:
        return wave.publication is not None and not wave.responses
    return True


def _is_told(wave: "PackedWave", content: Questionnaire) -> bool:
    """Whether what people wrote stands there as a report tells it, so that it says nothing else."""
    written = [(comment.about, comment.text) for comment in wave.comments]
    return as_told.told(content, written) == tuple(written)


def _is_sorted(values: Sequence[str]) -> bool:
    """In order, and each of them once."""
    return list(values) == sorted(set(values))


def _fits(response: "PackedResponse", content: Questionnaire) -> bool:
    codes = {*content.scale.codes, UNANSWERED}
    return len(response.strip) == len(content.statements) and codes.issuperset(response.strip)


def _is_somebodys(response: "PackedResponse") -> bool:
    """In confidence: handed in, with a role, and without a word about when."""
    moments = (response.started, response.changed, response.submitted)
    return response.state is State.SUBMITTED and response.role is not None and moments == (None, None, None)


def _is_a_teams(response: "PackedResponse") -> bool:
    unsigned = response.role is None and response.ticket is None
    timed = response.started is not None and response.changed is not None
    return unsigned and timed and (response.submitted is not None) == (response.state is State.SUBMITTED)


def _distinct(values: Iterable[Hashable]) -> bool:
    seen = list(values)
    return len(seen) == len(set(seen))
