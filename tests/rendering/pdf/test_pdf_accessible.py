"""What a screen reader needs of a PDF, checked on the file itself; Typst refuses only part of what could be wrong."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pytest

from metrocheck.rendering.paper.blocks import Paper
from tests.rendering.pdf.conftest import Element, bare

REPORTS = ("demo", "english", "twelve", "one", "empty", "unmeasured", "hostile", "vertrouwelijk", "vertrouwelijk-klein")
CASES = (*REPORTS, "compare-three", "compare-rewritten")
ReadPaper = Callable[[Paper], Any]
PaperOf = Callable[[str], Paper]
# A4 in points.
A4 = (595.28, 841.89)
# What puts text, lines, areas and pictures on a page.
DRAWS = {"Tj", "TJ", "S", "s", "f", "f*", "F", "B", "B*", "b", "b*", "Do", "sh"}


@pytest.mark.parametrize("case", CASES)
def test_the_document_says_what_it_is(case: str, paper_of: PaperOf, read: ReadPaper) -> None:
    paper = paper_of(case)
    root = read(paper).pdf.Root
    with read(paper).pdf.open_metadata() as facts:
        assert facts["dc:title"] == f"{paper.kind} {paper.running}"
        assert str(facts["pdfuaid:part"]) == "1"
    assert str(root.Lang) == ("en" if case == "english" else "nl")
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert bool(root.MarkInfo.Marked)
    # A moment in it would make every file another.
    assert "/CreationDate" not in read(paper).pdf.docinfo


@pytest.mark.parametrize("case", CASES)
def test_every_page_is_a4(case: str, paper_of: PaperOf, read: ReadPaper) -> None:
    for page in read(paper_of(case)).pdf.pages:
        box = [float(side) for side in page.mediabox]
        assert box == pytest.approx([0, 0, *A4], abs=0.1)


@pytest.mark.parametrize("case", CASES)
def test_the_map_is_a_picture_with_its_words(case: str, paper_of: PaperOf, read: ReadPaper) -> None:
    paper = paper_of(case)
    figures = read(paper).named("Figure")
    assert [str(figure.of.get("/Alt", "")) for figure in figures] == [paper.map.alternative]
    assert all(bare(station.name) in read(paper).pages[0] for station in paper.map.stations)


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_drawn_outside_the_tree(case: str, paper_of: PaperOf, read: ReadPaper) -> None:
    for page in read(paper_of(case)).pdf.pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            assert depth or operator not in DRAWS


@pytest.mark.parametrize("case", CASES)
def test_every_table_names_its_columns_and_what_it_holds(case: str, paper_of: PaperOf, read: ReadPaper) -> None:
    document = read(paper_of(case))
    tables = document.named("Table")
    assert tables
    for table in tables:
        assert [str(kid.S) for kid in table.of.K][:2] == ["/Caption", "/THead"]
    assert {head.attribute("/Scope") for head in document.named("TH")} == {"/Column"}
    assert [_heads(head) for head in document.named("TH")] == [0] * len(document.named("TH"))
    # A cell is read out with the name of its own column; only one across all columns has more.
    assert all(_heads(cell) == int(cell.attribute("/ColSpan") or 1) for cell in document.named("TD"))


@pytest.mark.parametrize("case", CASES)
def test_headings_go_down_one_step_at_a_time(case: str, paper_of: PaperOf, read: ReadPaper) -> None:
    headings = read(paper_of(case)).named("H1", "H2", "H3", "H4")
    levels = [int(heading.name[1]) for heading in headings]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("case", CASES)
def test_bookmarks_are_the_headings(case: str, paper_of: PaperOf, read: ReadPaper) -> None:
    paper = paper_of(case)
    document = read(paper).pdf
    expected = [(0, section.heading) for section in paper.sections]
    with document.open_outline() as outline:
        assert [(0, entry.title) for entry in outline.root] == expected
        stops = next(entry for entry in outline.root if entry.title == paper.sections[-2].heading)
        assert [entry.title for entry in stops.children] == [part.heading for part in paper.sections[-2].parts]


@pytest.mark.parametrize("case", CASES)
def test_a_second_checker_agrees(case: str, paper_of: PaperOf, read: ReadPaper, tmp_path: Path) -> None:
    # It checks a small part of the standard, and its rule on headings stumbles over any tree; they are checked above.
    file = tmp_path / "report.pdf"
    file.write_bytes(read(paper_of(case)).bytes)
    report = pdfua.validate(str(file))
    judged = [outcome for outcome in report.outcomes if outcome.skipped_reason is None]
    assert len(judged) >= 11
    assert [finding.message for finding in report.findings] == []


def _heads(cell: Element) -> int:
    groups = cell.of.A if isinstance(cell.of.A, pikepdf.Array) else [cell.of.A]
    return sum(len(group.Headers) for group in groups if "/Headers" in group)
