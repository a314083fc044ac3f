"""Pictures of the whole report, kept in `golden/` as they must be.

Renew them all with `pytest tests/rendering --renew-golden`, then look at the difference before keeping it.
`.txt` is what a pipe gets; `.ansi` has the colours of a terminal (`cat` shows it).
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from metrocheck.line.banner import banner
from metrocheck.line.glyphs import ASCII, UNICODE
from metrocheck.line.picture import Line, Stand, Station, plain
from metrocheck.line.upright import upright
from metrocheck.report.model import Report

GOLDEN = Path(__file__).parent / "golden"
WIDTHS = (45, 60, 80, 120)
CASES = ("english", "twelve", "empty", "one", "unmeasured", "arrived")

ReportOf = Callable[[str], Report]
Printed = Callable[..., str]


@pytest.fixture
def matches(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a picture with its golden file, or renews the file."""

    def compare(name: str, picture: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--renew-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(picture, encoding="utf-8", newline="\n")
        assert path.exists(), f"{name} is missing: pytest tests/rendering --renew-golden"
        assert picture == path.read_text(encoding="utf-8")

    return compare


@pytest.mark.parametrize("width", WIDTHS)
def test_demo(report_of: ReportOf, printed: Printed, matches: Callable[[str, str], None], width: int) -> None:
    matches(f"demo-{width}.txt", printed(report_of("demo"), width))


@pytest.mark.parametrize("width", WIDTHS)
def test_demo_in_ascii(report_of: ReportOf, printed: Printed, matches: Callable[[str, str], None], width: int) -> None:
    matches(f"demo-{width}-ascii.txt", printed(report_of("demo"), width, "ascii"))


@pytest.mark.parametrize("width", WIDTHS)
def test_demo_in_colour(report_of: ReportOf, printed: Printed, matches: Callable[[str, str], None], width: int) -> None:
    matches(f"demo-{width}.ansi", printed(report_of("demo"), width, colour=True))


@pytest.mark.parametrize("width", [45, 80])
@pytest.mark.parametrize("case", CASES)
def test_other_waves(
    report_of: ReportOf, printed: Printed, matches: Callable[[str, str], None], case: str, width: int
) -> None:
    matches(f"{case}-{width}.txt", printed(report_of(case), width))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_in_confidence(report_of: ReportOf, printed: Printed, matches: Callable[[str, str], None], width: int) -> None:
    matches(f"vertrouwelijk-{width}.txt", printed(report_of("vertrouwelijk"), width))


def test_in_confidence_in_ascii(report_of: ReportOf, printed: Printed, matches: Callable[[str, str], None]) -> None:
    matches("vertrouwelijk-80-ascii.txt", printed(report_of("vertrouwelijk"), 80, "ascii"))


@pytest.mark.parametrize("width", [45, 80])
@pytest.mark.parametrize("case", ["klein", "open", "te-weinig"])
def test_in_confidence_with_less_to_tell(
    report_of: ReportOf, printed: Printed, matches: Callable[[str, str], None], case: str, width: int
) -> None:
    matches(f"vertrouwelijk-{case}-{width}.txt", printed(report_of(f"vertrouwelijk-{case}"), width))


STANDS: tuple[Stand, ...] = ("reached", "under_way", "works", "unmeasured")


def _twelve_stops() -> Line:
    names = ("Kort", "Een lange naam over twee regels", "Midden in de stad", "Zee")
    stations = tuple(
        Station(n, f"{names[n % 4]}", f"H{n}", STANDS[n % 4], n / 12, "3,8", "onderweg") for n in range(1, 13)
    )
    return Line("Vertrek", "Aankomst na een lange rit", stations, train=9)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_line_of_twelve_stops(matches: Callable[[str, str], None], width: int) -> None:
    pictures = [
        plain(draw(_twelve_stops(), width, glyphs)) for draw in (banner, upright) for glyphs in (UNICODE, ASCII)
    ]
    matches(f"line-{width}.txt", "\n\n".join(pictures) + "\n")
