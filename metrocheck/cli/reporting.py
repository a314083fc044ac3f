"""Gathers what a report is made from, and hands the report to its rendering."""

from datetime import date
from typing import TYPE_CHECKING

from metrocheck import __version__
from metrocheck.cli import output
from metrocheck.report.build import Material, build
from metrocheck.report.model import Report
from metrocheck.response.model import Partner, Partnership, Wave
from metrocheck.scoring import score
from metrocheck.tally import count

if TYPE_CHECKING:
    from metrocheck.questionnaire.model import Questionnaire
    from metrocheck.store import Store


def made(store: "Store", partnership: Partnership, wave: Wave) -> Report:
    """The report of a wave as it stands now."""
    moment = store.moment(wave.id)
    tally = count(moment.questionnaire, [(partner.name, number, joined) for partner, number, joined in moment.strips])
    last = store.waves(partnership.id)[-1]
    material = Material(
        partnership=partnership,
        # What was planned after an earlier wave has come: the wave after it.
        wave=wave if wave.id == last.id else wave.model_copy(update={"next_date": None}),
        questionnaire=moment.questionnaire,
        scores=score(moment.questionnaire, tally),
        submitted={partner.name: number for partner, number, _joined in moment.strips},
        drafts=moment.drafts,
        comments=moment.comments,
        today=date.today(),
        program=__version__,
    )
    return build(material)


def own(partnership: Partnership, wave: Wave, questionnaire: "Questionnaire", partner: Partner, strip: str) -> Report:
    """The report of one municipality's own scan."""
    from metrocheck.tally import one

    material = Material(
        partnership=partnership.model_copy(update={"partners": (partner,)}),
        wave=wave,
        questionnaire=questionnaire,
        scores=score(questionnaire, one(questionnaire, partner.name, strip)),
        submitted={partner.name: 1},
        drafts=0,
        comments=(),
        today=date.today(),
        program=__version__,
    )
    return build(material)


def give(report: Report, chosen: str | None) -> None:
    """Writes a report to stdout, as data or for people."""
    if chosen == "json":
        from metrocheck.rendering.json import report_json

        output.text(report_json(report))
    else:
        from metrocheck.rendering.terminal.report import report_view

        output.show(report_view(report, output.screen()))
