"""Reports of every kind, and what a terminal or a pipe gets of them, through the door the commands use."""

import io
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from metrocheck import language
from metrocheck.cli import example, publishing, reporting
from metrocheck.cli.encoding import make_ready
from metrocheck.publication.closing import close
from metrocheck.questionnaire import library
from metrocheck.rendering.paper.blocks import (
    Answer,
    Answers,
    Asked,
    AskedGroup,
    Cell,
    Column,
    Comment,
    Comments,
    Items,
    Map,
    Paper,
    Paragraph,
    Section,
    Station,
    Table,
)
from metrocheck.rendering.paper.comparison import comparison_paper
from metrocheck.rendering.paper.report import report_paper
from metrocheck.report.build import Material, build
from metrocheck.report.model import Report
from metrocheck.response.answered import Answered
from metrocheck.response.model import Mode, Partner, Partnership, Wave
from metrocheck.store import open_store
from tests import compared, in_confidence
from tests.nasty import nasty

OPENED = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
PROGRAM = "1.2.3"
# Made up, and as long as the names of merged municipalities get.
TWELVE = (
    "Oud- en Nieuw-Waterhoven aan de Linde",
    "Lindermeer",
    "Sint-Oostervelde-Buiten",
    "Rietwaard en Ommelanden",
    "’s-Gravenbroek",
    "Hoge en Lage Meierij van Zuidwolde",
    "Aa",
    "Noordelijke Maasdorpen-Binnen",
    "Krimwijk",
    "Westeréénd",
    "Vrijstad Lindenburg-Achterland",
    "De Drie Kernen",
)
PATTERN = "455443344532332454"


def _report(
    strips: dict[str, str | None],
    comments: tuple[tuple[str, str, str], ...] = (),
    name: str = "Samen langs de Linde",
    label: str = "najaar 2026",
) -> Report:
    questionnaire = library.find("metrostroom")
    partners = tuple(Partner(id=place, name=name) for place, name in enumerate(strips, start=1))
    given = [Answered(p, None, 1, strip) for p in partners if (strip := strips[p.name])]
    return build(
        Material(
            partnership=Partnership(id=1, slug="linde", name=name, mode=Mode.TEAM, partners=partners),
            wave=Wave(id=1, number=1, label=label, opened=OPENED),
            questionnaire=questionnaire,
            publication=close(questionnaire, given),
            drafts=0,
            comments=[(p, about, text) for p in partners for name, about, text in comments if name == p.name],
            today=TODAY,
            program=PROGRAM,
        )
    )


def _demo(folder: Path) -> Report:
    """The last wave of the demo, made on a fixed day by a fixed version."""
    with open_store(folder / "demo.sqlite") as store:
        partnership = example.fill(store)
        wave = store.waves(partnership.id)[-1]
        moment = store.moment(wave.id)
        return build(
            Material(
                partnership=partnership,
                wave=wave,
                questionnaire=moment.questionnaire,
                publication=publishing.of(partnership, wave, moment),
                drafts=moment.drafts,
                comments=moment.comments,
                today=TODAY,
                program=PROGRAM,
            )
        )


def _twelve() -> Report:
    strips = {name: (PATTERN * 5)[place : place + 42] for place, name in enumerate(TWELVE)}
    text = "Een opmerking zonder spaties: " + "onderstroom" * 9 + ", en [bold]opmaak[/bold] die niets doet."
    return _report({**strips}, ((TWELVE[0], "4.2", text), (TWELVE[9], "tevreden", "=1+1 <script> 👍 東京")))


def _hostile() -> Report:
    """Text that would steer a terminal, as a store filled by something else might hold it."""
    steering = "\x1b[31mrood\x07\x9b2J\r\u202eomgekeerd"
    strips = {
        f"Aa {steering}": PATTERN[:6] * 7,
        "\u05e9\u05dc\u05d5\u05dd [bold]x[/red]": "3" * 42,
        f"Cee {steering}": None,
    }
    return _report(strips, ((f"Aa {steering}", "4.2", f"Tekst {steering}"),), f"Linde {steering}", f"najaar {steering}")


