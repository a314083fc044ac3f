"""Elements of a Word file, and text that may stand in them."""

import re

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from metrocheck.line.glyphs import UNICODE
from metrocheck.line.picture import Stand
from metrocheck.rendering.palette import palette

# The font in which Windows has every shape; other systems find their own.
SHAPES = "Segoe UI Symbol"
# XML 1.0 has no place for these, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text with a replacement character for what XML cannot hold."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def add(parent: BaseOxmlElement, tag: str, **values: str) -> BaseOxmlElement:
    """A new last child; `add(p, "jc", val="right")` adds `<w:jc w:val="right"/>`."""
    child: BaseOxmlElement = parent.makeelement(
        qn(f"w:{tag}"), {qn(f"w:{key}"): value for key, value in values.items()}
    )
    parent.append(child)
    return child


def add_run(paragraph: BaseOxmlElement, text: str) -> BaseOxmlElement:
    """A text at the end of a paragraph."""
    run = add(paragraph, "r")
    written = add(run, "t")
    written.text = legal(text)
    # Without this, Word drops the spaces at the ends.
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def add_shape(paragraph: BaseOxmlElement, stand: Stand) -> None:
    """The shape of a stand in its colour, in a font that has it; in the run itself, for LibreOffice drops its style."""
    run = add_run(paragraph, UNICODE.of(stand))
    look = add(run, "rPr")
    run.insert(0, look)
    add(look, "rFonts", ascii=SHAPES, hAnsi=SHAPES, eastAsia=SHAPES, cs=SHAPES)
    add(look, "color", val=palette()[stand].light.removeprefix("#"))
