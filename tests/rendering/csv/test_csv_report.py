"""The report as CSV: from its rows alone, a script makes the whole JSON contract again."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from metrocheck.language.plain_text import harmless
from metrocheck.rendering.csv.report import report_csv
from metrocheck.rendering.json import report_json
from metrocheck.report.model import Report
from tests.nasty import nasty

GOLDEN = Path(__file__).parents[1] / "golden"
IN_CONFIDENCE = ("vertrouwelijk", "vertrouwelijk-klein", "vertrouwelijk-open")
CASES = ("demo", "english", "twelve", "empty", "one", "unmeasured", "hostile", "arrived", "nasty", *IN_CONFIDENCE)
STANDING_OUT = ("strengths", "attention", "gaps", "blind_spots")
WHOLE = {"version", "submitted", "drafts", "stop", "n", "dont_know", "not_applicable", "rank", "place"}
FRACTIONS = {"score", "shown", "low", "high", "agreement"}

ReportOf = Callable[[str], Report]
Rows = list[dict[str, str]]


def _case(report_of: ReportOf, case: str) -> Report:
    if case == "nasty":
        return nasty(report_of("twelve"))
    return report_of(case)


def _rows(text: str) -> Rows:
    fields = ("level", "id", "name", "partner", "measure", "value")
    found = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    return [{field: re.sub(r"^'(?='*[=+\-@\t\r\n\0])", "", row[field]) for field in fields} for row in found]


def _value(row: dict[str, str]) -> Any:
    """A field as its measure is: a count, a number with decimals, or text; nothing where it is empty."""
    measure, text = row["measure"], row["value"]
    if not text:
        return None
    if row["level"] == "questionnaire":
        return text
    if measure in WHOLE or measure.startswith("count_"):
        return int(text)
    return float(text) if measure in FRACTIONS else text


def _of(rows: Rows, level: str, id_: str | None = None) -> Rows:
    return [row for row in rows if row["level"] == level and id_ in (None, row["id"])]


def _ids(rows: Rows, level: str) -> list[str]:
    return list(dict.fromkeys(row["id"] for row in _of(rows, level)))


def _together(rows: Rows) -> dict[str, Any]:
    return {row["measure"]: _value(row) for row in rows if not row["partner"]}


def _partners(rows: Rows) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row["partner"]:
            found.setdefault(row["partner"], {"name": row["partner"]})[row["measure"]] = _value(row)
    return list(found.values())


def _numbered(measures: dict[str, Any], stem: str) -> list[Any]:
    keys = [key for key in measures if key.startswith(stem)]
    return [measures.pop(key) for key in keys]


def _rebuilt(text: str) -> dict[str, Any]:
    """The JSON document, from the rows alone."""
    rows = _rows(text)
    questionnaire = _together(_of(rows, "questionnaire"))
    partners = sorted(_partners(_of(rows, "partnership")), key=lambda partner: partner["place"])
    return {
        **_together(_of(rows, "report")),
        "partnership": {**_together(_of(rows, "partnership")), "partners": [p["name"] for p in partners]},
        "wave": _together(_of(rows, "wave")),
        "questionnaire": {"scale": _numbered(questionnaire, "scale_"), **questionnaire},
        "responses": {
            **_together(_of(rows, "responses")),
            "by_partner": {p["name"]: p["submitted"] for p in _partners(_of(rows, "responses"))},
        },
        "overall": _together(_of(rows, "overall")),
        "train": _together(_of(rows, "train")),
        "stops": [_stop(rows, id_) for id_ in _ids(rows, "stop")],
        "questions": [_named(rows, "question", id_, "text") for id_ in _ids(rows, "question")],
        "matrix": [_cell(rows, id_) for id_ in _ids(rows, "cell")],
        "roles": [_role(rows, id_) for id_ in _ids(rows, "role")],
        **{level: [_id(found) for found in _ids(rows, level)] for level in STANDING_OUT},
        "comments": [_comment(_of(rows, "comment", id_)) for id_ in _ids(rows, "comment")],
    }


def _id(text: str) -> str | int:
    """The id of a statement, or of a stop: where people answer in confidence, gaps are of stops."""
    return int(text) if text.isdigit() else text


def _stop(rows: Rows, id_: str) -> dict[str, Any]:
    stop = _named(rows, "stop", id_, "name")
    spread = {"low": stop.pop("low"), "high": stop.pop("high")}
    statements = [_statement(rows, s) for s in _ids(rows, "statement") if s.startswith(f"{id_}.")]
    partners = _partners(_of(rows, "stop", id_))
    return {**stop, "id": int(id_), "spread": spread, "partners": partners, "statements": statements}


def _statement(rows: Rows, id_: str) -> dict[str, Any]:
    statement = _named(rows, "statement", id_, "text")
    del statement["stop"]
    counts = _numbered(statement, "count_")
    told = None if set(counts) == {None} else counts
    return {**statement, "counts": told, "partners": _partners(_of(rows, "statement", id_))}


def _named(rows: Rows, level: str, id_: str, called: str) -> dict[str, Any]:
    found = _of(rows, level, id_)
    return {"id": id_, called: found[0]["name"], **_together(found)}


def _cell(rows: Rows, id_: str) -> dict[str, Any]:
    stop, question = id_.split("/")
    return {"stop": int(stop), "question": question, **_together(_of(rows, "cell", id_))}


def _role(rows: Rows, id_: str) -> dict[str, Any]:
    group, stop = id_.split("/")
    return {"group": group, "stop": int(stop), **_together(_of(rows, "role", id_))}


def _comment(rows: Rows) -> dict[str, Any]:
    measures = {row["measure"]: _value(row) for row in rows}
    return {**measures, "partner": rows[0]["partner"] or None}


def _harmless(value: Any) -> Any:
    """Control characters are spelled out in JSON, and cannot be in a line of CSV."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, list):
        return [_harmless(part) for part in value]
    if isinstance(value, dict):
        return {harmless(key): _harmless(part) for key, part in value.items()}
    return value


