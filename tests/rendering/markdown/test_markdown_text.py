"""The Markdown of a paper, read back by a parser that knows nothing of it: everything is there, and literally."""

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from metrocheck.rendering.markdown import markdown
from metrocheck.rendering.paper.blocks import (
    Answers,
    Block,
    Cell,
    Comments,
    Items,
    Paper,
    Paragraph,
    Section,
    Table,
)
from metrocheck.report.model import Report

ReportOf = Callable[[str], Report]
PaperOfText = Callable[[str], Paper]
Told = tuple[str, str]
Read = Callable[[str], list[Told]]
PaperOf = Callable[[str], Paper]
CASES = ("demo", "english", "twelve", "one", "empty", "unmeasured", "hostile", "compare-three", "compare-nasty")
SHAPES = {"reached": "●", "under_way": "◐", "works": "▲", "unmeasured": "○", None: ""}
LEGEND = {
    "nl": "● bereikt · ◐ onderweg · ▲ werk aan het spoor · ○ nog niet gemeten",
    "en": "● reached · ◐ under way · ▲ works on the track · ○ not measured yet",
}


def visible(text: str) -> str:
    """A text as a reader sees it: runs of white space are one."""
    return re.sub(r"\s+", " ", text).strip()


def told_by(paper: Paper) -> list[Told]:
    """What the Markdown of a paper must tell, in order, without the drawing."""
    found = [("h1", paper.title), ("p", " · ".join((paper.kind, *paper.occasion)))]
    found += [("p", text) for text in (*paper.summary, LEGEND[paper.lang], paper.map.alternative)]
    for section in paper.sections:
        found += _section(section, 2)
    return [(where, visible(text)) for where, text in found if visible(text)]


def _section(section: Section, level: int) -> Iterator[Told]:
    yield f"h{level}", section.heading
    if section.note:
        yield "p", _cell(section.note)
    for block in section.blocks:
        yield from _block(block)
    for part in section.parts:
        yield from _section(part, level + 1)


def _cell(cell: Cell) -> str:
    return f"{SHAPES[cell.stand]} {cell.text}"


def _block(block: Block) -> Iterator[Told]:
    match block:
        case Paragraph():
            yield "p", block.text
        case Items():
            yield from (("li p", item) for item in block.items)
        case Comments():
            yield "p", block.subject
            for comment in block.comments:
                yield "blockquote p", comment.text
                if comment.sender:
                    yield "blockquote p", f"— {comment.sender}"
        case Table():
            yield from (("th", column.heading) for column in block.columns)
            yield from (("td", _cell(cell)) for row in block.rows for cell in row)
        case Answers():
            yield from _answers(block)


def _answers(block: Answers) -> Iterator[Told]:
    asked = [asked for group in block.groups for asked in group.statements]
    agreement, spread = (any(one.agreement for one in asked), any(one.spread for one in asked))
    yield "p", " · ".join(f"{answer.code} = {answer.label}" for answer in asked[0].answers)
    is_dutch = "stelling" in block.caption
    words = ("stelling", "score", "antwoorden die meetellen", "eensgezindheid", "laagste en hoogste")
    words = (
        words
        if is_dutch
        else ("statement", "score", "answers that count", "how far people agree", "lowest and highest")
    )
    yield from (("th", text) for text in (*words[:2], *(answer.code for answer in asked[0].answers), words[2]))
    yield from (("th", text) for text, there in zip(words[3:], (agreement, spread), strict=True) if there)
    for group in block.groups:
        yield from (("td", text) for text in (group.question, _cell(group.score)))
        for one in group.statements:
            counts = [str(answer.times) for answer in one.answers]
            cells = (f"{one.id} {one.text}", _cell(one.score), *counts, str(one.n), one.agreement, one.spread)
            yield from (("td", text) for text in cells)


PIECES = [
    *"\\`*_{}[]()<>#+-.!|~$&@:=^/;,'\"1a é東\u00a0\u2068\u2069\ufffe\uffff\0\t\n",
    *("www.", "http://a.nl", "ftp://", "a@b.nl", "<b>", "</b>", "<!--", "<?", "&lt;", "&#35;", "```", "~~~", "---"),
    *("- ", "+ ", "1. ", "12) ", "# ", "> ", "===", "- - -", "[x](y)", "![x](y)", "[x]: y", "[^1]", ":smile:", "| - |"),
    *("  ", "__a__", "**a**", " #", "\\|", "\\\\"),
]
NASTY = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join).filter(visible)
ANY = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(
    lambda text: visible(text) and not re.search(r"[\x01-\x1f\x7f-\x9f]", text)
)


