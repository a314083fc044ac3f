"""What a terminal, a pipe and an old encoding get to see: never too wide, never an error, colour only where it can."""

import re
import subprocess
import sys

import pexpect
import pytest
from rich.cells import cell_len

from tests.cli.conftest import Made
from tests.cli.front_door import PROGRAM, Metrocheck, lines

FITTING = (
    *((["report"], width) for width in (45, 60, 80, 120)),
    *((page, width) for page in (["status"], ["stops"], ["questions", "show"], ["wave", "list"]) for width in (45, 80)),
    (["stops", "4"], 60),
)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
NAMES = ("Noordwijkerhout aan de Boven-Merwede", "Súdwest-Fryslân", "Cc")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, made: Made) -> Metrocheck:
    program = made(
        "Samenwerking van gemeenten langs de hele lange Linde en omstreken",
        *NAMES,
        wave="een meting met een heel lange naam erbij",
    )
    program.fill_in(NAMES[0], "1234w" * 8 + "51", "Een lange opmerking over hoe het gaat. " * 6)
    program.fill_in(NAMES[1], "5432n" * 8 + "15", "https://voorbeeld.nl/" + "z" * 150)
    return program


@pytest.mark.parametrize(("page", "width"), FITTING, ids=str)
def test_no_line_is_wider_than_the_window(filled: Metrocheck, page: list[str], width: int) -> None:
    shown = filled.having(COLUMNS=str(width)).done(*page).out
    too_wide = [line for line in shown.splitlines() if cell_len(line) > width]
    assert shown.strip()
    assert not too_wide
    assert "\x1b" not in shown
    assert not [line for line in shown.splitlines() if line != line.rstrip()]


@pytest.mark.parametrize("width", [45, 80])
def test_a_scan_and_its_own_line_fit_too(made: Made, width: int) -> None:
    program = made("Linde", "Aa", "Bb").having(COLUMNS=str(width))
    result = program.fill_in("Aa", "3" * 42)
    assert max(cell_len(line) for line in result.out.splitlines()) <= width
    # The commands it names stand whole on a line.
    assert max(cell_len(line) for line in result.err.splitlines() if "`" not in line) <= width


@pytest.mark.parametrize("language", ["nl", "en"])
def test_plain_glyphs_on_request(filled: Metrocheck, language: str) -> None:
    plain = filled.having(METROCHECK_ASCII="1", METROCHECK_LANG=language)
    for page in (["report"], ["status"], ["stops", "4"]):
        shown = plain.done(*page).out
        # Letters with accents are people's and the language's own; everything else is drawn by us.
        assert not {letter for letter in shown if ord(letter) > 127 and not letter.isalpha()}, page


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_an_old_encoding_gets_plain_letters_and_no_error(filled: Metrocheck, encoding: str) -> None:
    program = filled.having(PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    for page in (["report"], ["--help"], ["frobnicate"]):
        raw = subprocess.run([*PROGRAM, *page], env=program.environment, capture_output=True, check=False)
        shown, said = raw.stdout.decode(encoding), raw.stderr.decode(encoding)
        assert raw.returncode == (2 if page == ["frobnicate"] else 0), said
        assert "Traceback" not in said
        assert "\ufffd" not in shown
    bad = program("scan", "--plain", "--partner", "Cc", given=lines("4" * 42, "goed").encode())
    assert bad.code == 0
    assert filled.done("responses", "remove", "--partner", "Cc", "--yes").code == 0


def on_a_terminal(program: Metrocheck, *arguments: str, width: int = 80) -> str:
    child = pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], *arguments],
        env=program.environment,
        dimensions=(40, width),
        encoding="utf-8",
        cwd=str(program.folder),
    )
    child.expect(pexpect.EOF, timeout=30)
    child.close()
    assert child.exitstatus == 0
    return str(child.before)


@pytest.fixture
def unsized(filled: Metrocheck) -> Metrocheck:
    """A terminal that tells its own width."""
    return filled.having(COLUMNS="")


def test_a_terminal_has_colours_and_nothing_else(unsized: Metrocheck) -> None:
    shown = on_a_terminal(unsized, "report", width=60)
    assert COLOUR.search(shown)
    bare = COLOUR.sub("", shown)
    assert "\x1b" not in bare
    assert max(cell_len(line.rstrip()) for line in bare.splitlines()) <= 60


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_no_colour_where_it_is_not_wanted(unsized: Metrocheck, setting: dict[str, str]) -> None:
    shown = on_a_terminal(unsized.having(**setting), "report")
    # NO_COLOR is about colour: bold may stay; a dumb terminal knows neither.
    colours = re.findall(r"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7])(?:;[0-9;]*)?m", shown)
    assert not colours
    if "TERM" in setting:
        assert "\x1b" not in shown


def test_a_reader_that_leaves_is_no_error(filled: Metrocheck) -> None:
    for command in ("report", "questions schema"):
        piped = subprocess.run(
            ["bash", "-c", f"'{sys.executable}' -m metrocheck {command} | head -n 1"],
            env=filled.environment,
            capture_output=True,
            check=True,
        )
        assert (piped.stderr, piped.stdout.count(b"\n")) == (b"", 1)


def test_a_full_disk_behind_the_output_is_told(filled: Metrocheck) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        result = filled("report", stdout=full)
    assert result.code == 1
    assert len(result.lines) == 2
