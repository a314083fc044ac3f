"""Headings in more than one row, and headings that are codes."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from metrocheck import language
from metrocheck.errors import MetrocheckError
from metrocheck.response.model import Role
from tests.exchange.forms import changed, small
from tests.exchange.table_doors import WATERHOVEN, faults, ids, read, standard, written

TEXTS = [each.text.of("nl") for each in standard().statements]
# What Qualtrics has before the answers; its documentation calls the third row import ids.
OWN = ["StartDate", "Finished", "ResponseId"]


def qualtrics(path: Path, names: Sequence[str], texts: Sequence[str], *answers: str) -> Path:
    """Three rows of headings (https://www.qualtrics.com/support/survey-platform/data-and-analysis-module/data/
    download-data/understanding-your-dataset/): names, texts with the question before those of a matrix, ids."""
    imported = [f'{{"ImportId":"QID{place}","timeZone":"Europe/Amsterdam"}}' for place in range(len(names) + 3)]
    given = ["2026-11-01 10:00:00", "True", "R_1", *answers]
    asked = ["Start Date", "Finished", "Response ID", *texts]
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([[*OWN, *names], asked, imported, given])
    return path


def test_qualtrics_by_the_texts(tmp_path: Path) -> None:
    """Its own names would be wrong: what it calls Q3_1 is the first statement of stop 1 here."""
    names = ["Q1", "gemeente", *(f"Q{3 + place // 6}_{1 + place % 6}" for place in range(42)), "Q10"]
    texts = ["Uw functiegroep", "Waar?", *(f"Wat vindt u? - {text}" for text in TEXTS), "Waar ben je tevreden over?"]
    answers = ["raad", "Waterhoven", *["eens"] * 41, "oneens", "Alles"]
    (found,) = read(qualtrics(tmp_path / "a.csv", names, texts, *answers)).responses
    assert (found.row, found.partner_id, found.role) == (4, WATERHOVEN.id, Role.RAAD)
    assert found.strip == "4" * 41 + "2"
    assert found.comments == (("tevreden", "Alles"),)


def test_qualtrics_with_other_texts_is_not_read_by_its_numbers(tmp_path: Path) -> None:
    names = [f"Q{1 + place // 6}_{1 + place % 6}" for place in range(42)]
    path = qualtrics(tmp_path / "a.csv", names, [f"Stelling {place}" for place in range(42)], *["4"] * 42)
    assert faults(path) == ["None of the columns is a statement of this questionnaire."]


def test_points_and_feedback_are_not_rows_of_a_matrix(tmp_path: Path) -> None:
    """What follows a dash is a row only above the ids of Qualtrics: a quiz of Microsoft Forms has its points so."""
    head = ["partner", "role", *(heading for text in TEXTS for heading in (text, f"Points - {text}"))]
    cells = ["Waterhoven", "raad", *["4", "1"] * 42]
    (found,) = read(written(tmp_path / "a.csv", head, cells)).responses
    assert found.strip == "4" * 42


@pytest.mark.parametrize("below", ["", "Response", "Open-Ended Response", "Antwoord"])
def test_a_question_above_and_nothing_below(tmp_path: Path, below: str) -> None:
    """As people do who merge cells, and tools that write a row for the parts of a question, such as SurveyMonkey."""
    above = ["Uw gemeente", "Uw functiegroep", "Doen we het goede?", *[""] * 41, "Waar ben je tevreden over?"]
    cells = ["Waterhoven", "raad", *["4"] * 42, "Alles"]
    (found,) = read(written(tmp_path / "a.csv", above, [below, below, *ids(), below], cells)).responses
    assert (found.partner_id, found.role, found.comments) == (WATERHOVEN.id, Role.RAAD, (("tevreden", "Alles"),))


@pytest.mark.parametrize("names", [[f"Q{1 + place // 6}_{1 + place % 6}" for place in range(42)], ids()])
def test_two_rows_that_name_other_statements_are_refused(tmp_path: Path, names: list[str]) -> None:
    """Somebody may have taken Qualtrics' third row away, and what it calls Q1_1 need not be the first statement."""
    texts = [TEXTS[1], TEXTS[0], *TEXTS[2:]]
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            [["partner", "role", *names], ["", "", *texts], ["Waterhoven", "raad", *["4"] * 42]]
        )
    assert faults(path) == [
        "row 1: There is no column for 1.1 and 1.2.",
        f"row 1, column C ({names[0]}): The heading says 1.1, but what follows is not the text of 1.1.",
        f"row 1, column D ({names[1]}): The heading says 1.2, but what follows is not the text of 1.2.",
    ]


def test_two_rows_that_name_the_same_statements_are_one_heading(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            [["partner", "role", *ids()], ["", "", *TEXTS], ["Waterhoven", "raad", *["4"] * 42]]
        )
    (found,) = read(path).responses
    assert (found.row, found.strip) == (3, "4" * 42)


def test_rows_of_answers_that_are_texts_of_statements_are_answers(tmp_path: Path) -> None:
    """A questionnaire may ask "Eens" or "1"; its first rows are no headings for that."""
    told = small().model_dump()
    statements = [each for stop in told["stops"] for each in stop["statements"]]
    for each, text in zip(statements, ("1", "eens", "weet niet"), strict=True):
        each["text"] = {"nl": text, "en": f"{text} in English"}
    asked = changed(small(), stops=told["stops"])
    rows = [["Waterhoven", "raad", "1", "eens", "weet niet"], ["Waterhoven", "raad", "weet niet", "1", "eens"]]
    found = read(written(tmp_path / "a.csv", ["partner", "role", "1.1", "1.10", "2.1 weet niet"], *rows), asked=asked)
    assert [each.strip for each in found.responses] == ["12w", "w12"]


def test_a_heading_that_is_not_understood_stays_so_whatever_stands_above(tmp_path: Path) -> None:
    above = ["Gemeente", *[""] * 44]
    cells = ["12:00", "Waterhoven", "raad", *["4"] * 42]
    found = read(written(tmp_path / "a.csv", above, ["Tijdstempel", "partner", "role", *ids()], cells))
    assert found.ignored == ("Tijdstempel",)
    assert found.responses[0].partner_id == WATERHOVEN.id


@pytest.mark.parametrize("known", [0, 6])
def test_codes_of_limesurvey_say_what_to_do(tmp_path: Path, known: int) -> None:
    codes = [f"G0{1 + place // 6}Q0{3 + place // 6}[SQ00{1 + place % 6}]" for place in range(42 - known)]
    path = written(
        tmp_path / "a.csv", ["partner", "role", *ids()[:known], *codes], ["Waterhoven", "raad", *["A4"] * 42]
    )
    language.use("en")
    with pytest.raises(MetrocheckError) as refused:
        read(path)
    language.use(language.DEFAULT)
    assert "[SQ001]” are codes of LimeSurvey" in refused.value.todo
    assert "full question texts" in refused.value.todo


def test_a_workbook_with_something_else_on_its_first_sheet_says_which_sheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        hidden = book.add_worksheet("Verborgen")
        cover = book.add_worksheet("Voorblad")
        cover.write_string(0, 0, "Zelfscan")
        cover.activate()
        book.add_worksheet("Antwoorden").write_row(0, 0, ["partner", "role", *ids()])
        hidden.hide()
    with pytest.raises(MetrocheckError) as refused:
        read(path)
    assert "Voorblad" in refused.value.todo
