"""The sheet a Word file is written on: A4, its styles from `reports/docx/`, what stands above and below each page.

Must never hold a text of the paper beside its title.
"""

from collections.abc import Iterable
from io import BytesIO
from string import Template
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as File
from docx.opc.constants import RELATIONSHIP_TYPE as RELATED
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer
from docx.shared import Mm

from metrocheck.language import _
from metrocheck.rendering.docx.xml import add, add_run, legal
from metrocheck.rendering.palette import palette
from metrocheck.rendering.paper.blocks import Paper
from metrocheck.resources import folder

# The format takes no longer title.
LONGEST_TITLE = 255
# What a language is called with its country, by which a spelling checker knows it.
COUNTRY = {"nl": "nl-NL", "en": "en-GB"}
# What python-docx's own template brings along: a thumbnail of another document, and who made that.
_OTHERS = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects", "webSettings")
# The first day a ZIP file can hold.
_NO_MOMENT = (1980, 1, 1, 0, 0, 0)


def blank(paper: Paper) -> File:
    """An empty file in the look of the house, with the paper's title, language, header and footer."""
    file = Document()
    for rels in (file.part.package.rels, file.part.rels):
        _drop(rels)
    language = COUNTRY.get(paper.lang, paper.lang)
    for element, name in (
        (file.styles.element, "styles.xml"),
        (file.part.numbering_part.element, "numbering.xml"),
        (file.settings.element, "settings.xml"),
    ):
        _replace(element, _look(name, language))
    _properties(file, paper, language)
    _sheet(file, paper)
    return file


def _drop(rels: Relationships) -> None:
    for key in [key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in _OTHERS]:
        del rels[key]


def _look(name: str, language: str) -> BaseOxmlElement:
    text = (folder("reports") / "docx" / name).read_text("utf-8")
    colours = {role: colour.light.removeprefix("#") for role, colour in palette().items()}
    element: BaseOxmlElement = parse_xml(Template(text).substitute(colours, lang=language).encode())
    return element


def _replace(element: BaseOxmlElement, other: Iterable[BaseOxmlElement]) -> None:
    for child in list(element):
        element.remove(child)
    for child in list(other):
        element.append(child)


def _properties(file: File, paper: Paper, language: str) -> None:
    told = file.core_properties
    told.title = legal(f"{paper.kind}: {paper.running}")[:LONGEST_TITLE]
    told.author = told.last_modified_by = "metrocheck"
    told.language = language
    told.comments = ""
    element = file.part.package.part_related_by(RELATED.CORE_PROPERTIES).element
    # A paper has no moment of its own, and that of python-docx's template says nothing.
    for child in [child for child in element if child.tag.endswith(("}created", "}modified"))]:
        element.remove(child)


def _sheet(file: File, paper: Paper) -> None:
    sheet = file.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = sheet.bottom_margin = Mm(20)
    sheet.top_margin = Mm(24)
    sheet.header_distance = sheet.footer_distance = Mm(11)
    # The first page has the title itself.
    sheet.different_first_page_header_footer = True
    sheet.first_page_header.is_linked_to_previous = False
    sheet.first_page_header.paragraphs[0].style = "Normal"
    sheet.header.paragraphs[0].text = legal(paper.running)
    for footer in (sheet.first_page_footer, sheet.footer):
        _number(footer)


def _number(footer: _Footer) -> None:
    """The page and how many there are, which the reader's program counts."""
    element = footer.paragraphs[0]._p
    before, _x, rest = _("page {x} of {y}").partition("{x}")
    between, _y, after = rest.partition("{y}")
    add_run(element, before)
    add_run(add(element, "fldSimple", instr="PAGE"), "1")
    add_run(element, between)
    add_run(add(element, "fldSimple", instr="NUMPAGES"), "1")
    add_run(element, after)


def packed(file: File) -> bytes:
    """The file, free of the moment it was packed at."""
    loose, tight = BytesIO(), BytesIO()
    file.save(loose)
    with ZipFile(loose) as parts, ZipFile(tight, "w") as anew:
        for part in parts.infolist():
            known = ZipInfo(part.filename, _NO_MOMENT)
            known.compress_type = ZIP_DEFLATED
            anew.writestr(known, parts.read(part))
    return tight.getvalue()