@pytest.mark.parametrize("case", CASES)
def test_the_whole_contract_can_be_made_again(report_of: ReportOf, case: str) -> None:
    report = _case(report_of, case)
    assert _rebuilt(report_csv(report)) == _harmless(json.loads(report_json(report)))


@pytest.mark.parametrize("case", ["demo", "twelve", "one", "empty"])
def test_without_control_characters_not_a_letter_differs(report_of: ReportOf, case: str) -> None:
    report = report_of(case)
    assert _rebuilt(report_csv(report)) == json.loads(report_json(report))


@pytest.mark.parametrize("case", CASES)
def test_numbers_are_written_as_in_the_json(report_of: ReportOf, case: str) -> None:
    report = _case(report_of, case)
    numbers = [row["value"] for row in _rows(report_csv(report)) if row["measure"] in FRACTIONS and row["value"]]
    in_json = re.findall(r'"(?:score|shown|low|high|agreement)": (-?[0-9.e-]+)', report_json(report))
    assert sorted(numbers) == sorted(in_json)


@pytest.mark.parametrize("case", CASES)
def test_each_value_has_one_place(report_of: ReportOf, case: str) -> None:
    rows = _rows(report_csv(_case(report_of, case)))
    places = [(row["level"], row["id"], row["partner"], row["measure"]) for row in rows]
    assert len(places) == len(set(places))


def test_measures_are_the_same_in_every_language(report_of: ReportOf) -> None:
    keys = ("level", "id", "partner", "measure")
    in_dutch = [[row[key] for key in keys] for row in _rows(report_csv(report_of("demo")))]
    in_english = [[row[key] for key in keys] for row in _rows(report_csv(report_of("english")))]
    assert [row for row in in_dutch if row[0] != "comment"] == [row for row in in_english if row[0] != "comment"]


def test_no_field_of_text_is_a_formula(report_of: ReportOf) -> None:
    lines = list(csv.reader(io.StringIO(report_csv(nasty(report_of("twelve"))), newline="")))
    live = [field for line in lines for field in line if field.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\0"))]
    assert [field for field in live if not re.fullmatch(r"-\d+\.\d+", field)] == []


@pytest.mark.parametrize("case", ["demo", "nasty", "vertrouwelijk"])
def test_golden(report_of: ReportOf, request: pytest.FixtureRequest, case: str) -> None:
    text, path = report_csv(_case(report_of, case)), GOLDEN / f"{case}.csv"
    if request.config.getoption("--renew-golden"):
        path.write_text(text, encoding="utf-8", newline="")
    assert path.exists(), f"{path.name} is missing: pytest tests/rendering --renew-golden"
    assert text.encode() == path.read_bytes()
