"""A paper as PDF: tagged, A4, by Typst. The look stands in `reports/paper.typ`; nothing is computed here."""

from metrocheck.rendering.paper.blocks import Paper
from metrocheck.rendering.pdf import stand_ins
from metrocheck.rendering.pdf.source import source
from metrocheck.rendering.typesetting import Undrawable, accessible_pdf

__all__ = ["pdf", "source"]

# Typst names all it cannot draw at once; another round is for what only comes to light without its neighbours.
_ROUNDS = 5


def pdf(paper: Paper) -> bytes:
    """The paper as a PDF, by the standard PDF/UA-1.

    The same paper gives the same bytes, unless people used characters beyond the fonts of the house: for those
    the fonts of the system are tried, and what those cannot draw either (emoji, mostly) is replaced by a box,
    which the last line of the document explains.
    """
    try:
        return accessible_pdf(source(paper))
    except Undrawable:
        return _with_stand_ins(paper)


def _with_stand_ins(paper: Paper) -> bytes:
    shown = paper
    for _round in range(_ROUNDS):
        try:
            return _typeset(shown, replaced=shown is not paper)
        except Undrawable as found:
            if not found.texts:
                break
            shown = stand_ins.replaced(shown, found.texts)
    return _typeset(stand_ins.plain(shown), replaced=True)


def _typeset(paper: Paper, *, replaced: bool) -> bytes:
    return accessible_pdf(source(paper, replaced=replaced), system_fonts=True)
