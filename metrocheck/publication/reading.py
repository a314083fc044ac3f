"""A kept publication back from its text, and one without a municipality that was taken out (mode team).

Never makes anything up: a text that is not wholly understood is refused.
"""

import json

from pydantic import ValidationError

from metrocheck.errors import MetrocheckError
from metrocheck.language import _
from metrocheck.publication.model import Publication
from metrocheck.response.model import Mode

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
        raise MetrocheckError(
            _("What was published of this wave is damaged."),
            _("Run `metrocheck store check`, or put back a backup."),
        ) from unread


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
