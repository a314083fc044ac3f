"""Which roles are told of together, so that no table of roles minus a table of municipalities leaves a few people.

Knows how many people of each role there are in each group of municipalities, never an answer.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

from metrocheck.publication.model import POOL
from metrocheck.publication.pooling import pooled
from metrocheck.response.model import Role

ORDER = tuple(Role)


class Together(NamedTuple):
    """Roles that are told of together.

    Attributes:
        roles: in the order of `Role`.
        people: how many of them in each group of municipalities.
        is_pool: whether these are, or took in, the roles of too few people.
    """

    roles: tuple[Role, ...]
    people: tuple[int, ...]
    is_pool: bool = False

    @property
    def name(self) -> str:
        """What they are called: the codes of the roles joined by `+`, or `POOL`."""
        return POOL if self.is_pool else "+".join(self.roles)

    @property
    def rank(self) -> tuple[int, str]:
        """Where they stand by size; equals go by name."""
        return (sum(self.people), self.name)


def role_groups(people: Mapping[Role, tuple[int, ...]], least: int) -> tuple[Together, ...]:
    """The role groups in the order of `Role`, the pool last; none when only one is left.

    Roles pool as municipalities do. While some union of role groups and some union of groups of municipalities
    differ by 1 to `least` - 1 people, the two smallest role groups merge.

    Args:
        people: for every role that somebody has, how many people hold it in each group of municipalities. Every
            group of municipalities holds at least `least` people in all.
        least: k, the fewest people a group may hold.
    """
    groups = _pooled(people, least)
    while _tells_of_few(groups, least):
        smallest, second, *others = sorted(groups, key=lambda each: each.rank)
        groups = [_merged([smallest, second], is_pool=smallest.is_pool or second.is_pool), *others]
    if len(groups) < 2:  # noqa: PLR2004 - a table of one group says what the whole partnership's numbers say
        return ()
    return tuple(sorted(groups, key=lambda each: (each.is_pool, ORDER.index(each.roles[0]))))


def _pooled(people: Mapping[Role, tuple[int, ...]], least: int) -> list[Together]:
    pool = pooled({role: sum(each) for role, each in people.items()}, {role: role.value for role in people}, least)
    alone = [Together((role,), each) for role, each in people.items()]
    small = [group for group in alone if group.roles[0] in pool]
    large = [group for group in alone if group.roles[0] not in pool]
    return [*large, _merged(small, is_pool=True)] if small else large


def _merged(groups: Sequence[Together], *, is_pool: bool) -> Together:
    roles = sorted((role for group in groups for role in group.roles), key=ORDER.index)
    return Together(tuple(roles), tuple(map(sum, zip(*(group.people for group in groups), strict=True))), is_pool)


def _tells_of_few(groups: Sequence[Together], least: int) -> bool:
    """Whether some union of role groups and some union of groups of municipalities differ by 1 to `least` - 1 people.

    Against a union U of role groups every group P of municipalities is either in the other union, and then the
    people of P outside U differ, or is not, and then those of P inside U do. Each P is free to choose the lesser,
    so the sum of those is the distance to the nearest union, and only that one needs looking at: where it is 0, every
    P lies wholly inside or outside U, and any other choice for one P adds all its people, `least` or more.
    """
    whole = tuple(map(sum, zip(*(group.people for group in groups), strict=True)))
    chosen = product((False, True), repeat=len(groups))
    return any(1 <= _distance([g for g, on in zip(groups, each, strict=True) if on], whole) < least for each in chosen)


def _distance(union: Sequence[Together], whole: Sequence[int]) -> int:
    """How many people a union of role groups and the nearest union of groups of municipalities differ by."""
    inside = map(sum, zip(*(group.people for group in union), strict=True))
    return sum(min(here, every - here) for here, every in zip(inside, whole, strict=False))
