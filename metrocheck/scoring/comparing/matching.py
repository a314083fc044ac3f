"""Which groups of the waves are compared: merged, never split, until every wave has them of the same municipalities.

A merged group is made of whole published groups, so that no two comparisons differ by less than such a group.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from metrocheck.publication.model import POOL, Publication, PublishedGroup


@dataclass(frozen=True, slots=True)
class Matched:
    """A group of the same municipalities in the first wave and in the last.

    Attributes:
        members: the names of its municipalities.
        waves: per wave the published groups it is made of; none where it was of other municipalities, or absent.
    """

    name: str
    members: tuple[str, ...]
    waves: tuple[tuple[PublishedGroup, ...], ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Who can be compared, and the names of who cannot.

    Attributes:
        groups: in the order of set-up, merged ones last.
        left: municipalities that were in a wave before and not in the last.
        joined: in the last and not in the first.
        apart: in both, and left out because somebody in their group left or joined.
    """

    groups: tuple[Matched, ...]
    left: tuple[str, ...]
    joined: tuple[str, ...]
    apart: tuple[str, ...]


def matching(publications: Sequence[Publication]) -> Matching:
    """Finds the groups that the first wave and the last have in common."""
    waves = [_Wave(each) for each in publications]
    names = {id_: name for wave in waves for id_, name in wave.names.items()}
    first, last = waves[0].names, waves[-1].names
    joint = _joint(publications)
    groups = [_matched(ids, joint[ids[0]], waves) for ids in _compared(joint, first, last)]
    compared = {id_ for ids in _compared(joint, first, last) for id_ in ids}
    before = dict.fromkeys(id_ for wave in waves[:-1] for id_ in wave.names)
    return Matching(
        groups=_called(groups),
        left=tuple(names[id_] for id_ in before if id_ not in last),
        joined=tuple(names[id_] for id_ in last if id_ not in first),
        apart=tuple(names[id_] for id_ in last if id_ in first and id_ not in compared),
    )


class _Wave:
    """The municipalities of a wave by number, in its order: their names, and the group of each."""

    def __init__(self, publication: Publication) -> None:
        of = [(member, group) for group in publication.groups for member in group.members]
        self.names = {member.id: member.name for member, _group in of}
        self._groups = {member.id: group for member, group in of}

    def groups(self, ids: Sequence[int], joint: Collection[int]) -> tuple[PublishedGroup, ...]:
        """The groups of exactly these municipalities, of all that merged with them."""
        if {id_ for id_ in joint if id_ in self.names} != set(ids):
            return ()
        own = {id(self._groups[id_]): self._groups[id_] for id_ in ids}
        return tuple(own.values())


def _joint(publications: Iterable[Publication]) -> dict[int, set[int]]:
    """Per municipality all that were ever in one group with it, directly or by others between."""
    found: dict[int, set[int]] = {}
    for group in (group for each in publications for group in each.groups):
        ids = [member.id for member in group.members]
        joint = set(ids).union(*(found.get(id_, ()) for id_ in ids))
        found.update(dict.fromkeys(joint, joint))
    return found


def _compared(joint: dict[int, set[int]], first: Collection[int], last: Collection[int]) -> Iterator[tuple[int, ...]]:
    """The municipalities of each group to compare, by their place in the last wave."""
    order = {id_: place for place, id_ in enumerate(last)}
    for id_ in last:
        ids = sorted((each for each in joint[id_] if each in order), key=order.__getitem__)
        if ids[0] == id_ and set(ids) == {each for each in joint[id_] if each in first}:
            yield tuple(ids)


def _matched(ids: Sequence[int], joint: Collection[int], waves: Sequence[_Wave]) -> Matched:
    members = tuple(waves[-1].names[id_] for id_ in ids)
    return Matched(" + ".join(members), members, tuple(wave.groups(ids, joint) for wave in waves))


def _called(groups: Sequence[Matched]) -> tuple[Matched, ...]:
    """Municipalities by themselves first; one merged group is the pool, several are called by their members."""
    alone = [group for group in groups if len(group.members) == 1]
    merged = [group for group in groups if len(group.members) > 1]
    if len(merged) == 1:
        merged = [Matched(POOL, merged[0].members, merged[0].waves)]
    return (*alone, *merged)
