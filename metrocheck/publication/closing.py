"""The gate: submitted strips go in, a publication comes out. Pure: the same answers give the same publication.

Groups are people and fixed for the wave, so that no two published numbers differ by fewer than k of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from metrocheck.publication.model import POOL, Member, Publication, PublishedGroup, RoleGroup
from metrocheck.publication.moments import moments_of
from metrocheck.publication.pooling import pooled
from metrocheck.publication.roles import ORDER, Together, role_groups
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.answered import Answered
from metrocheck.response.model import Mode, Partner, Role
from metrocheck.tally.counting import count
from metrocheck.tally.model import GroupTally


class _Cell(NamedTuple):
    """The people of one role in one municipality, counted; somebody without a role is counted as one of others."""

    partner: Partner
    role: Role
    strips: str
    tally: GroupTally


# What is told of together: its name and its municipalities in the order of set-up.
_Group = tuple[str, list[Partner]]


def close(questionnaire: Questionnaire, responses: Sequence[Answered], min_group: int | None = None) -> Publication:
    """What a wave publishes of its submitted responses.

    Args:
        questionnaire: the line they were filled in on.
        responses: municipalities in the order of set-up; in mode individual each of them once per role.
        min_group: k; None in mode team, where every municipality is a group of its own.

    Raises:
        MetrocheckError: a strip does not fit the questionnaire.
    """
    if min_group is None:
        return _of_municipalities(questionnaire, responses)
    return _of_people(questionnaire, responses, min_group)


def published(questionnaire: Questionnaire, responses: Sequence[Answered], min_group: int | None = None) -> str:
    """The publication of a wave as the text that is kept of it; takes and raises what `close` does."""
    return close(questionnaire, responses, min_group).model_dump_json()


def _of_municipalities(questionnaire: Questionnaire, responses: Sequence[Answered]) -> Publication:
    tally = count(questionnaire, [(each.partner.name, each.number, each.strips) for each in responses])
    groups = tuple(
        PublishedGroup(members=(Member(id=each.partner.id, name=each.partner.name),), tally=group)
        for each, group in zip(responses, tally.groups, strict=True)
    )
    return Publication(mode=Mode.TEAM, min_group=None, responses=tally.responses, groups=groups)


def _of_people(questionnaire: Questionnaire, responses: Sequence[Answered], least: int) -> Publication:
    cells = [_cell(questionnaire, each) for each in responses if each.number]
    people = sum(cell.tally.responses for cell in cells)
    if people < least:
        return Publication(mode=Mode.INDIVIDUAL, min_group=least, responses=people, withheld="few")
    groups = _groups(cells, least)
    return Publication(
        mode=Mode.INDIVIDUAL,
        min_group=least,
        responses=people,
        groups=tuple(_published(questionnaire, group, cells, least) for group in groups),
        roles=tuple(_role_group(group, cells) for group in role_groups(_people(cells, groups), least)),
    )


def _cell(questionnaire: Questionnaire, answered: Answered) -> _Cell:
    """Counts every text by itself, so that an error names its municipality."""
    partner, role, number, strips = answered
    tally = count(questionnaire, [(partner.name, number, strips)])
    return _Cell(partner, role or Role.ANDERS, strips, tally.groups[0])


def _groups(cells: Sequence[_Cell], least: int) -> list[_Group]:
    """The groups of municipalities in the order of set-up, the pool last."""
    partners = {cell.partner.id: cell.partner for cell in cells}
    people = dict.fromkeys(partners, 0)
    for cell in cells:
        people[cell.partner.id] += cell.tally.responses
    pool = pooled(people, {number: partner.name for number, partner in partners.items()}, least)
    alone: list[_Group] = [(partner.name, [partner]) for number, partner in partners.items() if number not in pool]
    together = [partner for number, partner in partners.items() if number in pool]
    return [*alone, (POOL, together)] if together else alone


def _people(cells: Sequence[_Cell], groups: Sequence[_Group]) -> Mapping[Role, tuple[int, ...]]:
    """How many people there are of every role that somebody has, in each group of municipalities."""
    place = {partner.id: at for at, (_name, partners) in enumerate(groups) for partner in partners}
    people = {role: [0] * len(groups) for role in ORDER if any(cell.role is role for cell in cells)}
    for cell in cells:
        people[cell.role][place[cell.partner.id]] += cell.tally.responses
    return {role: tuple(each) for role, each in people.items()}


def _published(questionnaire: Questionnaire, group: _Group, cells: Iterable[_Cell], least: int) -> PublishedGroup:
    name, partners = group
    numbers = {partner.id for partner in partners}
    here = [cell for cell in cells if cell.partner.id in numbers]
    return PublishedGroup(
        members=tuple(Member(id=partner.id, name=partner.name) for partner in partners),
        tally=_added(name, len(partners), here),
        moments=moments_of(questionnaire, "".join(cell.strips for cell in here), least),
    )


def _role_group(group: Together, cells: Iterable[_Cell]) -> RoleGroup:
    """Its tally weighs as one: role groups are told of beside each other, and never averaged."""
    here = [cell for cell in cells if cell.role in group.roles]
    return RoleGroup(roles=group.roles, tally=_added(group.name, 1, here))


def _added(name: str, municipalities: int, cells: Sequence[_Cell]) -> GroupTally:
    per_place = zip(*(cell.tally.counts for cell in cells), strict=True)
    return GroupTally(
        name=name,
        municipalities=municipalities,
        responses=sum(cell.tally.responses for cell in cells),
        counts=tuple(tuple(map(sum, zip(*rows, strict=True))) for rows in per_place),
    )
