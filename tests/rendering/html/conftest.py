"""Pages of every kind of report, and of papers worse than any report."""

from collections.abc import Callable
from typing import Any

import pytest

from metrocheck import language
from metrocheck.rendering.html import page
from metrocheck.rendering.paper.blocks import Cell, Column, Paper, Section, Table

PaperOf = Callable[[str], Paper]

# What closes an attribute, an element, a stylesheet; what a template or a browser would run.
EVIL = """ </style></title><script>alert(1)</script> "'&<b onclick=x> {{ 7*7 }} {% raw %} {# weg #} &lt; javascript:x"""
# These are codes, addresses and figures of our own, never text of people.
OWN = ("kind", "id", "anchor", "stand", "lang", "code", "figure")
LONG = "Noordelijke-Maasdorpen-Binnen-en-Buitengewesten"


def _poisoned(part: Any, key: str = "") -> Any:
    if isinstance(part, dict):
        return {name: _poisoned(value, name) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_poisoned(value, key) for value in part]
    return part + EVIL if isinstance(part, str) and key not in OWN else part


def _wide(paper: Paper) -> Paper:
    """With a table of fourteen municipalities across, and one without a place to break its words."""
    names = [f"{LONG} {number}" for number in range(14)]
    table = Table(
        caption="Veertien breed",
        columns=(Column(heading="halte"), *(Column(heading=name, figures=True) for name in names)),
        rows=tuple((Cell(text=name), *(Cell(text="3,5", stand="under_way") for _ in names)) for name in names),
    )
    unbroken = Table(
        caption="Lang " * 30,
        columns=(Column(heading="g" * 90), Column(heading="h" * 90)),
        rows=((Cell(text="w" * 300), Cell(text="x" * 300, filled=0.5)),),
    )
    section = Section(id="wide", heading="Breed", blocks=(table, unbroken))
    return paper.model_copy(update={"title": LONG * 3, "sections": (*paper.sections, section)})


@pytest.fixture(scope="session")
def paper_of(paper_of_case: PaperOf) -> PaperOf:
    """The paper of a report by its name, or one made `evil` or `wide` from the demo; speaks its language."""

    def made(name: str) -> Paper:
        paper = paper_of_case("demo" if name in ("evil", "wide") else name)
        if name == "evil":
            return Paper.model_validate(_poisoned(paper.model_dump()))
        return _wide(paper) if name == "wide" else paper

    return made


@pytest.fixture(scope="session")
def page_of(paper_of: PaperOf) -> Callable[[str], str]:
    """The page of such a paper, made once."""
    known: dict[str, str] = {}

    def made(name: str) -> str:
        language.use("en" if name == "english" else "nl")
        if name not in known:
            known[name] = page(paper_of(name))
        return known[name]

    return made
