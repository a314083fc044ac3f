"""What the world reads of a wave: the JSON of reports and comparisons, made of people by the doors the commands use."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from metrocheck.publication.closing import close
from metrocheck.publication.model import Publication
from metrocheck.rendering.json import comparison_json, report_json
from metrocheck.report.build import Material, build
from metrocheck.report.comparison import build as comparing
from metrocheck.report.comparison.material import ComparedMaterial
from metrocheck.report.comparison.model import Comparison
from metrocheck.response.model import Mode, Partner, Partnership, Wave
from tests.publication.crowds import LINE, Crowd, Person

MOMENT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
# A verdict is no number, and the one thing that may depend on how a person's own answers go together: the contract
# has it rest on the variance of respondents' scores.
VERDICT = "noticeable"


def partnership(crowd: Crowd) -> Partnership:
    partners = tuple(Partner(id=number, name=name) for number, name in enumerate(crowd.names, start=1))
    return Partnership(id=1, slug="linde", name="Linde", mode=Mode.INDIVIDUAL, partners=partners, min_group=crowd.k)


def wave(crowd: Crowd, number: int = 1) -> Wave:
    return Wave(id=number, number=number, label=f"meting {number}", opened=MOMENT, closed=MOMENT, min_group=crowd.k)


def published(crowd: Crowd) -> Publication:
    return close(LINE, crowd.answered(), crowd.k)


def report(crowd: Crowd) -> dict[str, Any]:
    """The JSON of the report of a closed wave."""
    made = build(
        Material(
            partnership=partnership(crowd),
            wave=wave(crowd),
            questionnaire=LINE,
            publication=published(crowd),
            drafts=0,
            comments=(),
            today=TODAY,
            program="1.2.3",
        )
    )
    return dict(json.loads(report_json(made)))


def comparison(*crowds: Crowd) -> dict[str, Any]:
    """The JSON of the comparison of closed waves."""
    return dict(json.loads(comparison_json(compared(*crowds))))


def compared(*crowds: Crowd) -> Comparison:
    """The comparison of closed waves, with what only people read."""
    waves = [ComparedMaterial(wave(crowd, at), LINE, published(crowd)) for at, crowd in enumerate(crowds, start=1)]
    return comparing.build(partnership(crowds[-1]), waves, "1.2.3")


def without_verdicts(told: Any) -> Any:
    """The same without any verdict."""
    if isinstance(told, dict):
        return {key: without_verdicts(value) for key, value in told.items() if key != VERDICT}
    return [without_verdicts(each) for each in told] if isinstance(told, list) else told


def dealt(crowd: Crowd, place: int, seed: int) -> Crowd:
    """The answers to one statement dealt anew among the people of a published group who are in one role group."""
    publication = published(crowd)
    group = {m.id: at for at, each in enumerate(publication.groups) for m in each.members}
    role = {code: at for at, each in enumerate(publication.roles) for code in each.roles}
    hands: dict[tuple[int | None, int | None], list[int]] = {}
    for at, person in enumerate(crowd.people):
        hands.setdefault((group.get(person.partner), role.get(person.counted_as)), []).append(at)
    people = list(crowd.people)
    for hand in hands.values():
        answers = [crowd.people[at].strip[place] for at in hand]
        Random(seed).shuffle(answers)  # noqa: S311 - no secret
        for at, answer in zip(hand, answers, strict=True):
            people[at] = answering(people[at], place, answer)
    return Crowd(crowd.k, crowd.names, tuple(people))


def answering(person: Person, place: int, answer: str) -> Person:
    """Somebody who gives another answer to one statement."""
    return person._replace(strip=person.strip[:place] + answer + person.strip[place + 1 :])


def swapped(crowd: Crowd, one: int, other: int, place: int) -> Crowd:
    """Two people change answers to one statement."""
    people = list(crowd.people)
    mine, yours = people[one].strip[place], people[other].strip[place]
    people[one], people[other] = answering(people[one], place, yours), answering(people[other], place, mine)
    return Crowd(crowd.k, crowd.names, tuple(people))


def scored(people: Sequence[Person], places: Sequence[int]) -> int:
    """How many answers of these people to these statements are scored."""
    return sum(person.strip[place].isdigit() for person in people for place in places)
