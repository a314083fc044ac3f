"""Templates: what is offered to pick, and that a filled-in one is read as it was meant."""

import csv
import io
import textwrap
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from metrocheck import language
from metrocheck.exchange.columns import Column, Headings, Kind
from metrocheck.exchange.incoming import Incoming
from metrocheck.exchange.table import Given, opened
from metrocheck.exchange.template import template_csv, template_xlsx
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode, Partnership, Role
from tests.exchange.forms import awkward, changed, in_one, partnership, small, standard

PEOPLE = partnership("Aa", "=1+1")
TEAM = partnership("Aa", "=1+1", "Weg", mode=Mode.TEAM, left=["Weg"])
EVERY = [standard(), small(), in_one(small(), "nl"), in_one(small(), "en"), awkward(), changed(small(), closing=())]


def workbook(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def header(content: bytes | str) -> list[str]:
    if isinstance(content, str):
        (row,) = csv.reader(io.StringIO(content, newline=""))
        return row
    return [str(cell.value) for cell in workbook(content).worksheets[0][1]]


def offered(content: bytes) -> list[list[Any]]:
    """For each column what can be picked there, empty where one writes freely."""
    book = workbook(content)
    answers = book.worksheets[0]
    lists: list[list[Any]] = [[] for _ in answers[1]]
    for rule in answers.data_validations.dataValidation:
        (cells,) = rule.sqref.ranges
        assert (rule.type, rule.allow_blank, cells.min_row, cells.max_row) == ("list", True, 2, 1001)
        sheet, _, place = rule.formula1.replace("$", "").partition("!")
        lists[cells.min_col - 1] = [cell.value for (cell,) in book[sheet.strip("'")][place]]
    return lists


def meant(questionnaire: Questionnaire, of: Partnership) -> list[Column]:
    """What the columns of a template are about, in this order."""
    return [
        Column(Kind.PARTNER),
        *([Column(Kind.ROLE)] if of.mode is Mode.INDIVIDUAL else []),
        *(Column(Kind.STATEMENT, each.id) for each in questionnaire.statements),
        *(Column(Kind.COMMENT, each.id) for each in questionnaire.closing),
    ]


@pytest.mark.parametrize("spoken", ["nl", "en"])
@pytest.mark.parametrize("of", [PEOPLE, TEAM], ids=["individual", "team"])
@pytest.mark.parametrize("questionnaire", EVERY, ids=["standard", "small", "nl", "en", "awkward", "no closing"])
def test_every_heading_is_read_as_it_is_meant(questionnaire: Questionnaire, of: Partnership, spoken: str) -> None:
    reader = Headings(questionnaire)
    language.use(spoken)
    try:
        headers = header(template_csv(questionnaire, of)), header(template_xlsx(questionnaire, of))
    finally:
        language.use(language.DEFAULT)
    for given in headers:
        assert [reader.read(each) for each in given] == meant(questionnaire, of)


def test_scripts_get_ids_and_people_get_the_text() -> None:
    assert header(template_csv(small(), PEOPLE)) == ["partner", "role", "1.1", "1.10", "2.1", "beter"]
    assert header(template_xlsx(small(), PEOPLE)) == [
        "gemeente",
        "functiegroep",
        "1.1 Ons doel is helder.",
        "1.10 Het doel knelt.",
        "2.1 Er is genoeg geld.",
        "Wat kan beter",
    ]
    assert template_csv(small(), TEAM) == "partner,1.1,1.10,2.1,beter\r\n"


def test_every_cell_offers_what_can_be_answered() -> None:
    labels = ["oneens", "eens", "weet niet", "n.v.t."]
    # Digits as numbers: what somebody types is one, and only equal to one.
    answers = [*labels, 1, 2, "w", "n"]
    roles = ["bestuur", "raad", "management", "medewerkers", "anders"]
    assert offered(template_xlsx(small(), PEOPLE)) == [["Aa", "=1+1"], roles, answers, answers, answers, []]
    assert offered(template_xlsx(small(), TEAM)) == [["Aa", "=1+1"], answers, answers, answers, []]


def test_what_one_picks_or_writes_is_never_a_formula() -> None:
    book = workbook(template_xlsx(awkward(), PEOPLE))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    answers = book.worksheets[0]
    free = [1, 2, *range(6, answers.max_column + 1)]
    letters = [openpyxl.utils.get_column_letter(place) for place in free]
    looks = {
        answers.column_dimensions[letter].number_format for letter in letters if letter in answers.column_dimensions
    }
    assert looks == {"@"}


def test_the_header_and_who_it_is_stay_in_sight() -> None:
    assert workbook(template_xlsx(small(), PEOPLE)).worksheets[0].freeze_panes == "C2"
    assert workbook(template_xlsx(small(), TEAM)).worksheets[0].freeze_panes == "B2"


def test_the_explanation_calls_the_lists_as_the_columns_are_called() -> None:
    language.use("en")
    try:
        content = template_xlsx(small(), PEOPLE)
    finally:
        language.use(language.DEFAULT)
    answers, explanation = workbook(content).worksheets
    titles = [str(cell.value).lower() for (cell, *_rest) in explanation.iter_rows() if cell.font.bold]
    assert str(answers["B1"].value) == "role group"
    assert "role groups" in titles


def test_no_heading_is_cut_off() -> None:
    """In a column of 24 Excel breaks bold text into lines of some nineteen letters, each 15 points high."""
    sheet = workbook(template_xlsx(standard(), PEOPLE)).worksheets[0]
    needed = max(len(textwrap.wrap(str(cell.value), 19)) for cell in sheet[1])
    assert needed * 15 <= sheet.row_dimensions[1].height <= (needed + 1) * 15


def test_a_team_has_a_row_for_each_municipality_and_people_have_none() -> None:
    """Who answers in confidence is not to be told apart by a row that was there before."""
    rows = [[cell.value for cell in row] for row in workbook(template_xlsx(small(), TEAM)).worksheets[0].iter_rows()]
    assert rows[1:] == [["Aa", None, None, None, None], ["=1+1", None, None, None, None]]
    assert workbook(template_xlsx(standard(), PEOPLE)).worksheets[0].max_row == 1


@pytest.mark.parametrize(("of", "warned"), [(PEOPLE, True), (TEAM, False)], ids=["individual", "team"])
def test_where_people_answer_in_confidence_the_explanation_says_to_keep_it_so(of: Partnership, warned: bool) -> None:
    language.use("en")
    try:
        told = workbook(template_xlsx(standard(), of)).worksheets[1]
    finally:
        language.use(language.DEFAULT)
    text = "\n".join(str(cell.value) for row in told.iter_rows() for cell in row if cell.value)
    assert ("Write no names" in text) is warned
    assert ("Whoever has this file can read each row" in text) is warned
    assert "strongly agree" in text
    assert "Weg" not in text


def test_equal_templates_are_equal_files() -> None:
    assert template_xlsx(standard(), PEOPLE) == template_xlsx(standard(), PEOPLE)
    assert template_xlsx(standard(), PEOPLE) != template_xlsx(standard(), TEAM)
    # Nothing of the clock goes in, or they would be equal within a second only.
    assert workbook(template_xlsx(standard(), PEOPLE)).properties.created.year == 2000


def test_a_partnership_that_all_left_has_nothing_to_pick_and_still_a_template() -> None:
    content = template_xlsx(small(), partnership("Aa", mode=Mode.TEAM, left=["Aa"]))
    rules = workbook(content).worksheets[0].data_validations.dataValidation
    assert [str(rule.sqref) for rule in rules] == ["B2:B1001", "C2:C1001", "D2:D1001"]
    assert offered(content)[0] == []


def test_what_a_cell_cannot_hold_does_not_break_the_file() -> None:
    content = template_xlsx(small(), partnership("A\x1b[31m\ufffe\x00", mode=Mode.TEAM))
    assert offered(content)[0] == ["A\ufffd[31m\ufffd\ufffd"]


def filled_in(content: bytes, file: Path, pick: int) -> None:
    """Somebody picks, in each row, something from every list: the next one in every column and row."""
    book = workbook(content)
    sheet = book.worksheets[0]
    for row in (2, 3):
        for column, known in enumerate(offered(content), start=1):
            place = row - 2 if column == 1 else pick + row + column
            sheet.cell(row, column).value = known[place % len(known)] if known else f"=Tekst {row}"
            sheet.cell(row, column).data_type = "n" if isinstance(sheet.cell(row, column).value, int) else "s"
    book.save(file)


@pytest.mark.parametrize("pick", [0, 5, 10])
@pytest.mark.parametrize("of", [PEOPLE, TEAM], ids=["individual", "team"])
@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_what_is_picked_in_a_template_is_read_as_it_was_meant(
    spoken: str, of: Partnership, pick: int, tmp_path: Path
) -> None:
    file = tmp_path / "ingevuld.xlsx"
    language.use(spoken)
    try:
        filled_in(template_xlsx(standard(), of), file, pick)
    finally:
        language.use(language.DEFAULT)
    with opened(file, standard(), of, Given()) as table:
        taken = list(table)
    assert table.ignored == ()
    # Seven answers can be picked, each in words and as a code.
    codes = "12345wn" * 2
    who = 2 if of.mode is Mode.INDIVIDUAL else 1
    roles = [None, None] if of.mode is Mode.TEAM else [list(Role)[(pick + row + 2) % 5] for row in (2, 3)]
    strips = ["".join(codes[(pick + row + who + place) % 14] for place in range(1, 43)) for row in (2, 3)]
    comments = [tuple((each.id, f"=Tekst {row}") for each in standard().closing) for row in (2, 3)]
    assert taken == [
        Incoming(row, of.partners[row - 2].id, roles[row - 2], None, strips[row - 2], comments[row - 2])
        for row in (2, 3)
    ]


@pytest.mark.parametrize("of", [PEOPLE, TEAM], ids=["individual", "team"])
def test_a_template_that_nobody_filled_in_holds_no_response(of: Partnership, tmp_path: Path) -> None:
    file = tmp_path / "leeg.xlsx"
    file.write_bytes(template_xlsx(standard(), of))
    with opened(file, standard(), of, Given()) as table:
        assert list(table) == []
    (tmp_path / "leeg.csv").write_bytes(template_csv(standard(), of).encode())
    with opened(tmp_path / "leeg.csv", standard(), of, Given()) as table:
        assert list(table) == []
