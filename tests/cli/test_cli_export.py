"""`report -o` and `--format`: every format, any mix, whole or not at all, and refused before any work is done."""

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Made
from tests.cli.front_door import PROGRAM, Metrocheck, Result, assert_refused, controls_in
from tests.cli.test_cli_faults import as_somebody_without_rights

FORMATS = ("html", "pdf", "docx", "xlsx", "csv", "json", "md")
ON_STDOUT = ("json", "csv", "md", "html")
BEGINNINGS = {"html": b"<!doctype html>", "pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "csv": b"level,", "json": b"{"}


@pytest.fixture(scope="module")
def measured(made: Made) -> Metrocheck:
    """Three municipalities, one with letters that ASCII and Latin-1 do not have."""
    program = made("Linde", "Aa", "Łódź €", "Cc", wave="najaar 2026")
    program.fill_in("Aa", "12345w" * 7, "Een opmerking, met “aanhalingstekens”")
    program.fill_in("Łódź €", "5432n4" * 7)
    return program


@pytest.fixture
def ready(measured: Metrocheck, tmp_path: Path) -> Metrocheck:
    """The same in a folder of its own."""
    program = Metrocheck(tmp_path)
    shutil.copy2(measured.store, program.store)
    return program.having(METROCHECK_LANG="en")


def raw(program: Metrocheck, *arguments: str) -> bytes:
    return subprocess.run(
        [*PROGRAM, *arguments], env=program.environment, cwd=program.folder, capture_output=True, check=True
    ).stdout


def named(formats: tuple[str, ...], stem: str = "r") -> list[str]:
    return [piece for name in formats for piece in ("-o", f"{stem}.{name}")]


def left(program: Metrocheck) -> set[str]:
    """The files in the folder, but for what was there to begin with."""
    return {path.name for path in program.folder.iterdir()} - {"home", program.store.name}


def assert_written(result: Result, *names: str) -> None:
    assert result == Result(0, "", "".join(f"Written: {name}\n" for name in names))


def test_all_in_one_call_and_each_tells_the_same(ready: Metrocheck) -> None:
    assert_written(ready("report", *named(FORMATS)), *(f"r.{name}" for name in FORMATS))
    assert left(ready) == {f"r.{name}" for name in FORMATS}
    for name, beginning in BEGINNINGS.items():
        assert (ready.folder / f"r.{name}").read_bytes().startswith(beginning), name
    for name in ("docx", "xlsx"):
        assert zipfile.ZipFile(ready.folder / f"r.{name}").testzip() is None
    told = json.loads((ready.folder / "r.json").read_text("utf-8"))
    overall = next(
        row["value"]
        for row in csv.DictReader(io.StringIO((ready.folder / "r.csv").read_text("utf-8")))
        if (row["level"], row["measure"]) == ("overall", "shown")
    )
    assert float(overall) == told["overall"]["shown"]
    assert told["partnership"]["partners"][1] in (ready.folder / "r.md").read_text("utf-8")


def test_the_same_report_gives_the_same_bytes(ready: Metrocheck) -> None:
    for stem in ("een", "twee"):
        ready.done("report", *named(FORMATS, stem))
    differing = [
        name
        for name in FORMATS
        if (ready.folder / f"een.{name}").read_bytes() != (ready.folder / f"twee.{name}").read_bytes()
    ]
    assert differing == []


def test_the_suffix_may_be_in_capitals_and_come_twice(ready: Metrocheck) -> None:
    assert_written(ready("report", "-o", "een.JSON", "--output", "twee.json"), "een.JSON", "twee.json")
    assert (ready.folder / "een.JSON").read_bytes() == (ready.folder / "twee.json").read_bytes()


def test_the_language_goes_into_the_files(ready: Metrocheck) -> None:
    for language in ("nl", "en"):
        ready.done("report", "--lang", language, "-o", f"{language}.html", "-o", f"{language}.json")
        assert f'lang="{language}"' in (ready.folder / f"{language}.html").read_text("utf-8")
    names = [
        json.loads((ready.folder / f"{each}.json").read_text("utf-8"))["stops"][0]["name"] for each in ("nl", "en")
    ]
    assert names[0] != names[1]


def test_the_wave_that_was_asked_for(ready: Metrocheck) -> None:
    ready.done("wave", "close", "--yes")
    ready.done("wave", "open", "voorjaar 2027")
    ready.done("report", "--wave", "najaar", "-o", "r.json")
    assert json.loads((ready.folder / "r.json").read_text("utf-8"))["wave"]["label"] == "najaar 2026"


# Data on stdout.


@pytest.mark.parametrize("name", ON_STDOUT)
@pytest.mark.parametrize("encoding", ["ascii", "utf-16"])
def test_data_is_the_same_bytes_whatever_the_stream_says(ready: Metrocheck, name: str, encoding: str) -> None:
    given = raw(ready.having(PYTHONIOENCODING=encoding, PYTHONUTF8="0"), "report", "--format", name)
    ready.done("report", "-o", f"r.{name}")
    assert given == (ready.folder / f"r.{name}").read_bytes()
    assert "Łódź €" in given.decode()
    # RFC 4180 ends lines with CRLF; the others as a text file does.
    assert (b"\r\n" in given) is (name == "csv")


def test_files_and_data_at_once(ready: Metrocheck) -> None:
    result = ready("report", "-o", "r.csv", "--format", "json")
    assert (result.code, result.err) == (0, "Written: r.csv\n")
    assert result.out == (raw(ready, "report", "--format", "json")).decode()


# Refused, before a store is even looked for.


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "rapport.docy"], ["rapport.docy", ".html, .pdf, .docx, .xlsx, .csv, .json, .md"]),
        (["-o", "rapport"], ["rapport", ".html"]),
        (["-o", ".html"], [".html"]),
        (["-o", "rapport.html.bak"], ["rapport.html.bak"]),
        (["-o", "rapport.\x1b[7mx"], ["rapport."]),
        (["-o", ""], ["-o"]),
        (["-o", " "], ["-o"]),
        (["-o"], ["-o"]),
        (["-o", "-"], ["-o", "--format", "json, csv, md, html"]),
        (["-o", "/dev/stdout"], ["-o", "--format"]),
        (["-o", "a.json", "-o", "./a.json"], ["a.json"]),
        (["-o", "a.json", "-o", "b.json", "-o", "{folder}/a.json"], ["a.json"]),
        (["--format", "pdf"], ["pdf", "-o"]),
        (["--format", "xlsx"], ["xlsx", "-o"]),
        (["--format", "docy"], ["docy", "json, csv, md, html"]),
        (["--format", "docy", "-o", "a.json"], ["docy"]),
    ],
    ids=ascii,
)
def test_wrong_usage(metrocheck: Metrocheck, arguments: list[str], words: list[str]) -> None:
    given = [each.format(folder=metrocheck.folder) for each in arguments]
    assert_refused(metrocheck("report", *given), 2, *words)
    assert left(metrocheck) == set()


