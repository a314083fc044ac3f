"""`responses template` and `questions export`: what goes out to be filled in elsewhere, and comes back."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from pyxform.xls2xform import convert

from tests.cli.conftest import Made
from tests.cli.front_door import Metrocheck, assert_refused
from tests.cli.screen import ENTER, UP, Terminal

ANSWERS = "12345wn" * 6


@pytest.fixture
def english(linde: Metrocheck) -> Metrocheck:
    return linde.having(METROCHECK_LANG="en")


def filled_in(file: Path, partner: str) -> None:
    """A template as a municipality sends it back: its own row filled in."""
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    (row,) = [cell.row for cell in sheet["A"] if cell.value == partner]
    for place, answer in enumerate(ANSWERS, start=2):
        sheet.cell(row, place).value = int(answer) if answer.isdigit() else answer
    book.save(file)


def test_a_template_is_written_filled_in_and_taken_in(english: Metrocheck) -> None:
    result = english.done("responses", "template", "leeg.xlsx")
    assert result.out == ""
    assert result.lines[0] == "Written: leeg.xlsx"
    assert "`metrocheck responses import leeg.xlsx`" in result.lines[1]
    filled_in(english.folder / "leeg.xlsx", "Bb")
    english.done("responses", "import", "leeg.xlsx")
    assert english.report()["responses"]["by_partner"] == {"Aa": 0, "Bb": 1}
    statements = [each for stop in english.report()["stops"] for each in stop["statements"]]
    assert [each["counts"] for each in statements[:2]] == [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0]]


def test_what_to_do_next_names_the_store_that_was_named(english: Metrocheck) -> None:
    copy = english.folder / "andere.sqlite"
    english.done("store", "backup", str(copy))
    told = english.done("responses", "template", "leeg.csv", "--store", str(copy)).lines[1]
    assert f"`metrocheck responses import leeg.csv --store {copy}`" in told


def test_a_csv_template_is_a_header_of_ids(english: Metrocheck) -> None:
    english.done("responses", "template", "leeg.CSV")
    (header,) = csv.reader(io.StringIO((english.folder / "leeg.CSV").read_bytes().decode()))
    assert header[:3] == ["partner", "1.1", "1.2"]
    assert len(header) == 1 + 42 + 2


def test_a_template_may_hold_answers_so_it_is_not_replaced_unasked(english: Metrocheck) -> None:
    file = english.folder / "t.xlsx"
    file.write_bytes(b"antwoorden")
    assert_refused(english("responses", "template", "t.xlsx"), 2, "t.xlsx is there already", "--yes")
    assert file.read_bytes() == b"antwoorden"
    english.done("responses", "template", "t.xlsx", "--yes")
    assert openpyxl.load_workbook(file).sheetnames == ["Answers", "Explanation"]


def test_on_a_terminal_it_asks_first(english: Metrocheck) -> None:
    file = english.folder / "t.csv"
    file.write_bytes(b"antwoorden")
    with Terminal(english, "responses", "template", "t.csv") as screen:
        screen.until("may hold answers")
        screen.press(ENTER)
        screen.ended()
    assert file.read_bytes() == b"antwoorden"
    with Terminal(english, "responses", "template", "t.csv") as screen:
        screen.until("may hold answers")
        screen.press(UP + ENTER)
        screen.ended()
    assert file.read_bytes().startswith(b"partner,")


@pytest.mark.parametrize(
    ("command", "choices"), [(("responses", "template"), ".xlsx, .csv"), (("questions", "export"), ".xlsx")]
)
@pytest.mark.parametrize("name", ["t.ods", "t", "t.xls", ".xlsx"])
def test_another_suffix_is_wrong_usage(english: Metrocheck, command: tuple[str, str], choices: str, name: str) -> None:
    assert_refused(english(*command, name), 2, name, f"Choose from: {choices}.")
    assert not (english.folder / name).exists()


@pytest.mark.parametrize("command", [("responses", "template"), ("questions", "export")])
def test_what_cannot_be_written_is_refused(english: Metrocheck, command: tuple[str, str]) -> None:
    assert_refused(english(*command, "weg/t.xlsx"), 1, "weg")
    (english.folder / "map.xlsx").mkdir()
    assert_refused(english(*command, "map.xlsx"), 1, "map.xlsx")


def test_without_a_partnership_there_is_no_template(metrocheck: Metrocheck) -> None:
    assert_refused(metrocheck("responses", "template", "t.xlsx"), 1, "metrocheck new")
    assert not (metrocheck.folder / "t.xlsx").exists()


def test_a_wave_has_the_template_of_its_own_questionnaire(english: Metrocheck) -> None:
    assert_refused(english("responses", "template", "t.csv", "--wave", "nooit"), 1, "nooit")
    english.done("responses", "template", "t.csv", "--wave", "voorjaar")


def made_of(program: Metrocheck, file: str) -> str:
    """What pyxform makes of an exported form, without a warning."""
    found = convert((program.folder / file).read_bytes())
    assert found.warnings == []
    return str(found.xform)


def test_the_form_asks_for_the_municipalities_of_the_partnership(english: Metrocheck) -> None:
    result = english.done("questions", "export", "f.xlsx")
    assert (result.out, result.lines[0]) == ("", "Written: f.xlsx")
    assert "--partner" not in result.err
    form = made_of(english, "f.xlsx")
    assert "<name>aa</name>" in form
    assert "/data/wie/role" not in form


def test_without_a_store_the_form_is_the_questionnaire_alone(metrocheck: Metrocheck) -> None:
    result = metrocheck.done("questions", "export", "f.xlsx", "--lang", "en")
    assert "give --partner" in result.err
    assert "/data/wie" not in made_of(metrocheck, "f.xlsx")
    assert not metrocheck.store.exists()


def test_in_confidence_the_form_says_so(metrocheck: Metrocheck) -> None:
    metrocheck.done("new", "Linde", "--partner", "Aa", "--mode", "individual", "--min-group", "4")
    metrocheck.done("questions", "export", "f.xlsx")
    form = made_of(metrocheck, "f.xlsx")
    assert "/data/wie/role" in form
    assert "only groups of at least 4 people" in form


def test_a_questionnaire_of_ones_own_becomes_a_form(english: Metrocheck) -> None:
    small = Path(__file__).parent.parent / "questionnaire" / "small.yaml"
    english.done("questions", "export", "f.xlsx", "--questionnaire", str(small))
    assert "Ons doel is helder." in made_of(english, "f.xlsx")
    assert_refused(english("questions", "export", "f.xlsx", "--questionnaire", "nergens"), 1, "nergens")


def test_with_several_partnerships_one_says_which(made: Made) -> None:
    program = made("Linde", "Aa", "Bb").having(METROCHECK_LANG="en")
    program.done("new", "Eik", "--partner", "Zz")
    assert_refused(program("questions", "export", "f.xlsx"), 2, "--partnership")
    program.done("questions", "export", "f.xlsx", "--partnership", "eik")
    assert "<name>zz</name>" in made_of(program, "f.xlsx")
    assert_refused(program("questions", "export", "f.xlsx", "--partnership", "iep"), 1, "iep")


def test_a_form_comes_back_as_what_was_answered(english: Metrocheck) -> None:
    """As ODK Central exports it: groups before the names, and columns of its own."""
    english.done("questions", "export", "f.xlsx")
    made_of(english, "f.xlsx")
    book = openpyxl.load_workbook(english.folder / "f.xlsx")
    names: list[str] = []
    groups: list[str] = []
    for kind, name, *_rest in book["survey"].iter_rows(min_row=2, values_only=True):
        if kind == "begin_group":
            groups.append(str(name))
        elif kind == "end_group":
            groups.pop()
        else:
            names.append("-".join([*groups, str(name)]))
    answers = iter(ANSWERS)
    cells = [{"wie-partner": "bb"}.get(name) or (next(answers) if "-s_" in name else "") for name in names]
    stream = io.StringIO(newline="")
    rows = [["SubmissionDate", *names, "KEY"], ["2026-11-02T09:14:03.112Z", *cells, "uuid:1"]]
    csv.writer(stream).writerows(rows)
    (english.folder / "central.csv").write_bytes(stream.getvalue().encode())
    english.done("responses", "import", "central.csv")
    counts = [each["counts"] for stop in english.report()["stops"] for each in stop["statements"]]
    assert [sum(each) for each in counts] == [1 if answer.isdigit() else 0 for answer in ANSWERS]
