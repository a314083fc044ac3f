"""The comparison as CSV: from its rows alone, a script makes the whole JSON contract again."""

import csv
import io
import json
import re
from typing import Any

import pytest

from metrocheck import language
from metrocheck.language.plain_text import harmless
from metrocheck.rendering.csv.comparison import comparison_csv
from metrocheck.rendering.json import comparison_json
from tests.compared import CASES, nasty, rewritten, two

Rows = list[dict[str, str]]
LISTS = ("common", "reworded", "added", "dropped")
TEXTS = {"format", "label", "opened", "closed"}


def _rows(text: str) -> Rows:
    fields = ("level", "id", "name", "partner", "measure", "value")
    found = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    return [{field: re.sub(r"^'(?='*[=+\-@\t\r\n\0])", "", row[field]) for field in fields} for row in found]


def _value(row: dict[str, str]) -> Any:
    """A field as its measure is: text, or what the JSON writes; nothing where it is empty."""
    if not row["value"]:
        return None
    return row["value"] if row["measure"] in TEXTS else json.loads(row["value"])


class _Table:
    """The rows, by what they are about."""

    def __init__(self, text: str) -> None:
        self._of: dict[tuple[str, str], Rows] = {}
        for row in _rows(text):
            self._of.setdefault((row["level"], row["id"]), []).append(row)

    def of(self, level: str, id_: str = "") -> Rows:
        return self._of.get((level, id_), [])

    def ids(self, level: str) -> list[str]:
        return [id_ for known, id_ in self._of if known == level]

    def measures(self, level: str, id_: str = "", partner: str = "") -> dict[str, Any]:
        return {row["measure"]: _value(row) for row in self.of(level, id_) if row["partner"] == partner}


def _rebuilt(text: str) -> dict[str, Any]:
    """The JSON document, from the rows alone."""
    table = _Table(text)
    both = _partners(table, "both")
    return {
        **table.measures("comparison"),
        "waves": [table.measures("wave", id_) for id_ in table.ids("wave")],
        "partners": {measure: _partners(table, measure) for measure in ("both", "left", "joined")},
        "statements": {level: _ranked(table, level) for level in LISTS},
        "overall": _judged(table.measures("overall")),
        "train": {"stops": _numbered(table.measures("train"), "stop")},
        "stops": [{"id": int(id_), **_named(table, "stop", id_, "name")} for id_ in table.ids("stop")],
        "questions": [{"id": id_, **_named(table, "question", id_, "text")} for id_ in table.ids("question")],
        "matrix": [_cell(table, id_) for id_ in table.ids("cell")],
        "partners_by_stop": [
            {"name": name, "stop": int(id_), **_moved(table.measures("stop", id_, name))}
            for name in both
            for id_ in table.ids("stop")
        ],
        "statement_changes": [_statement(table, id_) for id_ in table.ids("statement")],
    }


def _partners(table: _Table, measure: str) -> list[str]:
    found = [row for row in table.of("partners") if row["measure"] == measure]
    return [row["partner"] for row in sorted(found, key=lambda row: int(row["value"]))]


def _ranked(table: _Table, level: str) -> list[str]:
    return sorted(table.ids(level), key=lambda id_: int(table.measures(level, id_)["place"]))


def _numbered(measures: dict[str, Any], stem: str) -> list[Any]:
    keys = [key for key in measures if re.fullmatch(rf"{stem}_\d+", key)]
    return [measures.pop(f"{stem}_{number}") for number in range(1, len(keys) + 1)]


def _moved(measures: dict[str, Any]) -> dict[str, Any]:
    return {"scores": _numbered(measures, "score"), **measures}


def _judged(measures: dict[str, Any]) -> dict[str, Any]:
    return {**_moved(measures), "interval": None}


def _named(table: _Table, level: str, id_: str, called: str) -> dict[str, Any]:
    return {called: table.of(level, id_)[0]["name"], **_judged(table.measures(level, id_))}


def _cell(table: _Table, id_: str) -> dict[str, Any]:
    stop, question = id_.split("/")
    return {"stop": int(stop), "question": question, **_moved(table.measures("cell", id_))}


def _statement(table: _Table, id_: str) -> dict[str, Any]:
    text = table.of("statement", id_)[0]["name"]
    return {"id": id_, "text": text, **_moved(table.measures("statement", id_))}


def _harmless(value: Any) -> Any:
    """Control characters are spelled out in JSON, and cannot be in a line of CSV."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, list):
        return [_harmless(part) for part in value]
    return {key: _harmless(part) for key, part in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("case", CASES)
def test_the_whole_contract_can_be_made_again(case: str) -> None:
    comparison = CASES[case]()
    assert _rebuilt(comparison_csv(comparison)) == _harmless(json.loads(comparison_json(comparison)))


def test_without_control_characters_not_a_letter_differs() -> None:
    assert _rebuilt(comparison_csv(two())) == json.loads(comparison_json(two()))


@pytest.mark.parametrize("case", ["three", "nasty", "missing", "in_confidence"])
def test_numbers_are_written_as_in_the_json(case: str) -> None:
    comparison = CASES[case]()
    measured = re.compile(r"score_\d+|change|noticeable")
    rows = _rows(comparison_csv(comparison))
    written = [row["value"] for row in rows if measured.fullmatch(row["measure"]) and row["value"]]
    document = comparison_json(comparison)
    in_json = re.findall(r'"(?:change|noticeable)": (-?[0-9.e-]+|true|false)', document)
    scores = re.findall(r'"scores": \[([^]]*)\]', document)
    in_json += [score.strip() for each in scores for score in each.split(",") if score.strip() != "null"]
    assert len(written) > 100
    assert sorted(written) == sorted(in_json)


@pytest.mark.parametrize("case", CASES)
def test_each_value_has_one_place(case: str) -> None:
    rows = _rows(comparison_csv(CASES[case]()))
    places = [(row["level"], row["id"], row["partner"], row["measure"]) for row in rows]
    assert len(places) == len(set(places))


def test_measures_are_the_same_in_every_language() -> None:
    keys = ("level", "id", "partner", "measure", "value")
    in_dutch = [[row[key] for key in keys] for row in _rows(comparison_csv(two()))]
    language.use("en")
    in_english = [[row[key] for key in keys] for row in _rows(comparison_csv(two()))]
    assert in_dutch == in_english


def test_what_is_left_out_is_told_in_words_too() -> None:
    rows = {(row["level"], row["id"]): row["name"] for row in _rows(comparison_csv(rewritten()))}
    assert rows["reworded", "1.1"] == "Wij zeggen dit nu anders."
    assert rows["added", "2.6"].startswith("We spreken elkaar aan")
    assert rows["dropped", "3.6"].startswith("Onze leiders gunnen elkaar")
    assert ("statement", "1.1") not in rows


def test_no_field_of_text_is_a_formula() -> None:
    lines = list(csv.reader(io.StringIO(comparison_csv(nasty()), newline="")))
    live = [field for line in lines for field in line if field.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\0"))]
    assert [field for field in live if not re.fullmatch(r"-\d+\.\d+", field)] == []
    assert live, "changes below nothing are numbers"


def test_a_verdict_is_a_word_of_json() -> None:
    rows = _rows(comparison_csv(two()))
    assert {row["value"] for row in rows if row["measure"] == "noticeable"} == {"true", "false"}