def test_two_links_to_one_file_are_the_same_file(ready: Metrocheck) -> None:
    (ready.folder / "echt.json").write_text("oud", "utf-8")
    (ready.folder / "koppeling.json").symlink_to("echt.json")
    (ready.folder / "hard.json").hardlink_to(ready.folder / "echt.json")
    for name in ("koppeling.json", "hard.json"):
        assert_refused(ready("report", "-o", "echt.json", "-o", name), 2, name)
    assert (ready.folder / "echt.json").read_text("utf-8") == "oud"


@pytest.fixture
def odd(metrocheck: Metrocheck) -> Metrocheck:
    """A folder with things in it that are no files."""
    folder = metrocheck.folder
    (folder / "map.html").mkdir()
    (folder / "bestand").write_text("x", "utf-8")
    os.mkfifo(folder / "pijp.html")
    (folder / "scherm.html").symlink_to("/dev/stdout")
    (folder / "rond.html").symlink_to("rond.html")
    (folder / "nergens.html").symlink_to("weg/r.html")
    return metrocheck


@pytest.mark.parametrize(
    "name",
    [
        *("weg/r.html", "map.html", "bestand/r.html", "pijp.html", "scherm.html", "rond.html", "nergens.html"),
        *("weg\x1b[7m/r.html", "x" * 300 + ".html"),
    ],
    ids=lambda name: ascii(name[:20]),
)
def test_what_cannot_be_a_file(odd: Metrocheck, name: str) -> None:
    before = left(odd)
    result = odd("report", "-o", "eerst.json", "-o", name)
    # Where the folder lacks, that is what is named.
    named = "weg" if name == "nergens.html" else name.partition("\x1b")[0].removesuffix("/r.html")
    assert_refused(result, 1, named)
    assert left(odd) == before


