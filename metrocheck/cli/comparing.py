"""Gathers what a comparison is made from, and hands the comparison to its renderings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from metrocheck import __version__
from metrocheck.cli import exporting, opening, output, publishing
from metrocheck.cli.diagnostics import say
from metrocheck.cli.exporting import Writers
from metrocheck.errors import MetrocheckError, UsageError
from metrocheck.language import _
from metrocheck.language.plain_text import inert
from metrocheck.report.comparison.build import build
from metrocheck.report.comparison.material import ComparedMaterial
from metrocheck.report.comparison.model import Comparison
from metrocheck.response.model import Partnership, Wave

if TYPE_CHECKING:
    from metrocheck.rendering.paper.blocks import Paper
    from metrocheck.store import Store

FEWEST = 2


def chosen(store: "Store", partnership: Partnership, asked: Sequence[str]) -> list[Wave]:
    """The waves asked for, in that order, or the last two.

    Raises:
        UsageError: fewer than two, or the same one twice.
        MetrocheckError: there are no two waves, or no such wave.
    """
    if not asked:
        return _last_two(store, partnership)
    if len(asked) < FEWEST:
        raise UsageError(
            _("Comparing takes two waves or more."), _("Name the other one too, or none for the last two.")
        )
    waves = [opening.wave(store, partnership, each) for each in asked]
    twice = next((wave for place, wave in enumerate(waves) if wave in waves[:place]), None)
    if twice:
        raise UsageError(_("Wave “{wave}” is named twice.").format(wave=inert(twice.label)), _("Name every wave once."))
    return waves


def _last_two(store: "Store", partnership: Partnership) -> list[Wave]:
    waves = store.waves(partnership.id)
    if len(waves) < FEWEST:
        raise MetrocheckError(
            _("There is only one wave, so there is nothing to compare yet."),
            _("Open the next one with `metrocheck wave open`."),
        )
    return list(waves[-FEWEST:])


def made(store: "Store", partnership: Partnership, waves: Sequence[Wave]) -> Comparison:
    """The comparison of these waves as they stand now."""
    return build(partnership, [material(store, partnership, wave) for wave in waves], __version__)


def material(store: "Store", partnership: Partnership, wave: Wave) -> ComparedMaterial:
    """A wave as it stands now, to compare with another."""
    moment = store.moment(wave.id)
    return ComparedMaterial(wave, moment.questionnaire, publishing.of(partnership, wave, moment))


def point_further(store: "Store", partnership: Partnership, comparison: Comparison) -> None:
    """Says how to compare earlier waves, where the last one has nothing to compare yet and there are others."""
    last = comparison.waves[-1]
    if (last.withheld or not last.n) and len(store.waves(partnership.id)) > FEWEST:
        say(_("To compare other waves, name them: `metrocheck compare 1 2`."))


def show(comparison: Comparison) -> None:
    """Shows a comparison to people, on stdout."""
    from metrocheck.rendering.terminal.comparison import comparison_view

    output.show(comparison_view(comparison, output.screen()))


def writers(comparison: Comparison) -> Writers:
    """The comparison in every format that can be written."""
    return {
        **exporting.of_paper(lambda: _paper(comparison)),
        "xlsx": lambda: _workbook(comparison),
        "csv": lambda: _csv(comparison),
        "json": lambda: _json(comparison),
    }


def _paper(comparison: Comparison) -> "Paper":
    from metrocheck.rendering.paper.comparison import comparison_paper

    return comparison_paper(comparison)


def _workbook(comparison: Comparison) -> bytes:
    from metrocheck.rendering.xlsx.comparison import workbook

    return workbook(comparison)


def _csv(comparison: Comparison) -> str:
    from metrocheck.rendering.csv.comparison import comparison_csv

    return comparison_csv(comparison)


def _json(comparison: Comparison) -> str:
    from metrocheck.rendering.json import comparison_json

    return comparison_json(comparison)
