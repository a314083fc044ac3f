"""How much room words take, and where they may be broken.

No font is opened: the page may show another one than was shipped. Widths are estimates, on the generous side.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal
from unicodedata import east_asian_width

LEADING = 1.22
"""From one baseline to the next, in font sizes."""

ASCENT = 0.8
"""From the baseline to the top of a line, in font sizes; what remains of the leading lies below it."""

HYPHEN = 0.3
"""The length of a hyphen, in font sizes."""

_NARROW = frozenset("ijl|!.,:;'’‘`()[]{}/\\ tfrI-")
_WIDE = frozenset("mwMWQ@%&–—…ÆŒæœ")

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, edges in units of the picture."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text. `x` is where `anchor` says, `y` the baseline of the first line.

    A space at the end of a line belongs to the text, so that the lines joined are the text itself.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    anchor: Anchor = "start"
    bold: bool = False

    @property
    def box(self) -> Box:
        """The room it takes."""
        wide = widest(self.lines, self.size, bold=self.bold)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        top = self.y - ASCENT * self.size
        return Box(left, top, left + wide, top + height(len(self.lines), self.size))


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The room one line takes."""
    return sum(_share(character) for character in text.strip()) * size * (1.06 if bold else 1)


def widest(lines: tuple[str, ...], size: float, *, bold: bool = False) -> float:
    """The room the longest of the lines takes; 0 without lines."""
    return max((width(line, size, bold=bold) for line in lines), default=0)


def height(lines: int, size: float) -> float:
    """The room lines under each other take."""
    return lines * size * LEADING


def _share(character: str) -> float:
    if character in _NARROW:
        return 0.38
    if east_asian_width(character) in "WF":
        return 1.05
    if character in _WIDE:
        return 0.92
    return 0.7 if character.isupper() else 0.59


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in as few lines as fit in `room`, of about the same length; only a word too long for it is broken."""
    pieces = _pieces(" ".join(text.split()), room, size, bold=bold)
    lines = _filled(pieces, room, size, bold=bold)
    while len(tighter := _filled(pieces, room - size / 4, size, bold=bold)) == len(lines):
        lines, room = tighter, room - size / 4
        if widest(lines, size, bold=bold) > room:
            break
    return lines


def breaks_word(text: str, room: float, size: float) -> bool:
    """Whether a word of the text is too long for `room`."""
    return any(width(word, size) > room for word in _words(text))


def is_broken(line: str) -> bool:
    """Whether a line that is not the last ends within a word, so that a hyphen has to show it."""
    return not line.endswith((" ", "-"))


def _filled(pieces: list[str], room: float, size: float, *, bold: bool) -> tuple[str, ...]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and width(lines[-1] + piece, size, bold=bold) > room:
            lines.append(piece)
        else:
            lines[-1] += piece
    return tuple(lines)


def _words(text: str) -> list[str]:
    """The words, each with the space or hyphen after it."""
    return re.findall(r"[^ -]+[ -]*|[ -]+", text)


def _pieces(text: str, room: float, size: float, *, bold: bool) -> list[str]:
    """The words; one that does not fit in `room` in equal parts, with room for a hyphen."""
    return [part for word in _words(text) for part in _parts(word, room, size, bold=bold)]


def _parts(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """The word in as few parts of as many letters as fit, at the least a letter each."""
    room -= HYPHEN * size + 1 if width(word, size, bold=bold) > room else 0
    parts = [word]
    while widest(tuple(parts), size, bold=bold) > room and len(parts) < len(word):
        number = len(parts) + 1
        cuts = [round(len(word) * part / number) for part in range(number + 1)]
        parts = [word[begin:end] for begin, end in pairwise(cuts)]
    return parts
