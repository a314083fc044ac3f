"""The comparison as a workbook: which sheets there are, in which order."""

from collections.abc import Iterator

from metrocheck.language import _
from metrocheck.rendering import changes, compared
from metrocheck.rendering.words import heading
from metrocheck.rendering.xlsx.comparison import statements, tables
from metrocheck.rendering.xlsx.comparison.method import method
from metrocheck.rendering.xlsx.comparison.overview import overview
from metrocheck.rendering.xlsx.sheets import Book, Sheet, Table
from metrocheck.rendering.xlsx.workbook import written
from metrocheck.report.comparison.model import Comparison


def workbook(comparison: Comparison) -> bytes:
    """The comparison as the bytes of an XLSX file, in the language spoken now; a sheet without rows is left out."""
    sheets = tuple(Sheet(name, table) for name, table in _sheets(comparison) if table.rows)
    title = changes.running(comparison)
    book = Book(
        title=title,
        running=title,
        cover=overview(comparison),
        sheets=(*sheets, Sheet(_("How this was compared"), method(comparison, sheets))),
    )
    return written(book)


def _sheets(comparison: Comparison) -> Iterator[tuple[str, Table]]:
    yield heading("stops"), tables.stops(comparison)
    yield heading("questions"), tables.questions(comparison)
    yield heading("matrix"), tables.matrix(comparison)
    yield compared.called(comparison).heading, tables.partners(comparison)
    yield _("Who is compared"), tables.people(comparison)
    yield _("Statements"), statements.statements(comparison)
    yield _("What moved most"), statements.moved_most(comparison)
    yield _("What could not be compared"), statements.left_out(comparison)
