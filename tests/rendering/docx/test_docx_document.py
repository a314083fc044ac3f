"""The Word file of a paper, read back by python-docx: everything is there, in order, and literally."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from docx import Document
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metrocheck.rendering.docx import document
from metrocheck.rendering.paper.blocks import Answers, Block, Cell, Comments, Items, Paper, Paragraph, Section, Table
from metrocheck.rendering.paper.report import report_paper
from metrocheck.report.model import Report

ReportOf = Callable[[str], Report]
PaperOfText = Callable[[str], Paper]
Grid = list[list[str]]
Told = tuple[str, str | Grid]
PaperOf = Callable[[str], Paper]
CASES = (
    "demo",
    "english",
    "twelve",
    "one",
    "empty",
    "unmeasured",
    "hostile",
    "arrived",
    "vertrouwelijk",
    "vertrouwelijk-klein",
    "compare-three",
    "compare-nasty",
)
SHAPES = {"reached": "●", "under_way": "◐", "works": "▲", "unmeasured": "○"}
# The words over the answers, by the language of the paper.
WORDS = {
    "nl": ("stelling", "score", "antwoorden die meetellen", "eensgezindheid", "laagste en hoogste"),
    "en": ("statement", "score", "answers that count", "how far people agree", "lowest and highest"),
}


def read(file: bytes) -> list[Told]:
    """Every paragraph with its style and every table with its cells; a merged cell once for each column."""
    found: list[Told] = []
    for piece in Document(BytesIO(file)).iter_inner_content():
        if isinstance(piece, WordTable):
            found.append(("table", [[cell.text for cell in row.cells] for row in piece.rows]))
        elif isinstance(piece, WordParagraph) and piece.text and piece.style:
            found.append((piece.style.name or "", piece.text))
    return found


def told_by(paper: Paper) -> list[Told]:
    """What the file of a paper must tell."""
    found: list[Told] = [("Kind", paper.kind), ("Title", paper.title), ("Subtitle", " · ".join(paper.occasion))]
    first, *others = paper.summary
    found += [("Strong text", first), *(("Normal", text) for text in others)]
    for section in paper.sections:
        found += _section(paper, section, 1)
    return [told for told in found if told[1]]


def _section(paper: Paper, section: Section, level: int) -> Iterator[Told]:
    yield f"Heading {level}", section.heading
    if section.note:
        yield "Note", _cell(section.note)
    for block in section.blocks:
        yield from _block(paper, block)
    for part in section.parts:
        yield from _section(paper, part, level + 1)


def _cell(cell: Cell) -> str:
    return " ".join(part for part in (cell.stand and SHAPES[cell.stand], cell.text) if part)


def _block(paper: Paper, block: Block) -> Iterator[Told]:
    match block:
        case Paragraph():
            yield "Strong text" if block.strong else "Normal", block.text
        case Items():
            yield from (("List Bullet", item) for item in block.items)
        case Comments():
            yield "Subject", block.subject
            for comment in block.comments:
                yield "Comment", comment.text
                if comment.sender:
                    yield "Sender", f"— {comment.sender}"
        case Table():
            rows = [[_cell(cell) for cell in row] for row in block.rows]
            yield "table", [[column.heading for column in block.columns], *rows]
        case Answers():
            yield from _answers(paper, block)


def _answers(paper: Paper, block: Answers) -> Iterator[Told]:
    asked = [asked for group in block.groups for asked in group.statements]
    optional = [any(one.agreement for one in asked), any(one.spread for one in asked)]
    statement, score, counting, *others = WORDS[paper.lang]
    codes = [answer.code for answer in asked[0].answers]
    headings = [statement, score, *codes, *([counting] if codes else [])]
    headings += [word for word, there in zip(others, optional, strict=True) if there]
    rows: Grid = [headings]
    for group in block.groups:
        rows.append([group.question, _cell(group.score), *[""] * (len(headings) - 2)])
        for one in group.statements:
            last = [text for text, there in zip((one.agreement, one.spread), optional, strict=True) if there]
            counts = ["–" if answer.times is None else str(answer.times) for answer in one.answers]
            resting_on = [one.untold if one.n is None else str(one.n)] if codes else []
            rows.append([f"{one.id} {one.text}", _cell(one.score), *counts, *resting_on, *last])
    yield "Scale", " · ".join(f"{answer.code} = {answer.label}" for answer in asked[0].answers)
    yield "table", rows


@pytest.mark.parametrize("case", CASES)
def test_tells_the_whole_paper(paper_of_case: PaperOf, case: str) -> None:
    paper = paper_of_case(case)
    assert read(document(paper)) == told_by(paper)


def test_is_the_same_file_each_time(report_of: ReportOf, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = report_paper(report_of("demo"))
    first = document(paper)
    # `time.localtime` is what zipfile and python-docx date their work with.
    monkeypatch.setattr("time.localtime", lambda *_args: (2031, 1, 2, 3, 4, 5, 0, 0, 0))
    assert document(paper) == first


def _legal(text: str) -> str:
    """What XML 1.0 cannot hold is shown as the sign for an unknown character."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_illegal(ord(letter)) else letter for letter in text)


def _is_illegal(code: int) -> bool:
    return code < 0x20 or code in (0xFFFE, 0xFFFF)


LITERAL = st.text(
    st.one_of(
        st.sampled_from("<>&\"'={}\\%_ \u00a0\u200b\u2068\u2069\0\x0b\x1b\ufffe\uffff"),
        st.characters(codec="utf-8", exclude_characters="\t\n\r"),
    ),
    min_size=1,
    max_size=20,
)


@settings(max_examples=25)
@given(text=LITERAL)
@example(text="<w:p/>&amp;]]>")
@example(text="=HYPERLINK(1) { PAGE } PAGE \\* MERGEFORMAT")
@example(text="\0\ufffe\uffff\x1b")
@example(text="x" * 400)
def test_text_stays_text(paper_of_text: PaperOfText, text: str) -> None:
    paper = paper_of_text(text)
    expected = [
        (style, [[_legal(cell) for cell in row] for row in told] if isinstance(told, list) else _legal(told))
        for style, told in told_by(paper)
    ]
    assert read(document(paper)) == expected


def test_a_table_holds_the_whole_country(paper_of_text: PaperOfText, report_of: ReportOf) -> None:
    paper = report_paper(report_of("demo"))
    by_partner = next(block for section in paper.sections if section.id == "partners" for block in section.blocks)
    assert isinstance(by_partner, Table)
    long = by_partner.model_copy(update={"rows": by_partner.rows[:1] * 342, "has_total": False})
    section = Section(id="a", heading="a", blocks=(long,))
    rows = dict(read(document(paper_of_text("a").model_copy(update={"sections": (section,)}))))["table"]
    assert rows == [[column.heading for column in long.columns], *[[cell.text for cell in long.rows[0]]] * 342]
