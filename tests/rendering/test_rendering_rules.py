"""What every picture of a report keeps to, whatever the golden files say."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from metrocheck.language import formats
from metrocheck.language.plain_text import inert
from metrocheck.line.glyphs import ASCII, UNICODE
from metrocheck.report.model import Report

IN_CONFIDENCE = ("vertrouwelijk", "vertrouwelijk-klein", "vertrouwelijk-open", "vertrouwelijk-te-weinig")
CASES = ("demo", "english", "twelve", "empty", "one", "unmeasured", "arrived", *IN_CONFIDENCE)
WORDS = {
    "reached": "bereikt",
    "under_way": "onderweg",
    "works": "werk aan het spoor",
    "unmeasured": "nog niet gemeten",
}
COLOUR = re.compile("\x1b\\[[0-9;]*m")

ReportOf = Callable[[str], Report]
Printed = Callable[..., str]


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("case", CASES)
def test_no_line_is_wider_than_the_screen(report_of: ReportOf, printed: Printed, case: str, encoding: str) -> None:
    report = report_of(case)
    wide = [
        (width, line)
        for width in (45, 60, 71, 72, 80, 120)
        for line in printed(report, width, encoding).split("\n")
        if cell_len(line) > width
    ]
    assert wide == []


@pytest.mark.parametrize("case", CASES)
def test_without_colour_there_is_nothing_but_text(report_of: ReportOf, printed: Printed, case: str) -> None:
    for encoding in ("utf-8", "ascii"):
        text = printed(report_of(case), 80, encoding)
        assert "\x1b" not in text
        assert all(letter.isprintable() or letter == "\n" for letter in text)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_text_from_people_never_steers_the_terminal(report_of: ReportOf, printed: Printed, encoding: str) -> None:
    text = printed(report_of("hostile"), 80, encoding)
    assert [letter for letter in text if unicodedata.category(letter) == "Cc" and letter != "\n"] == []
    assert "\u202e" not in text
    # Right-to-left text keeps to itself, and nothing reads as markup.
    assert text.count("\u2068") == text.count("\u2069")
    assert "[bold]x[/red]" in text


def test_ascii_is_ascii(report_of: ReportOf, printed: Printed) -> None:
    assert printed(report_of("twelve"), 80, "ascii").isascii()


@pytest.mark.parametrize("width", [45, 60, 80, 120])
@pytest.mark.parametrize("case", CASES)
def test_colour_adds_nothing_but_colour(report_of: ReportOf, printed: Printed, case: str, width: int) -> None:
    report = report_of(case)
    without = printed(report, width)
    coloured = printed(report, width, colour=True)
    assert COLOUR.search(coloured)
    assert [line.rstrip() for line in COLOUR.sub("", coloured).split("\n")] == without.split("\n")


def test_the_colours_are_the_sixteen_of_the_terminal(report_of: ReportOf, printed: Printed) -> None:
    codes = {code for found in COLOUR.findall(printed(report_of("demo"), 80, colour=True)) for code in _codes(found)}
    assert codes <= {0, 1, 2, *range(30, 38), *range(90, 98)}, "so that a light and a dark theme keep their contrast"


def _codes(sequence: str) -> list[int]:
    return [int(code) for code in sequence[2:-1].split(";") if code]


@pytest.mark.parametrize("width", [45, 60, 80, 120])
@pytest.mark.parametrize("case", ["demo", "one", "arrived", "twelve"])
def test_every_score_is_there(report_of: ReportOf, printed: Printed, case: str, width: int) -> None:
    report = report_of(case)
    text = printed(report, width)
    # Where the line stands it is the stops table, at the top.
    stops = _section(text, "Haltes") if width > 71 else text.partition("── ")[0].split("\n")
    matrix, people = _section(text, "Haltes en vragen"), _section(text, "Gemeenten")
    assert _figures(stops, "bereikt|onderweg|werk|nog") == [_written(stop.shown) for stop in report.stops]
    cells = [_written(cell.shown) for cell in report.matrix]
    assert [found for row in matrix for found in re.findall(r"[●◐▲○] (\d,\d|–)", row)] == cells
    scores = [[_written(stop.partners[i].shown) for stop in report.stops] for i in range(len(report.stops[0].partners))]
    rows = [re.findall(r"\d,\d", row) for row in people if re.search(r"\d,\d", row)]
    assert rows[:-1] == scores
    assert rows[-1] == [_written(stop.shown) for stop in report.stops]
    assert f" {_written(report.overall.shown)} op een schaal van 1 tot 5" in " ".join(text.split())


def _written(shown: float | None) -> str:
    return "–" if shown is None else formats.one_decimal(shown)


def _figures(rows: list[str], status: str) -> list[str]:
    return [found for row in rows for found in re.findall(rf"(\d,\d|–)  (?:{status})", row)]


def _section(text: str, heading: str) -> list[str]:
    """The lines below a heading, up to the next one."""
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith(f"── {heading} ─"))
    end = next(i for i, line in enumerate([*lines[start + 1 :], "── "]) if line.startswith("── "))
    return lines[start + 1 : start + 1 + end]


@pytest.mark.parametrize("width", [45, 60, 80, 120])
@pytest.mark.parametrize("case", ["demo", "one", "unmeasured", "arrived"])
def test_words_and_shapes_tell_the_status_without_colour(
    report_of: ReportOf, printed: Printed, case: str, width: int
) -> None:
    report = report_of(case)
    for encoding, glyphs in (("utf-8", UNICODE), ("ascii", ASCII)):
        text = printed(report, width, encoding)
        for place, stop in enumerate(report.stops, start=1):
            shape, word = re.escape(glyphs.of(stop.status)), WORDS[stop.status]
            assert re.search(rf"^{shape} {place} .*  {word}", text, re.MULTILINE), (stop.name, word)


@pytest.mark.parametrize("width", [45, 60, 80, 120])
@pytest.mark.parametrize("case", CASES)
def test_every_text_is_said_whole(report_of: ReportOf, printed: Printed, case: str, width: int) -> None:
    report = report_of(case)
    text = printed(report, width)
    said = "".join(text.split())
    for name in report.partnership.partners:
        if any(report.responses.by_partner.values()):
            assert "".join(name.split()) in said
    for stop_id in report.talk_about:
        for question in (*report.stop(stop_id).talk, report.stop(stop_id).advice or ""):
            assert "".join(question.split()) in said
    for comment in report.comments:
        assert "".join(inert(comment.text).split()) in said


def test_what_is_not_measured_says_so_and_has_no_number(report_of: ReportOf, printed: Printed) -> None:
    stops = "\n".join(_section(printed(report_of("unmeasured"), 80), "Haltes"))
    assert stops.count("nog niet gemeten") == 7
    assert not re.search(r"\d,\d", stops)


def test_where_nobody_handed_in_there_is_only_the_map(report_of: ReportOf, printed: Printed) -> None:
    text = printed(report_of("empty"), 80)
    assert "Nog geen gemeente heeft een scan ingediend." in text
    assert not re.search(r"\d,\d", text.partition("── Zo is dit gemeten")[0])
    assert "── Haltes" not in text


def test_english_is_english_with_its_own_decimals(report_of: ReportOf, printed: Printed) -> None:
    text = printed(report_of("english"), 80)
    assert "16 November 2026" in text
    assert not re.search(r"\d,\d", text)
    assert not re.search(r"\b(halte|gemeenten|bereikt|onderweg|vragen)\b", text)
