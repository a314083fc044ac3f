"""The report as a workbook: which sheets there are, in which order."""

from collections.abc import Iterator

from metrocheck.language import _
from metrocheck.rendering import sentences
from metrocheck.rendering.words import heading
from metrocheck.rendering.xlsx import outcome, scores, statements
from metrocheck.rendering.xlsx.method import method
from metrocheck.rendering.xlsx.overview import overview
from metrocheck.rendering.xlsx.sheets import Book, Sheet, Table
from metrocheck.rendering.xlsx.workbook import written
from metrocheck.report.model import Report


def workbook(report: Report) -> bytes:
    """The report as the bytes of an XLSX file, in the language spoken now; a sheet without rows is left out."""
    sheets = tuple(Sheet(name, table) for name, table in _sheets(report) if table.rows)
    title = f"{sentences.title(report)} · {sentences.occasion(report)[0]}"
    book = Book(
        title=title,
        running=title,
        cover=overview(report),
        sheets=(*sheets, Sheet(heading("method"), method(report, sheets))),
    )
    return written(book)


def _sheets(report: Report) -> Iterator[tuple[str, Table]]:
    yield heading("stops"), scores.stops(report)
    yield heading("questions"), scores.questions(report)
    yield heading("matrix"), scores.matrix(report)
    yield heading("partners"), scores.partners(report)
    yield heading("roles"), scores.roles(report)
    yield _("Statements"), statements.statements(report)
    yield _("What stands out"), statements.standing_out(report)
    yield heading("talk_about"), outcome.talk(report)
    yield heading("actions"), outcome.actions(report)
    yield heading("comments"), outcome.comments(report)
