"""The waves that are compared, cut down to the groups and statements they share."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from metrocheck.publication.model import Moments, Publication, PublishedGroup
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.scoring.comparing.matching import Matched, Matching, matching
from metrocheck.scoring.comparing.merging import Pick, merged_moments
from metrocheck.scoring.sums import Least, Sums, sums_of, together
from metrocheck.tally import GroupTally, Tally


@dataclass(frozen=True, slots=True)
class Round:
    """One wave: what was asked, and what was published of the answers."""

    questionnaire: Questionnaire
    publication: Publication


@dataclass(frozen=True, slots=True)
class Shared:
    """The groups that are in the first wave and in the last, and their answers in every wave.

    Attributes:
        matching: these groups, and who is in none of them.
        weights: the municipalities of each.
        waves: per wave the sums of every statement by its id; nothing stands for a group that is not in that wave.
        responses: per group how many people answered in every wave.
    """

    matching: Matching
    weights: tuple[int, ...]
    waves: tuple["_Wave", ...]
    responses: tuple[tuple[int, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What these groups are called."""
        return tuple(group.name for group in self.matching.groups)

    @property
    def people(self) -> tuple[int, ...]:
        """Per wave how many people all groups hold."""
        return tuple(sum(own[wave] for own in self.responses) for wave in range(len(self.waves)))

    @property
    def absent(self) -> tuple[tuple[str, ...], ...]:
        """Per wave the names of the groups that are not in it."""
        return tuple(
            tuple(group.name for group in self.matching.groups if not group.waves[wave])
            for wave in range(len(self.waves))
        )

    def set_of(self, ids: Sequence[str], least: Least) -> tuple[Sums, ...]:
        """Per wave the sums of a set of statements, per group in the order of `names`."""
        return tuple(wave.set_of(ids, len(self.weights), least) for wave in self.waves)

    def moments(self, wave: int, place: int, pick: Pick) -> Moments | None:
        """How the people of the group at a place lie in a wave, on one set of statements."""
        return merged_moments(self.matching.groups[place].waves[wave], pick)


@dataclass(frozen=True, slots=True)
class _Wave:
    """The sums of the published groups that the compared ones are made of; `owners` are the places of those."""

    sums: dict[str, Sums]
    owners: tuple[int, ...]

    def set_of(self, ids: Sequence[str], groups: int, least: Least) -> Sums:
        parts = together([self.sums[id_] for id_ in ids], len(self.owners))
        if len(self.owners) == groups:
            return parts
        merged = [
            _merged([part for owner, part in zip(self.owners, parts, strict=True) if owner == place], least)
            for place in range(groups)
        ]
        totals, scored, applicable = zip(*merged, strict=True)
        return Sums(totals, scored, applicable)


def _merged(parts: Sequence[tuple[int, int, int]], least: Least) -> tuple[int, int, int]:
    """Groups added up; as if nobody answered where one has answers too few to be told, or the others tell them."""
    totals, scored, applicable = zip(*parts, strict=True)
    if any(0 < each < least.in_group for each in scored):
        return 0, 0, sum(applicable)
    return sum(totals), sum(scored), sum(applicable)


def shared(rounds: Sequence[Round]) -> Shared:
    """The waves over the groups that are in the first and in the last of them.

    Which way a statement counts is decided by the last questionnaire, for every wave: turning it round in a newer
    version mends how it was scored, and changes nothing about what people answered.
    """
    turned = {statement.id for statement in rounds[-1].questionnaire.statements if statement.reversed}
    found = matching([each.publication for each in rounds])
    return Shared(
        matching=found,
        weights=tuple(sum(own.tally.municipalities for own in group.waves[-1]) for group in found.groups),
        waves=tuple(_wave(each.questionnaire, found.groups, wave, turned) for wave, each in enumerate(rounds)),
        responses=tuple(tuple(_people(own) for own in group.waves) for group in found.groups),
    )


def _people(groups: Sequence[PublishedGroup]) -> int:
    return sum(group.tally.responses for group in groups)


def _wave(asked: Questionnaire, groups: Sequence[Matched], wave: int, turned: Collection[str]) -> _Wave:
    nothing = _nobody(asked)
    made_of = [
        (place, tally)
        for place, group in enumerate(groups)
        for tally in ([own.tally for own in group.waves[wave]] or [nothing])
    ]
    tally = Tally.model_construct(groups=tuple(tally for _place, tally in made_of))
    points = asked.scale.points
    sums = {id_: sums_of(tally, place, points, turned=id_ in turned) for id_, place in asked.places.items()}
    return _Wave(sums, tuple(place for place, _tally in made_of))


def _nobody(asked: Questionnaire) -> GroupTally:
    """A group that is not in a wave between: it has no score there, and nothing is filled in for it."""
    nothing = tuple((0,) * len(asked.scale.codes) for _ in asked.statements)
    return GroupTally.model_construct(name="", municipalities=1, responses=0, counts=nothing)
