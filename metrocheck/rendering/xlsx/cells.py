"""The numbers of a report as cells, and the columns that several sheets share."""

from metrocheck.language import _, formats
from metrocheck.language.plain_text import harmless
from metrocheck.publication.model import POOL
from metrocheck.rendering import confidence, words
from metrocheck.rendering.xlsx.sheets import Cell, Column, Figure, Stand, Word
from metrocheck.report.model import Report, SpreadPart, StatementPart, StopPart


def score(value: float | None, shown: float | None) -> Cell:
    """A score with all its decimals, showing one."""
    return None if value is None or shown is None else Figure(value, formats.one_decimal(shown))


def as_shown(shown: float | None) -> Cell:
    """A score as it is shown, without more decimals."""
    return score(shown, shown)


def status(code: Stand) -> Cell:
    """A status in its word, on its colour."""
    return Word(words.status(code), code)


def group(name: str) -> str:
    """What a municipality, or a group of them, is called in a cell of its own."""
    return words.group(name) if name == POOL else harmless(name)


def agreement(report: Report, about: StopPart | StatementPart) -> tuple[Cell, Cell]:
    """How far people agree, as a number and as a word."""
    return _agreed(report, about.agreement), words.agreement(about.agreement_word) if about.agreement_word else None


def _agreed(report: Report, value: float | None) -> Cell:
    if value is None:
        return None
    if report.in_confidence:
        return Figure(value, formats.one_decimal(value))
    return Figure(value, formats.two_decimals(value), "0.00")


def share(part: float | None) -> Cell:
    """A share in per cents."""
    return None if part is None else Figure(part, formats.share(part), "0%")


def spread(spread: SpreadPart) -> tuple[Cell, Cell, Cell]:
    """The lowest and the highest municipality, and whether they lie far apart."""
    low, high = score(spread.low, spread.shown_low), score(spread.high, spread.shown_high)
    known = low is not None and high is not None
    return low, high, yes_or_no(spread.diverging) if known else None


def yes_or_no(it_is: bool) -> str:
    """A yes or a no in a word."""
    return _("yes") if it_is else _("no")


def score_column() -> Column:
    """The head of scores."""
    return Column(_("score"), _("The average of the answers. You see one decimal; the cell holds up to four."))


def status_column() -> Column:
    """The head of statuses."""
    return Column(_("status"), widest=20)


def spread_columns(report: Report) -> tuple[Column, ...]:
    """The heads of `spread`."""
    distance = formats.one_decimal(report.rules.far_apart)
    lowest, highest = _ends(report)
    return (
        Column(_("lowest"), lowest),
        Column(_("highest"), highest),
        Column(_("far apart"), _("Whether lowest and highest lie {distance} or more apart.").format(distance=distance)),
    )


def _ends(report: Report) -> tuple[str, str]:
    if confidence.has_pool(report):
        return (
            _("The score of the group that scores lowest here."),
            _("The score of the group that scores highest here."),
        )
    return (
        _("The score of the municipality that scores lowest here."),
        _("The score of the municipality that scores highest here."),
    )


def agreement_columns() -> tuple[Column, ...]:
    """The heads of `agreement`."""
    return (
        Column(_("how far people agree"), _("From -1 (two camps) to 1 (of one mind); empty below 5 answers."), 16),
        Column(_("in a word"), _("The same in a word; empty below 10 answers."), 16),
    )
