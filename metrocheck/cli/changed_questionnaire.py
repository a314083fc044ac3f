"""Which questionnaire the next wave is asked with, and what that changes: told before it is accepted."""

import shutil
import textwrap

from metrocheck.cli import asking
from metrocheck.cli.diagnostics import say
from metrocheck.language import _
from metrocheck.questionnaire import library
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.rendering import changes
from metrocheck.report.comparison.build import compared_statements
from metrocheck.scoring.comparing import Incomparable, common_statements


def chosen(before: Questionnaire, asked: str | None, *, sure: bool) -> Questionnaire | None:
    """The questionnaire of the next wave; None when the reader thought better of it.

    The same as `before` unless another is asked for. A newer version of the same that was shipped since is
    offered on a terminal, and named without one.
    """
    if asked is not None:
        wanted = library.find(asked)
        return wanted if _is_accepted(before, wanted, sure=sure) else None
    newer = _newer(before)
    if newer is None:
        return before
    offer = _("There is a newer version of this questionnaire: {version}.").format(version=newer.version)
    if not asking.possible() or sure:
        say(offer)
        say(_("Choose it with --questionnaire {id}.").format(id=newer.id))
        return before
    say(offer)
    _tell(before, newer)
    return newer if asking.yes("--questionnaire", _("Go on with the newer version?")) else before


def _newer(before: Questionnaire) -> Questionnaire | None:
    if before.id not in dict(library.shipped()):
        return None
    shipped = library.find(before.id)
    return shipped if _numbers(shipped.version) > _numbers(before.version) else None


def _numbers(version: str) -> list[int]:
    return [int("".join(filter(str.isdigit, part)) or 0) for part in version.split(".")]


def _is_accepted(before: Questionnaire, wanted: Questionnaire, *, sure: bool) -> bool:
    if not _tell(before, wanted) or sure:
        return True
    accepted = asking.yes("--yes", _("Open the wave with this questionnaire?"))
    if not accepted:
        say(_("No wave was opened."))
    return accepted


def _tell(before: Questionnaire, wanted: Questionnaire) -> bool:
    """Says what cannot be compared with the wave before; False when everything can."""
    try:
        found = common_statements([before, wanted])
    except Incomparable:
        say(_("This wave cannot be compared with the one before: the questionnaire or its scale is another."))
        return True
    statements = compared_statements(found, [before, wanted])
    if not statements.wordings:
        return False
    say(_("The questionnaire has changed. These statements cannot be compared with the wave before:"))
    for line in changes.in_other_words(statements):
        for row in _rows(f"- {line}"):
            say(row)
    return True


def _rows(line: str) -> list[str]:
    """Broken between words where somebody reads along; a script gets its line whole."""
    if not asking.possible():
        return [line]
    return textwrap.wrap(line, shutil.get_terminal_size().columns - 1, subsequent_indent="  ")
