"""Crowds to close a wave over: people, each with a municipality, a role and a strip; nothing of the gate's own.

What the contract says of people is said here a second time, in the plainest way there is and without its short cuts:
all unions are tried, one by one, with a person as one bit of a number.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

from metrocheck.publication.model import Publication
from metrocheck.questionnaire.model import (
    Advice,
    LocalText,
    Question,
    Questionnaire,
    Scale,
    Statement,
    Stop,
)
from metrocheck.response.answered import Answered
from metrocheck.response.model import Partner, Role

TEXT = LocalText(en="Text.")
# Three stops of two statements; stop 2's second one is reversed.
ASKED = (("goede", "goed"), ("goede", "samen"), ("goed", "samen"))
TURNED = "2.2"
CODES = "12345wn."
# The order of names is not that of set-up: crowds give them to municipalities in any order.
NAMES = ("Aalst", "Boekel", "Cuijk", "Druten", "Ede", "Fijnaart", "Goor", "Hulst")


def line(asked: Sequence[Sequence[str]] = ASKED, turned: str = TURNED) -> Questionnaire:
    questions = dict.fromkeys(question for stop in asked for question in stop)
    return Questionnaire(
        format="metrocheck-questionnaire",
        id="small",
        version="1",
        languages=("en",),
        title=TEXT,
        line=TEXT,
        start=TEXT,
        terminus=TEXT,
        scale=Scale(labels=(TEXT,) * 5, dont_know=TEXT, not_applicable=TEXT),
        questions=tuple(Question(id=each, text=TEXT) for each in questions),
        stops=tuple(_stop(number, each, turned) for number, each in enumerate(asked, start=1)),
    )


def _stop(number: int, questions: Sequence[str], turned: str) -> Stop:
    statements = ((f"{number}.{at}", question) for at, question in enumerate(questions, start=1))
    return Stop(
        id=number,
        name=TEXT,
        short=TEXT,
        source="Made up.",
        summary=TEXT,
        explanation=TEXT,
        talk=(TEXT,),
        advice=Advice(works=TEXT, under_way=TEXT, reached=TEXT),
        statements=tuple(Statement(id=id_, question=q, text=TEXT, reversed=id_ == turned) for id_, q in statements),
    )


LINE = line()


class Person(NamedTuple):
    """Somebody who answered. `partner` is the number of a municipality."""

    partner: int
    role: Role | None
    strip: str

    @property
    def counted_as(self) -> Role:
        return self.role or Role.ANDERS


@dataclass(frozen=True)
class Crowd:
    """Who answered in a wave; `names` of the municipalities in the order of set-up, numbered from 1."""

    k: int
    names: tuple[str, ...]
    people: tuple[Person, ...]

    def answered(self) -> list[Answered]:
        """As the store hands it over: municipalities in the order of set-up, each once per role."""
        return [*map(self._answered, *self._cells())] + [
            Answered(self._partner(number), None, 0, "") for number in self._silent()
        ]

    def _cells(self) -> tuple[list[tuple[int, Role | None]], list[list[str]]]:
        ordered = sorted(self.people, key=lambda each: (each.partner, each.role or "", each.strip))
        cells = {
            key: [each.strip for each in some] for key, some in groupby(ordered, lambda each: (each.partner, each.role))
        }
        return list(cells), list(cells.values())

    def _answered(self, key: tuple[int, Role | None], strips: list[str]) -> Answered:
        return Answered(self._partner(key[0]), key[1], len(strips), "".join(strips))

    def _partner(self, number: int) -> Partner:
        return Partner(id=number, name=self.names[number - 1])

    def _silent(self) -> list[int]:
        spoke = {each.partner for each in self.people}
        return [number for number in range(1, len(self.names) + 1) if number not in spoke]


def crowd(k: int, sizes: dict[str, dict[Role | None, int]], strip: str = "345123") -> Crowd:
    """So many people of every role in every municipality, who all answered the same."""
    people = [
        Person(number, role, strip)
        for number, roles in enumerate(sizes.values(), start=1)
        for role, size in roles.items()
        for _ in range(size)
    ]
    return Crowd(k, tuple(sizes), tuple(people))


@st.composite
def crowds(draw: Callable[..., int], most: int = 8) -> Crowd:
    """Any crowd: k from 3 to 10, up to `most` municipalities of 0 to 40 people, all roles, any answers.

    Hypothesis chooses how many people there are; what they answered comes of one drawn number, which is faster.
    """
    names = draw(st.permutations(NAMES))[: draw(st.integers(1, most))]  # type: ignore[index]
    # Few people where the rules bite, seldom many: of a role there are mostly none, a few, or enough.
    size = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 6), st.integers(0, 40))
    roles = (None, *Role)
    chance = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - answers, not a secret
    people = [
        Person(number, role, "".join(chance.choices(CODES, k=len(LINE.statements))))
        for number in range(1, len(names) + 1)
        for role in [role for role in roles for _ in range(draw(size))][:40]
    ]
    return Crowd(draw(st.integers(3, 10)), tuple(names), tuple(people))


def union_masks(groups: Iterable[int]) -> set[int]:
    """Every union of groups of people, the empty one too; a group is a number with a bit for each of its people."""
    unions = {0}
    for group in groups:
        unions |= {each | group for each in unions}
    return unions


def people_where(people: Sequence[Person], holds: Callable[[Person], bool]) -> int:
    return sum(1 << at for at, each in enumerate(people) if holds(each))


def partner_masks(publication: Publication, people: Sequence[Person]) -> list[int]:
    members = [{member.id for member in group.members} for group in publication.groups]
    return [people_where(people, lambda each, ids=ids: each.partner in ids) for ids in members]  # type: ignore[misc]


def role_masks(roles: Iterable[Iterable[Role]], people: Sequence[Person]) -> list[int]:
    return [people_where(people, lambda each, own=set(some): each.counted_as in own) for some in roles]  # type: ignore[misc]


def differences(some: Iterable[int], others: Iterable[int]) -> set[int]:
    """By how many people unions of some groups and unions of others differ."""
    other_unions = union_masks(others)
    return {(one ^ other).bit_count() for one in union_masks(some) for other in other_unions}
