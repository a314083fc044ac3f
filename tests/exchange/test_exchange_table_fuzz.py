"""Whatever is in a file, reading it ends with responses or with an error of ours."""

import io
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrocheck.errors import MetrocheckError
from metrocheck.exchange.table import wave_label
from metrocheck.questionnaire import library
from metrocheck.questionnaire.model import Questionnaire
from tests.exchange.table_doors import DATA, faults, read

SMALL = Path(__file__).parent.parent / "questionnaire" / "small.yaml"
many = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])

PIECES = st.sampled_from(
    (
        *("gemeente", "rol", "1.1", "1.10", "2.1", "beter", "meting", "ticket", "1.1 opmerking", "Ons doel is helder."),
        *("sep=", "Waterhoven", "raad", "1", "2", "w", "n", "eens", "7", "=1+1", "é", ""),
        *(",", ";", "\t", '"', "\n", "\r\n", "\r", "\0"),
    )
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join)
HEADED = TEXTS.map("gemeente,rol,1.1,1.10,2.1,beter\nWaterhoven,raad,1,2,w,x\n".__add__)
CODINGS = st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-be"))


@cache
def small() -> Questionnaire:
    return library.find(str(SMALL))


def survives(path: Path) -> None:
    faults(path, asked=small())
    with suppress(MetrocheckError):
        wave_label(path)


@many
@given(st.binary(max_size=300))
def test_bytes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    survives(path)


@many
@given(TEXTS | HEADED, CODINGS)
def test_tables_in_text(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding, errors="replace"))
    survives(path)


@cache
def workbook() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["gemeente", "rol", "1.1", "1.10", "2.1", "beter"])
        sheet.write_row(1, 0, ["Waterhoven", "raad", 1, "eens", "w", "tekst"])
    return stream.getvalue()


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook())) as container:
        return {name: container.read(name) for name in container.namelist()}


READ = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")


def test_the_workbook_that_is_broken_below_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook())
    (found,) = read(path, asked=small()).responses
    assert (found.strip, found.comments) == ("12w", (("beter", "tekst"),))


@many
@given(st.data())
def test_a_workbook_with_other_bytes_in_it(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(workbook())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    survives(path)


@many
@given(st.data())
def test_a_workbook_with_other_xml_in_it(tmp_path: Path, data: st.DataObject) -> None:
    inside = parts()
    name = data.draw(st.sampled_from(READ))
    tags = st.sampled_from(
        (
            *(b"<c>", b"</c>", b"<row>", b"</row>", b"<v>", b"</v>", b"<f>", b"<si>", b"<t>", b"<is>"),
            *(b'r="Z1"', b't="s"', b'r="0"', b"9", b"_xD800_", b"&x;", b"<!DOCTYPE a>"),
        )
    )
    content = bytearray(inside[name])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 12))] = data.draw(tags | st.binary(max_size=4))
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        for each, kept in (inside | {name: bytes(content)}).items():
            if data.draw(st.integers(0, 20)):
                container.writestr(each, kept)
    survives(path)


@many
@given(st.data())
def test_real_files_that_were_cut_off(tmp_path: Path, data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(sorted(DATA.iterdir())))
    content = source.read_bytes()
    path = tmp_path / "a"
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    faults(path)
