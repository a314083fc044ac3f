"""When a change is more than noise: design section 4, *Merkbaar*, for municipalities by name and for people."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

from metrocheck.scoring.comparing.welch import Interval
from metrocheck.scoring.exact import shown
from metrocheck.scoring.status import distance

HALF = Fraction(1, 2)
LEAST_SHOWN = Fraction(3, 10)


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


def is_beyond_chance(change: Fraction, interval: Interval, points: int) -> bool:
    """Mode individual: whether a change is at least 0.3 as shown, and its 95 % interval leaves out no change at all.

    The distance is that of a scale of five points; on another it is (K-1)/4 times as long.
    """
    return abs(shown(change)) >= LEAST_SHOWN * distance(points) and not interval.low <= 0 <= interval.high


def least_shown(points: int) -> float:
    """For a reader, mode individual: the least change, as shown, that is noticeable."""
    return float(LEAST_SHOWN * distance(points))
