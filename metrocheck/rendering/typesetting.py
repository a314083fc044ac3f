"""Typesetting by Typst: a source with its data to a PDF, a drawing to a picture.

All in memory, without the network and without a word on the terminal. Must never know what a document tells.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from metrocheck.resources import folder

if TYPE_CHECKING:
    import typst

_DRAWING = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg")
"""
# How Typst names, in one go, every piece of text that no font can draw, or that PDF does not allow: between quotes,
# with escapes as Rust writes them.
_NAMED = re.compile(
    r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed'
    r'|the text contains the disallowed codepoint `"((?:[^"\\]|\\.)*)"`'
)
# Inside a drawing it only says that there is such text, not which.
_UNNAMED = "missing codepoints"
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


@dataclass(frozen=True)
class Typesetting:
    """What is handed to Typst: a source, and the data it reads from `sys.inputs`."""

    source: bytes
    inputs: dict[str, str]


class Undrawable(Exception):
    """Some text cannot be drawn with the fonts there are.

    Args:
        texts: every such piece, mostly one character; empty where Typst does not name them.
    """

    def __init__(self, texts: frozenset[str]) -> None:
        super().__init__(", ".join(ascii(text) for text in sorted(texts)))
        self.texts = texts


@cache
def fonts(*, system: bool = False) -> "typst.Fonts":
    """The fonts of the house and those Typst carries; with those of the `system`, which differ from one to another."""
    import typst

    return typst.Fonts(include_system_fonts=system, font_paths=[folder("reports") / "fonts"])


def accessible_pdf(typesetting: Typesetting, *, system_fonts: bool = False) -> bytes:
    """A tagged PDF by PDF/UA-1.

    Raises:
        Undrawable: by that standard every text must be drawn, and some cannot be.
    """
    import typst

    try:
        made, _warnings = typst.compile_with_warnings(
            typesetting.source,
            sys_inputs=typesetting.inputs,
            font_paths=fonts(system=system_fonts),
            pdf_standards="ua-1",
        )
    except typst.TypstError as error:
        texts = frozenset(_unescaped(first or second) for first, second in _NAMED.findall(error.diagnostic))
        if texts or _UNNAMED in error.diagnostic:
            raise Undrawable(texts) from None
        raise
    return made


def _unescaped(quoted: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _SHORT.get(found[2], found[2]), quoted)


def picture(svg: str, *, ppi: float = 144) -> bytes:
    """A drawing as a PNG picture.

    Args:
        svg: a standalone drawing; its size in user units is taken as that many CSS pixels.
        ppi: pixels per inch; 96 gives one pixel per user unit.
    """
    import typst

    made, _warnings = typst.compile_with_warnings(
        _DRAWING, sys_inputs={"drawing": svg}, font_paths=fonts(), format="png", ppi=ppi
    )
    return made
