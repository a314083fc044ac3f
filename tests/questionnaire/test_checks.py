"""What the checks refuse, by the line and column at which the loader reports it."""

from collections.abc import Callable

import pytest
import yaml

from metrocheck.questionnaire import checks
from metrocheck.questionnaire.load import Fault
from metrocheck.questionnaire.model import Questionnaire

FaultsOf = Callable[[str | bytes], tuple[Fault, ...]]
Changed = Callable[[str, str], str]

# old, new, and of each fault the line, the column, and words of what is wrong or what to do.
CHECKS = {
    "stop twice": (
        "- id: 2\n    name: {nl: Geld, en: Money}",
        "- id: 1\n    name: {nl: Geld, en: Money}",
        [(50, 9, "more than one stop 1"), (63, 13, 'Call it "1.1", or move it to stop 2')],
    ),
    "statement twice": ('"1.10"', '"1.1"', [(46, 13, "more than one statement 1.1")]),
    "statement at another stop": ('"2.1"', '"12.1"', [(63, 13, 'Call it "2.1", or move it to stop 12')]),
    "stop 1 is not the beginning of stop 12": (
        '"1.10"',
        '"12.1"',
        [(46, 13, "Statement 12.1 stands at stop 1")],
    ),
    "question twice": (
        "- id: samen",
        "- id: goed",
        [(19, 9, 'more than one question "goed"'), (47, 19, '"samen", which does not exist')],
    ),
    "closing question twice": (
        "closing:\n",
        "closing:\n  - {id: beter, text: {nl: Wat nog, en: What else}}\n",
        [(68, 9, 'more than one closing question "beter"')],
    ),
    "short name too long": ("short: {nl: Geld,", "short: {nl: Geldzakenbureau,", [(52, 17, "15 characters long")]),
    "question misspelt": (
        "question: samen",
        "question: samn",
        [
            (19, 5, 'belongs to the question "samen"'),
            (47, 19, 'Did you mean "samen"? The questions are: goed, samen.'),
        ],
    ),
    "question unlike any": (
        "question: samen",
        "question: xyz",
        [(19, 5, "Give it statements, or remove it"), (47, 19, "Choose from: goed, samen.")],
    ),
    "language missing in one text": (
        "{nl: Eind, en: End}",
        "{nl: Eind}",
        [(9, 11, "missing in language en")],
    ),
    "language missing in a list": (
        "- {nl: Wie betaalt, en: Who pays}",
        "- {en: Who pays}",
        [(57, 9, 'Add a line "nl:"')],
    ),
    "language twice": ("[nl, en]", "[nl, en, nl]", [(5, 21, "Language nl stands here twice")]),
    "same statement": (
        "text: {nl: Er is genoeg geld., en: There is enough money.}",
        "text: {nl: Er is geld., en: our  goal is CLEAR.}",
        [(65, 15, "Another statement has the same text")],
    ),
    "same label": (
        "{nl: eens, en: agree}",
        "{nl: Oneens, en: agree}",
        [(13, 7, "Another answer of the scale has the same text")],
    ),
    "label like don't know": (
        "{nl: n.v.t., en: n/a}",
        "{nl: weet niet, en: n/a}",
        [(15, 19, "Another answer of the scale")],
    ),
    "control character": ("nl: Eind", 'nl: "Ei\\e[31mnd"', [(9, 16, "control character (U+001B)")]),
    "tab inside a text": ("nl: Eind", 'nl: "Ei\\tnd"', [(9, 16, "(U+0009)")]),
    "right-to-left override": ("source: Boek", 'source: "Bo\u202eek"', [(53, 13, "(U+202E)")]),
    "isolate": ("nl: Waarvan.", 'nl: "\\u2066Waarvan."', [(54, 19, "(U+2066)")]),
    "name on two lines": ("nl: Eind", 'nl: "Ei\\nnd"', [(9, 16, "must stand on one line")]),
    "label on two lines": ("nl: oneens", 'nl: "on\\neens"', [(12, 12, "must stand on one line")]),
}


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_is_named_where_it_fails(faults_of: FaultsOf, changed: Changed, check: str) -> None:
    old, new, expected = CHECKS[check]
    faults = faults_of(changed(old, new))
    assert [(f.line, f.column) for f in faults] == [(line, column) for line, column, _words in expected]
    for fault, (_line, _column, words) in zip(faults, expected, strict=True):
        assert words in f"{fault.what} {fault.todo}"


def test_a_text_in_a_language_not_declared_is_reported_at_its_key(faults_of: FaultsOf, small: str) -> None:
    faults = faults_of(small.replace("[nl, en]", "[nl]"))
    assert (faults[0].line, faults[0].column) == (6, 26)
    assert 'language en, which does not stand under "languages"' in faults[0].what
    assert len(faults) == small.count("en: ")  # one for each text


def test_a_set_in_one_language_is_whole(faults_of: FaultsOf, small: str) -> None:
    without_english = "\n".join(line.split(", en: ")[0] + "}" * (", en: " in line) for line in small.splitlines())
    english = "      en: |\n        First paragraph.\n\n        Second paragraph.\n"
    text = without_english.replace("[nl, en]", "[nl]").replace(english, "")
    assert faults_of(text) == ()


@pytest.mark.parametrize(("extra", "columns"), [(397, []), (398, [3])])
def test_at_most_four_hundred_statements(faults_of: FaultsOf, small: str, extra: int, columns: list[int]) -> None:
    more = "".join(
        f'      - {{id: "2.{n}", question: goed, text: {{nl: Stelling {n}, en: Statement {n}}}}}\n'
        for n in range(2, 100)
    )
    # Ninety-nine fit at one stop by their numbers, so the rest stand at three stops more.
    stops = "".join(_stop(number, 99) for number in (3, 4, 5))
    left = extra - 98 - 3 * 99
    text = small.replace("closing:\n", more + stops + _stop(6, left) + "closing:\n")
    faults = faults_of(text)
    assert [f.column for f in faults] == columns
    assert [f.line for f in faults] == [22 for _column in columns]


def _stop(number: int, statements: int) -> str:
    text = "{nl: Tekst, en: Text}"
    listed = "".join(
        f'      - {{id: "{number}.{n}", question: goed, text: {{nl: Punt {number}-{n}, en: At {number}-{n}}}}}\n'
        for n in range(1, statements + 1)
    )
    return (
        f"  - id: {number}\n    name: {text}\n    short: {text}\n    source: Boek\n    summary: {text}\n"
        f"    explanation: {text}\n    talk: [{text}]\n"
        f"    advice: {{works: {text}, under_way: {text}, reached: {text}}}\n    statements:\n{listed}"
    )


def test_findings_are_pure_and_need_no_file(small: str) -> None:
    data = yaml.safe_load(small)
    data["stops"][1]["statements"][0]["question"] = "anders"
    (finding,) = checks.findings(Questionnaire.model_validate(data))
    assert finding.loc == ("stops", 1, "statements", 0, "question")
