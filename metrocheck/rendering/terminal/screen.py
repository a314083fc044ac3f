"""What a rendering may know of the terminal: its width and its characters. And how roles look there.

Colours are of middling lightness, 3:1 or better on white as well as on black, and only on shapes and bars:
words keep the terminal's own colour. Every stand also has its own shape and word.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from metrocheck.line.glyphs import ASCII, UNICODE, Glyphs
from metrocheck.line.picture import Role, Row
from metrocheck.rendering.palette import palette

_COLOURED: tuple[Role, ...] = ("track", "travelled", "train", "reached", "under_way", "works", "unmeasured")


def _style(role: Role) -> str:
    """The terminal's colour of a role; what has none there stands back."""
    number = palette()[role].terminal
    return "dim" if number is None else f"bold color({number})"


STYLES: dict[Role, str] = {"plain": "", "dim": "dim", "strong": "bold", **{role: _style(role) for role in _COLOURED}}

WIDE = 72


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
    def is_wide(self) -> bool:
        """Whether full names fit beside other columns."""
        return self.width >= WIDE

    @property
    def dash(self) -> str:
        """What stands where there is no number."""
        return self.glyphs.dash


def joined(facts: Iterable[str], screen: Screen) -> str:
    """Facts behind each other, a new row rather than a fact broken in two."""
    rows: list[str] = []
    for fact in facts:
        if rows and cell_len(rows[-1] + screen.glyphs.joint + fact) <= screen.width:
            rows[-1] += screen.glyphs.joint + fact
        else:
            rows.append(fact)
    return "\n".join(rows)


def drawn(rows: Iterable[Row]) -> Text:
    """A drawing as one text, each span in the style of its role."""
    lines = [Text.assemble(*((span.text, STYLES[span.role]) for span in row)) for row in rows]
    return Text("\n", no_wrap=True, overflow="ignore").join(lines)
