"""Papers to set, and PDFs read back by another library than made them."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import pikepdf
import pypdf
import pytest

from metrocheck.language import _
from metrocheck.rendering.paper.blocks import Paper
from metrocheck.rendering.pdf import pdf

# Where a line breaks, and marks of direction that are not read: neither is told.
_UNTOLD = re.compile("[\\s\u00ad\u200b\u2066-\u2069-]")


def bare(text: str) -> str:
    """A text without its line breaks, wherever they fall: no space and no hyphen."""
    return _UNTOLD.sub("", text)


@dataclass(frozen=True)
class Element:
    """One element of the tree that a screen reader follows; `parent` is the name of what holds it."""

    name: str
    parent: str
    of: pikepdf.Dictionary

    def attribute(self, name: str) -> str:
        """An attribute of it, empty where it has none."""
        attributes = self.of.get("/A", pikepdf.Array())
        groups = [attributes] if isinstance(attributes, pikepdf.Dictionary) else list(attributes)
        return next((str(group[name]) for group in groups if name in group), "")


class Read:
    """A PDF, read back."""

    def __init__(self, made: bytes) -> None:
        self.bytes = made
        self.pdf = pikepdf.open(io.BytesIO(made))

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page without spaces, in the order it was drawn."""
        return [bare(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(self.bytes)).pages]

    @cached_property
    def elements(self) -> list[Element]:
        """All elements of the tree, in reading order."""
        return list(_elements(self.pdf.Root.StructTreeRoot.K, ""))

    def named(self, *names: str) -> list[Element]:
        """The elements with one of these names."""
        return [element for element in self.elements if element.name in names]

    def told(self, running: str) -> str:
        """The text of all pages without spaces, and without what stands at their head and foot."""
        told = []
        for number, page in enumerate(self.pages, start=1):
            foot = bare(_("page {x} of {y}").format(x=number, y=len(self.pages)))
            told.append(page.replace(bare(running), "", 1).removesuffix(foot))
        return "".join(told)


def _elements(found: object, parent: str) -> Iterator[Element]:
    if isinstance(found, pikepdf.Array):
        for kid in found:
            yield from _elements(kid, parent)
    elif isinstance(found, pikepdf.Dictionary) and "/S" in found:
        name = str(found.S).lstrip("/")
        yield Element(name, parent, found)
        yield from _elements(found.get("/K", pikepdf.Array()), name)


@pytest.fixture
def paper_of(paper_of_case: Callable[[str], Paper]) -> Callable[[str], Paper]:
    """The paper of a report or a comparison by the name of its case."""
    return paper_of_case


@pytest.fixture(scope="session")
def read() -> Callable[[Paper], Read]:
    """A paper as PDF, read back; each made once."""
    known: dict[str, Read] = {}

    def made(paper: Paper) -> Read:
        key = paper.model_dump_json()
        if key not in known:
            known[key] = Read(pdf(paper))
        return known[key]

    return made
