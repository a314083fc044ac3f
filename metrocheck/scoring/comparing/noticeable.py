"""When a change is more than noise, where named municipalities answered: design section 4, *Merkbaar*, mode team."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

from metrocheck.scoring.status import distance

HALF = Fraction(1, 2)


def is_noticeable(change: Fraction, of_groups: Sequence[Fraction], points: int) -> bool:
    """Whether a mean change is at least max(0.5, 1/sqrt P), and nobody moved the other way by 0.5 or more.

    Distances are those of a scale of five points; on another they are (K-1)/4 times as long. Exact: the root is
    compared by its square.

    Args:
        change: the mean change.
        of_groups: the change of each of the P municipalities; at least one.
        points: K, the points of the scale.
    """
    unit = distance(points)
    far_enough = abs(change) >= HALF * unit and change**2 * len(of_groups) >= unit**2
    direction = 1 if change > 0 else -1
    return far_enough and not any(each * direction <= -HALF * unit for each in of_groups)


def bounds(groups: int, points: int) -> tuple[float, float]:
    """For a reader: the least change of so many municipalities that is noticeable, and what goes against it.

    Of no municipality at all there is only the half point.
    """
    unit, half = float(distance(points)), float(HALF)
    return max(half, 1 / sqrt(groups)) * unit if groups else half * unit, half * unit
