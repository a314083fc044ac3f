"""The whole report on a terminal: its sections in the order of the contract."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from metrocheck.language import _
from metrocheck.rendering import sentences
from metrocheck.rendering.terminal import line, overview, people, statements, tables, talk
from metrocheck.rendering.terminal.screen import Screen
from metrocheck.rendering.terminal.sections import headed
from metrocheck.rendering.words import heading
from metrocheck.report.model import Report

Section = tuple[str, RenderableType | None]


def report_view(report: Report, screen: Screen) -> Group:
    """The report as it is printed, no wider than the screen."""
    parts: list[RenderableType] = [overview.title(report, screen), Text()]
    parts += [*_first(report, screen), overview.summary(report)]
    for title, body in _sections(report, screen):
        if body is not None:
            parts += headed(title, body, screen)
    return Group(*parts)


def _first(report: Report, screen: Screen) -> list[Text]:
    """The line; where nothing was measured, all there is to draw is the map."""
    if report.is_measured:
        return line.top(report, screen)
    return [line.report_banner(report, screen), Text(), line.legend(screen), Text()]


def _sections(report: Report, screen: Screen) -> Iterator[Section]:
    if report.is_measured:
        yield from _measured(report, screen)
    yield heading("method"), overview.method(report)


def _measured(report: Report, screen: Screen) -> Iterator[Section]:
    if line.lies(report, screen):
        yield heading("stops"), line.report_upright(report, screen)
    yield heading("questions"), tables.questions(report, screen)
    yield heading("matrix"), tables.matrix(report, screen)
    yield heading("partners"), tables.partners(report, screen)
    yield heading("roles"), tables.roles(report, screen)
    yield _("Statements"), statements.untold(report)
    yield heading("strengths"), statements.scored(report, report.strengths, screen)
    yield heading("attention"), statements.scored(report, report.attention, screen)
    yield sentences.gaps_heading(report), statements.gaps(report, screen)
    yield heading("blind_spots"), statements.blind_spots(report)
    yield heading("talk_about"), talk.topics(report, screen)
    yield heading("actions"), talk.actions(report, screen)
    yield heading("comments"), people.comments(report)
