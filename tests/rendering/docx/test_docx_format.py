"""The Word file as XML: what Word and a screen reader ask of it, and python-docx does not check."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from metrocheck.rendering.docx import document
from metrocheck.rendering.palette import palette
from metrocheck.rendering.paper.blocks import Cell, Column, Paper, Section, Table
from metrocheck.rendering.paper.report import report_paper
from metrocheck.report.model import Report

ReportOf = Callable[[str], Report]
PaperOfText = Callable[[str], Paper]
# The order of ISO/IEC 29500-1, of what a report uses; Word refuses or "repairs" another.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing w kern position sz szCs highlight u shd vertAlign rtl cs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "r": "rPr drawing t",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang clrSchemeMapping",
    "tblBorders": "top left bottom right insideH insideV",
    "tcBorders": "top left bottom right",
    "tblCellMar": "top left bottom right",
}


@pytest.fixture(scope="module")
def demo(report_of: ReportOf) -> bytes:
    return document(report_paper(report_of("demo")))


def parts(file: bytes) -> dict[str, BaseOxmlElement]:
    with ZipFile(BytesIO(file)) as zipped:
        return {name: parse_xml(zipped.read(name)) for name in zipped.namelist() if name.endswith((".xml", ".rels"))}


def value(element: BaseOxmlElement, path: str, key: str = "val") -> str | None:
    found = element.find("/".join(qn(f"w:{step}") for step in path.split("/")))
    return None if found is None else found.get(qn(f"w:{key}"))


def test_elements_stand_in_the_order_word_asks_for(demo: bytes) -> None:
    seen = set()
    for name, root in parts(demo).items():
        for element in root.iter():
            tag = element.tag.rpartition("}")[2]
            if tag in ORDER and element.tag.startswith("{http://schemas.openxmlformats.org/wordprocessingml"):
                seen.add(tag)
                order = ORDER[tag].split()
                children = [child.tag.rpartition("}")[2] for child in element]
                assert set(children) <= set(order), f"{name}: {tag} holds {children}"
                assert children == sorted(children, key=order.index), f"{name}: {tag} holds {children}"
    assert seen == set(ORDER)


def test_every_style_that_is_used_is_there(demo: bytes) -> None:
    found = parts(demo)
    known = {style.get(qn("w:styleId")) for style in found["word/styles.xml"].iter(qn("w:style"))}
    used = {
        element.get(qn("w:val"))
        for root in found.values()
        for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for element in root.iter(qn(f"w:{name}"))
    }
    assert used <= known


def test_every_relation_leads_somewhere(demo: bytes) -> None:
    with ZipFile(BytesIO(demo)) as zipped:
        names = set(zipped.namelist())
        for name in (name for name in names if name.endswith(".rels")):
            folder = name.replace("_rels/", "").rpartition("/")[0]
            for related in parse_xml(zipped.read(name)):
                assert related.get("TargetMode") != "External"
                assert f"{folder}/{related.get('Target')}".lstrip("/") in names
    # Nothing of the file that python-docx starts from comes along.
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "app.xml" in name]


def test_tables_have_a_grid_that_fits(demo: bytes) -> None:
    tables = list(parts(demo)["word/document.xml"].iter(qn("w:tbl")))
    assert len(tables) == 23  # nine of the whole and two of each of the seven stops
    for table in tables:
        grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        assert sum(grid) == 9638  # 170 mm: A4 without margins of 20 mm
        for row in table.iter(qn("w:tr")):
            cells = list(row.iter(qn("w:tc")))
            assert sum(int(value(cell, "tcPr/gridSpan") or 1) for cell in cells) == len(grid)
            assert sum(int(value(cell, "tcPr/tcW", "w") or 0) for cell in cells) == sum(grid)


def test_tables_name_their_columns_on_every_page(demo: bytes) -> None:
    for table in parts(demo)["word/document.xml"].iter(qn("w:tbl")):
        rows = list(table.iter(qn("w:tr")))
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert value(table, "tblPr/tblLook", "firstRow") == "1"


def test_tables_say_what_they_hold(report_of: ReportOf, demo: bytes) -> None:
    first = next(parts(demo)["word/document.xml"].iter(qn("w:tbl")))
    assert value(first, "tblPr/tblCaption") == "De haltes met hun score"
    assert value(first, "tblPr/tblDescription") == "halte, score, stand, laagste en hoogste"


def test_figures_stand_to_the_right(demo: bytes) -> None:
    found = parts(demo)
    first = next(found["word/document.xml"].iter(qn("w:tbl")))
    styles = [value(cell, "pPr/pStyle") for cell in next(first.iterchildren(qn("w:tr"))).iter(qn("w:p"))]
    assert styles == ["TableHeading", "TableHeadingFigure", "TableHeading", "TableHeading"]
    aligned = {
        style.get(qn("w:styleId")): value(style, "pPr/jc") for style in found["word/styles.xml"].iter(qn("w:style"))
    }
    assert [aligned[f"Table{sort}Figure"] for sort in ("Heading", "Text", "Group", "Total")] == ["right"] * 4
    assert [aligned[f"Table{sort}"] for sort in ("Heading", "Text", "Group", "Total")] == [None] * 4


def _only(paper: Paper, *tables: Table) -> list[BaseOxmlElement]:
    """What stands in the body behind the heading of a paper with only these tables."""
    section = Section(id="a", heading="a", blocks=tables)
    body = parts(document(paper.model_copy(update={"sections": (section,)})))["word/document.xml"][0]
    heading = [child for child in body if value(child, "pPr/pStyle") == "Heading1"]
    return list(body)[body.index(heading[0]) + 1 :]


def _table(rows: int, *, to_fill_in: bool = False, has_total: bool = False) -> Table:
    columns = (Column(heading="a", width=3), Column(heading="b", width=1))
    return Table(
        caption="a",
        columns=columns,
        rows=((Cell(text="a"), Cell()),) * rows,
        to_fill_in=to_fill_in,
        has_total=has_total,
    )


def test_there_is_room_to_write(paper_of_text: PaperOfText) -> None:
    table = _only(paper_of_text("a"), _table(2, to_fill_in=True))[0]
    heights = [int(value(row, "trPr/trHeight") or 0) for row in table.iter(qn("w:tr"))]
    assert heights == [0, 1000, 1000]  # 1000 twentieths of a point: 17 mm
    assert value(table, "tblPr/tblStyle") == "FillIn"


def test_a_total_is_the_last_row(paper_of_text: PaperOfText) -> None:
    table = _only(paper_of_text("a"), _table(2, has_total=True))[0]
    styles = [value(row, "tc/p/pPr/pStyle") for row in table.iter(qn("w:tr"))]
    assert styles == ["TableHeading", "TableText", "TableTotal"]
    assert value(table, "tblPr/tblLook", "lastRow") == "1"


def test_two_tables_do_not_touch(paper_of_text: PaperOfText) -> None:
    tags = [element.tag for element in _only(paper_of_text("a"), _table(1), _table(1))]
    assert tags == [qn("w:tbl"), qn("w:p"), qn("w:tbl"), qn("w:sectPr")]


@pytest.mark.parametrize(("rows", "kept"), [(14, [True] * 14 + [False]), (15, [False] * 16)])
def test_only_a_short_table_stays_on_one_page(paper_of_text: PaperOfText, rows: int, kept: list[bool]) -> None:
    table = _only(paper_of_text("a"), _table(rows))[0]
    found = [row.find(f".//{qn('w:keepNext')}") is not None for row in table.iter(qn("w:tr"))]
    assert found == kept


def test_a_long_word_gets_room_at_the_cost_of_others(paper_of_text: PaperOfText) -> None:
    columns = (Column(heading="a", width=9), Column(heading="Samenwerkingsverband", width=1))
    table = Table(caption="a", columns=columns, rows=((Cell(text="a b c"), Cell()),))
    grid = [int(column.get(qn("w:w"))) for column in _only(paper_of_text("a"), table)[0].iter(qn("w:gridCol"))]
    assert grid[1] >= 2000  # twenty letters of 5 points
    assert sum(grid) == 9638


def test_an_endless_word_leaves_room_for_figures(paper_of_text: PaperOfText) -> None:
    columns = (Column(heading="a"), *(Column(heading="stelling", figures=True),) * 5)
    table = Table(caption="a", columns=columns, rows=((Cell(text="a" * 300), *(Cell(text="4,5"),) * 5),))
    grid = [int(column.get(qn("w:w"))) for column in _only(paper_of_text("a"), table)[0].iter(qn("w:gridCol"))]
    assert min(grid[1:]) >= 800  # eight letters of 5 points
    assert sum(grid) == 9638


def test_the_map_is_a_picture_told_in_words(report_of: ReportOf, demo: bytes) -> None:
    drawn = report_paper(report_of("demo")).map
    shapes = Document(BytesIO(demo)).inline_shapes
    assert len(shapes) == 1
    told = shapes[0]._inline.docPr
    assert (told.get("descr"), told.get("name")) == (drawn.alternative, "Metrostroom")
    assert shapes[0].width == Mm(170)  # as wide as the text
    with ZipFile(BytesIO(demo)) as zipped:
        picture = zipped.read("word/media/image1.png")
    pixels = int.from_bytes(picture[16:20], "big")
    assert picture.startswith(b"\x89PNG")
    assert pixels / (170 / 25.4) >= 200  # dots an inch on paper
    ids = [element.get("id") for element in parts(demo)["word/document.xml"].iter() if element.tag.endswith("}docPr")]
    assert len(ids) == len(set(ids)) == 1


@pytest.mark.parametrize(("case", "language"), [("demo", "nl-NL"), ("english", "en-GB")])
def test_says_its_language(report_of: ReportOf, case: str, language: str) -> None:
    file = document(report_paper(report_of(case)))
    assert value(parts(file)["word/styles.xml"], "docDefaults/rPrDefault/rPr/lang") == language
    assert value(parts(file)["word/settings.xml"], "themeFontLang") == language
    assert Document(BytesIO(file)).core_properties.language == language


def test_says_what_it_is_and_no_moment(demo: bytes) -> None:
    told = Document(BytesIO(demo)).core_properties
    assert told.title == "Rapport: Samen langs de Linde · november 2026"
    assert (told.author, told.last_modified_by, told.comments) == ("metrocheck", "metrocheck", "")
    assert (told.created, told.modified) == (None, None)
    with ZipFile(BytesIO(demo)) as zipped:
        assert {entry.date_time for entry in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_is_a4_with_the_wave_above_and_the_page_below(report_of: ReportOf, demo: bytes) -> None:
    sheet = Document(BytesIO(demo)).sections[0]
    size = [value(parts(demo)["word/document.xml"], "body/sectPr/pgSz", side) for side in "wh"]
    assert size == ["11906", "16838"]  # 210 and 297 mm in twentieths of a point
    assert sheet.header.paragraphs[0].text == "Samen langs de Linde · november 2026"
    assert sheet.first_page_header.paragraphs[0].text == ""
    for footer in (sheet.footer, sheet.first_page_footer):
        fields = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_lists_are_lists(demo: bytes) -> None:
    found = parts(demo)
    bullets = [
        style for style in found["word/styles.xml"].iter(qn("w:style")) if style.get(qn("w:styleId")) == "ListBullet"
    ]
    number = value(bullets[0], "pPr/numPr/numId")
    numbered = {num.get(qn("w:numId")): num for num in found["word/numbering.xml"].iter(qn("w:num"))}
    assert number in numbered
    assert value(found["word/numbering.xml"], "abstractNum/lvl/numFmt") == "bullet"


def test_shapes_have_their_colour_and_words_do_not(demo: bytes) -> None:
    coloured: dict[str, set[str | None]] = {}
    for run in parts(demo)["word/document.xml"].iter(qn("w:r")):
        colour = value(run, "rPr/color")
        if colour:
            coloured.setdefault("".join(text.text for text in run.iter(qn("w:t"))), set()).add(colour)
    # No stand is unmeasured in the demo.
    shapes = {"●": "reached", "◐": "under_way", "▲": "works"}
    assert coloured == {shape: {palette()[role].light[1:]} for shape, role in shapes.items()}
