"""What a rendering may know of the terminal: its width and its characters. And how roles look there.

Colours are the sixteen of the terminal itself, so that a light and a dark theme both keep their contrast;
every stand also has its own shape and word.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.text import Text

from metrocheck.line.glyphs import ASCII, UNICODE, Glyphs
from metrocheck.line.picture import Role, Row

STYLES: dict[Role, str] = {
    "plain": "",
    "dim": "dim",
    "strong": "bold",
    "track": "dim",
    "travelled": "bold green",
    "train": "bold cyan",
    "reached": "bold green",
    "under_way": "yellow",
    "works": "bold red",
    "unmeasured": "dim",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """A terminal of `width` columns."""

    width: int
    ascii: bool = False

    @property
    def glyphs(self) -> Glyphs:
        """The characters to draw with."""
        return ASCII if self.ascii else UNICODE

    @property
    def dash(self) -> str:
        """What stands where there is no number."""
        return self.glyphs.dash


def drawn(rows: Iterable[Row]) -> Text:
    """A drawing as one text, each span in the style of its role."""
    lines = [Text.assemble(*((span.text, STYLES[span.role]) for span in row)) for row in rows]
    return Text("\n", no_wrap=True, overflow="ignore").join(lines)
