"""Characters that a PDF by the standard refuses: they cost a box, never the PDF, and nobody else's text."""

from collections.abc import Callable
from typing import Any

import pytest

from metrocheck.language import _
from metrocheck.rendering.paper.blocks import Paper, Paragraph, Section
from metrocheck.rendering.pdf import stand_ins
from tests.rendering.pdf.conftest import bare

ReadPaper = Callable[[Paper], Any]
PaperOf = Callable[[str], Paper]
BOX = "□"


def _explained() -> str:
    return bare(_("□ stands for a character that cannot be shown in this PDF."))


def _saying(paper: Paper, *texts: str) -> Paper:
    blocks = tuple(Paragraph(text=text) for text in texts)
    return paper.model_copy(update={"sections": (Section(id="x", heading="Kop", blocks=blocks),)})


# In no font of any machine: noncharacters and characters not given out. Emoji and Asian letters depend on the machine.
@pytest.mark.parametrize("lost", ["\uffff", "\U0010ffff", "\u0378", "\U000e1234"])
def test_what_cannot_be_drawn_is_a_box_and_explained(lost: str, paper_of: PaperOf, read: ReadPaper) -> None:
    told = read(_saying(paper_of("demo"), f"voor {lost} na Ω", f"nog eens:{lost}{lost}")).pages[-1]
    assert f"voor{BOX}naΩ" in told
    assert f"nogeens:{BOX}{BOX}" in told
    assert _explained() in told


@pytest.mark.parametrize(
    "text",
    [
        "👍 fijn",
        "東京 fijn",
        "👨\u200d👩\u200d👧 fijn",
        "🇳🇱 1\ufe0f\u20e3 👍🏽 fijn",
        "\ufeff fijn",
        "a\u200db \u200e\u200f fijn",
        "\ue000 fijn",
        '"\u20dd fijn',
        "\\\u20dd fijn",
        "z\u0310\u0336\u0489a\u0301 fijn",
        "ไทย हिन्दी fijn",
        "\u0000fijn",
    ],
)
def test_no_character_stops_the_pdf(text: str, paper_of: PaperOf, read: ReadPaper) -> None:
    assert "fijn" in read(_saying(paper_of("demo"), text)).pages[-1]


def test_text_from_right_to_left_is_drawn(paper_of: PaperOf, read: ReadPaper) -> None:
    told = read(_saying(paper_of("demo"), "\u2068שלום\u2069 en \u2068مرحبا\u2069")).pages[-1]
    assert sorted("שלום") == sorted(letter for letter in told if "\u05d0" <= letter <= "\u05ea")
    assert _explained() not in told


def test_dutch_needs_no_stand_in(paper_of: PaperOf, read: ReadPaper) -> None:
    said = "Hé, ‘coöperatie’ – “reünie” … · €3 ĳsvrĳ ½ naïef Çelik Śląsk Dvořák Gül\u00a0×\u00a0²"
    told = read(_saying(paper_of("demo"), said)).pages[-1]
    assert "‘coöperatie’–“reünie”…·€3ĳsvrĳ½naïefÇelikŚląskDvořákGül×²" in told
    assert _explained() not in told


def test_what_cannot_be_drawn_is_replaced_everywhere(paper_of: PaperOf, read: ReadPaper) -> None:
    lost = "\U000e1234"
    demo = paper_of("demo")
    station = demo.map.stations[0].model_copy(update={"name": f"Halte {lost}"})
    drawn = demo.map.model_copy(update={"stations": (station, *demo.map.stations[1:])})
    paper = demo.model_copy(update={"title": f"Linde {lost}", "running": f"Linde {lost} · najaar", "map": drawn})
    pages = read(paper).pages
    assert f"Linde{BOX}" in pages[0]
    assert all(f"Linde{BOX}·najaar" in page for page in pages)


def test_parts_of_a_character_are_no_character() -> None:
    # Skin tones, joiners and variation selectors belong to the emoji before them.
    paper = Paper.model_validate(_smallest("👍🏽 x\ufe0f \ufeff東"))
    shown = stand_ins.replaced(paper, {"👍", "🏽", "\ufe0f", "\ufeff", "東"})
    assert shown.summary == (f"{BOX} x {BOX}",)


def test_a_cluster_of_characters_is_one_box() -> None:
    paper = Paper.model_validate(_smallest("東\u20dd 東"))
    assert stand_ins.replaced(paper, {"東", "東\u20dd"}).summary == (f"{BOX} {BOX}",)


def test_the_last_resort_keeps_latin_letters() -> None:
    paper = Paper.model_validate(_smallest("Westeréénd ‘ĳs’ €3 • 東京 Ω"))
    assert stand_ins.plain(paper).summary == (f"Westeréénd ‘ĳs’ €3 • {BOX}{BOX} {BOX}",)


def _smallest(said: str) -> dict[str, object]:
    plain = dict.fromkeys(("kind", "title", "running"), "x")
    line = dict.fromkeys(("line", "start", "terminus", "alternative"), "x")
    drawn = {**line, "stations": (), "transfers": (), "train": 0}
    return {**plain, "lang": "nl", "occasion": (), "summary": (said,), "map": drawn, "sections": ()}


def test_a_drawing_that_cannot_say_what_it_lacks_stops_nothing(paper_of: PaperOf, read: ReadPaper) -> None:
    # A second mark on one letter, in the name of a station: Typst says that the drawing has such text, not which.
    paper = paper_of("demo")
    first = paper.map.stations[0].model_copy(update={"name": "Cre\u00eb\u0308er ambities"})
    drawn = paper.map.model_copy(update={"stations": (first, *paper.map.stations[1:])})
    assert "3Toonleiderschap" in read(paper.model_copy(update={"map": drawn})).pages[0]
