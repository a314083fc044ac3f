"""What Excel cannot hold, at the edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrocheck.rendering.xlsx.fitting import height, pages_wide, widths
from metrocheck.rendering.xlsx.limits import LONGEST_TEXT, cell_rows, legal_name
from metrocheck.rendering.xlsx.sheets import Column, Figure, Table

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS, st.lists(TEXTS))
def test_a_sheet_gets_a_name_that_excel_takes(name: str, others: list[str]) -> None:
    taken = {legal_name(other, ()).lower() for other in others}
    legal = legal_name(name, taken)
    assert 1 <= len(legal) <= 31
    assert not set(legal) & set("[]:*?/\\")
    assert not legal.startswith("'")
    assert not legal.endswith("'")
    assert legal.lower() not in taken
    assert legal.lower() != "history"


@pytest.mark.parametrize(
    ("name", "taken", "legal"),
    [
        ("Haltes", set(), "Haltes"),
        ("Haltes", {"haltes"}, "Haltes 2"),
        ("HALTES", {"haltes", "haltes 2"}, "HALTES 3"),
        ("najaar 2026/27", set(), "najaar 2026 27"),
        ("History", set(), "History 2"),
        ("[]", set(), "-"),
        ("A" * 40, {"a" * 31}, "A" * 29 + " 2"),
    ],
)
def test_names_of_sheets(name: str, taken: set[str], legal: str) -> None:
    assert legal_name(name, taken) == legal


@pytest.mark.parametrize("letter", ["a", "👍"])
@pytest.mark.parametrize("length", [0, 1, 16_383, 16_384, 32_767, 32_768, 70_000])
def test_a_long_text_goes_on_in_the_rows_below(letter: str, length: int) -> None:
    rows = list(cell_rows(("Aa", 3, Figure(2.5, "2,5"), letter * length)))
    assert "".join(str(row[3]) for row in rows) == letter * length
    assert all(len(str(row[3]).encode("utf-16-le")) // 2 <= LONGEST_TEXT for row in rows)
    assert [row[:3] for row in rows] == [("Aa", 3, Figure(2.5, "2,5")), *[("Aa", None, None)] * (len(rows) - 1)]


def test_a_text_that_fits_stays_whole() -> None:
    assert len(list(cell_rows(("a" * LONGEST_TEXT,)))) == 1


@pytest.mark.parametrize(("columns", "rows"), [(16_385, 1), (1, 1_048_576)])
def test_what_no_sheet_holds_is_refused(columns: int, rows: int) -> None:
    with pytest.raises(ValueError, match="16,384"):
        Table(columns=(Column("a"),) * columns, rows=((None,) * columns,) * rows)


def test_a_column_is_as_wide_as_its_longest_word_or_cell() -> None:
    table = Table(
        columns=(Column("een halte"), Column("x", widest=60), Column("x", widest=20), Column("onderstroom", widest=5)),
        rows=((1, "a" * 40, "b" * 200, None),),
    )
    first, second, third, fourth = widths(table)
    assert 9 <= first <= 12
    assert 42 <= second <= 50
    assert third == 20
    assert fourth >= len("onderstroom"), "a word is not broken"


def test_a_list_to_fill_in_has_room_to_write() -> None:
    columns = (Column("wie", widest=28), Column("wanneer", widest=20))
    assert widths(Table(columns=columns, rows=((None, None),), to_fill_in=True)) == [28, 20]


@pytest.mark.parametrize(
    ("text", "expected"), [("", None), ("a" * 40, None), ("a" * 41, 30), ("a" * 100, 45), ("a" * 9999, 405)]
)
def test_a_row_is_as_high_as_its_longest_text(text: str, expected: float | None) -> None:
    assert height(["kort", text], [10, 40]) == expected


def test_what_is_printed_stays_legible() -> None:
    columns = (Column("stelling", widest=60), *(Column("x" * 20, widest=20) for _place in range(20)))
    table = Table(columns=columns, rows=(), fixed=1)
    # 460 characters: 240 on the first page, 180 beside the repeated column on each following one.
    assert pages_wide(table, [60, *[20] * 20]) == 3
