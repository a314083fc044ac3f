"""How a part of a document is set off on a terminal: a heading on a rail."""

from rich.console import RenderableType
from rich.text import Text

from metrocheck.rendering.terminal.screen import STYLES, Screen


def headed(title: str, body: RenderableType, screen: Screen) -> list[RenderableType]:
    """A part below its heading, with air around both."""
    return [Text(), _heading(title, screen), Text(), body]


def _heading(text: str, screen: Screen) -> Text:
    rail = screen.glyphs.rail
    rest = max(0, screen.width - len(text) - 4)
    return Text.assemble((rail * 2 + " ", STYLES["track"]), (text, "bold"), (" " + rail * rest, STYLES["track"]))
