"""Publications that travel: numbered anew, and those of an exchange file looked at before any store takes them in.

The store and the exchange file keep them unread; this is where a file's publication meets the gate's own reader. As a
whole this module is the `Gate` that a store asks for.
"""

import math
from collections.abc import Iterator, Mapping

from metrocheck.errors import MetrocheckError
from metrocheck.exchange.package import LONGEST_NAME, Package, PackedWave
from metrocheck.language import _
from metrocheck.language.plain_text import cleaned, quoted
from metrocheck.publication import reading
from metrocheck.publication.model import POOL, Member, Moments, Publication, PublishedGroup
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode
from metrocheck.tally.model import GroupTally


def renumbered(text: str, numbers: Mapping[int, int]) -> str:
    """The text of a publication with its municipalities numbered anew, old number to new."""
    publication = reading.read(text)
    groups = tuple(_renumbered(group, numbers) for group in publication.groups)
    return publication.model_copy(update={"groups": groups}).model_dump_json()


def tells_comments(text: str) -> bool:
    """Whether a report of this publication tells what people wrote."""
    return bool(reading.read(text).groups)


def check(package: Package) -> None:
    """Raises MetrocheckError for a publication that the gate cannot have made of that wave."""
    for wave in package.waves:
        if wave.publication is not None:
            _check(package, wave, wave.publication)


def _renumbered(group: PublishedGroup, numbers: Mapping[int, int]) -> PublishedGroup:
    members = tuple(Member(id=numbers[member.id], name=member.name) for member in group.members)
    return group.model_copy(update={"members": members})


def _check(package: Package, wave: PackedWave, text: str) -> None:
    try:
        publication = reading.read(text)
    except MetrocheckError as error:
        raise _unfit(wave) from error
    of = package.partnership
    fits = (publication.mode, publication.min_group) == (of.mode, wave.min_group) and publication.withheld != "open"
    known = range(1, len(of.partners) + 1)
    members = [member.id for group in publication.groups for member in group.members]
    fits = fits and len(members) == len(set(members)) and all(number in known for number in members)
    fits = fits and (bool(publication.groups) or not wave.comments)
    if not fits or not _adds_up(package.questionnaires[wave.questionnaire], publication):
        raise _unfit(wave)


def _adds_up(content: Questionnaire, publication: Publication) -> bool:
    """Whether the groups hold everybody, and no fewer people than may be told of."""
    tallies = [group.tally for group in publication.groups]
    least = publication.min_group or 1
    if tallies and sum(tally.responses for tally in tallies) != publication.responses:
        return False
    if (publication.withheld == "few") != (publication.mode is Mode.INDIVIDUAL and publication.responses < least):
        return False
    if (not tallies and bool(publication.responses) and publication.withheld is None) or (
        tallies and publication.withheld
    ):
        return False
    every = [*tallies, *(group.tally for group in publication.roles)]
    individual = publication.mode is Mode.INDIVIDUAL
    fits = all(tally.responses >= least and _counts(content, tally) for tally in every) and _are_roles(publication)
    return fits and all(
        _is_called(group) and _has_moments(content, group, individual=individual) for group in publication.groups
    )


def _are_roles(publication: Publication) -> bool:
    """Nobody has two roles, and together the role groups hold everybody, or there are none."""
    groups = publication.roles
    roles = [role for group in groups for role in group.roles]
    everybody = sum(group.tally.responses for group in groups) == publication.responses
    return not groups or (len(roles) == len(set(roles)) and all(group.roles for group in groups) and everybody)


def _is_called(group: PublishedGroup) -> bool:
    """As the only municipality in it, or as several together."""
    members = [member.name for member in group.members]
    called = members if len(members) == 1 else [POOL]
    return len(members) == group.tally.municipalities and [group.tally.name] == called and all(map(_is_name, members))


def _is_name(text: str) -> bool:
    """A name as people give one: it can be shown, and is no book."""
    return cleaned(text) == (text, False) and 0 < len(text) <= LONGEST_NAME


def _counts(content: Questionnaire, tally: GroupTally) -> bool:
    wide = len(content.scale.codes)
    fits = len(tally.counts) == len(content.statements) and _is_name(tally.name)
    return fits and all(len(row) == wide and sum(row) <= tally.responses for row in tally.counts)


def _has_moments(content: Questionnaire, group: PublishedGroup, *, individual: bool) -> bool:
    if group.moments is None or not individual:
        return group.moments is None and not individual
    stops, questions = [stop.id for stop in content.stops], [question.id for question in content.questions]
    if sorted(group.moments.stops) != sorted(stops) or sorted(group.moments.questions) != sorted(questions):
        return False
    return all(_is_number(content, each, group.tally.responses) for each in _moments(group))


def _moments(group: PublishedGroup) -> Iterator[Moments]:
    if group.moments is not None:
        yield group.moments.overall
        yield from group.moments.stops.values()
        yield from group.moments.questions.values()


def _is_number(content: Questionnaire, moments: Moments, responses: int) -> bool:
    """Of so many scores as there can be, each of them on the scale."""
    points = content.scale.points
    fits = moments.n <= responses and 0 <= moments.mean <= points and moments.squares <= moments.n * points**2
    return fits and math.isfinite(moments.mean) and math.isfinite(moments.squares)


def _unfit(wave: PackedWave) -> MetrocheckError:
    return MetrocheckError(
        _("What this file says was published of wave “{label}” cannot be right.").format(label=quoted(wave.label)),
        _("Ask for it again, as `metrocheck responses export` writes it, and import it as it is."),
    )
