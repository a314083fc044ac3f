"""The page as text, read back by a parser that is not the writer."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import pytest

from metrocheck.rendering.html import page
from metrocheck.rendering.html.bars import pieces
from metrocheck.rendering.html.room import room
from metrocheck.rendering.paper.blocks import (
    Answer,
    Answers,
    Block,
    Cell,
    Column,
    Comments,
    Items,
    Paper,
    Paragraph,
    Section,
    Table,
)

PaperOf = Callable[[str], Paper]
PageOf = Callable[[str], str]

REPORTS = ("demo", "english", "twelve", "empty", "one", "unmeasured", "hostile", "vertrouwelijk", "vertrouwelijk-klein")
EVERY = (*REPORTS, "evil", "wide", "compare-three")
VOID = ("meta", "link", "col", "br", "hr", "img", "input")
OWN = ("kind", "id", "anchor", "stand", "lang", "code")


class _Reader(HTMLParser):
    """Builds a tree and is strict: what is opened must be closed, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        assert len(names) == len(set(names)), f"an attribute twice: {tag} {names}"
        element = SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        parent = self.open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data


def _read(html: str) -> Element:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root]
    return reader.root


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _found(element: Element, path: str) -> Element:
    found = element.find(path)
    assert found is not None, path
    return found


def _said(text: str) -> str:
    return " ".join(text.split())


def _texts(part: Any, key: str = "") -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            yield from _texts(value, name)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _texts(value, key)
    elif isinstance(part, str) and part and key not in OWN:
        yield part


def _everything(root: Element) -> str:
    """All a reader can meet: text, and what attributes say."""
    names = [value for element in root.iter() for value in element.attrib.values()]
    return _joined("".join([*root.itertext(), *names]))


def _joined(text: str) -> str:
    """Without what a drawing puts in when it breaks a line."""
    return re.sub(r"[\s-]", "", text)


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.parts)


@pytest.mark.parametrize("case", EVERY)
def test_every_text_of_the_paper_stands_on_the_page(case: str, paper_of: PaperOf, page_of: PageOf) -> None:
    everything = _everything(_read(page_of(case)))
    paper = paper_of(case)
    # The short names of stations are for narrower drawings than a page has.
    stations = [station.model_dump(exclude={"short"}) for station in paper.map.stations]
    shown = paper.model_dump() | {"map": paper.map.model_dump(exclude={"stations"}), "stations": stations}
    missing = [text for text in _texts(shown) if _joined(text) not in everything]
    assert missing == []


@pytest.mark.parametrize("case", EVERY)
def test_sections_hold_their_blocks_in_order(case: str, paper_of: PaperOf, page_of: PageOf) -> None:
    root = _read(page_of(case))
    read = {element.attrib["id"]: element for element in root.iter("section")}
    sections = list(_sections(paper_of(case).sections))
    assert list(read) == [section.id for section in sections]
    for section in sections:
        element = read[section.id]
        assert _text(_found(element, "div/*")) == _said(section.heading)
        if section.note:
            assert _text(_found(element, "div/p[@class='note']")) == _said(section.note.text)
        blocks = [block for child in element[1:] for block in _block(child)]
        assert blocks[: len(_wanted(section.blocks))] == _wanted(section.blocks)


def _block(element: Element) -> Iterator[object]:
    """What stands in an element of a section, as plain values."""
    table = element.find("table")
    if table is not None:
        rows = [[_text(cell) for cell in row] for row in table.iter("tr")]
        yield [_text(_found(table, "caption")), *rows]
    elif element.tag == "ul":
        yield [_text(item) for item in element]
    elif element.tag == "ol":
        yield [_asked(item) for item in element]
    elif element.tag == "figure":
        sender = element.find("figcaption")
        yield (_text(_found(element, "blockquote")), None if sender is None else _text(sender))
    elif element.tag != "section":
        yield _text(element)


def _asked(item: Element) -> list[object]:
    counts = [(_text(_found(div, "dt")), _text(_found(div, "dd"))) for div in item.iterfind("dl/div")]
    score = item.find("div/p[@class='note']")
    return [_text(_found(item, "div/p")), "" if score is None else _text(score), counts]


def _wanted(blocks: tuple[Block, ...]) -> list[object]:
    return [value for block in blocks for value in _plain(block)]


def _plain(block: Block) -> Iterator[object]:
    match block:
        case Paragraph():
            yield _said(block.text)
        case Items():
            yield [_said(item) for item in block.items]
        case Table():
            heads = [_said(column.heading) for column in block.columns]
            yield [_said(block.caption), heads, *([_said(cell.text) for cell in row] for row in block.rows)]
        case Comments():
            yield _said(block.subject)
            yield from ((_said(c.text), c.sender and _said(c.sender)) for c in block.comments)
        case Answers():
            yield _said(block.caption)
            for group in block.groups:
                yield f"{_said(group.question)}{_said(group.score.text)}"
                yield [
                    [
                        _said(f"{asked.id} {asked.text}"),
                        _said(asked.score.text),
                        [
                            (_said(answer.label), "–" if answer.times is None else str(answer.times))
                            for answer in asked.answers
                        ],
                    ]
                    for asked in group.statements
                ]


