"""Writes an empty table to fill in by hand: a header, and as a workbook with choices to pick from.

What is filled in is read back like any other table. So the first sheet holds nothing but the header and the rows, and
every text that is offered to pick is one that reading understands.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from metrocheck.exchange import book, form_names
from metrocheck.exchange.columns import Column, Headings, Kind
from metrocheck.exchange.template_guide import Guide, Offered, write_guide
from metrocheck.language import _
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode, Partnership

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# As many rows have choices; further down one can still type.
_ROWS = 1000
_WHO_WIDTH, _STATEMENT_WIDTH, _OPEN_WIDTH = 22, 24, 40
_LINE_HEIGHT, _MOST_LINES = 15, 12
# A line is not quite full: it breaks between words, and bold letters are wider.
_FULL = 0.8
_A4 = 9


class _Column(NamedTuple):
    """One column: what it is to whoever reads the table, its id, its heading for people, and what it offers."""

    about: Column
    id: str
    heading: str
    offered: Offered | None
    width: int
    remark: str = ""


def template_csv(questionnaire: Questionnaire, partnership: Partnership) -> str:
    """The header alone, by id: partner, in mode individual role, the statements and the open questions (RFC 4180)."""
    stream = io.StringIO(newline="")
    columns = _columns(questionnaire, partnership)
    reader = Headings(questionnaire)
    header = [_understood(reader, each, [each.id, each.heading]) for each in columns]
    csv.writer(stream, lineterminator="\r\n").writerow(header)
    return stream.getvalue()


def template_xlsx(questionnaire: Questionnaire, partnership: Partnership) -> bytes:
    """A sheet headed by the full texts, with choices to pick from, and a sheet that explains how to fill it in."""
    columns = list(_columns(questionnaire, partnership))
    stream = io.BytesIO()
    with book.workbook(stream, str(questionnaire.title)) as workbook:
        # A sheet is a name in a formula too: letters and spaces only.
        answers, explanation = workbook.add_worksheet(_("Answers")), workbook.add_worksheet(_("Explanation"))
        guide = write_guide(workbook, explanation, questionnaire, partnership)
        reader = Headings(questionnaire)
        headings = [book.legal(_understood(reader, each, [each.heading, each.id])) for each in columns]
        _write_head(workbook, answers, columns, headings)
        if partnership.mode is Mode.TEAM:
            _name_partners(answers, partnership)
        _offer(answers, columns, guide)
        _set_up(answers, columns)
    return stream.getvalue()


def _columns(questionnaire: Questionnaire, partnership: Partnership) -> Iterator[_Column]:
    partner, role = Column(Kind.PARTNER), Column(Kind.ROLE)
    remark = _("Pick it from the list.")
    yield _Column(partner, form_names.PARTNER, _("municipality"), Offered.PARTNERS, _WHO_WIDTH, remark)
    if partnership.mode is Mode.INDIVIDUAL:
        yield _Column(role, form_names.ROLE, _("role group"), Offered.ROLES, _WHO_WIDTH, remark)
    for each in questionnaire.statements:
        heading = f"{each.id} {each.text}"
        yield _Column(Column(Kind.STATEMENT, each.id), each.id, heading, Offered.ANSWERS, _STATEMENT_WIDTH)
    for question in questionnaire.closing:
        yield _Column(Column(Kind.COMMENT, question.id), question.id, str(question.text), None, _OPEN_WIDTH)


def _understood(reader: Headings, column: _Column, headings: Sequence[str]) -> str:
    """The first of these headings that is read back as this column: an id can be the name of something else."""
    return next((each for each in headings if reader.read(each) == column.about), column.id)


def _write_head(workbook: "Workbook", sheet: "Worksheet", columns: Sequence[_Column], headings: Sequence[str]) -> None:
    look = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E6EDF5", "bottom": 1}
    # Between two headings that are full to the edge.
    head = workbook.add_format(look | {"left": 2, "left_color": "#FFFFFF"})
    looks = _Looks(workbook)
    for place, (column, heading) in enumerate(zip(columns, headings, strict=True)):
        sheet.set_column(place, place, column.width, looks.of(column))
        sheet.write_string(0, place, heading, head)
    lines = max(-(-len(text) // int(each.width * _FULL)) for text, each in zip(headings, columns, strict=True))
    sheet.set_row(0, _LINE_HEIGHT * min(_MOST_LINES, lines))


def _name_partners(sheet: "Worksheet", partnership: Partnership) -> None:
    """A row for each municipality; as long as there is nothing but the name in it, it is no response."""
    for at, each in enumerate((each for each in partnership.partners if each.ended is None), start=1):
        sheet.write_string(at, 0, book.legal(each.name))


class _Looks:
    """How the cells of a column look once they are filled in."""

    def __init__(self, workbook: "Workbook") -> None:
        # As text: a name or a remark that begins with = is no formula.
        self._text = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._answer = workbook.add_format({"valign": "top", "align": "left"})

    def of(self, column: _Column) -> "Format":
        return self._answer if column.offered is Offered.ANSWERS else self._text


def _offer(sheet: "Worksheet", columns: Sequence[_Column], guide: Guide) -> None:
    """Lets every row pick; what is not on the list is refused at once, and not only when the file is read."""
    for place, column in enumerate(columns):
        source = guide.source(column.offered) if column.offered else None
        if source is None:
            continue
        rule = {
            "validate": "list",
            "source": source,
            "error_title": _("Not one of the choices"),
            "error_message": _("Pick one from the list, or leave the cell empty. The second sheet explains them."),
        }
        sheet.data_validation(1, place, _ROWS, place, rule)


def _set_up(sheet: "Worksheet", columns: Sequence[_Column]) -> None:
    who = sum(each.offered in {Offered.PARTNERS, Offered.ROLES} for each in columns)
    sheet.freeze_panes(1, who)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, who - 1)
    for place, column in enumerate(columns[:who]):
        sheet.write_comment(0, place, column.remark, {"author": "metrocheck"})
    sheet.activate()
