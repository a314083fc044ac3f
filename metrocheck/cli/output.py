"""Owns stdout: what a command gives, as text for scripts or as rich renderables for people."""

import os
import sys
from typing import TYPE_CHECKING

from metrocheck.cli import encoding

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from metrocheck.rendering.terminal.screen import Screen

NARROWEST = 30


def text(data: str) -> None:
    """Text as it is, in the letters the stream can write."""
    sys.stdout.write(data)


def data(content: bytes) -> None:
    """Data as it is, byte for byte: who reads it is a program, which the encoding of a terminal does not concern."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def show(*parts: "RenderableType") -> None:
    """Renderables for people; colours only where the terminal and NO_COLOR allow."""
    from rich.console import Group

    console = _console()
    with console.capture() as captured:
        console.print(Group(*parts), crop=False)
    # rich pads what it wraps; in a file or a pipe those blanks are only litter.
    shown = captured.get() if console.is_terminal else _without_padding(captured.get())
    sys.stdout.write(encoding.plain_if_asked(shown))


def _without_padding(shown: str) -> str:
    return "\n".join(line.rstrip() for line in shown.split("\n"))


def screen() -> "Screen":
    """The width and characters of this terminal."""
    from metrocheck.rendering.terminal.screen import Screen

    return Screen(width=_console().width, ascii=plain_glyphs())


def plain_glyphs() -> bool:
    """Whether to draw with ASCII: asked for, or because the stream cannot write more."""
    return bool(os.environ.get("METROCHECK_ASCII")) or not encoding.is_unicode(sys.stdout)


def _console() -> "Console":
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False, emoji=False, markup=False)
    console.width = max(NARROWEST, console.width)
    return console
