"""Reads exported files back with readers that did not write them: rows of cells, and all text."""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import docx
import pypdf
from lxml import html
from markdown_it import MarkdownIt

# Shapes stand before figures in some formats, and are drawn in others.
SHAPES = re.compile("[●◐▲○\\s\u00ad\u200b]")
PRINTED = ("html", "pdf", "docx", "md")


def squeezed(text: str) -> str:
    """A text without spaces and shapes: where a line breaks is a matter of looks."""
    return SHAPES.sub("", text)


def figure(shown: float | None) -> str:
    """A score as Dutch readers see it."""
    return "–" if shown is None else f"{shown:.1f}".replace(".", ",")


def unbroken(text: str) -> str:
    """The same without hyphens: typesetting breaks words with them."""
    return squeezed(text).replace("-", "")


@dataclass(frozen=True)
class Read:
    """What a reader found: rows of cells, and all text."""

    rows: Sequence[Sequence[str]]
    text: str

    def tells(self, head: str, values: Sequence[str]) -> bool:
        """Whether a row that begins with `head` holds these values right behind it."""
        wanted = [squeezed(value) for value in (head, *values)]
        return any([squeezed(cell) for cell in row[: len(wanted)]] == wanted for row in self.rows)


class ReadPdf(Read):
    """A PDF has text only, in reading order: cell after cell. A first cell may hold a remark below its heading."""

    def tells(self, head: str, values: Sequence[str]) -> bool:
        wanted = re.escape(unbroken(head)) + ".{0,150}?" + re.escape(unbroken("".join(values)))
        return re.search(wanted, self.text) is not None


def _read_html(content: bytes) -> Read:
    page = html.fromstring(content.decode())
    rows = [[cell.text_content() for cell in row.iter("td", "th")] for row in page.iter("tr")]
    for asked in page.find_class("asked"):
        head = asked.find_class("statement")[0].text_content()
        score = [note.text_content() for note in asked.find_class("note")]
        rows.append([head, *score, *(count.text_content() for count in asked.iter("dd"))])
    return Read(rows, squeezed(page.text_content()))


def _read_pdf(content: bytes) -> Read:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    running = re.compile(r"pagina \d+ van \d+")
    return ReadPdf([], unbroken("".join(running.sub("", page.extract_text()) for page in pages)))


def _read_docx(content: bytes) -> Read:
    document = docx.Document(io.BytesIO(content))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    text = "".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))
    return Read(rows, squeezed(text))


def _read_markdown(content: bytes) -> Read:
    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
    rows: list[list[str]] = []
    texts: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        if token.type != "inline":
            continue
        told = "".join(child.content for child in token.children or ())
        texts.append(told)
        if token.level >= 3 and rows:
            rows[-1].append(told)
    return Read(rows, squeezed("".join(texts)))


READERS: dict[str, Callable[[bytes], Read]] = {
    "html": _read_html,
    "pdf": _read_pdf,
    "docx": _read_docx,
    "md": _read_markdown,
}


def half_up(score: float | None) -> float | None:
    """One decimal of the four the JSON gives, a half away from zero; no score in the tests lies just beside a half."""
    return None if score is None else int(abs(score) * 10 + 0.5) / 10 * (-1 if score < 0 else 1)


def as_bytes(content: str | bytes) -> bytes:
    """A text as it is written to a file."""
    return content.encode() if isinstance(content, str) else content
