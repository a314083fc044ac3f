"""Writes one document in the formats asked for, to files and to stdout, and tells which files were written.

What the document is makes no difference here: it comes as one function per format.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from typing import TYPE_CHECKING

from metrocheck.cli import encoding, files, output
from metrocheck.cli.diagnostics import say
from metrocheck.cli.formats import Target
from metrocheck.errors import Interrupted
from metrocheck.language import _
from metrocheck.language.plain_text import inert

if TYPE_CHECKING:
    from metrocheck.rendering.paper.blocks import Paper

Writer = Callable[[], str | bytes]
Writers = Mapping[str, Writer]


def check(targets: Sequence[Target]) -> None:
    """Refuses what cannot be written, before anything is computed."""
    for target in targets:
        files.check(target.path)


def deliver(show: Callable[[], None], writers: Writers, targets: Sequence[Target], chosen: str | None) -> None:
    """A document where it was asked for: in files, as data on stdout, or else on the screen."""
    if not targets and not chosen:
        show()
        return
    write(writers, targets)
    if chosen:
        give(writers, chosen)


def write(writers: Writers, targets: Sequence[Target]) -> None:
    """Writes every file in turn; one that fails ends it, and those before it stay."""
    with _unbroken():
        for number, target in enumerate(targets, start=1):
            name = inert(target.path.name)
            doing = _("Writing {file}").format(file=name)
            with busy(f"{doing} ({number}/{len(targets)})" if len(targets) > 1 else doing):
                files.replace(target.path, _bytes(writers[target.format]()))
            say(_("Written: {file}").format(file=inert(str(target.path))))


def give(writers: Writers, chosen: str) -> None:
    """The document as data on stdout."""
    output.data(_bytes(writers[chosen]()))


def of_paper(made: Callable[[], "Paper"]) -> dict[str, Writer]:
    """The formats that people read; they share one paper, made when the first of them needs it."""
    paper = cache(made)
    return {
        "html": lambda: _html(paper()),
        "pdf": lambda: _pdf(paper()),
        "docx": lambda: _docx(paper()),
        "md": lambda: _markdown(paper()),
    }


def busy(doing: str) -> AbstractContextManager[object]:
    """Something that moves on stderr for as long as the block takes, where somebody watches; it leaves no trace.

    On a plain terminal rich keeps still by itself.
    """
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console
    from rich.text import Text

    plain = os.environ.get("METROCHECK_ASCII") or not encoding.is_unicode(sys.stderr)
    console = Console(stderr=True, highlight=False, emoji=False, markup=False)
    text = Text(encoding.plain_if_asked(doing), no_wrap=True, overflow="ellipsis")
    return console.status(text, spinner="line" if plain else "dots")


@contextmanager
def _unbroken() -> Iterator[None]:
    """Makes SIGTERM and a closed window end the block as Ctrl-C does, so that no half file is left."""
    from metrocheck.interview import interrupts

    try:
        with interrupts.heeded():
            yield
    except (KeyboardInterrupt, Interrupted) as error:
        raise Interrupted(_("Stopped."), _("What was already written is whole; the rest is not there.")) from error


def _bytes(content: str | bytes) -> bytes:
    """Data is UTF-8 on every machine, with the line ends its format gave it."""
    return content.encode() if isinstance(content, str) else content


def _html(paper: "Paper") -> str:
    from metrocheck.rendering.html import page

    return page(paper)


def _pdf(paper: "Paper") -> bytes:
    from metrocheck.rendering.pdf import pdf

    return pdf(paper)


def _docx(paper: "Paper") -> bytes:
    from metrocheck.rendering.docx import document

    return document(paper)


def _markdown(paper: "Paper") -> str:
    from metrocheck.rendering.markdown import markdown

    return markdown(paper)
