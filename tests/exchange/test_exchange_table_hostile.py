"""Files that were made to do harm, or simply are something else: a clear error, in little time and memory."""

import io
import os
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from metrocheck import language
from metrocheck.errors import MetrocheckError
from metrocheck.exchange.table import opened
from tests.exchange.table_doors import IN_CONFIDENCE, NOTHING, faults, ids, row, standard, written

HEAD = ["partner", "role", *ids()]
# What Python, pydantic and our own modules map, and as much again; a file of 200 MB does not fit in.
MEMORY = 600 * 1024 * 1024
SECONDS = 60
READING = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
from pathlib import Path
from metrocheck import language
from metrocheck.errors import MetrocheckError
from metrocheck.exchange.table import opened
from tests.exchange.table_doors import faults
language.use("en")
print(*faults(Path(sys.argv[1])), sep="\\n")
"""
TOO_LARGE = "This workbook is too large to be a table of answers, or was made to unpack without end."
NOT_WHOLE = "This is not a whole Excel workbook (.xlsx)."


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use(language.DEFAULT)


def told_in_little_memory(path: Path) -> list[str]:
    """What is wrong with a file, said by a process that may take little."""
    done = subprocess.run(
        [sys.executable, "-c", READING, str(path), str(MEMORY)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def of_200_mb(path: Path, piece: bytes) -> Path:
    with path.open("wb") as stream:
        for _ in range(200 * 1024 * 1024 // len(piece)):
            stream.write(piece)
    return path


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param(bytes(range(256)) * 256, id="every byte"),
        pytest.param(b"\0" * 65536, id="NULs"),
        pytest.param(b"nonsense " * 8192, id="one line"),
        pytest.param(b"nonsense;nonsense;\r\n" * 4096, id="lines"),
        pytest.param(b";" * 65536, id="separators"),
        pytest.param(b'"' * 65535, id="quotation marks"),
    ],
)
def test_200_mb_of_nonsense(tmp_path: Path, piece: bytes) -> None:
    told = told_in_little_memory(of_200_mb(tmp_path / "a.csv", piece))
    assert len(told) == 1


def test_headings_with_100_mb_of_one_line_below(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", HEAD, row("Waterhoven", "raad"))
    with path.open("ab") as stream:
        for _ in range(100):
            stream.write(b"4;" * (512 * 1024))
    assert told_in_little_memory(path) == ["row 3: This row is longer than any table's."]


@pytest.mark.parametrize("columns", [16_385, 10_000_000])
def test_too_many_columns(tmp_path: Path, columns: int) -> None:
    path = written(tmp_path / "a.csv", [*HEAD, *[""] * (columns - 44)])
    (told,) = faults(path)
    assert told.startswith("row 1: This row ")


def test_text_with_a_nul(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", HEAD, row("Waterhoven", "raad\0"))
    assert faults(path) == ["This file holds characters (NUL) that no table in text has."]


def test_utf_16_without_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(",".join(HEAD).encode("utf-16-le"))
    assert faults(path) == ["This file holds characters (NUL) that no table in text has."]


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfpartner\xff", b"\xff\xfep\x00\x00\xd8", b"partner;\x81"])
def test_no_encoding_there_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert faults(path) == ["This is not text in UTF-8, UTF-16 or the Windows encoding."]


def test_nothing_that_can_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "a.csv"
    empty.touch()
    assert faults(empty) == ["This file is empty."]
    assert faults(tmp_path) == ["This is a folder, not a table."]
    assert faults(tmp_path / "b.csv") == [f"There is no file {tmp_path / 'b.csv'}."]
    os.mkfifo(tmp_path / "c.csv")
    assert faults(tmp_path / "c.csv") == ["This is not an ordinary file."]


def test_no_statement_at_all(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", ["naam", "leeftijd"], ["Jan", "44"])
    assert faults(path) == ["None of the columns is a statement of this questionnaire."]


def test_an_old_workbook_or_one_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    assert faults(path) == ["This is a workbook with a password, or one of Excel before 2007."]


def workbook(path: Path, **parts: bytes) -> Path:
    """A workbook with other content in its sheet, its texts or its book."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, row("Waterhoven", "raad"))
    names = {"sheet": "xl/worksheets/sheet1.xml", "texts": "xl/sharedStrings.xml", "book": "xl/workbook.xml"}
    changed = {names[name]: content for name, content in parts.items()}
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
    return path


@pytest.mark.parametrize("part", ["sheet", "texts", "book"])
def test_a_zip_bomb(tmp_path: Path, part: str) -> None:
    """400 MB of spaces are 400 kB in a zip."""
    path = workbook(tmp_path / "a.xlsx", **{part: b" " * (400 * 1024 * 1024)})
    assert path.stat().st_size < 1024 * 1024
    assert told_in_little_memory(path) == [TOO_LARGE]