def _times(answer: Answer) -> str:
    return "–" if answer.times is None else str(answer.times)


def test_a_bar_is_drawn_of_what_may_be_told_alone(page_of: PageOf) -> None:
    asked = {
        _text(_found(item, "div/p/span")): item
        for item in _read(page_of("vertrouwelijk")).iterfind(".//li[@class='asked']")
    }
    assert [id_ for id_, item in asked.items() if item.find("svg[@class='bar']") is None] == ["4.3"]
    assert _text(_found(asked["4.3"], "ul")) == "te weinig antwoorden om te tonen"


def test_beside_the_answers_stand_their_number_agreement_and_spread(paper_of: PaperOf, page_of: PageOf) -> None:
    facts = [_text(item) for item in _read(page_of("twelve")).iterfind(".//li[@class='asked']/ul")]
    asked = [
        statement
        for section in _sections(paper_of("twelve").sections)
        for block in section.blocks
        if isinstance(block, Answers)
        for group in block.groups
        for statement in group.statements
    ]
    assert len(facts) == len(asked) == 42
    for told, statement in zip(facts, asked, strict=True):
        assert told.startswith(f"{statement.n} ")
        assert statement.agreement in told
        assert statement.spread in told


@pytest.mark.parametrize("case", EVERY)
def test_nothing_runs_and_nothing_is_fetched(case: str, page_of: PageOf) -> None:
    root = _read(page_of(case))
    tags = {element.tag for element in root.iter()}
    assert not tags & {"script", "iframe", "object", "embed", "form", "base", "img", "foreignobject", "image"}
    for element in root.iter():
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "src", "srcset")]
        assert element.attrib.get("href", "#").startswith(("#", "data:,")), element.attrib
    style = "".join(_found(root, ".//style").itertext())
    assert "@import" not in style
    assert set(re.findall(r"url\(.{0,25}", style)) == {'url("data:font/woff2;base64,d'}


@pytest.mark.parametrize("case", EVERY)
def test_the_policy_lets_in_this_one_stylesheet(case: str, page_of: PageOf) -> None:
    html = page_of(case)
    root = _read(html)
    policy = _found(root, ".//meta[@http-equiv='Content-Security-Policy']").attrib["content"]
    (style,) = root.iter("style")
    digest = base64.b64encode(hashlib.sha256("".join(style.itertext()).encode()).digest()).decode()
    assert dict(directive.split(" ", 1) for directive in policy.split("; ")) == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    # A policy holds for what comes after it.
    assert html.index("Content-Security-Policy") < html.index("<link") < html.index("<style")


@pytest.mark.parametrize("case", EVERY)
def test_every_link_arrives_and_no_place_has_two_names(case: str, page_of: PageOf) -> None:
    root = _read(page_of(case))
    ids = Counter(element.attrib["id"] for element in root.iter() if "id" in element.attrib)
    assert [name for name, times in ids.items() if times > 1] == []
    links = [element.attrib["href"] for element in root.iter() if "href" in element.attrib]
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= set(ids)
    named = {name for e in root.iter() for name in e.attrib.get("aria-labelledby", "").split()}
    assert named <= set(ids)


@pytest.mark.parametrize("case", EVERY)
def test_headings_go_down_one_level_at_a_time(case: str, paper_of: PaperOf, page_of: PageOf) -> None:
    root = _read(page_of(case))
    levels = [int(element.tag[1]) for element in root.iter() if re.fullmatch("h[1-6]", element.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))
    assert _text(_found(root, ".//h1")) == _said(paper_of(case).title)


@pytest.mark.parametrize(("case", "lang"), [("demo", "nl"), ("english", "en")])
def test_the_page_says_its_language_and_whose_it_is(case: str, lang: str, paper_of: PaperOf, page_of: PageOf) -> None:
    root = _read(page_of(case))
    paper = paper_of(case)
    assert _found(root, "html").attrib["lang"] == lang
    title = _text(_found(root, ".//title"))
    assert paper.title in title
    assert paper.occasion[0] in title


def test_both_languages_have_their_own_words_around_the_paper(page_of: PageOf) -> None:
    around = [
        [_text(_found(root, path)) for path in (".//a[@class='skip']", ".//nav/h2", ".//p[@class='back']")]
        for root in (_read(page_of("demo")), _read(page_of("english")))
    ]
    assert around == [
        ["Meteen naar de inhoud", "Op deze pagina", "Terug naar de kaart"],
        ["Skip to the content", "On this page", "Back to the map"],
    ]


@pytest.mark.parametrize("case", ["demo", "arrived", "empty"])
def test_every_station_opens_a_section_that_leads_back(case: str, paper_of: PaperOf, page_of: PageOf) -> None:
    root = _read(page_of(case))
    for station in paper_of(case).map.stations:
        links = [a for a in root.iter("a") if a.attrib["href"] == f"#{station.anchor}"]
        # One on each of both maps, of which a page shows one.
        assert len(links) == 2
        assert all(station.name in link.attrib["aria-label"] for link in links)
        section = _found(root, f".//section[@id='{station.anchor}']")
        assert section.attrib["tabindex"] == "-1"
        assert _found(section, "p[@class='back']/a").attrib["href"] == "#page-map"


