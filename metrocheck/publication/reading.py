"""A kept publication back from its text, and one without a municipality that was taken out (mode team).

Never makes anything up: a text that is not wholly understood is refused.
"""

import json

from pydantic import ValidationError

from metrocheck.errors import MetrocheckError
from metrocheck.language import _
from metrocheck.publication.model import Publication
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode
from metrocheck.tally.model import GroupTally

VERSION = 1


def read(text: str) -> Publication:
    """The publication a text was made of by `metrocheck.publication.closing.published`.

    Raises:
        MetrocheckError: the text is damaged, or was kept by a newer metrocheck.
    """
    try:
        return Publication.model_validate_json(text)
    except ValidationError as unread:
        if _is_newer(text):
            raise MetrocheckError(
                _("What was published of this wave was kept by a newer metrocheck."),
                _("Update metrocheck on this machine; the store was not touched."),
            ) from unread
        raise damaged() from unread


def read_of(text: str, questionnaire: Questionnaire, min_group: int | None) -> Publication:
    """The same, of a wave with this questionnaire and this k; MetrocheckError where it is of another."""
    publication = read(text)
    if not _fits(publication, questionnaire, min_group):
        raise damaged()
    return publication


def damaged() -> MetrocheckError:
    """The error for a publication that is not what was kept, or not there."""
    return MetrocheckError(
        _("What was published of this wave is damaged."),
        _("Run `metrocheck store check`, or put back a backup."),
    )


def _fits(publication: Publication, questionnaire: Questionnaire, min_group: int | None) -> bool:
    if publication.min_group != min_group:
        return False
    members = [member.id for group in publication.groups for member in group.members]
    people = sum(group.tally.responses for group in publication.groups)
    return (
        len(set(members)) == len(members)
        and people == (0 if publication.withheld else publication.responses)
        and all(_counts_fit(group.tally, questionnaire, min_group) for group in publication.groups)
        and all(_counts_fit(group.tally, questionnaire, min_group) for group in publication.roles)
    )


def _counts_fit(tally: GroupTally, questionnaire: Questionnaire, min_group: int | None) -> bool:
    return (
        len(tally.counts) == len(questionnaire.statements)
        and tally.responses >= (min_group or 0)
        and all(len(row) == len(questionnaire.scale.codes) and sum(row) <= tally.responses for row in tally.counts)
    )


def without(publication: Publication, partner_id: int) -> Publication:
    """The publication of mode team without that municipality's group and its responses.

    What mode individual published stays as respondents were told, so that one comes back as it was.
    """
    if publication.mode is Mode.INDIVIDUAL:
        return publication
    groups = tuple(g for g in publication.groups if all(member.id != partner_id for member in g.members))
    return publication.model_copy(
        update={"groups": groups, "responses": sum(group.tally.responses for group in groups)}
    )


def _is_newer(text: str) -> bool:
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        return False
    version = kept.get("version") if isinstance(kept, dict) else None
    return isinstance(version, int) and version > VERSION
