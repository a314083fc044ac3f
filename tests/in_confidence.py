"""Reports of people who answered in confidence, by name, through the gate and the builder's own door."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from metrocheck.publication import Publication
from metrocheck.publication.closing import close
from metrocheck.questionnaire import library
from metrocheck.report.build import Material, build
from metrocheck.report.model import Report
from metrocheck.response.answered import Answered
from metrocheck.response.model import Mode, Partner, Partnership, Role, Wave

OPENED = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
CLOSED = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
K = 5
BESTUUR, RAAD, MANAGEMENT, MEDEWERKERS, ANDERS = Role

# How many of each role: three municipalities that can stand alone, and two that pool to eight people.
PEOPLE: Mapping[str, Mapping[Role, int]] = {
    "Waterhoven": {BESTUUR: 3, RAAD: 6, MANAGEMENT: 5, MEDEWERKERS: 6},
    "Lindermeer": {BESTUUR: 2, RAAD: 5, MANAGEMENT: 4, MEDEWERKERS: 5, ANDERS: 1},
    "Krimwijk": {RAAD: 2, MANAGEMENT: 1, MEDEWERKERS: 1},
    "Rietwaard en Ommelanden": {BESTUUR: 2, RAAD: 4, MANAGEMENT: 3, MEDEWERKERS: 5, ANDERS: 1},
    "Aa": {BESTUUR: 1, RAAD: 1, MEDEWERKERS: 2},
}
FEW: Mapping[str, Mapping[Role, int]] = {"Waterhoven": {RAAD: 3}, "Lindermeer": {RAAD: 2}, "Aa": {MEDEWERKERS: 2}}
# The score around which a stop is answered, and how much more or less a municipality gives at a stop.
STOPS = (4, 4, 3, 3, 4, 3, 2)
LEANS = {("Rietwaard en Ommelanden", 3): -1, ("Waterhoven", 7): 1, ("Waterhoven", 1): 1}
# Hardly anybody could judge this statement, and the small municipalities none of this stop.
NOT_KNOWN, UNJUDGED_STOP = 20, 6
COMMENTS = (
    ("4.2", "=1+1 <script>alert(1)</script> [bold]vet[/bold]"),
    ("4.5", "Afspraken staan nergens op papier."),
    ("1.3", "*Fijn* dat we dit nu `samen` doen. | 東京"),
    ("tevreden", "@SUM(A1) en \x1b[31mrood\x00\u202e omgekeerd"),
    ("anders", "Meer tijd voor het gesprek."),
)


def report(name: str) -> Report:
    """The report of a case: `vertrouwelijk`, `vertrouwelijk-klein`, `vertrouwelijk-open`, `vertrouwelijk-te-weinig`."""
    questionnaire = library.find("metrostroom")
    match name:
        case "vertrouwelijk":
            return made(close(questionnaire, answered(PEOPLE), K), PEOPLE)
        case "vertrouwelijk-klein":
            return made(close(questionnaire, answered(FEW), K), FEW)
        case "vertrouwelijk-open":
            people = sum(number for roles in PEOPLE.values() for number in roles.values())
            waiting = Publication(mode=Mode.INDIVIDUAL, min_group=K, responses=people, withheld="open")
            return made(waiting, PEOPLE, closed=False)
        case "vertrouwelijk-te-weinig":
            return made(close(questionnaire, answered({"Waterhoven": {RAAD: 2}, "Aa": {BESTUUR: 1}}), K), FEW)
    raise KeyError(name)


def partners(people: Iterable[str]) -> tuple[Partner, ...]:
    """The municipalities, in the order of set-up, and one of which nobody answers."""
    return tuple(Partner(id=place, name=name) for place, name in enumerate([*people, "Stilwoude"], start=1))


def answered(people: Mapping[str, Mapping[Role, int]]) -> list[Answered]:
    """What goes into the gate: the strips of so many people of each role."""
    return [
        Answered(partner, role, number, "".join(sorted(_strip(partner.name, one) for one in range(number))))
        for partner in partners(people)
        for role, number in people.get(partner.name, {}).items()
    ]


def _strip(partner: str, one: int) -> str:
    return "".join(_answer(partner, one, place) for place in range(42))


def _answer(partner: str, one: int, place: int) -> str:
    stop = place // 6
    if place == NOT_KNOWN and (one or partner != "Waterhoven"):
        return "w"
    if stop + 1 == UNJUDGED_STOP and partner in ("Aa", "Krimwijk"):
        return "w"
    around = STOPS[stop] + LEANS.get((partner, stop + 1), 0) + (one * 2 + place) % 3 - 1
    return str(min(5, max(1, around)))


def made(
    publication: Publication,
    people: Iterable[str],
    *,
    closed: bool = True,
    comments: Iterable[tuple[str, str]] = COMMENTS,
) -> Report:
    """The report of a publication, on a fixed day by a fixed version."""
    return build(
        Material(
            partnership=Partnership(
                id=1,
                slug="linde",
                name="Samen langs de Linde",
                mode=Mode.INDIVIDUAL,
                partners=partners(people),
                min_group=K,
            ),
            wave=Wave(
                id=1,
                number=1,
                label="najaar 2026",
                opened=OPENED,
                closed=CLOSED if closed else None,
                min_group=K,
            ),
            questionnaire=library.find("metrostroom"),
            publication=publication,
            drafts=0 if closed else 4,
            comments=[(None, about, text) for about, text in comments],
            today=date(2026, 12, 1),
            program="1.2.3",
        )
    )
