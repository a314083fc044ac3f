"""What a closed wave leaves for ever: its tallies per group, and the moments that comparing needs.

Never holds a strip, a comment, a time or an order. Kept in the store as the text of its JSON.
"""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from metrocheck.response.model import Mode, Role
from metrocheck.tally.model import GroupTally, Tally

# What municipalities too small to stand alone are called together; no municipality may have this name.
POOL = "Overige"

Count = Annotated[int, Field(ge=0)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Member(_Strict):
    """A municipality of a group: its number in the store, and its name."""

    id: int
    name: str


class Moments(_Strict):
    """How respondents' own scores on one set of statements lie: never shown, only judged by.

    Attributes:
        n: respondents with a score on the set, by rule 2 for one person; 0 where they are fewer than k.
        mean: of those scores; 0 without any.
        squares: the sum of their squared distances to that mean.
    """

    n: Count
    mean: float
    squares: Annotated[float, Field(ge=0)]


class SetMoments(_Strict):
    """The moments of one group: overall (a respondent's mean over stops), per stop and per question."""

    overall: Moments
    stops: dict[int, Moments]
    questions: dict[str, Moments]


class PublishedGroup(_Strict):
    """Municipalities that are told of together.

    Attributes:
        members: in the order of set-up; one in mode team.
        tally: its counts; the name is that of its only member, or `POOL`.
        moments: None in mode team.
    """

    members: tuple[Member, ...]
    tally: GroupTally
    moments: SetMoments | None = None


class RoleGroup(_Strict):
    """Roles that are told of together (mode individual); `tally.name` is what the group is called."""

    roles: tuple[Role, ...]
    tally: GroupTally


class Outline(_Strict):
    """Who would be told of together if a wave closed now: numbers of people, and not a count of an answer.

    Attributes:
        groups: of municipalities: name, the names of its members, people.
        roles: role groups.
    """

    min_group: int
    responses: Count
    groups: tuple[tuple[str, tuple[str, ...], Count], ...]
    roles: tuple[tuple[Role, ...], ...]


class Publication(_Strict):
    """All that may be told of a wave.

    Attributes:
        min_group: k, the fewest people a number rests on; None in mode team.
        responses: how many were submitted.
        groups: in the order of set-up, the pool last; none while nothing may be told.
        roles: in the order of `Role`, the pool last; empty where there is no role table.
        withheld: why there are no groups: the wave is still open, or fewer than k people answered.
    """

    format: Literal["metrocheck-publication"] = "metrocheck-publication"
    version: Literal[1] = 1
    mode: Mode
    min_group: int | None
    responses: Count
    groups: tuple[PublishedGroup, ...] = ()
    roles: tuple[RoleGroup, ...] = ()
    withheld: Literal["open", "few"] | None = None

    @model_validator(mode="after")
    def _has_k_in_confidence(self) -> Self:
        """Without k, what people said in confidence would be told of as if every group were a municipality by name."""
        if (self.mode is Mode.INDIVIDUAL) != (self.min_group is not None):
            raise ValueError(self.mode)
        return self

    @property
    def tally(self) -> Tally:
        """The counts of its groups."""
        return Tally(groups=tuple(group.tally for group in self.groups))

    @property
    def outline(self) -> Outline:
        """Who is told of together (mode individual)."""
        return Outline(
            min_group=self.min_group or 0,
            responses=self.responses,
            groups=tuple(
                (group.tally.name, tuple(member.name for member in group.members), group.tally.responses)
                for group in self.groups
            ),
            roles=tuple(group.roles for group in self.roles),
        )

    def called(self, names: dict[int, str]) -> Self:
        """The same, with municipalities called as they are now: names by number, others keep theirs."""
        return self.model_copy(update={"groups": tuple(_called(group, names) for group in self.groups)})


def _called(group: PublishedGroup, names: dict[int, str]) -> PublishedGroup:
    members = tuple(Member(id=each.id, name=names.get(each.id, each.name)) for each in group.members)
    if len(members) > 1:
        return group.model_copy(update={"members": members})
    tally = group.tally.model_copy(update={"name": members[0].name})
    return group.model_copy(update={"members": members, "tally": tally})
