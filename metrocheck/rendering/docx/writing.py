"""A paper from its title to its last section, in a Word file."""

from io import BytesIO

from docx.document import Document as File
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from metrocheck.rendering import map as drawing
from metrocheck.rendering import typesetting
from metrocheck.rendering.docx import tables
from metrocheck.rendering.docx.page import blank, packed
from metrocheck.rendering.docx.xml import legal
from metrocheck.rendering.paper.blocks import (
    Answers,
    Block,
    Comments,
    Items,
    Map,
    Paper,
    Paragraph,
    Section,
    Table,
)
from metrocheck.rendering.paper.plain import scale

# The text between the margins, and two pixels for a unit of the map: more than 200 an inch at that width.
WIDTH = Mm(170)
PPI = 192
DEEPEST = 3


def written(paper: Paper) -> bytes:
    """The whole file."""
    file = blank(paper)
    _cover(file, paper)
    for section in paper.sections:
        _section(file, section, 1)
    return packed(file)


def _say(file: File, text: str, style: str) -> None:
    file.add_paragraph(legal(text), style)


def _cover(file: File, paper: Paper) -> None:
    _say(file, paper.kind, "Kind")
    _say(file, paper.title, "Title")
    _say(file, " · ".join(paper.occasion), "Subtitle")
    _map(file, paper.map)
    for at, text in enumerate(paper.summary):
        _say(file, text, "Normal" if at else "Strong text")


def _map(file: File, drawn: Map) -> None:
    """The map as a picture, that a reader who cannot see it gets in words."""
    png = typesetting.picture(legal(drawing.standalone(drawn)), ppi=PPI)
    file.add_paragraph(style="Picture").add_run().add_picture(BytesIO(png), WIDTH)
    told = file.inline_shapes[-1]._inline.docPr
    told.set("descr", legal(drawn.alternative))
    told.set("name", legal(drawn.line))


def _section(file: File, section: Section, level: int) -> None:
    _say(file, section.heading, f"Heading {min(level, DEEPEST)}")
    if section.note:
        tables.runs(file.add_paragraph(style="Note")._p, section.note)
    for block in section.blocks:
        _block(file, block)
    for part in section.parts:
        _section(file, part, level + 1)


def _block(file: File, block: Block) -> None:
    match block:
        case Paragraph():
            _say(file, block.text, "Strong text" if block.strong else "Normal")
        case Items():
            for item in block.items:
                _say(file, item, "List Bullet")
        case Comments():
            _comments(file, block)
        case Table():
            _table(file, tables.table(block))
        case Answers():
            if scale(block):
                _say(file, scale(block), "Scale")
            _table(file, tables.answers(block))


def _comments(file: File, block: Comments) -> None:
    _say(file, block.subject, "Subject")
    for comment in block.comments:
        _say(file, comment.text, "Comment")
        if comment.sender:
            _say(file, f"— {comment.sender}", "Sender")


def _table(file: File, table: BaseOxmlElement) -> None:
    """A table behind what is there; Word makes one table of two that touch."""
    end = file.element.body.sectPr
    if end.getprevious().tag == table.tag:
        file.add_paragraph()
    end.addprevious(table)
