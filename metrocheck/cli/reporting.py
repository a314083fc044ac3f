"""Gathers what a report is made from, and hands the report to its renderings."""

from datetime import date
from typing import TYPE_CHECKING

from metrocheck import __version__
from metrocheck.cli import comparing, exporting, output, publishing
from metrocheck.cli.exporting import Writers
from metrocheck.report.build import Material, build
from metrocheck.report.model import Report
from metrocheck.response.model import Partner, Partnership, Wave

if TYPE_CHECKING:
    from metrocheck.publication.model import Publication
    from metrocheck.questionnaire.model import Questionnaire
    from metrocheck.rendering.paper.blocks import Paper
    from metrocheck.store import Store


def made(store: "Store", partnership: Partnership, wave: Wave, today: date | None = None) -> Report:
    """The report of a wave as it stands now; `today` decides whether the next wave is due."""
    moment = store.moment(wave.id)
    waves = store.waves(partnership.id)
    last, before = waves[-1], [each for each in waves if each.number < wave.number]
    material = Material(
        partnership=partnership,
        # What was planned after an earlier wave has come: the wave after it.
        wave=wave if wave.id == last.id else wave.model_copy(update={"next_date": None}),
        questionnaire=moment.questionnaire,
        publication=publishing.of(partnership, wave, moment),
        drafts=moment.drafts,
        comments=moment.comments,
        today=today or date.today(),
        program=__version__,
        before=comparing.material(store, partnership, before[-1]) if before else None,
    )
    return build(material)


def own(
    partnership: Partnership, wave: Wave, questionnaire: "Questionnaire", partner: Partner, publication: "Publication"
) -> Report:
    """The report of one municipality's own scan (mode team)."""
    material = Material(
        partnership=partnership.model_copy(update={"partners": (partner,)}),
        wave=wave,
        questionnaire=questionnaire,
        publication=publication,
        drafts=0,
        comments=(),
        today=date.today(),
        program=__version__,
    )
    return build(material)


def show(report: Report) -> None:
    """Shows a report to people, on stdout."""
    from metrocheck.rendering.terminal.report import report_view

    output.show(report_view(report, output.screen()))


def writers(report: Report) -> Writers:
    """The report in every format that can be written."""
    return {
        **exporting.of_paper(lambda: _paper(report)),
        "xlsx": lambda: _workbook(report),
        "csv": lambda: _csv(report),
        "json": lambda: _json(report),
    }


def _paper(report: Report) -> "Paper":
    from metrocheck.rendering.paper.report import report_paper

    return report_paper(report)


def _workbook(report: Report) -> bytes:
    from metrocheck.rendering.xlsx.report import workbook

    return workbook(report)


def _csv(report: Report) -> str:
    from metrocheck.rendering.csv.report import report_csv

    return report_csv(report)


def _json(report: Report) -> str:
    from metrocheck.rendering.json import report_json

    return report_json(report)
