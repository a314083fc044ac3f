"""What a municipality sees of its own scan after handing it in."""

from rich.console import Group
from rich.text import Text

from metrocheck.language import _
from metrocheck.language.plain_text import inert
from metrocheck.rendering.terminal import line, overview
from metrocheck.rendering.terminal.screen import Screen
from metrocheck.report.model import Report


def own_view(report: Report, screen: Screen) -> Group:
    """Its own line, lying and standing."""
    name = inert(report.partnership.partners[0])
    return Group(
        Text(),
        Text(_("The line of {name}").format(name=name), "bold"),
        Text(),
        *line.top(report, screen),
        overview.summary(report),
        *([Text(), line.report_upright(report, screen)] if line.lies(report, screen) else []),
        Text(),
    )
