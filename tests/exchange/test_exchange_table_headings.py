"""What a heading is taken for, and what it must not be taken for."""

import pytest

from metrocheck.exchange.columns import Column, Headings, Kind, settled
from tests.exchange.table_doors import standard

TEXT = "We hebben duidelijk benoemd wat inwoners van onze samenwerking gaan merken."
ENGLISH = "We have spelled out what difference our cooperation will make to residents."
OTHER = "Van raadzaal tot balie herkennen we ons in het gezamenlijke verhaal."
STATEMENT = Column(Kind.STATEMENT, "1.1")
COMMENT = Column(Kind.COMMENT, "1.1")


def about(heading: str) -> Column:
    return Headings(standard()).read(heading)


@pytest.mark.parametrize(
    "heading",
    [
        *("1.1", " 1.1 ", "q1.1", "Q1.1", "s1_1", "s_1_1", "s11", "1,1", "Stelling 1.1", "statement 1.1:", "\ufeff1.1"),
        *("halte_1-goede-s_1_1", "halte_1/goede/s_1_1", "goede1[s11]"),
        *(TEXT, TEXT.upper(), f"  {TEXT}  ", TEXT.rstrip("."), f"“{TEXT}”", f"{TEXT} *", TEXT.replace(" ", "\u00a0")),
        *(TEXT.replace(" ", "_"), ENGLISH, TEXT.replace(" wat", "\nwat")),
        *(
            f"1. {TEXT}",
            f"12) {TEXT}",
            f"Vraag 3: {TEXT}",
            f"Q7 - {ENGLISH}",
            f"1.1 {TEXT}",
            f"1.1. {ENGLISH}",
            f"Stelling 1.1: {TEXT}",
        ),
        *(f"s11. {TEXT}", f"G01Q01[SQ001]. Doen we het goede? [{TEXT}]", f"Doen we het goede? [{ENGLISH}]"),
        *(f"1. Ambities/Doen we het goede?/{TEXT}", "1.1 We hebben duidelijk benoe.. "),
    ],
)
def test_a_statement(heading: str) -> None:
    assert about(heading) == STATEMENT


@pytest.mark.parametrize(
    "heading",
    [
        *("1.1 opmerking", "1.1 comment", "Opmerking bij 1.1", "comment on 1.1", "Toelichting 1.1:", "s11[comment]"),
        *(f"{TEXT} [Comment]", f"Opmerking: {TEXT}", "halte_1/goede/s_1_1_opmerking"),
    ],
)
def test_a_comment_at_a_statement(heading: str) -> None:
    assert about(heading) == COMMENT


@pytest.mark.parametrize(
    "heading",
    ["tevreden", "Tevreden:", "slot-tevreden", "Waar ben je tevreden over?", "open1. What are you satisfied with?"],
)
def test_a_closing_question(heading: str) -> None:
    assert about(heading) == Column(Kind.COMMENT, "tevreden")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        *(
            (each, Kind.PARTNER)
            for each in ("partner", "Gemeente", "MUNICIPALITY", "wie/partner", "gemeente. Gemeente")
        ),
        *((each, Kind.ROLE) for each in ("role", "Functiegroep", "rol", "Wat doet u daar?")),
        *((each, Kind.WAVE) for each in ("wave", "Meting")),
        *((each, Kind.TICKET) for each in ("ticket", "Kaartje")),
    ],
)
def test_what_is_not_asked_but_known(heading: str, kind: Kind) -> None:
    assert about(heading) == Column(kind)


def settles(*headings: str) -> list[Kind]:
    return [each.kind for each in settled([about(heading) for heading in headings])]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        *((each, Kind.PARTNER) for each in ("Bij welke gemeente hoort u?", "Which municipality are you from?")),
        *((each, Kind.PARTNER) for each in ("Kies je gemeente", "Select your municipality:")),
        *((each, Kind.ROLE) for each in ("Wat is uw rol?", "Welke functie heeft u?", "What is your role here?")),
    ],
)
def test_a_question_of_somebodys_own_gives_way_to_what_is_certain(heading: str, kind: Kind) -> None:
    certain = {Kind.PARTNER: "Gemeente", Kind.ROLE: "Functiegroep"}[kind]
    assert settles("Naam", heading) == [Kind.UNKNOWN, kind]
    assert settles(heading, certain) == [Kind.UNKNOWN, kind]
    assert settles(heading, heading + " Nu") == [Kind.UNKNOWN] * 2


