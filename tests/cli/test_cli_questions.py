"""Questionnaires: shown, copied, changed, checked and used."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.cli.front_door import Metrocheck, assert_refused


@pytest.fixture
def own(metrocheck: Metrocheck) -> Path:
    """A copy with an id and one statement of its own."""
    file = metrocheck.folder / "eigen.yaml"
    metrocheck.done("questions", "copy", "metrostroom", str(file))
    text = file.read_text(encoding="utf-8").replace("id: metrostroom", "id: lindelijn", 1)
    first = "We hebben duidelijk benoemd wat inwoners van onze samenwerking gaan merken."
    assert first in text
    file.write_text(text.replace(first, "Wij weten wat inwoners merken."), encoding="utf-8")
    return file


def test_what_there_is(metrocheck: Metrocheck) -> None:
    assert "metrostroom" in metrocheck.done("questions", "list").out
    shown = " ".join(metrocheck.done("questions", "show").out.split())
    assert "Maak ruimte voor de onderstroom" in shown
    assert "Waar ben je tevreden over?" in shown
    english = metrocheck.done("questions", "show", "metrostroom", "--lang", "en").out
    assert "Make room for the undercurrent" in english
    assert "Maak ruimte" not in english
    assert_refused(metrocheck("questions", "show", "nergens"), 1, "nergens", "metrostroom")


def test_the_schema_accepts_what_is_shipped(metrocheck: Metrocheck, own: Path) -> None:
    schema = json.loads(metrocheck.done("questions", "schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(yaml.safe_load(own.read_text(encoding="utf-8")), schema)


def test_copied_changed_checked_and_used(metrocheck: Metrocheck, own: Path) -> None:
    checked = metrocheck.done("questions", "check", str(own))
    assert "lindelijn 1.0" in checked.out + checked.err
    metrocheck.done("new", "Linde", "--partner", "Aa", "--questionnaire", str(own))
    # The store keeps the questionnaire whole: the file may go.
    own.unlink()
    asked = metrocheck.fill_in("Aa", "3" * 42)
    assert "Wij weten wat inwoners merken." in asked.err
    report = metrocheck.report()
    assert report["questionnaire"]["id"] == "lindelijn"
    assert report["stops"][0]["statements"][0]["text"] == "Wij weten wat inwoners merken."


def test_a_copy_never_replaces_a_file(metrocheck: Metrocheck, own: Path) -> None:
    before = own.read_bytes()
    assert_refused(metrocheck("questions", "copy", "metrostroom", str(own)), 1, str(own))
    assert own.read_bytes() == before
    assert_refused(metrocheck("questions", "copy", "metrostroom", str(own.parent / "weg" / "x.yaml")), 1)


@pytest.mark.parametrize(
    ("right", "wrong", "word"),
    [
        ("languages: [nl, en]", "languages: [nl, no]", "no"),
        ("question: goede", "question: goedee", "goedee"),
        ("question: goede", "question: goede\n        extra: ja", "extra"),
        ('id: "1.2"', 'id: "1.1"', "1.1"),
        ("  nl: Metrostroom", "\tnl: Metrostroom", "tab"),
    ],
)
def test_a_fault_is_pointed_at(metrocheck: Metrocheck, own: Path, right: str, wrong: str, word: str) -> None:
    text = own.read_text(encoding="utf-8")
    assert right in text
    own.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    at = text[: text.index(right)].count("\n") + 1 + wrong.count("\n")
    for command in (["questions", "check", str(own)], ["new", "X", "--partner", "A", "--questionnaire", str(own)]):
        result = metrocheck(*command)
        assert (result.code, result.out) == (1, "")
        assert f"{own}:{at}:" in result.lines[0]
        assert word in result.err
        assert len(result.lines) % 2 == 0
    assert not metrocheck.store.exists()