@pytest.fixture
def shut(ready: Metrocheck) -> Iterator[Metrocheck]:
    """A folder `dicht` with a file in it, to be shut."""
    folder = ready.folder / "dicht"
    folder.mkdir()
    (folder / "r.json").write_text("oud", "utf-8")
    assert ready.environment["HOME"], "its folder is made before nothing can be"
    yield ready
    folder.chmod(0o755)


@pytest.mark.parametrize(("folder_rights", "file_rights"), [(0o555, 0o644), (0o755, 0o444), (0o000, 0o644)])
def test_a_file_that_may_not_be_written(shut: Metrocheck, folder_rights: int, file_rights: int) -> None:
    file = shut.folder / "dicht" / "r.json"
    file.chmod(file_rights)
    file.parent.chmod(folder_rights)
    result = shut("report", "-o", "eerst.json", "-o", "dicht/r.json", preexec_fn=as_somebody_without_rights)
    assert_refused(result, 1, "dicht/r.json")
    file.parent.chmod(0o755)
    assert file.read_text("utf-8") == "oud"
    assert [path.name for path in file.parent.iterdir()] == ["r.json"]
    assert left(shut) == {"dicht"}


# Replacing.


def test_a_file_is_replaced_and_keeps_who_may_read_it(ready: Metrocheck) -> None:
    file = ready.folder / "r.html"
    file.write_text("oud", "utf-8")
    for rights in (0o600, 0o660, 0o644):
        file.chmod(rights)
        before = file.stat().st_ino
        assert_written(ready("report", "-o", "r.html"), "r.html")
        assert file.stat().st_mode & 0o777 == rights
        assert file.stat().st_ino != before, "written in place, a reader would see half of it"
        assert file.read_bytes().startswith(BEGINNINGS["html"])


@pytest.mark.parametrize(("mask", "rights"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_is_as_open_as_the_user_wants(ready: Metrocheck, mask: int, rights: int) -> None:
    assert_written(ready("report", "-o", "r.json", preexec_fn=lambda: os.umask(mask)), "r.json")
    assert (ready.folder / "r.json").stat().st_mode & 0o777 == rights


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_and_what_it_leads_to_is_replaced(ready: Metrocheck, there: bool) -> None:
    (ready.folder / "elders").mkdir()
    real, link = ready.folder / "elders" / "echt.dat", ready.folder / "r.json"
    if there:
        real.write_text("oud", "utf-8")
    link.symlink_to("elders/echt.dat")
    assert_written(ready("report", "-o", "r.json"), "r.json")
    assert link.is_symlink()
    assert json.loads(real.read_text("utf-8"))["format"] == "metrocheck-report"
    assert [path.name for path in real.parent.iterdir()] == ["echt.dat"]


def test_a_name_of_the_longest_kind_and_a_hostile_one(ready: Metrocheck) -> None:
    names = ("x" * 250 + ".json", "a\x1b[7m\n=b;[red]%s {0}.json", "-o.json", os.fsdecode(b"caf\xe9.json"))
    for name in names:
        result = ready("report", f"--output={name}")
        assert (result.code, len(result.lines)) == (0, 1), result
        assert not controls_in(result.err)
        assert (ready.folder / name).exists()
    assert len(left(ready)) == len(names)


def test_the_store_is_left_as_it_was(ready: Metrocheck) -> None:
    before = hashlib.sha256(ready.store.read_bytes()).digest()
    ready.done("report", *named(FORMATS))
    assert hashlib.sha256(ready.store.read_bytes()).digest() == before


HEAVY = {"rich.console", "jinja2", "typst", "docx", "xlsxwriter", "questionary"}
# The map in a Word document is a picture, which Typst makes.
NEEDED = {
    "html": {"jinja2"},
    "pdf": {"typst"},
    "docx": {"docx", "typst"},
    "xlsx": {"xlsxwriter"},
    "csv": set(),
    "md": set(),
}


@pytest.mark.parametrize("name", NEEDED)
def test_a_format_loads_no_library_of_another(ready: Metrocheck, name: str) -> None:
    log = subprocess.run(
        [PROGRAM[0], "-X", "importtime", *PROGRAM[1:], "report", "-o", f"r.{name}"],
        env=ready.environment,
        cwd=ready.folder,
        capture_output=True,
        check=True,
        text=True,
    ).stderr
    loaded = {line.rpartition("|")[2].strip() for line in log.splitlines()}
    assert loaded & HEAVY == NEEDED[name]
