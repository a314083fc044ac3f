"""The same facts in every format: each file is read back by a reader that did not write it, and asked for what the
JSON tells scripts. Shown figures are compared as shown, exact ones as exact.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import openpyxl
import pytest

from metrocheck.cli import reporting
from metrocheck.language.plain_text import inert
from metrocheck.report.model import Report
from tests.readers import PRINTED, READERS, as_bytes, figure, half_up, squeezed, unbroken

CASES = ("demo", "twelve", "one", "unmeasured", "arrived")
STATUS = {
    "reached": "bereikt",
    "under_way": "onderweg",
    "works": "werk aan het spoor",
    "unmeasured": "nog niet gemeten",
}


def _written(report: Report, format_: str) -> bytes:
    return as_bytes(reporting.writers(report)[format_]())


@pytest.fixture
def told(report_of: Callable[[str], Report]) -> Callable[[str, str], tuple[dict[str, Any], bytes]]:
    """What scripts are told of a case, and a file of it."""

    def both(case: str, format_: str) -> tuple[dict[str, Any], bytes]:
        report = report_of(case)
        return json.loads(_written(report, "json")), _written(report, format_)

    return both


Told = Callable[[str, str], tuple[dict[str, Any], bytes]]
Fact = tuple[str, list[str]]


def scores(data: dict[str, Any]) -> Iterator[Fact]:
    """Every score a report shows, by the heading of its row."""
    for place, stop in enumerate(data["stops"], start=1):
        yield f"{place} {stop['name']}", [figure(stop["shown"]), STATUS[stop["status"]]]
        cells = [cell for cell in data["matrix"] if cell["stop"] == stop["id"]]
        yield f"{place} {stop['name']}", [figure(half_up(cell["score"])) for cell in cells]
    for question in data["questions"]:
        yield question["text"], [figure(question["shown"]), STATUS[question["status"]]]
    for number, name in enumerate(partner["name"] for partner in data["stops"][0]["partners"]):
        at_stops = [stop["partners"][number] for stop in data["stops"]]
        yield name, [figure(half_up(score["score"])) for score in at_stops]


def counts(data: dict[str, Any]) -> Iterator[Fact]:
    """Every statement with its score and how often each answer was given; and every municipality at every stop."""
    for stop in data["stops"]:
        for statement in stop["statements"]:
            given = [*statement["counts"], statement["dont_know"], statement["not_applicable"]]
            yield f"{statement['id']} {statement['text']}", [figure(statement["shown"]), *map(str, given)]
        for number, partner in enumerate(stop["partners"]):
            own = [statement["partners"][number]["score"] for statement in stop["statements"]]
            yield (
                partner["name"],
                [figure(half_up(partner["score"])), str(partner["n"]), *(figure(half_up(score)) for score in own)],
            )


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("format_", PRINTED)
def test_every_score_and_count(told: Told, case: str, format_: str) -> None:
    data, content = told(case, format_)
    read = READERS[format_](content)
    facts = [*(scores(data) if data["responses"]["submitted"] else ()), *counts(data)]
    assert len(facts) > 42
    assert [fact for fact in facts if not read.tells(*fact)] == []


@pytest.mark.parametrize("case", ["demo", "twelve", "nasty"])
@pytest.mark.parametrize("format_", PRINTED)
def test_every_text_of_people(told: Told, case: str, format_: str) -> None:
    data, content = told(case, format_)
    read = READERS[format_](content)
    texts = [data["partnership"]["name"], data["wave"]["label"], *data["responses"]["by_partner"]]
    texts += [comment["text"] for comment in data["comments"]]
    drawn = _drawable if format_ == "pdf" else squeezed
    assert [text for text in map(inert, texts) if drawn(text) not in drawn(read.text)] == []


def _drawable(text: str) -> str:
    """Letters a PDF can draw on every machine; what it cannot draw, it says."""
    return unbroken(re.sub("[^\\x21-\\x7e\u00a1-\u024f\u2018-\u201d]", "", text))


@pytest.mark.parametrize("case", CASES)
def test_the_workbook(told: Told, case: str) -> None:
    data, content = told(case, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    stops = _by_heading(book["Haltes"])
    assert [(row["halte"], row["naam"], row["score"]) for row in stops] == [
        (place, stop["name"], stop["score"]) for place, stop in enumerate(data["stops"], start=1)
    ]
    assert [(row["laagste"], row["hoogste"]) for row in stops] == [
        (stop["spread"]["low"], stop["spread"]["high"]) for stop in data["stops"]
    ]
    assert [row["stand"] for row in stops] == [STATUS[stop["status"]] for stop in data["stops"]]
    asked = [statement for stop in data["stops"] for statement in stop["statements"]]
    rows = _by_heading(book["Stellingen"])
    scale = [f"{point} {label}" for point, label in enumerate(data["questionnaire"]["scale"], start=1)]
    assert [[row[label] for label in scale] for row in rows] == [statement["counts"] for statement in asked]
    for heading, key in {
        "nummer": "id",
        "stelling": "text",
        "score": "score",
        "antwoorden die meetellen": "n",
        "weet niet": "dont_know",
        "niet van toepassing": "not_applicable",
        "eensgezindheid": "agreement",
    }.items():
        assert [row[heading] for row in rows] == [statement[key] for statement in asked]


def _by_heading(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows if any(cell is not None for cell in row)]


@pytest.mark.parametrize("case", CASES)
def test_the_rows_for_scripts(told: Told, case: str) -> None:
    data, content = told(case, "csv")
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    found = {(row["level"], row["id"], row["partner"], row["measure"]): row["value"] for row in rows}
    for stop in data["stops"]:
        assert found["stop", str(stop["id"]), "", "score"] == _plain(stop["score"])
        for statement in stop["statements"]:
            numbers = [found["statement", statement["id"], "", f"count_{n}"] for n in range(1, 6)]
            assert numbers == list(map(str, statement["counts"]))
            assert found["statement", statement["id"], "", "n"] == str(statement["n"])


def _plain(number: float | None) -> str:
    return "" if number is None else repr(number)
