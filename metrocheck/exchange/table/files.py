"""Which kind of table a file is, by its content: its name may say anything.

Must never look further than is needed to know that.
"""

from collections.abc import Callable
from pathlib import Path

from metrocheck.errors import MetrocheckError
from metrocheck.exchange.table.delimited import Delimited
from metrocheck.exchange.table.faults import whole_file
from metrocheck.exchange.table.source import Source
from metrocheck.exchange.table.workbook import ZIP, Workbook
from metrocheck.language import _
from metrocheck.questionnaire.faults import shown_path

# Excel's format until 2003, and also every workbook with a password.
_EXCHANGE_FILE = b'"metrocheck-exchange"'
_START = 4096
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def source(path: Path, score: Callable[[list[str]], int]) -> Source:
    """The table in a file; `score` tells how much a row looks like headings.

    Raises:
        MetrocheckError: there is no such file, or it cannot be a table.
    """
    start = _start(path)
    if not start:
        raise whole_file(path, _("This file is empty."), _("Check whether this is the file you meant."))
    if start.startswith(_OLD_EXCEL):
        raise whole_file(
            path,
            _("This is a workbook with a password, or one of Excel before 2007."),
            _("Open it in your spreadsheet program, save it as .xlsx without a password, and import that file."),
        )
    if start.startswith(b"{") and _EXCHANGE_FILE in start:
        raise whole_file(
            path,
            _("This is an exchange file of metrocheck, not a table."),
            _("Give it a name that ends in .json, and import it again."),
        )
    return Workbook(path) if start.startswith(ZIP) else Delimited(path, score)


def _start(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _not_a_file(path)
        with path.open("rb") as stream:
            return stream.read(_START)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name of the file
        raise MetrocheckError(
            _("{path} cannot be read.").format(path=shown_path(path)),
            _("Check the name and whether you may read this file."),
        ) from error


def _not_a_file(path: Path) -> MetrocheckError:
    if path.is_dir():
        return whole_file(path, _("This is a folder, not a table."), _("Name a file inside this folder."))
    if path.exists():
        return whole_file(path, _("This is not an ordinary file."), _("Save the table as a file first."))
    what = _("There is no file {path}.").format(path=shown_path(path))
    return MetrocheckError(what, _("Check the name of the file and the folder you are in."))
