"""A tally as data: everything that scores, reports and comparisons may know of what people answered.

Never holds a strip, a comment or anything else that belongs to one person.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Count = Annotated[int, Field(ge=0)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GroupTally(_Strict):
    """The counts of one group.

    Attributes:
        name: what the group is called; in mode team the municipality.
        municipalities: how many municipalities the group holds, its weight in the partnership.
        responses: how many submitted responses were counted.
        counts: per place on the strip how often 1 to K, `w` and `n` were given, in that order: K + 2
            numbers. What is missing from `responses` was left unanswered.
    """

    name: str
    municipalities: Annotated[int, Field(ge=1)]
    responses: Count
    counts: tuple[tuple[Count, ...], ...]


class Tally(_Strict):
    """The groups of one wave, in the order of set-up."""

    groups: tuple[GroupTally, ...]

    @property
    def responses(self) -> int:
        """How many responses were counted in all."""
        return sum(group.responses for group in self.groups)
