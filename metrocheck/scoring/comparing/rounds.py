"""The waves that are compared, cut down to the groups and statements they share."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.scoring.sums import Sums, sums_of, together
from metrocheck.tally import GroupTally, Tally


@dataclass(frozen=True, slots=True)
class Round:
    """One wave: what was asked, and what was answered."""

    questionnaire: Questionnaire
    tally: Tally


@dataclass(frozen=True, slots=True)
class Shared:
    """The groups that are in the first wave and in the last, and their answers in every wave.

    Attributes:
        names: these groups, in the order of the last wave.
        weights: the municipalities of each.
        waves: per wave the sums of every statement by its id; None stands for a group that is not in that wave.
    """

    names: tuple[str, ...]
    weights: tuple[int, ...]
    waves: tuple["_Wave", ...]

    def set_of(self, ids: Sequence[str]) -> tuple[Sums, ...]:
        """Per wave the sums of a set of statements, per group in the order of `names`."""
        return tuple(wave.set_of(ids, len(self.names)) for wave in self.waves)


@dataclass(frozen=True, slots=True)
class _Wave:
    sums: dict[str, Sums]

    def set_of(self, ids: Sequence[str], groups: int) -> Sums:
        return together([self.sums[id_] for id_ in ids], groups)


def shared(rounds: Sequence[Round]) -> Shared:
    """The waves over the groups that are in the first and in the last of them.

    Which way a statement counts is decided by the last questionnaire, for every wave: turning it round in a newer
    version mends how it was scored, and changes nothing about what people answered.
    """
    turned = {statement.id for statement in rounds[-1].questionnaire.statements if statement.reversed}
    first = {group.name for group in rounds[0].tally.groups}
    groups = [group for group in rounds[-1].tally.groups if group.name in first]
    names = [group.name for group in groups]
    return Shared(
        names=tuple(names),
        weights=tuple(group.municipalities for group in groups),
        waves=tuple(_wave(each, names, turned) for each in rounds),
    )


def _wave(one: Round, names: Sequence[str], turned: Collection[str]) -> _Wave:
    there = {group.name: group for group in one.tally.groups}
    nothing = tuple((0,) * len(one.questionnaire.scale.codes) for _ in one.questionnaire.statements)
    cut = Tally.model_construct(
        groups=tuple(there.get(name) or _absent(name, nothing) for name in names),
    )
    points = one.questionnaire.scale.points
    places = one.questionnaire.places.items()
    return _Wave({id_: sums_of(cut, place, points, turned=id_ in turned) for id_, place in places})


def _absent(name: str, nothing: tuple[tuple[int, ...], ...]) -> GroupTally:
    """A group without a response in a wave between: it has no score there, and nothing is filled in for it."""
    return GroupTally.model_construct(name=name, municipalities=1, responses=0, counts=nothing)