@pytest.fixture(scope="session")
def report_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Report]:
    """The report of a case by its name, made once; speaks English from there on for the English one."""
    cases: dict[str, Callable[[], Report]] = {
        "demo": lambda: _demo(tmp_path_factory.mktemp("demo")),
        "english": lambda: _demo(tmp_path_factory.mktemp("english")),
        "twelve": _twelve,
        "empty": lambda: _report({"Waterhoven": None, "Lindermeer": None}),
        "one": lambda: _report({"Waterhoven": PATTERN[:6] * 7, "Lindermeer": None}),
        "unmeasured": lambda: _report({"Waterhoven": "w" * 42, "Lindermeer": "n" * 21 + "." * 21}),
        "hostile": _hostile,
        "nasty": lambda: nasty(_twelve()),
        "arrived": lambda: _report({"Waterhoven": "5" * 42, "Lindermeer": "4" * 42}),
    }
    known: dict[str, Report] = {}

    def made(name: str) -> Report:
        language.use("en" if name == "english" else "nl")
        if name not in known:
            confidential = name.startswith("vertrouwelijk")
            known[name] = in_confidence.report(name) if confidential else cases[name]()
        return known[name]

    return made


@pytest.fixture(scope="session")
def paper_of_case(report_of: Callable[[str], Report]) -> Callable[[str], Paper]:
    """The paper of a report by the name of its case, or of a comparison: `compare-two`."""

    def made(name: str) -> Paper:
        if name.startswith("compare-"):
            language.use("nl")
            return comparison_paper(getattr(compared, name.removeprefix("compare-"))())
        return report_paper(report_of(name))

    return made


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What `report` writes to a stream of some width and encoding; colour as on a plain terminal."""

    def show(report: Report, width: int, encoding: str = "utf-8", *, colour: bool = False) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("TERM", "xterm")
        if colour:
            monkeypatch.setenv("FORCE_COLOR", "1")
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
        with monkeypatch.context() as inside:
            inside.setattr(sys, "stdout", stream)
            make_ready()
            reporting.show(report)
        stream.seek(0)
        return stream.read()

    return show


@pytest.fixture(autouse=True)
def dutch_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Moments are shown in the reader's time zone; here everybody reads in Amsterdam."""
    with monkeypatch.context() as inside:
        inside.setenv("TZ", "Europe/Amsterdam")
        time.tzset()
        yield
    time.tzset()


def _paper_of_text(text: str) -> Paper:
    """A paper with one text in every place where text can be."""
    asked = Asked(
        id="1.1",
        text=text,
        score=Cell(text=text, stand="works"),
        n=3,
        answers=(Answer(code="1", label=text, times=3, is_scored=True),),
        agreement=text,
        spread=text,
    )
    blocks = (
        Paragraph(text=text),
        Paragraph(text=text, strong=True),
        Items(items=(text, text)),
        Comments(subject=text, comments=(Comment(sender=text, text=text), Comment(sender=None, text=text))),
        Table(
            caption=text,
            columns=(Column(heading=text), Column(heading=text, figures=True)),
            rows=((Cell(text=text), Cell(text=text, stand="reached")), (Cell(text=text), Cell())),
            has_total=True,
        ),
        Answers(
            caption="stellingen",
            groups=(AskedGroup(question=text, score=Cell(text=text), statements=(asked,)),),
        ),
    )
    station = Station(number=1, name="Een", short="Een", stand="works", figure="–", status="–", anchor="halte-1")
    return Paper(
        lang="nl",
        kind=text,
        title=text,
        occasion=(text, text),
        running=text,
        summary=(text, text),
        map=Map(line=text, start="A", terminus="B", stations=(station,), transfers=(), train=0, alternative=text),
        sections=(
            Section(
                id="a",
                heading=text,
                note=Cell(text=text),
                blocks=blocks,
                parts=(Section(id="b", heading=text, blocks=blocks[:3]),),
            ),
        ),
    )


@pytest.fixture(scope="session")
def paper_of_text() -> Callable[[str], Paper]:
    """A paper with one text in every place where text can be."""
    return _paper_of_text
