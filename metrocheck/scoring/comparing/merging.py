"""Published groups taken together: the moments of their people, as if all had been in one group."""

from collections.abc import Callable, Sequence
from math import fsum

from metrocheck.publication.model import Moments, PublishedGroup, SetMoments

Pick = Callable[[SetMoments], Moments | None]


def merged_moments(groups: Sequence[PublishedGroup], pick: Pick) -> Moments | None:
    """The moments of one set of statements over the people of all groups; None where of one of them none were kept.

    The squares of people to their own group's mean, and of the groups' means to the mean of all (T. Chan, G. Golub
    and R. LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979).
    """
    found = [None if group.moments is None else pick(group.moments) for group in groups]
    own = [each for each in found if each is not None]
    # Of a group in which too few have a score no moments were kept: what others' are, does not tell.
    if len(own) < len(groups) or not all(each.n for each in own):
        return None
    n = sum(each.n for each in own)
    mean = fsum(each.n * each.mean for each in own) / n
    squares = fsum(each.squares + each.n * (each.mean - mean) ** 2 for each in own)
    return Moments.model_construct(n=n, mean=mean, squares=squares)
