"""What a PDF tells is what the paper tells: all of it, in its order, and on the page."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from metrocheck.language import _
from metrocheck.rendering.paper.blocks import (
    Answers,
    Asked,
    Cell,
    Column,
    Comments,
    Items,
    Paper,
    Paragraph,
    Section,
    Table,
)
from metrocheck.rendering.pdf import pdf
from tests.rendering.pdf.conftest import bare

ReadPaper = Callable[[Paper], Any]
PaperOf = Callable[[str], Paper]
SHAPES = {"reached": "●", "under_way": "◐", "works": "▲", "unmeasured": "○"}
REPORTS = ("demo", "english", "twelve", "one", "empty", "unmeasured", "vertrouwelijk", "vertrouwelijk-klein")
CASES = (*REPORTS, "compare-three", "compare-rewritten")


@pytest.mark.parametrize("case", CASES)
def test_everything_is_told_in_order(case: str, paper_of: PaperOf, read: ReadPaper) -> None:
    paper = paper_of(case)
    told = _with_stand_ins(read(paper).told(paper.running))
    place = 0
    for piece in _pieces(paper):
        wanted = _with_stand_ins(bare(piece))
        found = told.find(wanted, place)
        assert found >= 0, f"not told after {told[max(0, place - 60) : place]!r}: {wanted!r}"
        place = found + len(wanted)


@pytest.mark.parametrize("case", [*CASES, "hostile"])
def test_every_page_says_whose_it_is_and_which(case: str, paper_of: PaperOf, read: ReadPaper) -> None:
    paper = paper_of(case)
    pages = read(paper).pages
    for number, page in enumerate(pages, start=1):
        assert bare(_("page {x} of {y}").format(x=number, y=len(pages))) in page
        assert _letters(paper.running) in _letters(page)


def test_peoples_text_is_never_markup(paper_of: PaperOf, read: ReadPaper) -> None:
    said = "#panic() *x* _y_ $z$ @a <b> `c` = d // e /* f */ -- \\ #[g] {x} {y} ~"
    paper = paper_of("demo").model_copy(update={"title": said, "sections": (_section(Paragraph(text=said)),)})
    document = read(paper)
    assert document.told(paper.running).count(bare(said)) == 2


def test_the_same_paper_gives_the_same_bytes(paper_of: PaperOf) -> None:
    assert pdf(paper_of("demo")) == pdf(paper_of("demo"))


def test_nothing_runs_off_the_page(paper_of: PaperOf, tmp_path: Path) -> None:
    # A word as long as nobody writes, everywhere a word can stand.
    word = "w" * 300
    cell = Cell(text=word, stand="works", filled=0.5)
    demo = paper_of("demo")
    table = demo.sections[0].blocks[0]
    assert isinstance(table, Table)
    answers = _first_answers(demo.sections)
    group = answers.groups[0]
    asked = group.statements[0].model_copy(update={"text": word, "agreement": word, "spread": word})
    paper = demo.model_copy(
        update={
            "title": word,
            "running": word,
            "occasion": (word, word),
            "summary": (word,),
            "sections": (
                Section(id="a", heading=word, note=cell, blocks=(Paragraph(text=word), Items(items=(word,)))),
                _section(table.model_copy(update={"caption": word, "rows": ((cell,) * len(table.columns),) * 3})),
                _section(Comments.model_validate({"subject": word, "comments": [{"sender": word, "text": word}]})),
                _section(
                    answers.model_copy(
                        update={"groups": (group.model_copy(update={"question": word, "statements": (asked,)}),)}
                    )
                ),
            ),
        }
    )
    words = list(_words(pdf(paper), tmp_path))
    assert len(words) > 50
    left, top, right, bottom = (list(sides) for sides in zip(*words, strict=True))
    assert (min(left) > 50, max(right) < 545, min(top) > 15, max(bottom) < 827) == (True,) * 4


def test_a_page_full_of_municipalities_keeps_its_head(paper_of: PaperOf, read: ReadPaper) -> None:
    # As many as there are in the country: the columns are named again on each page, for the eye only.
    paper = paper_of("demo")
    table = next(section.blocks[0] for section in paper.sections if section.id == "partners")
    assert isinstance(table, Table)
    rows = tuple((Cell(text=f"Gemeente {place}"), *table.rows[0][1:]) for place in range(342))
    many = paper.model_copy(update={"sections": (_section(table.model_copy(update={"rows": rows})),)})
    document = read(many)
    holding = [page for page in document.pages if "Gemeente" in page]
    head = bare("".join(column.heading for column in table.columns))
    assert len(holding) >= 5
    assert all(head in page for page in holding)
    assert len(document.named("TH")) == len(table.columns)
    assert len(document.named("TR")) == 343


def test_a_row_taller_than_a_page_goes_on(paper_of: PaperOf, tmp_path: Path) -> None:
    long = Table(
        caption="Lang",
        columns=(Column(heading="een"), Column(heading="twee")),
        rows=((Cell(text="kort"), Cell(text="woorden en nog eens woorden " * 600)),),
    )
    words = list(_words(pdf(paper_of("demo").model_copy(update={"sections": (_section(long),)})), tmp_path))
    assert max(word[3] for word in words) < 827


def _pieces(paper: Paper) -> Iterator[str]:
    yield paper.kind
    yield paper.title
    yield " · ".join(paper.occasion)
    yield from paper.summary
    for section in paper.sections:
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[str]:
    yield section.heading
    if section.note:
        yield _cell(section.note)
    for block in section.blocks:
        yield from _of_block(block)
    for part in section.parts:
        yield from _of_section(part)


def _of_block(block: Any) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Items():
            yield from block.items
        case Comments():
            yield block.subject
            for comment in block.comments:
                yield comment.text + (comment.sender or "")
        case Table():
            yield block.caption
            yield "".join(column.heading for column in block.columns)
            yield from ("".join(map(_cell, row)) for row in block.rows)
        case Answers():
            yield from _of_answers(block)


def _of_answers(block: Answers) -> Iterator[str]:
    codes = block.groups[0].statements[0].answers
    yield " · ".join(f"{answer.code} = {answer.label}" for answer in codes)
    yield block.caption
    yield _("statement") + _("score") + "".join(answer.code for answer in codes)
    for group in block.groups:
        yield group.question + _cell(group.score)
        yield from map(_asked, group.statements)


def _asked(asked: Asked) -> str:
    apart = f"{_('lowest and highest')} {asked.spread}" if asked.spread else ""
    counted = asked.untold if asked.n is None else f"{_('answers that count')}: {asked.n}"
    small = [counted, asked.agreement, apart]
    times = "".join("–" if answer.times is None else str(answer.times) for answer in asked.answers)
    return f"{asked.id} {asked.text} {' · '.join(filter(None, small))} {_cell(asked.score)} {times}"


def _cell(cell: Cell) -> str:
    return (SHAPES[cell.stand] if cell.stand else "") + cell.text


def _with_stand_ins(text: str) -> str:
    """What may be beyond the fonts of this machine, as the box that then stands for it."""
    return re.sub(r"[^\u0000-\u2bff]", "□", text)


def _letters(text: str) -> str:
    """The Latin letters of a text: others are drawn from right to left."""
    return "".join(re.findall("[A-Za-z]", text))


def _section(*blocks: Any) -> Section:
    return Section(id="x", heading="Kop", blocks=blocks)


def _first_answers(sections: tuple[Section, ...]) -> Answers:
    found = [
        block
        for section in sections
        for stop in section.parts
        for part in stop.parts
        for block in part.blocks
        if isinstance(block, Answers)
    ]
    return found[0]


def _words(made: bytes, folder: Path) -> Iterator[tuple[float, ...]]:
    """Where each word stands: left, top, right, bottom in points."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler) says where words stand")
    file = folder / "paper.pdf"
    file.write_bytes(made)
    text = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout
    for found in re.finditer(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"', text):
        yield tuple(float(side) for side in found.groups())
