"""The page itself: the template of `reports/` filled with a paper, under a policy that lets nothing else in."""

import base64
import hashlib
from typing import TYPE_CHECKING

from metrocheck.language import _, formats, ngettext
from metrocheck.line.picture import STANDS
from metrocheck.rendering import map as metro_map
from metrocheck.rendering import words
from metrocheck.rendering.html.bars import pieces
from metrocheck.rendering.html.look import stylesheet
from metrocheck.rendering.html.room import room
from metrocheck.rendering.paper.blocks import Paper
from metrocheck.resources import folder

if TYPE_CHECKING:
    from jinja2 import Template


def page(paper: Paper) -> str:
    """A paper as a web page, complete in one file.

    Args:
        paper: what to show; its texts are escaped here, so that none of them is markup.
    """
    from markupsafe import Markup

    style = stylesheet()
    # What is not escaped is ours: the stylesheet, and drawings that escape people's text themselves.
    return _template().render(
        paper=paper,
        style=Markup(style),  # noqa: S704  made from reports/ alone
        policy=_policy(style),
        lying=Markup(metro_map.lying(paper.map)),  # noqa: S704  a drawing, its texts escaped
        standing=Markup(metro_map.standing(paper.map)),  # noqa: S704  idem
        anchors={station.anchor for station in paper.map.stations},
        stands={stand: words.status(stand) for stand in STANDS},
        **_own_words(),
    )


def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(folder("reports")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"pieces": pieces, "room": room, "whole": formats.whole, "counted": _counted}
    return environment.get_template("page.html.jinja")


def _policy(style: str) -> str:
    """What the page may load: its own style, recognised by its hash, the fonts inside it, and its empty icon.

    Without an icon of its own a browser asks the server for one.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _counted(n: int) -> str:
    return ngettext("{n} answer that counts", "{n} answers that count", n).format(n=formats.whole(n))


def _own_words() -> dict[str, str]:
    """What the page says of itself, beside what the paper says."""
    return {
        "to_content": _("Skip to the content"),
        "contents": _("On this page"),
        "to_map": _("Back to the map"),
        "spread": _("lowest and highest"),
        "dash": words.DASH,
    }
