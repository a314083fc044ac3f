"""What is handed to Typst for a paper: the template, and everything it shows as data."""

import json

from metrocheck.language import _
from metrocheck.rendering import map as maps
from metrocheck.rendering import words
from metrocheck.rendering.palette import palette
from metrocheck.rendering.paper.blocks import Paper
from metrocheck.rendering.typesetting import Typesetting
from metrocheck.resources import folder

TEMPLATE = "paper.typ"


def source(paper: Paper, *, replaced: bool = False) -> Typesetting:
    """The template and its data.

    Args:
        paper: what is told.
        replaced: characters were replaced by a stand-in, which the document then explains.
    """
    given = {
        "paper": paper.model_dump(mode="json"),
        "name": f"{paper.kind} {paper.running}",
        "drawing": maps.standalone(paper.map),
        "colours": {role: colour.light for role, colour in palette().items()},
        "words": _words(),
        "replaced": replaced,
    }
    return Typesetting(
        source=(folder("reports") / TEMPLATE).read_bytes(),
        inputs={"given": json.dumps(given, ensure_ascii=False)},
    )


def _words() -> dict[str, str]:
    return {
        # The template puts the numbers in: only it knows them.
        "page": _("page {x} of {y}"),
        "statement": _("statement"),
        "score": _("score"),
        "counting": _("answers that count"),
        "spread": _("lowest and highest"),
        "dash": words.DASH,
        "replaced": _("□ stands for a character that cannot be shown in this PDF."),
    }
