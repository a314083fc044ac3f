"""The last sheet: what was asked of whom and when, by which rules, and what the columns mean."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from metrocheck.language import _, ngettext
from metrocheck.language.plain_text import harmless
from metrocheck.rendering import confidence, sentences, words
from metrocheck.rendering.words import heading
from metrocheck.rendering.xlsx import cells
from metrocheck.rendering.xlsx.sheets import Cell, Column, Row, Sheet, Table
from metrocheck.report.model import Report

Facts = Iterator[tuple[str, Cell]]


def method(report: Report, sheets: Iterable[Sheet]) -> Table:
    """How this was measured; `sheets` are those whose columns it explains."""
    parts: list[tuple[str, Facts]] = [
        (_("Partnership"), _partnership(report)),
        (_("Wave"), _wave(report)),
        (_("Questionnaire"), _questionnaire(report)),
        (_("Scale"), _scale(report)),
        (_("Outcome"), _outcome(report)),
        (heading("method"), (("", sentence) for sentence in sentences.method(report))),
        (_("Columns"), columns(sheets)),
        (_("Columns"), _empty(report)),
    ]
    return fact_table(parts)


def _empty(report: Report) -> Facts:
    if report.in_confidence:
        yield "", _("In confidence, an empty cell means: {why}.").format(why=confidence.too_few())


def fact_table(parts: Iterable[tuple[str, Facts]]) -> Table:
    """Facts under the part they are of."""
    rows: list[Row] = [(part, *fact) for part, facts in parts for fact in facts]
    return Table(
        columns=(
            Column(_("part"), widest=34),
            Column(_("subject"), widest=40),
            Column(_("content"), widest=80, to_the_left=True),
        ),
        rows=tuple(rows),
    )


def _partnership(report: Report) -> Facts:
    yield _("name"), harmless(report.partnership.name)
    yield _("way of working"), words.mode(report.partnership.mode)
    yield from ((_("municipality"), harmless(name)) for name in report.partnership.partners)


def _wave(report: Report) -> Facts:
    wave, responses = report.wave, report.responses
    yield _("name"), harmless(wave.label)
    yield _("opened"), wave.opened
    if wave.closed:
        yield _("closed"), wave.closed
    if wave.next_date:
        yield _("next wave"), wave.next_date
    yield _("scans that count"), responses.submitted
    yield _("drafts"), responses.drafts


def _questionnaire(report: Report) -> Facts:
    asked = report.questionnaire
    yield _("title"), asked.title
    yield _("code"), asked.id
    yield _("version"), asked.version
    yield _("statements"), asked.statements


def _scale(report: Report) -> Facts:
    asked = report.questionnaire
    yield from ((str(point), label) for point, label in enumerate(asked.scale, start=1))
    yield "w", asked.dont_know
    yield "n", asked.not_applicable


def _outcome(report: Report) -> Facts:
    overall = report.overall
    yield _("overall score"), cells.score(overall.score, overall.shown)
    yield _("status"), cells.status(overall.status)
    reached = ngettext("{reached} of {n} stop reached", "{reached} of {n} stops reached", overall.stops)
    yield _("stops reached"), reached.format(reached=overall.reached, n=overall.stops)
    if not report.wave.withheld:
        yield _("the train"), sentences.train(report)


def columns(sheets: Iterable[Sheet]) -> Facts:
    """What columns mean, each once; neighbours of one meaning together: there may be hundreds of municipalities."""
    yield "", _("An empty cell means that there is no score or number here.")
    told: dict[tuple[str, str], None] = {}
    for sheet in sheets:
        for meaning, alike in groupby(sheet.table.columns, key=lambda column: column.meaning):
            headings = [column.heading for column in alike]
            if meaning:
                told[" … ".join(dict.fromkeys([headings[0], headings[-1]])), meaning] = None
    yield from told
