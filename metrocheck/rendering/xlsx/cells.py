"""The numbers of a report as cells, and the columns that several sheets share."""

from metrocheck.language import _, formats
from metrocheck.rendering import words
from metrocheck.rendering.xlsx.sheets import Cell, Column, Figure, Stand, Word
from metrocheck.report.model import AgreementWord, Report, SpreadPart


def score(value: float | None, shown: float | None) -> Cell:
    """A score with all its decimals, showing one."""
    return None if value is None or shown is None else Figure(value, formats.one_decimal(shown))


def as_shown(shown: float | None) -> Cell:
    """A score as it is shown, without more decimals."""
    return score(shown, shown)


def status(code: Stand) -> Cell:
    """A status in its word, on its colour."""
    return Word(words.status(code), code)


def agreement(value: float | None, word: AgreementWord | None) -> tuple[Cell, Cell]:
    """How far people agree, as a number and as a word."""
    figure = None if value is None else Figure(value, formats.two_decimals(value), "0.00")
    return figure, words.agreement(word) if word else None


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
    return (
        Column(_("lowest"), _("The score of the municipality that scores lowest here.")),
        Column(_("highest"), _("The score of the municipality that scores highest here.")),
        Column(_("far apart"), _("Whether lowest and highest lie {distance} or more apart.").format(distance=distance)),
    )


def agreement_columns() -> tuple[Column, ...]:
    """The heads of `agreement`."""
    return (
        Column(_("how far people agree"), _("From -1 (two camps) to 1 (of one mind); empty below 5 answers."), 16),
        Column(_("in a word"), _("The same in a word; empty below 10 answers."), 16),
    )
