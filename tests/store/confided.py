"""What tests of the store share: a publication of counts only, and somebody who fills in a scan in confidence."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.answered import Answered
from metrocheck.response.filled_in import Response
from metrocheck.response.model import Partner, Role, Wave
from metrocheck.store import Store

# Not the moment at which anything opened or closed, to see whether it is kept.
WHEN = datetime(2031, 2, 3, 4, 5, 6, tzinfo=UTC)


def counted(questionnaire: Questionnaire, answered: Sequence[Answered], min_group: int | None) -> str:
    """How many answered, by municipality and role: enough to see what was published, and no strip in it."""
    groups = [[each.partner.name, each.role, each.number] for each in answered]
    return json.dumps({"id": questionnaire.id, "min_group": min_group, "groups": groups})


class CountsGate:
    """Reads what `counted` made: no numbers of municipalities are in it, and comments are always told."""

    def renumbered(self, text: str, numbers: Mapping[int, int]) -> str:  # noqa: ARG002 (what the store asks for)
        return text

    def tells_comments(self, text: str) -> bool:  # noqa: ARG002 (idem)
        return True


def groups_of(publication: str | None) -> list[list[object]]:
    """The groups in what `counted` made."""
    assert publication is not None
    groups: list[list[object]] = json.loads(publication)["groups"]
    return groups


def fill(store: Store, wave: Wave, partner: Partner, role: Role, ticket: str, strip: str, **comments: str) -> Response:
    """A draft with these answers and comments, each written at another time."""
    draft = store.begin(wave.id, partner.id, role, ticket)
    for place, code in enumerate(strip):
        store.put_answer(draft.id, place, code, WHEN + timedelta(minutes=place))
    for about, text in comments.items():
        store.put_comment(draft.id, about, text, WHEN + timedelta(hours=1))
    found = store.with_ticket(store.partnerships()[0].id, ticket)
    assert found is not None
    return found[1]


def hand_in(
    store: Store, wave: Wave, partner: Partner, role: Role, ticket: str, strip: str, **comments: str
) -> Response:
    """The same, submitted."""
    draft = fill(store, wave, partner, role, ticket, strip, **comments)
    return store.submit(draft.id, WHEN + timedelta(hours=2))