@pytest.mark.parametrize("case", ["demo", "twelve", "wide"])
def test_tables_tell_which_cells_are_headings(case: str, page_of: PageOf) -> None:
    tables = list(_read(page_of(case)).iter("table"))
    assert len(tables) > 5
    for table in tables:
        head, *rows = table.iter("tr")
        assert {(cell.tag, cell.attrib["scope"], cell.attrib["role"]) for cell in head} == {
            ("th", "col", "columnheader")
        }
        for first, *cells in rows:
            assert (first.tag, first.attrib["scope"], first.attrib["role"]) == ("th", "row", "rowheader")
            # Stacked, a cell is known by the heading that no longer stands above it.
            assert [cell.attrib["data-label"] for cell in cells] == ["".join(th.itertext()) for th in head[1:]]


def test_a_shape_speaks_where_no_word_stands_beside_it(page_of: PageOf) -> None:
    tables = list(_read(page_of("demo")).iter("table"))
    beside_word = _found(tables[0], "tbody/tr[1]/td[2]")
    assert _text(beside_word) == "bereikt"
    assert _found(beside_word, ".//svg").attrib["aria-hidden"] == "true"
    beside_figure = _found(tables[2], "tbody/tr[4]/td[1]")
    assert _text(beside_figure) == "2,5"
    assert _found(beside_figure, ".//svg").attrib["aria-label"] == "werk aan het spoor"


def test_colours_come_from_the_palette_alone(page_of: PageOf) -> None:
    style = "".join(_found(_read(page_of("demo")), ".//style").itertext())
    roles, dark, rules = style.split("\n", 2)
    assert roles.startswith(":root { --text: #")
    assert dark.startswith("@media screen and (prefers-color-scheme: dark) { :root { --text: #")
    without_fonts = re.sub(r'url\("[^"]*"\)', "", rules)
    assert re.findall(r"[:\s]#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(", without_fonts) == []
    used = set(re.findall(r"var\(--([a-z0-9-]+)", rules))
    assert used - {"tint"} <= set(re.findall(r"--([a-z0-9-]+):", roles))


def _given(*times: int) -> list[Answer]:
    codes = [*(str(place) for place in range(1, len(times) - 1)), "w", "n"]
    return [
        Answer(code=code, label=code, times=number, is_scored=code.isdigit())
        for code, number in zip(codes, times, strict=True)
    ]


def test_a_bar_is_as_long_as_its_answers_are_many() -> None:
    bar = pieces(_given(1, 0, 2, 0, 0, 1, 0))
    assert [(piece.start, piece.width) for piece in bar if piece.answer.times] == [
        ("0.00", "25.00"),
        ("25.00", "50.00"),
        ("75.00", "25.00"),
    ]
    assert [piece.look for piece in bar] == ["tint-1", "tint-2", "tint-3", "tint-4", "tint-5", "answer-w", "answer-n"]


@pytest.mark.parametrize(("points", "looks"), [(2, ["1", "5"]), (3, ["1", "3", "5"]), (9, list("112233445"))])
def test_any_scale_runs_from_the_faintest_tint_to_the_fullest(points: int, looks: list[str]) -> None:
    bar = pieces(_given(*[0] * (points + 2)))
    found = [piece.look.removeprefix("tint-") for piece in bar][:points]
    assert (found[0], found[-1]) == (looks[0], looks[-1])
    assert found == sorted(found)
    assert {piece.width for piece in bar} == {"0.00"}


def _table(columns: int, heading: str, filled: float | None = None) -> Table:
    cells = (Cell(text="3,5", filled=filled) for _ in range(columns))
    headings = (Column(heading=heading) for _ in range(columns))
    return Table(caption="", columns=(Column(heading=""), *headings), rows=((Cell(text="rij"), *cells),))


@pytest.mark.parametrize(
    ("columns", "heading", "asked"),
    [
        (2, "", "few"),
        (4, "score", "few"),
        (5, "score", "some"),
        (7, "Weerstand", "many"),
        (8, "Weerstand", "most"),
        (1, "Noordelijke-Maasdorpen-Binnen-en-Buitengewesten", "some"),
    ],
)
def test_a_table_asks_room_by_its_longest_words(columns: int, heading: str, asked: str) -> None:
    assert room(_table(columns, heading)) == asked


def test_a_bar_asks_room_as_well() -> None:
    assert room(_table(4, "score", filled=0.5)) == "some"


def test_hundreds_of_municipalities_fit(paper_of: PaperOf) -> None:
    paper = paper_of("wide")
    rows = tuple((Cell(text=f"Gemeente {place}"), *(Cell(text="3,5") for _ in range(7))) for place in range(342))
    table = Table(caption="Alle", columns=tuple(Column(heading=str(place)) for place in range(8)), rows=rows)
    section = Section(id="all", heading="Alle", blocks=(table,))
    root = _read(page(paper.model_copy(update={"sections": (section,)})))
    assert len(list(_found(root, ".//tbody"))) == 342
