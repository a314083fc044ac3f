"""Tables in Markdown, as they look where nothing renders them."""

from collections.abc import Callable

from metrocheck.rendering.markdown import markdown
from metrocheck.rendering.paper.blocks import Cell, Column, Paper, Section, Table
from metrocheck.rendering.paper.report import report_paper
from metrocheck.report.model import Report

ReportOf = Callable[[str], Report]
PaperOfText = Callable[[str], Paper]


def _rows(text: str, first: str) -> list[str]:
    """The lines of the table that begins with this heading."""
    after = text[text.index(f"| {first}") :]
    return after.split("\n\n", maxsplit=1)[0].strip().split("\n")


def test_tables_are_aligned_in_plain_text(report_of: ReportOf) -> None:
    rows = _rows(markdown(report_paper(report_of("demo"))), "halte ")
    assert len({len(row) for row in rows}) == 1
    columns = [{at for at, letter in enumerate(row) if letter == "|"} for row in rows]
    assert columns == [columns[0]] * len(rows)
    assert [rule.strip()[-1] for rule in rows[1].strip("|").split("|")] == ["-", ":", "-", "-"]


def test_wide_letters_take_the_room_they_have(paper_of_text: PaperOfText) -> None:
    rows = _rows(markdown(paper_of_text("東京")), "東京")
    assert [row.index("|", 1) + row[: row.index("|", 1)].count("東") * 2 for row in (rows[0], rows[2])] == [
        rows[1].index("|", 1)
    ] * 2


def test_one_long_text_does_not_stretch_its_column(paper_of_text: PaperOfText) -> None:
    short = Table(caption="", columns=(Column(heading="a"),), rows=((Cell(text="b"),), (Cell(text="c" * 300),)))
    paper = paper_of_text("a").model_copy(update={"sections": (Section(id="a", heading="a", blocks=(short,)),)})
    assert sorted({len(row) for row in _rows(markdown(paper), "a ")}) == [104, 304]


def test_a_table_to_fill_in_has_room(paper_of_text: PaperOfText) -> None:
    columns = (Column(heading="halte", width=3), Column(heading="afspraak", width=6))
    table = Table(caption="", columns=columns, rows=((Cell(text="1"), Cell()),), to_fill_in=True)
    paper = paper_of_text("a").model_copy(update={"sections": (Section(id="a", heading="a", blocks=(table,)),)})
    assert _rows(markdown(paper), "halte")[2] == f"| 1{' ' * 14} | {' ' * 30} |"


def test_a_total_and_a_question_stand_out(report_of: ReportOf) -> None:
    written = markdown(report_paper(report_of("demo")))
    assert "\n| **samen** " in written
    assert written.count("\n| **Doen we het goede?** ") == 7
