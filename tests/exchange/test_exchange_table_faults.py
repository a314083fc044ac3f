"""What is wrong in a table is told all at once, by row and column."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from metrocheck import language
from metrocheck.errors import MetrocheckError
from metrocheck.exchange.table import opened
from metrocheck.exchange.table.faults import letters
from metrocheck.response.model import Partner
from tests.exchange.table_doors import IN_CONFIDENCE, NOTHING, faults, ids, read, row, standard, written

HEAD = ["partner", "role", *ids()]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use(language.DEFAULT)


def with_answer(at: int, cell: str) -> list[str]:
    answers = ["4"] * 42
    answers[at] = cell
    return row("Waterhoven", "raad", answers=answers)


def test_each_mistake_by_row_and_column(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.csv",
        HEAD,
        with_answer(0, "7"),
        row("Waterhove", "raad"),
        row("Nergenshuizen", "baas"),
        row("", ""),
        with_answer(41, "helemaal mee eens, denk ik"),
    )
    assert faults(path) == [
        "row 2, column C (1.1): “7” is not an answer.",
        "row 3, column A (partner): “Waterhove” is not a municipality of this partnership.",
        "row 4, column A (partner): “Nergenshuizen” is not a municipality of this partnership.",
        "row 4, column B (role): “baas” is not a role that is known here.",
        "row 5, column A (partner): Nothing says which municipality this is from.",
        "row 5, column B (role): Nothing says which role this is from.",
        "row 6, column AR (7.6): “helemaal mee eens, denk ik” is not an answer.",
    ]


def test_a_name_that_was_almost_right_is_suggested(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", HEAD, row("Waterhove", "raad"), row("Xyz", "raad"))
    with pytest.raises(MetrocheckError) as caught:
        read(path)
    assert [part.todo for part in caught.value.parts] == [
        "Did you mean “Waterhoven”? Write it so.",
        "Known here: Waterhoven and 's-Graafland.",
    ]


def test_twenty_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    wrong = row("Waterhoven", "raad", answers=["x"] * 42)
    told = faults(written(tmp_path / "a.csv", HEAD, wrong, wrong))
    assert len(told) == 21
    assert told[19] == "row 2, column V (4.2): “x” is not an answer."  # C is the first, V the twentieth
    assert told[20] == "And 64 other mistakes."  # 2 rows of 42, less 20


def test_who_a_row_is_from_is_told_before_its_answers(tmp_path: Path) -> None:
    """Of twenty wrong answers one can see that the columns are wrong; of whom they are must not drop off."""
    told = faults(written(tmp_path / "a.csv", HEAD, row("Nergens", "raad", answers=["x"] * 42)))
    assert told[0] == "row 2, column A (partner): “Nergens” is not a municipality of this partnership."
    assert told[-1] == "And 23 other mistakes."


def test_twenty_one_are_one_other_mistake(tmp_path: Path) -> None:
    wrong = row("Waterhoven", "raad", answers=["x"] * 21 + ["4"] * 21)
    assert faults(written(tmp_path / "a.csv", HEAD, wrong))[-1] == "And 1 other mistake."


def test_a_file_that_is_wrong_throughout_is_not_read_to_its_end(tmp_path: Path) -> None:
    wrong = row("Waterhoven", "raad", answers=["x"] * 42)
    path = written(tmp_path / "a.csv", HEAD, *[wrong] * 10_000)
    assert faults(path)[-1] == "And more than 99980 other mistakes; the rest of the file was not read."


def test_the_headings_and_the_rows_are_told_together(tmp_path: Path) -> None:
    other = standard().statements[1].text.of("nl")
    head = ["role", f"1.1 {other}", *ids()[2:], "1.3", "Iets anders"]
    path = written(tmp_path / "a.csv", head, ["baas", "4", "x", *["4"] * 41])
    assert faults(path) == [
        "row 1: There is no column for 1.1 and 1.2.",
        "row 1: Nothing says which municipality this is from.",
        f"row 1, column B (1.1 {other[:55]}…): The heading says 1.1, but what follows is not the text of 1.1.",
        "row 1, column AQ (1.3): Column C is about the same.",
        "row 2, column A (role): “baas” is not a role that is known here.",
        "row 2, column C (1.3): “x” is not an answer.",
    ]


def test_more_cells_than_headings_are_separators_within_a_text(tmp_path: Path) -> None:
    head = [*HEAD, "anders"]
    path = written(tmp_path / "a.csv", head, [*row("Waterhoven", "raad"), "te duur", " vind ik"], separator=",")
    assert faults(path) == ["row 2, column AT: This row has more cells than there are headings."]
    empty = [*row("Waterhoven", "raad"), "te duur", "", " "]
    assert len(read(written(tmp_path / "b.csv", head, empty, separator=",")).responses) == 1


def test_a_workbook_may_hold_notes_beside_the_table(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, [*row("Waterhoven", "raad"), "", "", "notitie"])
    assert len(read(path).responses) == 1


def test_a_file_that_was_cut_off_is_told(tmp_path: Path) -> None:
    whole = written(tmp_path / "a.csv", HEAD, row("Waterhoven", "raad"), row("Waterhoven", "raad")).read_bytes()
    path = tmp_path / "b.csv"
    path.write_bytes(whole[:-30])
    assert faults(path) == ["row 3: The file stops in the middle of this row."]


def test_a_short_row_has_empty_cells_at_its_end(tmp_path: Path) -> None:
    """Excel leaves the last separators out where a block of rows has nothing in the last columns."""
    path = written(tmp_path / "a.csv", HEAD, ["Waterhoven", "raad", "5", "4"], row("Waterhoven", "raad"))
    assert [each.strip for each in read(path).responses] == ["54" + "." * 40, "4" * 42]


def test_quotation_marks_that_do_not_end(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", HEAD, row("Waterhoven", "raad"), ['"Waterhoven', "raad"])
    (told,) = faults(path)
    assert told.startswith('row 3: The quotation marks (") or separators are wrong here')


def test_a_formula_without_a_value_is_no_empty_cell(tmp_path: Path) -> None:
    import openpyxl

    path, book = tmp_path / "a.xlsx", openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEAD)
    sheet.append(row("Waterhoven", "raad"))
    sheet["C2"] = "=2+2"
    book.save(path)
    assert faults(path) == ["row 2, column C (1.1): “=2+2” is not an answer."]


def test_a_formula_counts_for_the_value_that_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, row("Waterhoven", "raad"))
        sheet.write_formula("C2", "=2+1", None, 3)
        sheet.write_formula("D2", "=1/0", None, "#DIV/0!")
        sheet.write_boolean("E2", True)
    assert faults(path) == [
        "row 2, column D (1.2): “#DIV/0!” is not an answer.",
        "row 2, column E (1.3): “TRUE” is not an answer.",
    ]


def test_rows_come_one_by_one_until_the_first_mistake(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", HEAD, row("Waterhoven", "raad"), with_answer(3, "x"), row("Waterhoven", "raad"))
    with opened(path, standard(), IN_CONFIDENCE, NOTHING) as table:
        responses = iter(table)
        assert next(responses).row == 2
        with pytest.raises(MetrocheckError):
            next(responses)


def test_columns_are_called_as_in_a_spreadsheet() -> None:
    assert [letters(each) for each in (0, 25, 26, 51, 52, 701, 702, 16_383)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD")
    ]


def test_a_name_that_can_be_two_municipalities_names_both(tmp_path: Path) -> None:
    """There is a Bergen in Noord-Holland and one in Limburg, and guessing would give one the scan of the other."""
    both = Partner(id=1, name="Bergen (NH)"), Partner(id=2, name="Bergen (L)")
    of = IN_CONFIDENCE.model_copy(update={"partners": both})
    path = written(tmp_path / "a.csv", HEAD, row("Bergen", "raad"))
    with pytest.raises(MetrocheckError) as refused:
        read(path, of)
    assert refused.value.todo == "Is it one of Bergen (L) and Bergen (NH)? Write it so."


@pytest.mark.parametrize("cell", ["x" * 140_000, '"' + "x" * 140_000])
def test_a_cell_that_is_too_long_or_has_no_end(tmp_path: Path, cell: str) -> None:
    path = written(tmp_path / "a.csv", [*HEAD, "tevreden"], [*row("Waterhoven", "raad"), cell])
    (told,) = faults(path)
    assert told.startswith("row 2: A cell begins here that is longer than any spreadsheet takes, or lacks its closing")
