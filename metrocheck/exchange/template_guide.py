"""The sheet of a template that explains how to fill it in, and holds the lists that its cells offer."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from metrocheck.exchange import book, roles
from metrocheck.language import _
from metrocheck.questionnaire.model import DONT_KNOW, NOT_APPLICABLE, Questionnaire, Scale
from metrocheck.response.model import Mode, Partnership, Role

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTH, _MEANING_WIDTH = 34, 56


class Offered(Enum):
    """What a cell can be picked from."""

    PARTNERS = auto()
    ROLES = auto()
    ANSWERS = auto()


class Guide(NamedTuple):
    """Where on the sheet each list stands, as a formula."""

    sources: Mapping[Offered, str]

    def source(self, offered: Offered) -> str | None:
        """The cells of a list; None when there is nothing to offer."""
        return self.sources.get(offered)


class _List(NamedTuple):
    """A list to pick from: each entry as it is picked, and what it means."""

    offered: Offered
    title: str
    entries: Sequence[tuple[str | int, str]]


def write_guide(
    workbook: "Workbook", sheet: "Worksheet", questionnaire: Questionnaire, partnership: Partnership
) -> Guide:
    """Writes the sheet, and tells where the lists stand."""
    title = workbook.add_format({"bold": True, "font_size": 14})
    bold, body = workbook.add_format({"bold": True}), workbook.add_format({"align": "left", "valign": "top"})
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _WIDTH)
    sheet.set_column(1, 1, _MEANING_WIDTH)
    sheet.write_string(0, 0, book.legal(f"{questionnaire.title}: {partnership.name}"), title)
    at = 2
    for line in _lines(partnership):
        sheet.write_string(at, 0, line, body)
        at += 1
    sources: dict[Offered, str] = {}
    for each in _lists(questionnaire, partnership):
        sheet.write_string(at + 1, 0, each.title, bold)
        first = at + 2
        at = _write_entries(sheet, each, first, body)
        if at > first:
            sources[each.offered] = f"='{sheet.get_name()}'!$A${first + 1}:$A${at}"
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    return Guide(sources)


def _write_entries(sheet: "Worksheet", of: _List, first: int, look: "Format") -> int:
    """Writes a list from a row on; gives the row after it."""
    for at, (entry, meaning) in enumerate(of.entries, start=first):
        if isinstance(entry, int):
            # Typed digits are numbers, and only equal to a number.
            sheet.write_number(at, 0, entry, look)
        else:
            sheet.write_string(at, 0, book.legal(entry), look)
        sheet.write_string(at, 1, book.legal(meaning), look)
    return first + len(of.entries)


def _lines(partnership: Partnership) -> list[str]:
    in_confidence = partnership.mode is Mode.INDIVIDUAL
    return [
        _("Each person fills in one row.") if in_confidence else _("Each municipality fills in one row."),
        _("Click on a cell and pick from the list, or type the number or the letter."),
        _("A cell may stay empty: then there is no answer to that statement."),
        _("Do not change the first row: by it the answers are recognised."),
        _("Then take the file in: metrocheck responses import, and the name of the file."),
        *(_confidential() if in_confidence else ()),
    ]


def _confidential() -> list[str]:
    return [
        _("Whoever has this file can read each row of it: let people fill in a file of their own."),
        _("Write no names, and nothing that tells who you or others are: the report shows this word for word."),
    ]


def _lists(questionnaire: Questionnaire, partnership: Partnership) -> list[_List]:
    partners = [(each.name, "") for each in partnership.partners if each.ended is None]
    known = [_List(Offered.PARTNERS, _("Municipalities"), partners)]
    if partnership.mode is Mode.INDIVIDUAL:
        known.append(_List(Offered.ROLES, _("Role groups"), [(role.value, roles.told(role)) for role in Role]))
    return [*known, _List(Offered.ANSWERS, _("Answers"), _answers(questionnaire.scale))]


def _answers(scale: Scale) -> list[tuple[str | int, str]]:
    """The labels, to pick; then the codes, which are quicker to type."""
    labels = [str(each) for each in (*scale.labels, scale.dont_know, scale.not_applicable)]
    codes: list[str | int] = [*range(1, scale.points + 1), DONT_KNOW, NOT_APPLICABLE]
    return [*((label, "") for label in labels), *zip(codes, labels, strict=True)]
