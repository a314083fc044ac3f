"""Whatever was answered comes back out of a table, whichever program wrote it."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrocheck.language.plain_text import cleaned
from metrocheck.response.model import Partner, Role
from tests.exchange.table_doors import GRAAFLAND, WATERHOVEN, read, standard

ANSWERS = st.text("12345wn.", min_size=42, max_size=42)
# What can be typed: no half characters, and no control character that XML has no place for.
TYPED = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)
Told = tuple[int, Role | None, str, tuple[tuple[str, str], ...]]
COMMENTS = st.dictionaries(st.sampled_from(("1.1", "7.6", "tevreden", "anders")), TYPED, max_size=4)
ABOUT = ("1.1", "7.6", "tevreden", "anders")
quick = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Person(NamedTuple):
    partner: Partner
    role: Role
    strip: str
    comments: dict[str, str]


PEOPLE = st.builds(Person, st.sampled_from((WATERHOVEN, GRAAFLAND)), st.sampled_from(Role), ANSWERS, COMMENTS)


def words_of(code: str, language: str) -> str:
    scale = standard().scale
    outside = {"w": scale.dont_know.of(language), "n": scale.not_applicable.of(language), ".": ""}
    return outside[code] if code in outside else scale.labels[int(code) - 1].of(language)


def table(people: Sequence[Person], language: str) -> list[list[str]]:
    """With codes when `language` is empty, else with the words of that language."""
    texts = [each.text.of(language) if language else each.id for each in standard().statements]
    rows = [["gemeente", "rol", *texts, "1.1 opmerking", "comment on 7.6", "tevreden", "anders"]]
    for each in people:
        cells = [words_of(code, language) if language else code.strip(".") for code in each.strip]
        rows.append([each.partner.name, each.role.value, *cells, *(each.comments.get(about, "") for about in ABOUT)])
    return rows


def expected(people: Sequence[Person]) -> list[Told]:
    told = []
    for each in people:
        comments = tuple((about, cleaned(each.comments.get(about, ""))[0]) for about in ABOUT)
        told.append((each.partner.id, each.role, each.strip, tuple(pair for pair in comments if pair[1])))
    return [each for each in told if each[2].strip(".") or each[3]]


def found(path: Path) -> list[Told]:
    return [(each.partner_id, each.role, each.strip, each.comments) for each in read(path).responses]


@quick
@given(
    people=st.lists(PEOPLE, max_size=6),
    language=st.sampled_from(("", "nl", "en")),
    separator=st.sampled_from((",", ";", "\t")),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16")),
    quoting=st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    end=st.sampled_from(("\r\n", "\n")),
)
def test_text(
    tmp_path: Path,
    *,
    people: list[Person],
    language: str,
    separator: str,
    encoding: str,
    quoting: Literal[0, 1],
    end: str,
) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, quoting=quoting, lineterminator=end).writerows(table(people, language))
    path = tmp_path / "a.csv"
    path.write_bytes(stream.getvalue().encode(encoding))
    assert found(path) == expected(people)


@quick
@given(people=st.lists(PEOPLE, max_size=4), language=st.sampled_from(("", "nl", "en")))
def test_a_workbook_of_xlsxwriter(tmp_path: Path, people: list[Person], language: str) -> None:
    """Texts that cells share; digits as texts."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate(table(people, language)):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
    assert found(path) == expected(people)


@quick
@given(people=st.lists(PEOPLE, max_size=4), constant_memory=st.booleans())
def test_a_workbook_with_numbers(tmp_path: Path, people: list[Person], constant_memory: bool) -> None:
    """Answers as numbers; in constant memory xlsxwriter writes each text in its own cell."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": constant_memory, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate(table(people, "")):
            for column, cell in enumerate(cells):
                if cell.isascii() and cell.isdigit() and number and column < 44:
                    sheet.write_number(number, column, int(cell))
                elif cell:
                    sheet.write_string(number, column, cell)
    assert found(path) == expected(people)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_workbook_of_openpyxl_with_a_hidden_first_sheet(tmp_path: Path, language: str) -> None:
    people: list[Person] = [Person(WATERHOVEN, Role.RAAD, "12345wn" * 6, {"anders": "Zo <b>&</b>"})]
    book = openpyxl.Workbook()
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("Antwoorden")
    for cells in table(people, language):
        sheet.append(cells)
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert found(path) == expected(people)


def test_text_that_looks_like_the_escapes_of_a_workbook(tmp_path: Path) -> None:
    """`_x0041_` in a workbook is the letter A, so a program writes those seven signs themselves as `_x005F_x0041_`."""
    people = [Person(WATERHOVEN, Role.RAAD, "4" * 42, {"anders": "a_x0041_b", "tevreden": "regel\x0b einde"})]
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate(table(people, "")):
            sheet.write_row(number, 0, cells)
    assert found(path) == expected(people)
