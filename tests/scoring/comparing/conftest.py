"""Waves to compare, made from strips."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from metrocheck.publication import Member, Publication, PublishedGroup
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode
from metrocheck.scoring.comparing import Comparison, Round, compare
from metrocheck.tally.counting import count

# Two stops of two statements, two questions: 1.1 and 2.1 goede, 1.2 and 2.2 goed.
LAYOUT = (("goede", "goed"), ("goede", "goed"))
Groups = Mapping[str, str | Sequence[str]]
NUMBERS: dict[str, int] = {}


def member(name: str) -> Member:
    """The municipality of this name, with the same number in every wave."""
    return Member(id=NUMBERS.setdefault(name, len(NUMBERS) + 1), name=name)


@pytest.fixture(scope="session")
def round_of(line: Callable[..., Questionnaire]) -> Callable[..., Round]:
    """One wave from the strips of each municipality: on the usual line, or on the one given."""
    usual = line(LAYOUT, 5, ())

    def made(groups: Groups, questionnaire: Questionnaire = usual) -> Round:
        strips = {name: [each] if isinstance(each, str) else each for name, each in groups.items()}
        given = [(name, len(each), "".join(each).replace(" ", "")) for name, each in strips.items()]
        tally = count(questionnaire, given)
        published = tuple(PublishedGroup(members=(member(each.name),), tally=each) for each in tally.groups)
        return Round(
            questionnaire,
            Publication(mode=Mode.TEAM, min_group=None, responses=tally.responses, groups=published),
        )

    return made


@pytest.fixture(scope="session")
def compared(round_of: Callable[..., Round]) -> Callable[..., Comparison]:
    """A comparison of waves on the usual line, each given by the strip of every municipality."""

    def work(*waves: Groups) -> Comparison:
        return compare([round_of(groups) for groups in waves])

    return work


@pytest.fixture(scope="session")
def reworded() -> Callable[[Questionnaire, str], Questionnaire]:
    """The same line, with one statement in other words."""

    def change(questionnaire: Questionnaire, id_: str) -> Questionnaire:
        told = questionnaire.model_dump()
        for stop in told["stops"]:
            for statement in stop["statements"]:
                statement["text"] = {"en": "Other."} if statement["id"] == id_ else statement["text"]
        return Questionnaire.model_validate({**told, "version": "2"})

    return change
