"""Holds the standard questionnaire to the rules it was written by: structure, lengths, wording.

The rules are those of the content brief; a sentence that breaks one makes a test here fail. Never
judges other people's questionnaires: the format allows them more than we allow ourselves.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from metrocheck.questionnaire.model import LocalText, Questionnaire, Statement, Stop

FILE = Path(__file__).parents[2] / "questions" / "metrostroom.yaml"

QUESTIONS = {
    "goede": ("Doen we het goede?", "Are we doing the right things?"),
    "goed": ("Doen we het goed?", "Are we doing things right?"),
    "samen": ("Doen we het goed met elkaar?", "Are we doing right by each other?"),
}
CLOSING = {"tevreden": "Waar ben je tevreden over?", "anders": "Wat zou je liever anders zien?"}
LABELS = ["helemaal oneens", "oneens", "niet eens, niet oneens", "eens", "helemaal eens"]
NAMES = [
    ("Formuleer ambities", "Ambities", "source text"),
    ("Creëer orde", "Orde", "metrocheck"),
    ("Toon leiderschap", "Leiderschap", "metrocheck"),
    ("Maak ruimte voor de onderstroom", "Onderstroom", "source text"),
    ("Investeer in relaties", "Relaties", "source text"),
    ("Werk weerstand door", "Weerstand", "source text"),
    ("Onthecht en verbind", "Onthechten", "source text"),
]
# What the explanation of each stop may not lose, as words that only that content brings along.
COVERED = {
    1: "één gezamenlijke ambitie|verbindt|burgemeester|eerlijk|klopt|herkenning|praktijk|betekenen|bereiken|Inwoners"
    "|bestuurders|medewerkers|concreet verschil in de samenleving",
    2: "spelregels|besluit waarover|Wie doet wat|wat kost|raden zicht|1 juli 2022|toetreden of uittreden"
    "|evalueert|houvast|geen dichtgetimmerd contract|halte 7",
    3: "Bestuurders|gemeentesecretarissen|leidinggevenden|in woord en daad|schuurt|inleveren|verbindt"
    "|niet op hiërarchie|vertrouwen komt te voet en gaat te paard",
    4: "gezamenlijke agenda|feedback|Hoe gaat het|liever anders|tevreden|geregeld|Doen we het goede?"
    "|Doen we het goed?|Doen we het goed met elkaar?|Binnen een gemeente",
    5: "tijd|leren kennen|elke fase|oriëntatiefase|bestuurders|Met wie willen we wat, en waartoe?"
    "|anders kennen|verbintenis|wederzijdse afhankelijkheid|vertrouwen belangrijk",
    6: "bespreek wat er speelt|leer ervan|wennen|op tijd|uit uzelf|meningen en feedback|doe er ook iets mee"
    "|informatie die ertoe doet|weg te werken|doorwerken brengt u verder|waar het mensen om gaat|weerstand neemt af"
    "|inhoudelijk sterker",
    7: "draagvlak en vertrouwen|stapels papier|elk detail en elk risico|SLA's|achter de komma"
    "|efficiënter en effectiever|afspraken, verantwoordelijkheden en financiën|te goeder trouw"
    "|het goede goed|resultaatgericht en in harmonie",
}

NEGATION = {
    "nl": r"\b(niet|niets|niks|geen|nooit|zonder|nergens|niemand|noch|nauwelijks|evenmin)\b",
    "en": r"\b(not|no|never|without|nothing|nobody|none|nowhere|nor|neither|hardly|cannot)\b|n['’]t\b",
}
JOINED = {"nl": r"\b([eé]n|alsook|evenals)\b|[;&]", "en": r"\b(and|as well as)\b|[;&]"}
WE = {
    "nl": r"\b(we|wij|ons|onze|leiders|partners)\b",
    "en": r"\b(we|us|our|ours|ourselves|leaders|partners)\b",
}


def words(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text)


def sentences(text: str) -> int:
    return len(re.findall(r"[.!?](?=\s|$)", text))


def faults(text: str, code: str) -> list[str]:
    """What a statement in language `code` does wrong, as names of the broken rules."""
    broken = {
        "negation": re.search(NEGATION[code], text, re.IGNORECASE),
        "two claims": re.search(JOINED[code], text, re.IGNORECASE),
        "no we": not re.search(WE[code], text, re.IGNORECASE),
        "too long": len(words(text)) > 18,
        "more than one sentence": sentences(text) > 1,
    }
    return [rule for rule, is_broken in broken.items() if is_broken]


def local_texts(node: object) -> Iterator[LocalText]:
    """Every text of a model, however deep."""
    if isinstance(node, LocalText):
        yield node
    elif isinstance(node, BaseModel):
        for name in type(node).model_fields:
            yield from local_texts(getattr(node, name))
    elif isinstance(node, tuple):
        for part in node:
            yield from local_texts(part)


def load() -> Questionnaire:
    return Questionnaire.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


METROSTROOM = load()
STATEMENTS = METROSTROOM.statements
every_stop = pytest.mark.parametrize("stop", METROSTROOM.stops, ids=lambda s: f"stop{s.id}")
every_statement = pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: s.id)
both_languages = pytest.mark.parametrize("code", ["nl", "en"])


def test_the_set_says_what_it_is() -> None:
    assert (METROSTROOM.id, METROSTROOM.languages) == ("metrostroom", ("nl", "en"))


def test_the_line_runs_from_cooperation_to_support_and_trust() -> None:
    texts = [METROSTROOM.title, METROSTROOM.line, METROSTROOM.start, METROSTROOM.terminus]
    assert [t.nl for t in texts] == [
        "Zeven stops naar draagvlak en vertrouwen",
        "Metrostroom",
        "Samenwerking",
        "Draagvlak en vertrouwen",
    ]


def test_the_seven_stops_carry_their_names_and_provenance() -> None:
    assert [(s.name.nl, s.short.nl, s.source) for s in METROSTROOM.stops] == NAMES
    assert [s.id for s in METROSTROOM.stops] == [1, 2, 3, 4, 5, 6, 7]


def test_the_three_questions_have_their_literal_texts() -> None:
    assert {q.id: (q.text.nl, q.text.en) for q in METROSTROOM.questions} == QUESTIONS
    assert [q.id for q in METROSTROOM.questions] == ["goede", "goed", "samen"]


def test_the_set_closes_with_the_two_open_questions() -> None:
    assert [(c.id, c.text.nl) for c in METROSTROOM.closing] == list(CLOSING.items())


def test_every_point_of_the_scale_is_labelled_as_agreed() -> None:
    scale = METROSTROOM.scale
    assert [label.nl for label in scale.labels] == LABELS
    assert (scale.dont_know.nl, scale.not_applicable.nl) == ("weet niet", "niet van toepassing")


def test_there_are_42_statements_two_in_each_of_21_cells() -> None:
    cells = Counter((METROSTROOM.stop_of(s.id).id, s.question) for s in STATEMENTS)
    assert len(STATEMENTS) == 42
    assert cells == {(stop, question): 2 for stop in range(1, 8) for question in QUESTIONS}


@every_stop
def test_ids_run_through_the_questions_in_order(stop: Stop) -> None:
    order = ["goede", "goede", "goed", "goed", "samen", "samen"]
    expected = [(f"{stop.id}.{n}", question) for n, question in enumerate(order, start=1)]
    assert [(s.id, s.question) for s in stop.statements] == expected


def test_every_text_stands_in_both_languages_on_one_clean_line() -> None:
    texts = [text for local in local_texts(METROSTROOM) for text in (local.nl, local.en)]
    # 4 of the set, 7 of the scale, 3 + 2 questions; a stop: 4, 3 advices, 2-3 talk, 6 statements.
    assert len(texts) >= 2 * (4 + 7 + 5 + 7 * (4 + 3 + 2 + 6))
    assert [t for t in texts if not t or t != " ".join(t.split())] == []


@every_statement
@both_languages
def test_a_statement_keeps_the_rules_of_wording(statement: Statement, code: str) -> None:
    assert faults(statement.text.of(code), code) == []


@pytest.mark.parametrize(
    ("code", "text", "fault"),
    [
        ("nl", "We laten geen afspraak liggen.", "negation"),
        ("nl", "Niemand van ons twijfelt.", "negation"),
        ("en", "We don't drop agreements.", "negation"),
        ("en", "We work without delay.", "negation"),
        ("nl", "We besluiten snel en we houden koers.", "two claims"),
        ("en", "We decide quickly and stay on course.", "two claims"),
        ("nl", "De gemeente houdt koers.", "no we"),
        ("en", "The municipality stays on course.", "no we"),
        ("nl", "We " + "blijven " * 17 + "praten.", "too long"),
        ("nl", "We luisteren. We leren.", "more than one sentence"),
    ],
)
def test_a_statement_that_breaks_a_rule_is_caught(code: str, text: str, fault: str) -> None:
    assert faults(text, code) == [fault]


def test_eighteen_words_are_still_allowed() -> None:
    assert faults("We " + "blijven " * 16 + "praten.", "nl") == []


@both_languages
def test_no_two_statements_are_equal(code: str) -> None:
    texts = [" ".join(words(s.text.of(code))).casefold() for s in STATEMENTS]
    assert len(set(texts)) == 42


def test_none_of_our_statements_is_reversed() -> None:
    assert [s.id for s in STATEMENTS if s.reversed] == []


@pytest.mark.parametrize(("statement_id", "question"), [("4.1", "goede"), ("4.3", "goed"), ("4.5", "samen")])
def test_the_undercurrent_quotes_the_three_questions_literally(statement_id: str, question: str) -> None:
    text = STATEMENTS[METROSTROOM.places[statement_id]].text
    dutch, english = QUESTIONS[question]
    assert f"‘{dutch}’" in str(text.nl)
    assert f"‘{english}’" in str(text.en)


@every_stop
@both_languages
def test_a_summary_is_one_line_of_at_most_90_characters(stop: Stop, code: str) -> None:
    summary = stop.summary.of(code)
    assert len(summary) <= 90
    assert sentences(summary) == 1


@every_stop
@both_languages
def test_an_explanation_has_60_to_120_words(stop: Stop, code: str) -> None:
    assert 60 <= len(words(stop.explanation.of(code))) <= 120


@every_stop
def test_an_explanation_covers_what_the_stop_is_about(stop: Stop) -> None:
    explanation = stop.explanation.of("nl")
    assert [part for part in COVERED[stop.id].split("|") if part not in explanation] == []


@every_stop
@both_languages
def test_a_stop_has_two_or_three_open_questions_to_talk_about(stop: Stop, code: str) -> None:
    # Open: it begins with a question word (in Dutch perhaps after a preposition), never with a verb.
    opening = {
        "nl": r"((Met|Om|Over|Aan|Op) )?(wat|waar|welke?|wie|wanneer|hoe|waarom)\b",
        "en": r"((With|For|To) )?(what|where|which|who|whom|when|how|why)\b",
    }
    talk = [question.of(code) for question in stop.talk]
    assert 2 <= len(talk) <= 3
    assert all(re.match(opening[code], q, re.IGNORECASE) and q.endswith("?") for q in talk)


@every_stop
@both_languages
def test_advice_is_one_or_two_sentences_and_differs_by_status(stop: Stop, code: str) -> None:
    advice = [stop.advice.works.of(code), stop.advice.under_way.of(code), stop.advice.reached.of(code)]
    assert all(1 <= sentences(text) <= 2 for text in advice)
    assert len(set(advice)) == 3
