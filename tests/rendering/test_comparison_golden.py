"""Pictures of comparisons on a terminal, kept in `golden/` as they must be; renewed like those of the report."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from metrocheck import language
from metrocheck.cli import comparing
from metrocheck.cli.encoding import make_ready
from metrocheck.report.comparison.model import Comparison
from tests import compared
from tests.cli.front_door import controls_in

GOLDEN = Path(__file__).parent / "golden"
WIDTHS = (45, 60, 80, 120)
EVERY = ("two", "three", "moved_house", "rewritten", "silent", "silent_between", "erased", "one", "missing", "equal")
Printed = Callable[..., str]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Printed:
    """What `compare` writes to a stream of some width and encoding."""

    def show(comparison: Comparison, width: int, encoding: str = "utf-8") -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("TERM", "xterm")
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
        with monkeypatch.context() as inside:
            inside.setattr(sys, "stdout", stream)
            make_ready()
            comparing.show(comparison)
        stream.seek(0)
        return stream.read()

    return show


@pytest.fixture
def matches(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a picture with its golden file, or renews the file."""

    def compare(name: str, picture: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--renew-golden"):
            path.write_text(picture, encoding="utf-8", newline="\n")
        assert picture == path.read_text(encoding="utf-8")

    return compare


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("case", ["two", "three"])
def test_the_demo(shown: Printed, matches: Callable[[str, str], None], case: str, width: int) -> None:
    matches(f"compare-{case}-{width}.txt", shown(getattr(compared, case)(), width))


@pytest.mark.parametrize("width", [60, 80])
def test_the_demo_in_ascii(shown: Printed, matches: Callable[[str, str], None], width: int) -> None:
    picture = shown(compared.three(), width, "ascii")
    matches(f"compare-three-{width}-ascii.txt", picture)
    assert "?" not in picture.replace("goede?", "").replace("goed?", "").replace("elkaar?", "").replace("goed met?", "")


@pytest.mark.parametrize("case", ["moved_house", "rewritten", "silent", "missing"])
def test_what_is_left_out_is_told(shown: Printed, matches: Callable[[str, str], None], case: str) -> None:
    matches(f"compare-{case}-80.txt", shown(getattr(compared, case)(), 80))


@pytest.mark.parametrize("width", WIDTHS)
def test_people_in_confidence(shown: Printed, matches: Callable[[str, str], None], width: int) -> None:
    matches(f"compare-in_confidence-{width}.txt", shown(compared.in_confidence(), width))


@pytest.mark.parametrize("case", [case for case in compared.CONFIDED if case != "in_confidence"])
def test_what_is_not_told_of_people(shown: Printed, matches: Callable[[str, str], None], case: str) -> None:
    matches(f"compare-{case}-80.txt", shown(getattr(compared, case)(), 80))


def test_people_in_english(shown: Printed, matches: Callable[[str, str], None]) -> None:
    language.use("en")
    matches("compare-in_confidence_moved-english-80.txt", shown(compared.in_confidence_moved(), 80))


def test_in_english(shown: Printed, matches: Callable[[str, str], None]) -> None:
    language.use("en")
    matches("compare-english-80.txt", shown(compared.two(), 80))


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100, 120])
@pytest.mark.parametrize("case", [*EVERY, *compared.CONFIDED, "opposite", "nasty"])
def test_nothing_is_wider_than_the_screen(shown: Printed, case: str, width: int) -> None:
    picture = shown(getattr(compared, case)(), width)
    # A name that is one long word has to be broken; nothing else is.
    assert [line for line in picture.split("\n") if cell_len(line) > width] == []
    assert "…" not in picture
    assert not controls_in(picture)


@pytest.mark.parametrize("case", [*EVERY, *compared.CONFIDED])
def test_every_wave_is_named_with_its_scans(shown: Printed, case: str) -> None:
    comparison = getattr(compared, case)()
    picture = " ".join(shown(comparison, 120).split())
    for wave in comparison.waves:
        scans = f"{wave.n} scan" + ("" if wave.n == 1 else "s")
        assert f"{wave.label}: {scans}" in picture, "at the top"
        assert f"{scans} ({wave.label})" in picture, "where it is told how this was compared"


def test_no_score_is_told_of_municipalities_that_cannot_be_compared(shown: Printed) -> None:
    picture = shown(compared.silent(), 80)
    assert "niemand een scan ingediend" in picture
    assert "Haltes en vragen" not in picture
