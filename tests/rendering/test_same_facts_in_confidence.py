"""Where people answered in confidence every format tells what the JSON tells, says why the rest is missing, and adds
nothing: files are read back by readers that did not write them.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import openpyxl
import pytest

from metrocheck import language
from metrocheck.cli import reporting
from metrocheck.language.plain_text import harmless, inert
from metrocheck.rendering import confidence
from metrocheck.report.model import Report
from tests.in_confidence import COMMENTS, PEOPLE, K
from tests.in_confidence import report as in_confidence_report
from tests.readers import PRINTED, READERS, as_bytes, figure, squeezed, unbroken

STATUS = {"reached": "bereikt", "under_way": "onderweg", "works": "werk aan het spoor"}
# Role groups in JSON, and what people read of them.
ROLES = {"Overige": "Overige (bestuur en anders)", "raad": "raad"}
WITHHELD = {
    "vertrouwelijk-open": "Deze meting is nog open: er zijn 60 scans",
    "vertrouwelijk-te-weinig": "Te weinig antwoorden om te tonen: er zijn 3 scans",
}
WHY = "te weinig antwoorden om te tonen"
NO_STATEMENTS = "Losse stellingen worden niet getoond: daarvoor zijn minstens 10 scans nodig."

ReportOf = Callable[[str], Report]
Printed = Callable[..., str]
Fact = tuple[str, list[str]]
DECIMAL = re.compile(r"\d,\d")
STYLE = re.compile(rb"<style>.*?</style>", re.DOTALL)


def _told(report: Report, format_: str) -> bytes:
    return as_bytes(reporting.writers(report)[format_]())


def _data(report: Report) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(_told(report, "json"))
    return loaded


def _whole(shown: int | None) -> str:
    return "–" if shown is None else str(shown)


def _scores(data: dict[str, Any]) -> Iterator[Fact]:
    for place, stop in enumerate(data["stops"], start=1):
        name = f"{place} {stop['name']}"
        yield name, [figure(stop["shown"]), STATUS[stop["status"]]]
        yield name, [figure(cell["score"]) for cell in data["matrix"] if cell["stop"] == stop["id"]]
        for group in stop["partners"]:
            yield group["name"], [figure(group["score"]), _whole(group["n"])]
        for role in (role for role in data["roles"] if role["stop"] == stop["id"]):
            yield ROLES.get(role["group"], role["group"]), [figure(role["score"]), _whole(role["n"])]
    for question in data["questions"]:
        yield question["text"], [figure(question["shown"]), STATUS[question["status"]]]


def _across(data: dict[str, Any]) -> Iterator[Fact]:
    """Every group, and every role group, with its score at each stop."""
    for number, group in enumerate(data["stops"][0]["partners"]):
        yield group["name"], [figure(stop["partners"][number]["score"]) for stop in data["stops"]]
    for code in dict.fromkeys(role["group"] for role in data["roles"]):
        scores = [figure(role["score"]) for role in data["roles"] if role["group"] == code]
        yield ROLES.get(code, code), scores


def _standing_out(data: dict[str, Any]) -> Iterator[Fact]:
    asked = {statement["id"]: statement for stop in data["stops"] for statement in stop["statements"]}
    for id_ in (*data["strengths"], *data["attention"]):
        yield f"{id_} {asked[id_]['text']}", [figure(asked[id_]["shown"])]
    for place, stop in enumerate(data["stops"], start=1):
        if stop["id"] in data["gaps"]:
            spread = stop["spread"]
            yield f"{place} {stop['name']}", [figure(spread["low"]), figure(spread["high"])]


def _answers(data: dict[str, Any]) -> Iterator[Fact]:
    for stop in data["stops"]:
        for statement in stop["statements"]:
            counts = statement["counts"] or [None] * 5
            given = map(_whole, [*counts, statement["dont_know"], statement["not_applicable"]])
            yield f"{statement['id']} {statement['text']}", [figure(statement["shown"]), *given]


def test_the_case_has_of_everything(report_of: ReportOf) -> None:
    data = _data(report_of("vertrouwelijk"))
    assert list(data["responses"]["by_partner"].items())[-1] == ("Overige", 8)
    assert {role["group"] for role in data["roles"]} > {"Overige", "raad"}
    assert data["gaps"]
    assert data["stops"][5]["partners"][-1] == {"name": "Overige", "score": None, "n": None}
    untold = [statement["id"] for stop in data["stops"] for statement in stop["statements"] if statement["n"] is None]
    assert untold == ["4.3"]


@pytest.mark.parametrize("format_", PRINTED)
def test_every_number(report_of: ReportOf, format_: str) -> None:
    report = report_of("vertrouwelijk")
    data, read = _data(report), READERS[format_](_told(report, format_))
    facts = [*_scores(data), *_across(data), *_standing_out(data), *_answers(data)]
    assert len(facts) > 42
    assert [fact for fact in facts if not read.tells(*fact)] == []


@pytest.mark.parametrize("width", [60, 80, 120])
def test_groups_and_role_groups_on_a_terminal(report_of: ReportOf, printed: Printed, width: int) -> None:
    report = report_of("vertrouwelijk")
    rows = [row.split() for row in printed(report, width).split("\n")]
    told = [row[-7:] for row in rows]
    assert [fact for fact in _across(_data(report)) if fact[1] not in told] == []


@pytest.mark.parametrize("format_", PRINTED)
@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("vertrouwelijk", "‘Overige’ is Krimwijk en Aa samen"),
        ("vertrouwelijk", f"– = {WHY}"),
        ("vertrouwelijk", "60 ingevulde scans, uit 5 van 6 gemeenten"),
        ("vertrouwelijk", "Waterhoven 20, Lindermeer 17, Rietwaard en Ommelanden 15 en Overige 8"),
        ("vertrouwelijk-klein", "‘Overige’ is Waterhoven, Lindermeer en Aa samen"),
        ("vertrouwelijk-klein", "Geen tabel van functiegroepen: er bleef maar één groep over"),
        ("vertrouwelijk-klein", NO_STATEMENTS),
        *WITHHELD.items(),
    ],
)
def test_what_is_left_out_says_why(report_of: ReportOf, format_: str, case: str, said: str) -> None:
    read = READERS[format_](_told(report_of(case), format_))
    plain = unbroken if format_ == "pdf" else squeezed
    assert plain(said) in plain(read.text)


@pytest.mark.parametrize(("case", "said"), WITHHELD.items())
@pytest.mark.parametrize("format_", PRINTED)
def test_before_there_are_scores_no_format_has_a_figure(
    report_of: ReportOf, printed: Printed, format_: str, case: str, said: str
) -> None:
    report = report_of(case)
    read = READERS[format_](STYLE.sub(b"", _told(report, format_))).text
    # What comes after the last heading are the rules, which name 4,0 and 3,0.
    assert not DECIMAL.search(read.rpartition("Zoisditgemeten")[0])
    assert not DECIMAL.search(printed(report, 80).partition("── Zo is dit gemeten")[0])
    assert said.split(":", maxsplit=1)[0] in printed(report, 80)


@pytest.mark.parametrize("format_", ["docx", "md", "html"])
def test_statements_below_twice_k_are_asked_and_nothing_more(report_of: ReportOf, format_: str) -> None:
    report = report_of("vertrouwelijk-klein")
    read = READERS[format_](_told(report, format_))
    for stop in report.stops:
        for statement in stop.statements:
            head = squeezed(f"{statement.id} {statement.text}")
            rows = [row for row in read.rows if row and squeezed(row[0]) == head]
            assert [[cell for cell in row[1:] if cell] for row in rows] == [[]]
    assert "Blinde vlekken" not in read.text
    assert "Wat is sterk" not in read.text


@pytest.mark.parametrize("format_", PRINTED)
def test_agreement_is_no_finer_than_it_was_published(report_of: ReportOf, printed: Printed, format_: str) -> None:
    report = report_of("vertrouwelijk")
    texts = [READERS[format_](STYLE.sub(b"", _told(report, format_))).text, squeezed(printed(report, 80))]
    agreed = {f"({figure(stop['agreement'])})" for stop in _data(report)["stops"]}
    for text in texts:
        assert agreed <= set(re.findall(r"\(-?\d,\d+\)", text))
        assert not re.search(r"\d,\d\d\)", text)


def test_no_comment_has_a_sender(report_of: ReportOf, printed: Printed) -> None:
    report = report_of("vertrouwelijk")
    texts = [text for _about, text in COMMENTS]
    comments = _part(printed(report, 80), "── Opmerkingen", "── Zo is dit gemeten")
    markdown = _part(_told(report, "md").decode(), "## Opmerkingen", "## Halte voor halte")
    page = _part(_told(report, "html").decode(), 'id="comments"', 'id="stop-by-stop"')
    for told in (comments, markdown, page):
        assert "Afspraken staan nergens op papier." in told
        assert not [name for name in (*PEOPLE, "Overige") if re.search(rf"\b{name}\b", told)]
    rows = list(csv.DictReader(io.StringIO(_told(report, "csv").decode())))
    assert {row["partner"] for row in rows if row["level"] == "comment"} == {""}
    sheet = openpyxl.load_workbook(io.BytesIO(_told(report, "xlsx")))["Opmerkingen"]
    assert [cell.value for cell in sheet[1]] == ["halte", "gaat over", "opmerking"]
    assert {row[2] for row in sheet.iter_rows(min_row=2, values_only=True)} == set(map(harmless, texts))
    assert {inert(comment.text) for comment in report.comments} == set(map(inert, texts))


def _part(text: str, begin: str, end: str) -> str:
    return text.partition(begin)[2].partition(end)[0]


def test_the_workbook(report_of: ReportOf) -> None:
    report = report_of("vertrouwelijk")
    data = _data(report)
    book = openpyxl.load_workbook(io.BytesIO(_told(report, "xlsx")))
    groups = _rows(book, "Gemeenten")[:-1]
    assert [row[:2] for row in groups] == [list(pair) for pair in data["responses"]["by_partner"].items()]
    for place, stop in enumerate(data["stops"]):
        assert [row[2 + place] for row in groups] == [group["score"] for group in stop["partners"]]
        assert [row[9 + place] for row in groups] == [group["n"] for group in stop["partners"]]
    codes = list(dict.fromkeys(role["group"] for role in data["roles"]))
    found = _rows(book, "Functiegroepen")
    assert [row[0] for row in found] == [ROLES.get(code, code) for code in codes]
    of_codes = [[role for role in data["roles"] if role["group"] == code] for code in codes]
    assert [row[1:] for row in found] == [[*(r["score"] for r in of), *(r["n"] for r in of)] for of in of_codes]
    gaps = [row for row in _rows(book, "Wat opvalt") if row[0] == "Waar groepen verschillen"]
    assert [row[3] for row in gaps] == [data["stops"][id_ - 1]["name"] for id_ in data["gaps"]]


def _rows(book: Any, name: str) -> list[list[Any]]:
    return [list(row) for row in book[name].iter_rows(min_row=2, values_only=True)]


@pytest.mark.parametrize("case", ["vertrouwelijk-klein", *WITHHELD])
def test_the_workbook_says_on_its_first_sheet_why_others_are_empty(report_of: ReportOf, case: str) -> None:
    report = report_of(case)
    book = openpyxl.load_workbook(io.BytesIO(_told(report, "xlsx")))
    cover = " ".join(str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell)
    assert (confidence.statements(report) or "-") in cover
    assert "Functiegroepen" not in book.sheetnames
    assert ("Gemeenten" in book.sheetnames) == report.is_measured
    assert {cell for row in _rows(book, "Stellingen") for cell in row[4:]} == {None}
    told = [str(row[2]) for row in _rows(book, "Zo is dit gemeten")]
    assert any(fact.endswith(f"een lege cel: {WHY}.") for fact in told)


def test_english_knows_the_pool_and_the_roles_by_english_words(report_of: ReportOf) -> None:
    language.use("en")
    report = in_confidence_report("vertrouwelijk")
    for format_ in PRINTED:
        text = READERS[format_](_told(report, format_)).text
        assert squeezed("Others (executive and another role)") in text
        assert "Overige" not in text
    assert "Overige" in _told(report, "csv").decode()
    assert "Overige" in _told(report, "json").decode()


def test_numbers_that_are_told_rest_on_k(report_of: ReportOf) -> None:
    for case in ("vertrouwelijk", "vertrouwelijk-klein"):
        data = _data(report_of(case))
        told = [*data["roles"], *(each for stop in data["stops"] for each in (*stop["partners"], *stop["statements"]))]
        assert [each for each in told if each["n"] is not None and each["n"] < K] == []
        assert [each for each in told if each["n"] is None and each["score"] is not None] == []
