"""How long each piece of a bar is drawn. Geometry only: what is counted was counted elsewhere."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from metrocheck.rendering.paper.blocks import Answer

LENGTH = 100
TINTS = 5


class Piece(NamedTuple):
    """One answer in the bar of a statement, `start` and `width` in hundredths of it; never given, it has no width."""

    answer: Answer
    look: str
    start: str
    width: str


def pieces(answers: Sequence[Answer]) -> list[Piece]:
    """The bar of one statement: a piece for each answer, in their order."""
    times = [answer.times or 0 for answer in answers]
    total = sum(times) or 1
    ends = [LENGTH * end / total for end in accumulate(times, initial=0)]
    return [
        Piece(answer, look, f"{start:.2f}", f"{end - start:.2f}")
        for answer, look, (start, end) in zip(answers, _looks(answers), pairwise(ends), strict=True)
    ]


def _looks(answers: Sequence[Answer]) -> Iterator[str]:
    """The class of each answer: low to high from the faintest tint to the fullest, whatever the scale."""
    last = max(sum(answer.is_scored for answer in answers) - 1, 1)
    place = 0
    for answer in answers:
        if answer.is_scored:
            yield f"tint-{1 + round(place * (TINTS - 1) / last)}"
            place += 1
        else:
            yield f"answer-{answer.code}"
