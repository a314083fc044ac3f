"""YAML's own traps and the model's refusals, each at its line and column."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from metrocheck.questionnaire import places
from metrocheck.questionnaire.load import Fault

FaultsOf = Callable[[str | bytes], tuple[Fault, ...]]
Changed = Callable[[str, str], str]

# old, new, and of each fault the line, the column, and words of what is wrong or what to do.
TRAPS = {
    "no as text": ("en: disagree", "en: no", 12, 24, 'in quotes: "no"'),
    "nee as text": ("nl: oneens", "nl: nee", 12, 12, 'in quotes: "nee"'),
    "Ja as text": ("nl: eens", "nl: Ja", 13, 12, 'in quotes: "Ja"'),
    "on as text": ("nl: eens", "nl: on", 13, 12, 'in quotes: "on"'),
    "off as text": ("nl: eens", "nl: OFF", 13, 12, 'in quotes: "OFF"'),
    "y as text": ("nl: eens", "nl: y", 13, 12, 'in quotes: "y"'),
    "text for an entry": ("- {nl: Wie betaalt, en: Who pays}", "- Wie betaalt", 57, 9, 'An entry of "talk" must be'),
    "true as text": ("nl: eens", "nl: true", 13, 12, 'in quotes: "true"'),
    "yes as text": ("source: Eigen werk", "source: yes", 25, 13, "yes or a no"),
    "ja as flag": ("reversed: true", "reversed: ja", 49, 19, "Write true or false"),
    "nee as flag": ("reversed: true", "reversed: nee", 49, 19, "neither true nor false: nee"),
    "yes as flag": ("reversed: true", "reversed: yes", 49, 19, "Write true or false"),
    "no as flag": ("reversed: true", "reversed: no", 49, 19, "neither true nor false: no"),
    "True as flag": ("reversed: true", "reversed: True", 49, 19, "Write true or false"),
    "quoted flag": ("reversed: true", 'reversed: "true"', 49, 19, "without quotes"),
    "1 as flag": ("reversed: true", "reversed: 1", 49, 19, "neither true nor false: 1"),
    "list as flag": ("reversed: true", "reversed: [true]", 49, 19, "Write true or false"),
    "1.10 as number": ('"1.10"', "1.10", 46, 13, 'in quotes: "1.10"'),
    "2.1 as number": ('"2.1"', "2.1", 63, 13, "2.1 without quotes is a number"),
    "version as number": ('"1.0"', "1.0", 4, 10, 'in quotes: "1.0"'),
    "version as whole number": ('"1.0"', "2", 4, 10, "2 without quotes is a number"),
    "version as date": ('"1.0"', "2026-11-23", 4, 10, "2026-11-23 without quotes is a date"),
    "clock as text": (
        "nl: Doel, en: Goal}\n    source",
        "nl: 12:30, en: Goal}\n    source",
        24,
        17,
        "is a number",
    ),
    "octal stop": ("- id: 2\n", "- id: 010\n", 50, 9, "whole number without quotes"),
    "quoted stop": ("- id: 2\n", '- id: "2"\n', 50, 9, "not a whole number: 2"),
    "broken stop": ("- id: 2\n", "- id: 2.0\n", 50, 9, "not a whole number: 2.0"),
    "huge stop": ("- id: 2\n", f"- id: {'9' * 5000}\n", 50, 9, "not a whole number"),
    "stop 0": ("- id: 2\n", "- id: 0\n", 50, 9, "from 1 to 99"),
    "stop 100": ("- id: 2\n", "- id: 100\n", 50, 9, "from 1 to 99"),
    "empty value": ("id: klein", "id:", 3, 4, 'Nothing stands here for "id"'),
    "tilde": ("id: klein", "id: ~", 3, 5, 'Nothing stands here for "id"'),
    "empty text of a language": ("nl: Waarom.,", "nl: ,", 26, 19, 'Nothing stands here for "nl"'),
    "text of spaces": ("nl: Waarom.,", 'nl: "  ",', 26, 19, 'Nothing stands here for "nl"'),
    "empty entry": ("- {nl: Wie betaalt, en: Who pays}", "-", 57, 8, 'Nothing stands here for "talk"'),
    "duplicate key": (
        "id: klein",
        "id: klein\nid: groot",
        4,
        1,
        'The key "id" stands here a second time; the first is on line 3',
    ),
    "duplicate quoted key": ("id: klein", 'id: klein\n"id": klein', 4, 1, "Keep one of the two"),
    "list as key": ("id: klein", "id: klein\n? [a]\n: b", 4, 3, "cannot be a key"),
    "anchor": ("id: klein", "id: &k klein", 3, 5, '"&k" makes a reference'),
    "alias": ("id: klein", "id: *k", 3, 5, '"*k" refers to another part'),
    "python tag": (
        "id: klein",
        "id: !!python/object/apply:os.system klein",
        3,
        5,
        '"!!python/object/apply:os.system" gives a type',
    ),
    "own tag": ("talk:\n      - {nl: Wie", "talk: !lijst\n      - {nl: Wie", 56, 11, '"!lijst" gives a type'),
    "string tag": ('"1.0"', "!!str 1.0", 4, 10, '"!!str" gives a type'),
    "second document": ("closing:", "---\nclosing:", 66, 1, "A second document begins here"),
    "unknown key": (
        "    source: Boek\n",
        "    source: Boek\n    kleur: rood\n",
        54,
        5,
        'The key "kleur" does not exist here',
    ),
    "misspelt key": ("reversed:", "revesed:", 49, 9, 'Did you mean "reversed"?'),
    "key no": ("reversed:", "no:", 49, 9, 'The key "no" does not exist here'),
    "missing key": (
        "    short: {nl: Geld, en: Money}\n",
        "",
        50,
        5,
        'Under "stops" the key "short" is missing',
    ),
    "missing at the top": ("id: klein\n", "", 2, 1, 'The key "id" is missing'),
    "text for a list": (
        "talk:\n      - {nl: Wie betaalt, en: Who pays}",
        "talk: praten",
        56,
        11,
        '"talk" must be a list',
    ),
    "text for a group": ("{nl: Lijn K, en: Line K}", "Lijn K", 7, 7, "Write these keys under it: nl, en"),
    "list for a text": (
        "source: Eigen werk",
        "source: [Eigen werk]",
        25,
        13,
        '"source" must be a single text',
    ),
    "too few labels": ("    - {nl: eens, en: agree}\n", "", 12, 5, '"labels" needs at least 2 entries'),
    "no closing text": ("languages: [nl, en]", "languages: []", 5, 12, '"languages" needs at least 1 entry'),
    "unknown language": ("languages: [nl, en]", "languages: [nl, fr]", 5, 17, "Choose from: nl, en"),
    "language no": ("languages: [nl, en]", "languages: [nl, no]", 5, 17, "Choose from: nl, en"),
    "other format": (
        "metrocheck-questionnaire",
        "iets-anders",
        2,
        9,
        "Choose from: metrocheck-questionnaire",
    ),
    "capital in id": ("id: klein", "id: Klein", 3, 5, "small letters"),
    "letter in statement id": ('"2.1"', '"2.a"', 63, 13, 'such as "3.2"'),
    "space in version": ('"1.0"', '"1 0"', 4, 10, 'such as "1.0"'),
    "long text": ("nl: Waarvan.", f"nl: {'x' * 2001}", 54, 19, "more than 2000 characters"),
    "tab": ("  dont_know:", "\tdont_know:", 14, 1, "A tab stands here"),
    "tab after spaces": ("  dont_know:", "  \tdont_know:", 14, 3, "Replace the tab by spaces"),
    "colon in text": (
        "nl: Doen we het goed, en",
        "nl: Doen we het goed: ja, en",
        18,
        32,
        "Put a text with a colon in quotes",
    ),
    "text after quotes": ("nl: Doen we het goed", 'nl: "Doen" we het goed', 18, 23, "does not end here"),
    "colon in a line": (
        "source: Eigen werk",
        "source: Eigen: werk",
        25,
        18,
        "Put a text with a colon in quotes",
    ),
    "open quotes": (
        "nl: Wat kan beter",
        'nl: "Wat kan beter',
        68,
        16,
        "quotes that open here are never closed",
    ),
    "open list": ("languages: [nl, en]", "languages: [nl, en", 5, 12, 'opens here with "["'),
    "open group": ("en: Line K}", "en: Line K", 7, 7, 'opens here with "{"'),
    "at sign": ("source: Eigen werk", "source: @werk", 25, 13, 'cannot begin with "@"'),
    "backslash": ('"1.0"', '"1\\q0"', 4, 12, "backslash does not stand for anything"),
    "list beside its key": ("closing:\n  - id", "closing: - id", 66, 10, "cannot begin on the same line"),
    "loose line": ("closing:", "closing", 66, 1, "neither a key nor part"),
    "bad indentation": ("  not_applicable:", " not_applicable:", 15, 2, "does not fit what stands above it"),
    "bare ampersand": ('"1.0"', "& 1", 4, 11, 'cannot begin with "&"'),
    "bare exclamation": ('"1.0"', "!e!x 1", 4, 10, 'cannot begin with "!"'),
    "after the end": ("closing:", "...\nclosing:", 67, 1, "ended above this line"),
    "NUL": ("klein", "kl\0ein", 3, 7, "(U+0000)"),
    "bell": ("klein", "kl\aein", 3, 7, "(U+0007)"),
    "line separator": ("klein", "kl\u2028ein", 3, 7, "(U+2028)"),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_each_trap_is_named_where_it_stands(faults_of: FaultsOf, changed: Changed, trap: str) -> None:
    old, new, line, column, words = TRAPS[trap]
    faults = faults_of(changed(old, new))
    assert [(f.line, f.column) for f in faults] == [(line, column)], faults
    assert words in f"{faults[0].what} {faults[0].todo}"


# The same file, parsed by PyYAML's own parser where libyaml is missing, must speak plain words as well.
@pytest.mark.parametrize("trap", TRAPS)
def test_no_reader_sees_the_parser_speak(changed: Changed, trap: str) -> None:
    old, new, *_rest = TRAPS[trap]
    for loader in (places.LOADER, yaml.SafeLoader):
        if new.startswith("kl"):  # refused before any parser sees it
            continue
        for fault in places.read(Path("set.yaml"), changed(old, new), loader).faults:
            assert not re.search("token|expected|mapping|scanning|cannot be read as YAML", fault.what)


def test_both_parsers_read_the_same(small: str) -> None:
    with_libyaml = places.read(Path("set.yaml"), small)
    without = places.read(Path("set.yaml"), small, yaml.SafeLoader)
    assert with_libyaml.complete
    assert without == with_libyaml
