"""The same changes in every format: each file of a comparison is read back and asked for what the JSON tells."""

import csv
import io
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import openpyxl
import pytest

from metrocheck import language
from metrocheck.cli import comparing
from metrocheck.language import formats
from metrocheck.language.plain_text import inert
from tests import compared
from tests.readers import PRINTED, READERS, as_bytes, figure, half_up, squeezed, unbroken

TEAM = ("two", "three", "moved_house", "rewritten", "one", "missing", "opposite", "silent_between", "silent", "erased")
CASES = (*TEAM, *compared.CONFIDED)
NOTHING = ("silent", "erased", "in_confidence_open")
Fact = tuple[str, list[str]]


@cache
def _file(case: str, format_: str) -> bytes:
    language.use("nl")
    return as_bytes(comparing.writers(getattr(compared, case)())[format_]())


def _data(case: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(_file(case, "json"))
    return told


def changed(change: float | None) -> str:
    """A change as Dutch readers see it."""
    shown = half_up(change)
    if shown is None:
        return "–"
    return f"{'↑' if shown > 0 else '↓' if shown < 0 else '='} {figure(abs(shown))}"


def figures(measure: dict[str, Any]) -> list[str]:
    """The score of every wave, and the change."""
    return [*(figure(half_up(score)) for score in measure["scores"]), changed(measure["change"])]


def verdict(measure: dict[str, Any]) -> str:
    if measure["change"] is None:
        return "–"
    return {True: "merkbaar", False: "geen duidelijk verschil", None: "geen oordeel"}[measure["noticeable"]]


def facts(data: dict[str, Any]) -> Iterator[Fact]:
    """Everything that moved, by the heading of its row."""
    for place, stop in enumerate(data["stops"], start=1):
        yield f"{place} {stop['name']}", [*figures(stop), verdict(stop)]
        cells = [cell for cell in data["matrix"] if cell["stop"] == stop["id"]]
        yield f"{place} {stop['name']}", [_cell(cell) for cell in cells]
    for question in data["questions"]:
        yield question["text"], [*figures(question), verdict(question)]
    yield "de hele lijn", [*figures(data["overall"]), verdict(data["overall"])]
    for name in data["partners"]["both"]:
        own = [each for each in data["partners_by_stop"] if each["name"] == name]
        yield name, [changed(each["change"]) for each in own]
        for each in own:
            yield name, figures(each)
    for statement in data["statement_changes"]:
        if _is_told(statement):
            yield f"{statement['id']} {statement['text']}", figures(statement)


def _is_told(statement: dict[str, Any]) -> bool:
    """Of people who are few no score of any statement is told, so that their rows stand nowhere."""
    return any(score is not None for score in statement["scores"])


def _cell(cell: dict[str, Any]) -> str:
    scores, moved = " → ".join(figures(cell)[:-1]), figures(cell)[-1]
    return scores if cell["change"] is None else f"{scores} {moved}"


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("format_", PRINTED)
def test_every_score_and_change(case: str, format_: str) -> None:
    read = READERS[format_](_file(case, format_))
    data = _data(case)
    found = list(facts(data)) if data["overall"]["change"] is not None else []
    # In confidence a group of seven has no statements: seven stops twice, four questions, one group at seven stops.
    assert (len(found) > 25) == (case not in NOTHING)
    assert [fact for fact in found if not read.tells(*fact)] == []


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("format_", PRINTED)
def test_every_wave_with_its_scans_and_who_is_left_out(case: str, format_: str) -> None:
    data = _data(case)
    text = READERS[format_](_file(case, format_)).text
    for wave in data["waves"]:
        assert squeezed(f"{wave['label']}: {wave['n']} scan") in text
    # Of a wave that is empty nobody can be said to have left or joined.
    left_out = [] if case in NOTHING else [*data["partners"]["left"], *data["partners"]["joined"]]
    left_out += [id_ for kind in ("reworded", "added", "dropped") for id_ in data["statements"][kind]]
    assert [name for name in left_out if squeezed(name) not in text] == []


@pytest.mark.parametrize("case", compared.CONFIDED)
@pytest.mark.parametrize("format_", PRINTED)
def test_every_group_with_its_people(case: str, format_: str) -> None:
    comparison = getattr(compared, case)()
    text = READERS[format_](_file(case, format_)).text
    for group in comparison.partners.groups:
        called = group.name if len(group.members) == 1 else f"{group.name} ({formats.listed(group.members)})"
        n = " → ".join(str(each) if each else "–" for each in group.responses)
        assert unbroken(f"{called}: {n} scans") in unbroken(text)
    for name in comparison.partners.apart:
        assert unbroken(f"Beide keren meegedaan, en toch weggelaten: {name}.") in unbroken(text)


@pytest.mark.parametrize("case", compared.CONFIDED)
@pytest.mark.parametrize("format_", PRINTED)
def test_what_a_dash_means_stands_beside_it(case: str, format_: str) -> None:
    text = READERS[format_](_file(case, format_)).text
    has_dash = any("–" in values for _head, values in facts(_data(case))) and case not in NOTHING
    assert (unbroken("– = te weinig antwoorden om te tonen") in unbroken(text)) == has_dash


@pytest.mark.parametrize("format_", PRINTED)
def test_a_group_is_not_called_a_municipality(format_: str) -> None:
    text = unbroken(READERS[format_](_file("in_confidence", format_)).text)
    assert unbroken("Groepen: 4 vooruit.") in text
    assert unbroken("Gemeenten: ") not in text


@pytest.mark.parametrize("format_", PRINTED)
def test_why_a_change_is_not_noticeable(format_: str) -> None:
    text = unbroken(READERS[format_](_file("in_confidence", format_)).text)
    # Stop 4 moved 0.1, stop 3 moved 0.3.
    assert unbroken("Geen duidelijk verschil: het is kleiner dan 0,3.") in text
    assert unbroken("Geen duidelijk verschil: het is 0,3, maar dat kan nog toeval zijn.") in text
    assert "marge" in text


@pytest.mark.parametrize("format_", PRINTED)
def test_why_there_is_no_verdict(format_: str) -> None:
    text = unbroken(READERS[format_](_file("in_confidence_reworded", format_)).text)
    assert unbroken("Niet te beoordelen: 1 Formuleer ambities, 2 Creëer orde en 3 Toon leiderschap.") in text
    assert unbroken("Geen oordeel: niet alle stellingen van deze halte") in text
    assert unbroken("Gemiddeld van 3,1 naar 3,2: geen oordeel.") in text


@pytest.mark.parametrize("format_", PRINTED)
def test_why_nothing_is_told(format_: str) -> None:
    told = {
        "in_confidence_open": "Meting ‘voorjaar 2026’ wordt nog ingevuld; de scores komen bij het sluiten.",
        "in_confidence_between": "te weinig antwoorden om te tonen (4 scans, en voor deze vergelijking zijn er 5",
        # Twice the smallest group of five.
        "in_confidence_few": "Losse stellingen worden niet getoond. Daarvoor zijn 10 scans of meer nodig",
    }
    for case, sentence in told.items():
        text = unbroken(READERS[format_](_file(case, format_)).text)
        assert unbroken(sentence) in text
        assert unbroken("niemand een scan ingediend") not in text


@pytest.mark.parametrize("format_", ["html", "docx", "md"])
def test_every_text_of_people(format_: str) -> None:
    text = READERS[format_](_file("nasty", format_)).text
    names = [*_data("nasty")["partners"]["both"], *(wave["label"] for wave in _data("nasty")["waves"])]
    assert [name for name in map(inert, names) if squeezed(name) not in text] == []


@pytest.mark.parametrize("case", CASES)
def test_the_workbook(case: str) -> None:
    data = _data(case)
    book = openpyxl.load_workbook(io.BytesIO(_file(case, "xlsx")))
    head, *rows = book["Stellingen"].iter_rows(values_only=True)
    asked = {row[head.index("nummer")]: row for row in rows}
    scores = [place for place, name in enumerate(head) if str(name).startswith("score ")]
    assert list(asked) == data["statements"]["common"]
    for statement in data["statement_changes"]:
        assert [asked[statement["id"]][place] for place in scores] == statement["scores"]


@pytest.mark.parametrize("case", CASES)
def test_the_rows_for_scripts(case: str) -> None:
    rows = list(csv.DictReader(io.StringIO(_file(case, "csv").decode())))
    found = {(row["level"], row["id"], row["partner"], row["measure"]): row["value"] for row in rows}
    for stop in _data(case)["stops"]:
        told = [found["stop", str(stop["id"]), "", f"score_{n}"] for n in range(1, len(stop["scores"]) + 1)]
        assert told == ["" if score is None else repr(score) for score in stop["scores"]]
        assert found["stop", str(stop["id"]), "", "change"] == ("" if stop["change"] is None else repr(stop["change"]))
