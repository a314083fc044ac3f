"""Comparisons to test with: every kind of waves beside each other, by name, through the builder's own door."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from metrocheck.cli import example
from metrocheck.publication import Publication
from metrocheck.publication.closing import close
from metrocheck.questionnaire import library
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.report.comparison.build import build
from metrocheck.report.comparison.material import ComparedMaterial
from metrocheck.report.comparison.model import Comparison
from metrocheck.response.answered import Answered
from metrocheck.response.model import Mode, Partner, Partnership, Wave
from tests import compared_people
from tests.compared_people import Confided, people
from tests.nasty import NAMES

OPENED = datetime(2025, 11, 17, 12, 0, tzinfo=UTC)
PROGRAM = "1.2.3"
LABELS = ("najaar 2025", "voorjaar 2026", "najaar 2026")
MANY = 342
# Every statement changes its score somewhere in this, and some stay what they are.
PATTERN = "455443344532332454"

Strips = Mapping[str, str]


@dataclass(frozen=True)
class Taken:
    """One wave to compare: its label, the strip of every municipality that handed in, and what was asked."""

    label: str
    strips: Strips
    questionnaire: Questionnaire
    purged: bool = False


def comparison(*waves: Taken, name: str = "Samen langs de Linde") -> Comparison:
    """The comparison of waves, in halves of a year, all of them closed but the last."""
    partners = dict.fromkeys(partner for wave in waves for partner in wave.strips)
    partnership = Partnership(
        id=1,
        slug="linde",
        name=name,
        mode=Mode.TEAM,
        partners=tuple(Partner(id=place, name=partner) for place, partner in enumerate(partners, start=1)),
    )
    given = [_material(partnership, wave, at, len(waves)) for at, wave in enumerate(waves, start=1)]
    return build(partnership, given, PROGRAM)


def _material(partnership: Partnership, taken: Taken, number: int, waves: int) -> ComparedMaterial:
    opened = OPENED + timedelta(days=182 * (LABELS.index(taken.label) if taken.label in LABELS else number - 1))
    closed = opened + timedelta(days=14) if number < waves else None
    wave = Wave(id=number, number=number, label=taken.label, opened=opened, closed=closed, purged=taken.purged)
    return ComparedMaterial(wave, taken.questionnaire, _published(partnership, taken))


def _published(partnership: Partnership, taken: Taken) -> Publication:
    partners = {partner.name: partner for partner in partnership.partners}
    answered = [Answered(partners[name], None, 1, strip) for name, strip in taken.strips.items()]
    return close(taken.questionnaire, answered)


def of_strips(*waves: Strips) -> Comparison:
    """The comparison of waves on the standard line; two of them are a year apart."""
    labels = LABELS if len(waves) == len(LABELS) else (LABELS[0], LABELS[-1])
    asked = library.find("metrostroom")
    return comparison(*(Taken(label, strips, asked) for label, strips in zip(labels, waves, strict=True)))


def asked(without: str, reworded: str | None = None, version: str = "1.0.0") -> Questionnaire:
    """The standard line without one of its statements, and perhaps another one in other words."""
    told = library.find("metrostroom").model_dump()
    for stop in told["stops"]:
        stop["statements"] = [each for each in stop["statements"] if each["id"] != without]
        for statement in stop["statements"]:
            if statement["id"] == reworded:
                statement["text"] = {"nl": "Wij zeggen dit nu anders.", "en": "We put this in other words now."}
    return Questionnaire.model_validate({**told, "version": version})


def _demo(place: int) -> Strips:
    _opened, strips = example.WAVES[place]
    return {name: strip.replace(" ", "") for name, strip in zip(example.PARTNERS, strips, strict=True)}


def two() -> Comparison:
    """The last two waves of the demo: four municipalities, and every verdict there is but worse."""
    return of_strips(_demo(1), _demo(2))


def three() -> Comparison:
    """All waves of the demo: a trend."""
    return of_strips(_demo(0), _demo(1), _demo(2))


def moved_house() -> Comparison:
    """Lindermeer left after the first wave, Westereend joined for the last; Aa only took part between."""
    stayed = {name: strip for name, strip in _demo(2).items() if name != "Lindermeer"}
    return of_strips(_demo(0), {**_demo(1), "Aa": "5" * 42}, {**stayed, "Westereend": "1" * 42})


def rewritten() -> Comparison:
    """1.1 was put in other words, 2.6 came in and 3.6 went: 41 statements each time, 39 of them in common."""
    before, after = asked(without="2.6"), asked(without="3.6", reworded="1.1", version="2.0.0")
    first = {name: strip[:11] + strip[12:] for name, strip in _demo(0).items()}
    last = {name: strip[:17] + strip[18:] for name, strip in _demo(2).items()}
    return comparison(Taken(LABELS[0], first, before), Taken(LABELS[-1], last, after))


def silent() -> Comparison:
    """Nobody handed in a scan the last time."""
    return of_strips(_demo(0), {})


def silent_between() -> Comparison:
    """Nobody handed in a scan the second time of three; its scans were not erased."""
    return of_strips(_demo(0), {}, _demo(2))


def erased() -> Comparison:
    """The scans of the first wave were erased."""
    questionnaire = library.find("metrostroom")
    return comparison(Taken(LABELS[0], {}, questionnaire, purged=True), Taken(LABELS[-1], _demo(2), questionnaire))


def one() -> Comparison:
    """One municipality: everything a point up, but the last stop, which went a point down."""
    return of_strips({"Waterhoven": "3" * 42}, {"Waterhoven": "4" * 36 + "2" * 6})


def missing() -> Comparison:
    """Stop 1 has no score the first time and stop 7 none the last; Bee could not judge stop 4 the last time."""
    return of_strips(
        {"Aa": "w" * 6 + "3" * 36, "Bee": "w" * 6 + "3" * 36},
        {"Aa": "4" * 36 + "n" * 6, "Bee": "4" * 18 + "w" * 6 + "4" * 12 + "n" * 6},
    )


def equal() -> Comparison:
    """The same answers twice."""
    return of_strips(_demo(2), _demo(2))


def opposite() -> Comparison:
    """What was high is low, and what was low is high: the train goes from one end to the other."""
    return of_strips({"Aa": "5" * 42, "Bee": "4" * 42}, {"Aa": "1" * 42, "Bee": "2" * 42})


def nasty() -> Comparison:
    """Municipalities, partnership and waves with names that would do something in some format."""
    strips = [{name: (PATTERN * 5)[at + turn : at + turn + 42] for at, name in enumerate(NAMES)} for turn in (0, 7, 3)]
    del strips[0][NAMES[3]], strips[2][NAMES[4]]
    labels = ("=1+1", "-2+3 [x]:*?/\\ #najaar", '<b>najaar</b> & "2026" | שלום \x1b[31m')
    line = library.find("metrostroom")
    taken = [Taken(label, each, line) for label, each in zip(labels, strips, strict=True)]
    return comparison(*taken, name="=Linde, \"a\" & 'b'")


def many() -> Comparison:
    """Every municipality of a country."""
    names = [f"Gemeente {number}" for number in range(1, MANY + 1)]
    first = {name: (PATTERN * 4)[at % 18 :][:42] for at, name in enumerate(names)}
    last = {name: "5" * 42 if at % 9 == 0 else (PATTERN * 4)[at % 17 :][:42] for at, name in enumerate(names)}
    return of_strips(first, last)


# At each of the seven stops, what people lie around; the same people may answer otherwise the next time.
FIRST = ("444434", "333333", "343434", "333333", "222222", "333333", "434343")
LATER = ("444444", "444444", "444434", "343333", "222222", "332333", "334343")


def confided(*waves: Mapping[str, list[str]], closed: bool = True) -> Comparison:
    """The comparison of waves of people on the standard line."""
    line = library.find("metrostroom")
    dated = [
        Confided(LABELS[at], OPENED + timedelta(days=182 * at), each, line, closed or at + 1 < len(waves))
        for at, each in enumerate(waves)
    ]
    return compared_people.comparison(*dated)


def _forty() -> dict[str, list[str]]:
    sizes = {"Waterhoven": 14, "Lindermeer": 12, "Krimwijk": 3, "Rietwaard": 8, "Aa": 3}
    return {name: people(number, FIRST) for name, number in sizes.items()}


def _forty_four() -> dict[str, list[str]]:
    sizes = {"Waterhoven": 15, "Lindermeer": 13, "Krimwijk": 3, "Rietwaard": 9, "Aa": 4}
    return {name: people(number, LATER) for name, number in sizes.items()}


def in_confidence() -> Comparison:
    """Three municipalities and two that pool, 40 and 44 people; one noticeable stop, one perhaps chance."""
    return confided(_forty(), _forty_four())


def in_confidence_between() -> Comparison:
    """The same with a wave between in which four people answered: too few to tell of."""
    return confided(_forty(), {"Waterhoven": people(3, FIRST), "Aa": people(1, FIRST)}, _forty_four())


def in_confidence_moved() -> Comparison:
    """Lindermeer and Stilwoude pooled the last time only. Krimwijk was pooled with Aa, which left; Westereend joined.

    Lindermeer and Stilwoude could not judge stop 6 the last time.
    """
    first = {"Waterhoven": 12, "Lindermeer": 9, "Krimwijk": 3, "Stilwoude": 6, "Aa": 4}
    last = {"Waterhoven": 13, "Lindermeer": 4, "Krimwijk": 6, "Stilwoude": 3, "Westereend": 6}
    unjudged = (*LATER[:5], "wwwwww", LATER[6])
    return confided(
        {name: people(number, FIRST) for name, number in first.items()},
        {name: people(n, unjudged if name in ("Lindermeer", "Stilwoude") else LATER) for name, n in last.items()},
    )


def in_confidence_few() -> Comparison:
    """Seven and eight people: one group, and nothing of single statements. Two of seven could judge stop 6."""
    hardly = (*FIRST[:5], "www333", FIRST[6])
    first = {"Waterhoven": people(4, FIRST), "Aa": people(3, hardly)}
    return confided(first, {"Waterhoven": people(5, LATER), "Aa": people(3, LATER)})


def in_confidence_open() -> Comparison:
    """The last wave is still open; 44 people handed in so far."""
    return confided(_forty(), _forty_four(), closed=False)


def in_confidence_reworded() -> Comparison:
    """As `rewritten`, of people: no verdict at three stops, nor on the whole line."""
    before, after = asked(without="2.6"), asked(without="3.6", reworded="1.1", version="2.0.0")
    first = {name: [strip[:11] + strip[12:] for strip in strips] for name, strips in _forty().items()}
    last = {name: [strip[:17] + strip[18:] for strip in strips] for name, strips in _forty_four().items()}
    return compared_people.comparison(
        Confided(LABELS[0], OPENED, first, before), Confided(LABELS[-1], OPENED + timedelta(days=364), last, after)
    )


CONFIDED: Mapping[str, Callable[[], Comparison]] = {
    "in_confidence": in_confidence,
    "in_confidence_between": in_confidence_between,
    "in_confidence_moved": in_confidence_moved,
    "in_confidence_few": in_confidence_few,
    "in_confidence_open": in_confidence_open,
    "in_confidence_reworded": in_confidence_reworded,
}

CASES: Mapping[str, Callable[[], Comparison]] = {
    "two": two,
    "three": three,
    "moved_house": moved_house,
    "rewritten": rewritten,
    "silent": silent,
    "silent_between": silent_between,
    "erased": erased,
    "one": one,
    "missing": missing,
    "equal": equal,
    "opposite": opposite,
    "nasty": nasty,
    "many": many,
    **CONFIDED,
}
