"""The same facts in every format: each file is read back by a reader that did not write it, and asked for what the
JSON tells scripts. Shown figures are compared as shown, exact ones as exact.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from lxml import html
from markdown_it import MarkdownIt

from metrocheck.cli import reporting
from metrocheck.language.plain_text import inert
from metrocheck.report.model import Report

CASES = ("demo", "twelve", "one", "unmeasured", "arrived")
STATUS = {
    "reached": "bereikt",
    "under_way": "onderweg",
    "works": "werk aan het spoor",
    "unmeasured": "nog niet gemeten",
}
# Shapes stand before figures in some formats, and are drawn in others.
SHAPES = re.compile("[●◐▲○\\s\u00ad\u200b]")
PRINTED = ("html", "pdf", "docx", "md")


def squeezed(text: str) -> str:
    """A text without spaces and shapes: where a line breaks is a matter of looks."""
    return SHAPES.sub("", text)


def figure(shown: float | None) -> str:
    """A score as Dutch readers see it."""
    return "–" if shown is None else f"{shown:.1f}".replace(".", ",")


def unbroken(text: str) -> str:
    """The same without hyphens: typesetting breaks words with them."""
    return squeezed(text).replace("-", "")


@dataclass(frozen=True)
class Read:
    """What a reader found: rows of cells, and all text."""

    rows: Sequence[Sequence[str]]
    text: str

    def tells(self, head: str, values: Sequence[str]) -> bool:
        """Whether a row that begins with `head` holds these values right behind it."""
        wanted = [squeezed(value) for value in (head, *values)]
        return any([squeezed(cell) for cell in row[: len(wanted)]] == wanted for row in self.rows)


class ReadPdf(Read):
    """A PDF has text only, in reading order: cell after cell. A first cell may hold a remark below its heading."""

    def tells(self, head: str, values: Sequence[str]) -> bool:
        wanted = re.escape(unbroken(head)) + ".{0,150}?" + re.escape(unbroken("".join(values)))
        return re.search(wanted, self.text) is not None


def _read_html(content: bytes) -> Read:
    page = html.fromstring(content.decode())
    rows = [[cell.text_content() for cell in row.iter("td", "th")] for row in page.iter("tr")]
    for asked in page.find_class("asked"):
        head = asked.find_class("statement")[0].text_content()
        score = asked.find_class("note")[0].text_content()
        rows.append([head, score, *(count.text_content() for count in asked.iter("dd"))])
    return Read(rows, squeezed(page.text_content()))


def _read_pdf(content: bytes) -> Read:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    running = re.compile(r"pagina \d+ van \d+")
    return ReadPdf([], unbroken("".join(running.sub("", page.extract_text()) for page in pages)))


def _read_docx(content: bytes) -> Read:
    document = docx.Document(io.BytesIO(content))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    text = "".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))
    return Read(rows, squeezed(text))


def _read_markdown(content: bytes) -> Read:
    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
    rows: list[list[str]] = []
    texts: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        if token.type != "inline":
            continue
        told = "".join(child.content for child in token.children or ())
        texts.append(told)
        if token.level >= 3 and rows:
            rows[-1].append(told)
    return Read(rows, squeezed("".join(texts)))


READERS: dict[str, Callable[[bytes], Read]] = {
    "html": _read_html,
    "pdf": _read_pdf,
    "docx": _read_docx,
    "md": _read_markdown,
}


def _written(report: Report, format_: str) -> bytes:
    content = reporting.writers(report)[format_]()
    return content.encode() if isinstance(content, str) else content


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
        yield f"{place} {stop['name']}", [figure(_half_up(cell["score"])) for cell in cells]
    for question in data["questions"]:
        yield question["text"], [figure(question["shown"]), STATUS[question["status"]]]
    for number, name in enumerate(partner["name"] for partner in data["stops"][0]["partners"]):
        at_stops = [stop["partners"][number] for stop in data["stops"]]
        yield name, [figure(_half_up(score["score"])) for score in at_stops]


def _half_up(score: float | None) -> float | None:
    """One decimal of the four the JSON gives; none of them ends on a rounded-up half in these cases."""
    return None if score is None else int(score * 10 + 0.5) / 10


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
                [figure(_half_up(partner["score"])), str(partner["n"]), *(figure(_half_up(score)) for score in own)],
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
