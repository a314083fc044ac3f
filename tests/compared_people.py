"""Comparisons in mode individual to test with: waves of people, closed through the gate as a wave is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from metrocheck.publication import Publication
from metrocheck.publication.closing import close
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.report.comparison.build import build
from metrocheck.report.comparison.material import ComparedMaterial
from metrocheck.report.comparison.model import Comparison
from metrocheck.response.answered import Answered
from metrocheck.response.model import Mode, Partner, Partnership, Role, Wave

K = 5


@dataclass(frozen=True)
class Confided:
    """One wave of people: when it opened, the strips of each municipality, what was asked, and whether it closed."""

    label: str
    opened: datetime
    people: Mapping[str, Sequence[str]]
    questionnaire: Questionnaire
    closed: bool = True


def comparison(*waves: Confided) -> Comparison:
    """The comparison of waves of people; municipalities are set up in the order in which the waves name them."""
    names = dict.fromkeys(name for wave in waves for name in wave.people)
    partnership = Partnership(
        id=1,
        slug="linde",
        name="Samen langs de Linde",
        mode=Mode.INDIVIDUAL,
        partners=tuple(Partner(id=place, name=name) for place, name in enumerate(names, start=1)),
        min_group=K,
    )
    given = [_material(partnership, wave, number) for number, wave in enumerate(waves, start=1)]
    return build(partnership, given, "1.2.3")


def _material(partnership: Partnership, given: Confided, number: int) -> ComparedMaterial:
    closed = given.opened + timedelta(days=14) if given.closed else None
    wave = Wave(id=number, number=number, label=given.label, opened=given.opened, closed=closed, min_group=K)
    return ComparedMaterial(wave, given.questionnaire, _published(partnership, given))


def _published(partnership: Partnership, given: Confided) -> Publication:
    if not given.closed:
        people = sum(map(len, given.people.values()))
        return Publication(mode=Mode.INDIVIDUAL, min_group=K, responses=people, withheld="open")
    answered = [
        Answered(partner, Role.RAAD, len(strips), "".join(sorted(strips)))
        for partner in partnership.partners
        if (strips := given.people.get(partner.name))
    ]
    return close(given.questionnaire, answered, K)


def people(number: int, stops: Sequence[str], lie: int = 1) -> list[str]:
    """So many people around the same answers at each stop: as many lower, the same and higher, `lie` points apart."""
    return ["".join(_answer(code, (one % 3 - 1) * lie) for stop in stops for code in stop) for one in range(number)]


def _answer(code: str, more: int) -> str:
    return str(min(5, max(1, int(code) + more))) if code.isdigit() else code