@pytest.mark.parametrize(
    "heading",
    ["Wat gaat er goed in uw gemeente?", "Wat vindt u van onze rol?", "Wat vindt u? - Wie ons kent, kent de gemeente"],
)
def test_an_open_question_of_somebodys_own_is_not_about_who_answers(heading: str) -> None:
    assert settles(heading) == [Kind.UNKNOWN]


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "",
            " ",
            "Timestamp",
            "start",
            "_id",
            "8.1",
            "1.9",
            "1.1.1",
            "Q11",
            "Question time: s11",
            "11",
            "3/4",
            "name",
        ),
        *(f"Points - {TEXT}", f"Feedback - {TEXT}", f"{TEXT} [Score]", "Totaal 1.1", "Samen", "x" * 5001, "/" * 5000),
        "Onze gemeente en onze rol",
    ],
)
def test_nothing_we_know(heading: str) -> None:
    """Points and feedback are what a quiz of Microsoft Forms adds to each question, [Score] one of Google Forms; Q11 is
    the eleventh question of whoever numbers them."""
    assert about(heading) == Column(Kind.UNKNOWN)


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "wie/role/anders",
            "wie-role/anders",
            "role-anders",
            "rol[anders]",
            "Functiegroep [Anders]",
            "gemeente/anders",
        ),
        *("Wat is uw rol? [Anders]", "Waar werkt u? [Anders]", "Uw rol [tevreden]"),
    ],
)
def test_a_choice_of_another_question_is_no_open_question(heading: str) -> None:
    """What stands there tells who somebody is: LimeSurvey calls the box beside "other" so, and ODK each choice."""
    assert about(heading) == Column(Kind.UNKNOWN)


@pytest.mark.parametrize(
    "heading", ["slot/anders", "slot-anders", "slot[anders]", "Open vragen/Wat zou je liever anders zien?"]
)
def test_an_open_question_within_a_group(heading: str) -> None:
    assert about(heading) == Column(Kind.COMMENT, "anders")


@pytest.mark.parametrize("heading", ["In welke gemeente woont u?", "Which municipality do you live in?"])
def test_where_somebody_lives_is_not_for_whom_they_answer(heading: str) -> None:
    assert settles(heading) == [Kind.UNKNOWN]


@pytest.mark.parametrize(
    "heading",
    [f"1.1 {OTHER}", f"1.1. {OTHER}", "1.1 Iets heel anders", f"s_1_1: {OTHER} [x]", f"Stelling 1.1: {OTHER}"],
)
def test_a_number_with_another_text_is_neither(heading: str) -> None:
    assert about(heading) == Column(Kind.CONTRADICTION, "1.1")


def test_every_statement_by_each_of_its_names() -> None:
    headings = Headings(standard())
    for each in standard().statements:
        for name in (each.id, f"s_{each.id.replace('.', '_')}", each.text.of("nl"), each.text.of("en")):
            assert headings.read(name) == Column(Kind.STATEMENT, each.id)


@pytest.mark.parametrize("heading", ["halte1[11]", "stop_1goede[11]", "halte1_s11", "halte1goede_s11", "G1[11]"])
def test_a_code_of_limesurvey_that_names_stop_and_statement(heading: str) -> None:
    assert about(heading) == STATEMENT


@pytest.mark.parametrize("heading", ["halte2[11]", "halte1[1]", "halte1[SQ001]", "G01Q01[11]", "G01Q03[SQ001]", "Q11"])
def test_a_code_that_can_be_another_statement_as_well(heading: str) -> None:
    """The eleventh row of the second question, the first row of something, and so on."""
    assert about(heading) == Column(Kind.UNKNOWN)