def test_a_zip_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    """What the zip says of a part is all that is unpacked of it: more is a zip that is broken."""
    path = workbook(tmp_path / "a.xlsx", sheet=b" " * (100 * 1024 * 1024))
    content = path.read_bytes()
    size = (100 * 1024 * 1024).to_bytes(4, "little")
    assert content.count(size) == 2
    path.write_bytes(content.replace(size, (2000).to_bytes(4, "little")))
    assert len(told_in_little_memory(path)) == 1


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><worksheet>&d;</worksheet>', id="entities"),
        pytest.param(b"<a>" * 10_000_000, id="depth without end"),
        pytest.param(b"<a " + b"b" * 100_000_000, id="a tag without end"),
        pytest.param(b"<a><!--" + b"b" * 100_000_000, id="a comment without end"),
        pytest.param(b"<a><row><c><v>" + b"4" * 100_000_000 + b"</v></c></row></a>", id="a cell without end"),
        pytest.param(b'<row><c r="ZZZZZZ1"><v>4</v></c></row>', id="a column that is not there"),
        pytest.param(b'<a><row r="9999999"/></a>', id="a row that is not there"),
        pytest.param(b'<a><row r="2"/><row r="1"/></a>', id="rows that go back"),
        pytest.param(b'<a><row><c r="B1"/><c r="A1"/></row></a>', id="cells that go back"),
        pytest.param(b'<a><row><c t="s"><v>99999</v></c></row></a>', id="a text that is not there"),
        pytest.param(b'<?xml version="1.0" encoding="x-none"?><a/>', id="an encoding that is not there"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_xml_that_no_spreadsheet_program_writes(tmp_path: Path, xml: bytes) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet=xml)
    (told,) = told_in_little_memory(path)
    assert told == "row 1: The workbook is broken from here on."


def test_very_many_rows_that_are_very_wide(tmp_path: Path) -> None:
    """Each of them is 16,384 cells wide and holds one, far from the headings: to lay them out would take minutes."""
    head = b"".join(b'<c t="inlineStr"><is><t>%s</t></is></c>' % cell.encode() for cell in HEAD)
    rows = b"".join(b'<row r="%d"><c r="XFD%d"><v>4</v></c></row>' % (at, at) for at in range(2, 150_000))
    last = b"".join(b"<c><v>9</v></c>" for _cell in HEAD)
    path = workbook(tmp_path / "a.xlsx", sheet=b"<a><row>" + head + b"</row>" + rows + b"<row>" + last + b"</row></a>")
    told = told_in_little_memory(path)
    assert told[0] == "row 150000, column A (partner): “9” is not a municipality of this partnership."


@pytest.mark.parametrize("size", [0.5, 1.5], ids=["shrinks", "grows"])
def test_a_file_that_changes_while_it_is_read(tmp_path: Path, size: float) -> None:
    """By whole rows, so that each of them looks well; what is added after the first look could be anything."""
    rows = [row("Waterhoven", "raad")] * 20_000
    path = written(tmp_path / "a.csv", HEAD, *rows)
    begun = b"".join(path.read_bytes().splitlines(keepends=True)[:10_000])
    with opened(path, standard(), IN_CONFIDENCE, NOTHING) as table:
        responses = iter(table)
        next(responses)
        if size > 1:
            with path.open("ab") as stream:
                stream.write(b"\xff;\x81" + b";4" * 41)
        else:
            os.truncate(path, len(begun))
        with pytest.raises(MetrocheckError, match="The file changed while it was read"):
            list(responses)


def test_a_zip_with_very_many_files(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as container:
        for at in range(10_001):
            container.writestr(str(at), b"")
    assert faults(path) == [TOO_LARGE]


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("submissions.csv", "1.1\n4\n")
    assert faults(path) == ["This is a zip file, and not a table."]


def test_a_table_of_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        container.writestr("content.xml", "<office:document-content/>")
    assert faults(path) == ["This is a table of LibreOffice (.ods)."]


def test_an_exchange_file_with_the_name_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('{\n"format": "metrocheck-exchange",\n"version": 1}\n')
    assert faults(path) == ["This is an exchange file of metrocheck, not a table."]


def test_packed_in_a_way_that_takes_the_memory_it_asks_for(tmp_path: Path) -> None:
    plain, path = workbook(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert faults(path) == [NOT_WHOLE]


def test_a_workbook_that_was_cut_off(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    path.write_bytes(path.read_bytes()[:-100])
    assert faults(path) == [NOT_WHOLE]


def peak(path: Path) -> int:
    tracemalloc.start()
    try:
        with opened(path, standard(), IN_CONFIDENCE, NOTHING) as table:
            for _each in table:
                pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    small = written(tmp_path / "a.csv", HEAD, *[row("Waterhoven", "raad")] * 12_000)
    large = written(tmp_path / "b.csv", HEAD, *[row("Waterhoven", "raad")] * 36_000)
    assert small.stat().st_size > 1024 * 1024, "more than one piece of reading"
    assert peak(large) < 1.1 * peak(small)


def test_memory_of_a_workbook_grows_with_its_texts_only(tmp_path: Path) -> None:
    def of(number: int) -> Path:
        path = tmp_path / f"{number}.xlsx"
        with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_numbers": True}) as book:
            sheet = book.add_worksheet()
            for at, cells in enumerate([HEAD, *[row("Waterhoven", "raad")] * number]):
                sheet.write_row(at, 0, cells)
        return path

    assert peak(of(1500)) < 1.2 * peak(of(500))
