"""Who is too few to be told of alone. Knows how many people there are and their names, never an answer."""

from collections.abc import Mapping
from typing import TypeVar

Part = TypeVar("Part")


def pooled(people: Mapping[Part, int], names: Mapping[Part, str], least: int) -> frozenset[Part]:
    """The parts that are told of together, because alone they would be told of as fewer than `least` people.

    Whatever holds fewer pools. While the pool is not empty and smaller than `least`, the smallest part left
    joins it, the first by name of equals. So the pool is always the beginning of the parts by size and name.

    Args:
        people: how many people each part holds, at least one.
        names: what each part is called.
        least: k, the fewest people a group may hold.
    """
    pool: list[Part] = []
    held = 0
    for part in sorted(people, key=lambda each: (people[each], names[each])):
        if people[part] >= least and not 0 < held < least:
            break
        pool.append(part)
        held += people[part]
    return frozenset(pool)
