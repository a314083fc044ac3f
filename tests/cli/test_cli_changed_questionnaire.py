"""A newer version of the questionnaire: told, offered where somebody can answer, and never taken unasked."""

import json
from pathlib import Path
from typing import Any

import pytest

from metrocheck.cli import asking, changed_questionnaire
from metrocheck.questionnaire import library
from metrocheck.questionnaire.model import Questionnaire
from tests.cli.front_door import Metrocheck, assert_refused
from tests.cli.screen import ENTER, UP, Terminal

OF_NOW = "We hebben duidelijk benoemd wat inwoners van onze samenwerking gaan merken."
OF_THEN = "We weten wat inwoners van onze samenwerking gaan merken."
NAMED = ["Er is een nieuwere versie van deze vragenlijst: 1.0.", "Kies die met --questionnaire metrostroom."]
OPENED = "Meting ‘tweede’ is open."


def copied(program: Metrocheck, *changes: tuple[str, str]) -> str:
    """The shipped questionnaire in a file, with these texts for others."""
    program.done("questions", "copy", "metrostroom", "eigen.yaml")
    file: Path = program.folder / "eigen.yaml"
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    return "eigen.yaml"


def closed(program: Metrocheck, *changes: tuple[str, str]) -> Metrocheck:
    """A partnership whose only wave was asked with the shipped questionnaire, thus changed, and is closed."""
    file = copied(program, *changes)
    partners = ("--partner", "Aa", "--partner", "Bb")
    program.done("new", "Linde", *partners, "--wave", "eerste", "--questionnaire", file)
    program.done("wave", "close", "--yes")
    return program


@pytest.fixture
def older(metrocheck: Metrocheck) -> Metrocheck:
    """The wave before was asked with version 0.9, in which 1.1 stood in other words."""
    return closed(metrocheck, ('version: "1.0"', 'version: "0.9"'), (OF_NOW, OF_THEN))


def reworded(program: Metrocheck) -> list[str]:
    """The statements that were put in other words between the two waves."""
    found: dict[str, Any] = json.loads(program.done("compare", "--format", "json").out)
    statements: list[str] = found["statements"]["reworded"]
    return statements


def test_a_newer_version_is_named_where_nobody_can_answer(older: Metrocheck) -> None:
    assert older.done("wave", "open", "tweede").lines == [*NAMED, OPENED]
    assert reworded(older) == [], "the same questionnaire as before"


def test_a_newer_version_is_named_to_who_is_sure(older: Metrocheck) -> None:
    assert older.done("wave", "open", "tweede", "--yes").lines == [*NAMED, OPENED]
    assert reworded(older) == []


def test_on_a_terminal_who_is_sure_is_not_asked(older: Metrocheck) -> None:
    with Terminal(older, "wave", "open", "tweede", "--yes", columns=100) as terminal:
        shown = terminal.until(OPENED)
        assert terminal.ended() == 0
    assert NAMED[1] in shown
    assert "Verdergaan" not in shown
    assert reworded(older) == []


@pytest.mark.parametrize(("keys", "expected"), [((ENTER,), []), ((UP, ENTER), ["1.1"])])
def test_on_a_terminal_it_is_offered_after_what_it_changes(
    older: Metrocheck, keys: tuple[str, ...], expected: list[str]
) -> None:
    with Terminal(older, "wave", "open", "tweede", columns=200) as terminal:
        shown = " ".join(terminal.until(r"Verdergaan met de nieuwere versie\?(.|\n)*nee").split())
        places = [shown.index(said) for said in (NAMED[0], "1.1 (anders verwoord)", OF_THEN, OF_NOW, "Verdergaan")]
        assert places == sorted(places)
        for key in keys:
            terminal.press(key)
        terminal.until(OPENED)
        assert terminal.ended() == 0
    # No is where the pointer begins, and keeps the questionnaire of before.
    assert reworded(older) == expected


def test_the_newer_version_can_be_chosen(older: Metrocheck) -> None:
    refused = older("wave", "open", "tweede", "--questionnaire", "metrostroom")
    assert refused.code == 2
    assert "1.1 (anders verwoord)" in refused.err
    said = older.done("wave", "open", "tweede", "--questionnaire", "metrostroom", "--yes")
    assert f"→ {OF_NOW}" in said.err
    assert NAMED[0] not in said.err, "it was chosen, so it need not be offered"
    assert reworded(older) == ["1.1"]


def test_where_no_words_changed_nothing_is_asked(linde: Metrocheck) -> None:
    linde.done("wave", "close", "--yes")
    # Another version, another name of a stop, and 1.1 translated anew; the statements are in the same words.
    file = copied(
        linde,
        ('version: "1.0"', 'version: "1.1"'),
        ("nl: Formuleer ambities", "nl: Bepaal ambities"),
        ("en: We have spelled out what difference our", "en: We spelled out what difference our"),
    )
    assert linde.done("wave", "open", "tweede", "--questionnaire", file).lines == [OPENED]
    assert reworded(linde) == []


def test_another_questionnaire_is_no_newer_version(metrocheck: Metrocheck) -> None:
    program = closed(metrocheck, ("id: metrostroom", "id: eigen"), ('version: "1.0"', 'version: "0.9"'))
    assert program.done("wave", "open", "tweede").lines == [OPENED]
    program.done("wave", "close", "--yes")
    # Choosing the shipped one says what that costs, and is not done unasked.
    refused = program("wave", "open", "derde", "--questionnaire", "metrostroom")
    assert refused.code == 2
    assert "niet te vergelijken" in refused.err
    assert "--yes" in refused.err
    assert "derde" not in program.done("wave", "list").out


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.10", "2", "10.0"])
def test_what_is_shipped_is_not_offered_to_who_has_it_or_a_newer_one(metrocheck: Metrocheck, version: str) -> None:
    program = closed(metrocheck, ('version: "1.0"', f'version: "{version}"'), (OF_NOW, OF_THEN))
    assert program.done("wave", "open", "tweede").lines == [OPENED]
    assert reworded(program) == []


def test_a_questionnaire_that_cannot_be_found_is_refused(older: Metrocheck) -> None:
    assert_refused(older("wave", "open", "tweede", "--questionnaire", "metrostoom"), 1, "metrostroom")


@pytest.mark.parametrize(
    ("before", "now", "newer"),
    [
        # Parts are numbers: 1.10 comes after 1.9, and 10 after 9.
        ("1.9", "1.10", True),
        ("1.10", "1.9", False),
        ("9.0", "10.0", True),
        ("1.9.9", "2.0", True),
        ("1.0", "1.0.1", True),
        ("1.0.1", "1.0", False),
        ("1.9", "1.9", False),
    ],
)
def test_which_version_is_newer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], before: str, now: str, newer: bool
) -> None:
    # What is shipped has one version at a time, so here another one is shipped.
    shipped = library.find("metrostroom").model_copy(update={"version": now})
    monkeypatch.setattr(library, "find", lambda _name: shipped)
    monkeypatch.setattr(asking, "possible", lambda: False)
    asked: Questionnaire = shipped.model_copy(update={"version": before})
    assert changed_questionnaire.chosen(asked, None, sure=False) == asked
    assert (f"nieuwere versie van deze vragenlijst: {now}." in capsys.readouterr().err) is newer