@given(text=NASTY | ANY)
@example(text="===")
@example(text="---")
@example(text="+ a")
@example(text="> a")
@example(text="# a")
@example(text="~~~")
@example(text="a\nb")
@example(text="a\0b")
@example(text="- - -")
@example(text="7. a")
@example(text="a ##")
@example(text="[a]: b")
@example(text="a\\|b")
@example(text="a\\")
@example(text="    a")
def test_no_text_becomes_markup(paper_of_text: PaperOfText, read: Read, text: str) -> None:
    paper = paper_of_text(text)
    expected = [(where, told.replace("\0", "\N{REPLACEMENT CHARACTER}")) for where, told in told_by(paper)]
    assert [told for told in read(markdown(paper)) if told[0] != "drawing"] == expected


@given(text=NASTY | ANY)
def test_no_line_ends_in_a_blank(paper_of_text: PaperOfText, text: str) -> None:
    written = markdown(paper_of_text(text))
    assert "\0" not in written
    assert [line for line in written.split("\n") if line != line.rstrip(" ")] == []
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        # What a forge makes of text after Markdown, where a parser of Markdown alone sees nothing.
        ("zie http://a.nl", "zie http\\://a.nl"),
        ("zie WWW.a.nl", "zie WWW\\.a.nl"),
        ("mail a@b.nl", "mail a\\@b.nl"),
        ("dank @jan", "dank \\@jan"),
        ("zie #12 en !12", "zie \\#12 en \\!12"),
        ("goed :smile: zo", "goed \\:smile: zo"),
        ("kost $1 of $2", "kost \\$1 of \\$2"),
        ("een {+ erbij +}", "een \\{+ erbij +}"),
        # And what does nothing stays as it was typed.
        (
            "B&W: 3 > 2, a-b (c) 1. x = 5! 50% snake_case a < b {x} #",
            "B&W: 3 > 2, a-b (c) 1. x = 5! 50% snake_case a < b {x} #",
        ),
        ("om 12:30:45 uur", "om 12:30:45 uur"),
        ("-1 is laag", "-1 is laag"),
        ("4.2 is genoeg", "4.2 is genoeg"),
    ],
)
def test_only_what_would_do_something_is_escaped(paper_of_text: PaperOfText, typed: str, written: str) -> None:
    assert f"\n\n{written}\n\n" in markdown(paper_of_text(typed))


@pytest.mark.parametrize("case", CASES)
def test_tells_the_whole_paper(paper_of_case: PaperOf, read: Read, case: str) -> None:
    paper = paper_of_case(case)
    assert [told for told in read(markdown(paper)) if told[0] != "drawing"] == told_by(paper)


@pytest.mark.parametrize("case", CASES)
def test_the_line_is_drawn_for_a_narrow_screen(paper_of_case: PaperOf, read: Read, case: str) -> None:
    paper = paper_of_case(case)
    drawings = [text for where, text in read(markdown(paper)) if where == "drawing"]
    assert len(drawings) == 1
    assert max(map(len, drawings[0].split("\n"))) <= 80
    assert "╭▪▪▪▪╮" in drawings[0]
    words = drawings[0].split()
    names = [paper.map.start, paper.map.terminus, *(station.name for station in paper.map.stations)]
    assert {word for name in names for word in name.split()} <= set(words)


def test_a_name_cannot_end_the_drawing(paper_of_text: PaperOfText, read: Read) -> None:
    paper = paper_of_text("a")
    # So crowded that the first name takes three rows, the last of them its own and at the edge.
    names = ["a", "abcdefghi", *"abababababa"]
    stations = tuple(
        paper.map.stations[0].model_copy(update={"number": number, "name": name, "short": name})
        for number, name in enumerate(names, start=1)
    )
    crowded = {"stations": stations, "start": "```` ```` ````"}
    told = read(markdown(paper.model_copy(update={"map": paper.map.model_copy(update=crowded)})))
    assert "\n````\n" in next(text for where, text in told if where == "drawing")
    assert [where for where, _text in told].count("drawing") == 1
