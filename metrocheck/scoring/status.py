"""Rule 4: what a score is called. Decides on the number as shown, so that a reader can check it."""

from enum import StrEnum
from fractions import Fraction

from metrocheck.scoring.exact import shown

REACHED_PART = Fraction(3, 4)
UNDER_WAY_PART = Fraction(1, 2)


class Status(StrEnum):
    """How far a score has come."""

    REACHED = "reached"
    UNDER_WAY = "under_way"
    WORKS = "works"
    UNMEASURED = "unmeasured"


def distance(points: int) -> Fraction:
    """What a distance of 1.0 on the scale of five points is on a scale of `points`."""
    return Fraction(points - 1, 4)


def threshold(part: Fraction, points: int) -> Fraction:
    """The score that lies this part of the way from 1 to `points`."""
    return 1 + part * (points - 1)


def status_of(score: Fraction | None, points: int) -> Status:
    """The status of a score on a scale of `points`.

    The thresholds lie at 0.75 and 0.5 of the way from 1 to K: 4.0 and 3.0 of five. They are not rounded
    themselves: of four points 3.25 asks for 3.3 as shown.
    """
    if score is None:
        return Status.UNMEASURED
    seen = shown(score)
    if seen >= threshold(REACHED_PART, points):
        return Status.REACHED
    if seen >= threshold(UNDER_WAY_PART, points):
        return Status.UNDER_WAY
    return Status.WORKS
