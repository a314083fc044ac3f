"""Text from people is data: kept as typed where harmless, and inert wherever it is shown."""

import os
import unicodedata

import pytest

from tests.cli.conftest import Made
from tests.cli.front_door import Metrocheck, assert_refused, controls_in, lines, partner_options

HARMLESS = (
    "[bold]x[/red]",
    "=1+1",
    "<script>alert(1)</script>",
    "%s {name} {0} \\n",
    "🚇👩‍👩‍👧‍👦",
    "e\u0301\u0323\u0300a\u0308",
    "مدينة النور",
    "x" * 300,
)
# With control characters: what is kept of each.
STRIPPED = {
    "Rood\x1b[31m\x07dorp": "Rood[31mdorp",
    "C1\x9b2Jdorp": "C12Jdorp",
    "Twee\nregels\ten\x85één": "Twee regels en één",
}
TURNED = "Om\u202ekeer\u202c"
PARTNERS = (*HARMLESS, *STRIPPED, TURNED)
COMMENTS = ("[/bold] =cmd|'/c calc'!A1 %s {0}", "bel\x07 \x1b]0;titel\x07 \x9b31m nul\x00 einde", "\u202eomgekeerd")


@pytest.fixture(scope="module")
def wild(tmp_path_factory: pytest.TempPathFactory) -> Metrocheck:
    program = Metrocheck(tmp_path_factory.mktemp("wild"))
    set_up = program.done("new", "[red]\x1b[2JSamen[/]", *partner_options(PARTNERS), "--wave", "{wave}\x07 [i]een")
    assert not controls_in(set_up.err)
    said = program.done(
        "scan",
        "--plain",
        "--partner",
        PARTNERS[0],
        given=lines("4" * 42, *COMMENTS[1:]).replace("4", f"o {COMMENTS[0]}\n4", 1),
    )
    assert not controls_in(said.out + said.err)
    # Left out, and said so: in the names, and in one of the comments.
    assert "weggelaten" in set_up.err
    assert "weggelaten" in said.err
    for name in PARTNERS[1:4]:
        program.fill_in(name, "2" * 42)
    return program


def test_kept_as_typed(wild: Metrocheck) -> None:
    report = wild.report()
    assert report["partnership"]["name"] == "[red][2JSamen[/]"
    assert report["wave"]["label"] == "{wave} [i]een"
    kept = [unicodedata.normalize("NFC", name) for name in report["partnership"]["partners"]]
    expected = [*HARMLESS, *STRIPPED.values()]
    assert kept[:-1] == [unicodedata.normalize("NFC", name) for name in expected]
    # Whether the marks that turn direction are kept is free; the letters are.
    assert kept[-1].replace("\u202e", "").replace("\u202c", "") == "Omkeer"
    assert [comment["text"].lstrip("\u202e") for comment in report["comments"]] == [
        COMMENTS[0],
        "bel ]0;titel 31m nul einde",
        "omgekeerd",
    ]


@pytest.mark.parametrize(
    "command",
    [
        *(["status"], ["report"], ["wave", "list"], ["stops"], ["store", "info"], ["store", "check"]),
        ["report", "--format", "json"],
        ["wave", "rename", "1", "{wave} [i]een"],
        ["edit", "--rename-partner", "=1+1=\x1b[7m=1+1"],
        ["new", "\x1b[7mAnders", "--partner", "\x07Q", "--store", "anders.sqlite"],
    ],
    ids=str,
)
def test_shown_inert(wild: Metrocheck, command: list[str]) -> None:
    result = wild(*command)
    shown = result.out + result.err
    data = "json" in command
    # Data keeps the marks that turn direction; JSON escapes what a terminal would obey.
    assert not (controls_in(shown) - ({"\u202e", "\u202c"} if data else set()))
    assert "\ufffd" not in shown, "what was left out is not shown as something else"


@pytest.mark.parametrize(
    "command",
    [
        ["\x1b[7mscan"],
        ["--\x1b[7mscan"],
        ["report", "--wave", "\x1b[7mx"],
        ["report", "--format", "\x1b[7mx"],
        ["report", "\x1b[7mx"],
        ["status", "--partnership", "\x1b[7mx"],
        ["status", "--lang", "\x1b[7mx"],
        ["status", "--store", "\x1b[7mx"],
        ["stops", "\x1b[7mx"],
        ["scan", "--plain", "--partner", "\x1b[7mx"],
        ["wave", "close", "--yes", "--next", "\x1b[7mx"],
        ["new", "\x1b\x07", "--partner", "A"],
        ["new", "Y", "--partner", "   "],
        ["new", "Y", "--partner", "x" * 301],
        ["new", "Y", "--partner", "A", "--mode", "\x1b[7mx"],
        ["new", "Y", "--partner", "A", "--questionnaire", "\x1b[7mx"],
        ["edit", "--end-partner", "\x1b[7mx"],
        ["questions", "check", "\x1b[7mx"],
        ["responses", "remove", "--yes", "--partner", "\x1b[7mx"],
    ],
    ids=ascii,
)
def test_errors_are_inert(wild: Metrocheck, command: list[str]) -> None:
    result = wild(*command)
    assert_refused(result, result.code)
    assert result.code in {1, 2}


@pytest.mark.parametrize(
    ("command", "stem"), [(["store", "backup"], "kopie"), (["questions", "copy", "metrostroom"], "lijst")]
)
def test_a_file_with_a_strange_name(linde: Metrocheck, command: list[str], stem: str) -> None:
    name = f"{stem}\x1b[7m.file"
    result = linde.done(*command, name)
    assert (linde.folder / name).exists()
    assert not controls_in(result.err)


def test_names_that_are_not_text(made: Made) -> None:
    program = made("Linde", "Aa", "Bb")
    for arguments in (
        ["edit", "--add-partner", os.fsdecode(b"caf\xe9")],
        ["scan", "--plain", "--partner", os.fsdecode(b"\xff")],
    ):
        result = program(*arguments)
        assert not controls_in(result.err)
        assert result.code in {0, 1}
    assert program.report()["partnership"]["partners"][:2] == ["Aa", "Bb"]


def test_setting_up_names_what_is_kept(metrocheck: Metrocheck) -> None:
    said = metrocheck.done("new", "Lin\x1bde", "--partner", "A\x07a", "--wave", "voor\x07jaar").err
    assert "\ufffd" not in said, "what was left out is not shown as something else"
    assert "voorjaar" in said


def test_every_scan_greets_its_municipality_inertly(wild: Metrocheck) -> None:
    # A draft begun and resumed quotes the name in what it says.
    name = STRIPPED["Rood\x1b[31m\x07dorp"]
    for given in ("4\ns\n", "4\n"):
        result = wild("scan", "--plain", "--partner", name, given=given)
        assert name in result.err
        assert not controls_in(result.err)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_written_in_every_format(wild: Metrocheck, language: str) -> None:
    names = [f"wild-{language}.{name}" for name in ("html", "pdf", "docx", "xlsx", "csv", "json", "md")]
    said = wild.done("report", "--lang", language, *(piece for name in names for piece in ("-o", name)))
    assert (said.out, len(said.lines)) == ("", len(names))
    for name in names:
        assert (wild.folder / name).stat().st_size > 1000, name


@pytest.mark.parametrize("format_", ["html", "md", "csv"])
def test_data_for_a_pipe_is_inert(wild: Metrocheck, format_: str) -> None:
    shown = wild.done("report", "--format", format_).out
    # CSV ends its lines with a carriage return too.
    assert not controls_in(shown.replace("\r\n", "\n"))
    assert "\ufffd" not in shown
