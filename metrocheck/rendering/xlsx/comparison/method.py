"""The last sheet of a comparison: which waves it compares, what came out, by which rules, and what the columns mean."""

from collections.abc import Iterable

from metrocheck.language import _
from metrocheck.language.plain_text import harmless
from metrocheck.rendering import changes, compared
from metrocheck.rendering.xlsx import cells
from metrocheck.rendering.xlsx.comparison.columns import change, verdict
from metrocheck.rendering.xlsx.method import Facts, columns, fact_table
from metrocheck.rendering.xlsx.sheets import Sheet, Table
from metrocheck.report.comparison.model import ComparedWave, Comparison


def method(comparison: Comparison, sheets: Iterable[Sheet]) -> Table:
    """How this was compared; `sheets` are those whose columns it explains."""
    waves = zip(changes.labels(comparison), comparison.waves, strict=True)
    return fact_table(
        [
            (_("Partnership"), _partnership(comparison)),
            *((_("Wave {wave}").format(wave=label), _wave(wave)) for label, wave in waves),
            (_("Questionnaire"), _questionnaire(comparison)),
            (_("Outcome"), _outcome(comparison)),
            (_("How this was compared"), (("", sentence) for sentence in changes.method(comparison))),
            (_("Columns"), columns(sheets)),
            (_("Columns"), _empty(comparison)),
        ]
    )


def _partnership(comparison: Comparison) -> Facts:
    yield _("name"), harmless(comparison.partnership)
    grouped = compared.are_grouped(comparison)
    called = _("group that is compared") if grouped else _("municipality that is compared")
    yield from ((called, cells.group(name)) for name in comparison.partners.both)


def _empty(comparison: Comparison) -> Facts:
    if comparison.in_confidence:
        yield "", _("In confidence, an empty cell means: {why}.").format(why=compared.untold(comparison))


def _wave(wave: ComparedWave) -> Facts:
    yield _("opened"), wave.opened
    if wave.closed:
        yield _("closed"), wave.closed
    yield _("scans that count"), wave.n
    yield _("version of the questionnaire"), wave.version


def _questionnaire(comparison: Comparison) -> Facts:
    statements = comparison.statements
    yield _("title"), comparison.line.title
    yield _("statements that are compared"), len(statements.common)
    yield _("statements that are left out"), len(statements.wordings)


def _outcome(comparison: Comparison) -> Facts:
    overall, train = comparison.overall, comparison.train
    for label, score, shown in zip(changes.labels(comparison), overall.scores, overall.shown, strict=True):
        yield _("overall score {wave}").format(wave=label), cells.score(score, shown)
    yield _("change"), change(overall.change, overall.shown_change)
    yield _("verdict"), verdict(overall)
    for label, name in zip(changes.labels(comparison), train.names, strict=True):
        yield _("the train {wave}").format(wave=label), name
