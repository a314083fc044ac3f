"""A comparison on a terminal: both trains first, then what moved, then by which rules."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from metrocheck.language import _
from metrocheck.line.banner import banner
from metrocheck.line.picture import Line, Station
from metrocheck.rendering import changes, compared
from metrocheck.rendering.terminal import moves
from metrocheck.rendering.terminal.line import legend
from metrocheck.rendering.terminal.screen import Screen, drawn, joined
from metrocheck.rendering.terminal.sections import headed
from metrocheck.rendering.terminal.tables import table
from metrocheck.rendering.words import heading
from metrocheck.report.comparison.model import Comparison

Section = tuple[str, RenderableType | None]


def comparison_view(comparison: Comparison, screen: Screen) -> Group:
    """The comparison as it is printed, no wider than the screen."""
    parts: list[RenderableType] = [_title(comparison, screen), Text()]
    if comparison.overall.change is not None:
        parts += [*_lines(comparison, screen), legend(screen), Text()]
    parts.append(_summary(comparison))
    for title, body in _sections(comparison, screen):
        if body is not None:
            parts += headed(title, body, screen)
    return Group(*parts)


def _title(comparison: Comparison, screen: Screen) -> Text:
    facts = joined(changes.occasion(comparison), screen)
    return Text.assemble((changes.title(comparison), "bold"), "\n", facts)


def _lines(comparison: Comparison, screen: Screen) -> Iterator[Text]:
    """The line as it was and as it is, each with its train."""
    labels = changes.labels(comparison)
    for wave in (0, len(labels) - 1):
        yield Text(labels[wave], "bold")
        yield drawn(banner(_line(comparison, wave), screen.width, screen.glyphs))
        yield Text()


def _line(comparison: Comparison, wave: int) -> Line:
    stops = enumerate(comparison.stops, start=1)
    stations = tuple(Station(place, stop.name, stop.short, stop.statuses[wave]) for place, stop in stops)
    return Line(comparison.line.start, comparison.line.terminus, stations, comparison.train.stops[wave])


def _summary(comparison: Comparison) -> Text:
    first, *rest = changes.summary(comparison)
    return Text("\n").join([Text(first, "bold"), *map(Text, rest)])


def _sections(comparison: Comparison, screen: Screen) -> Iterator[Section]:
    if comparison.overall.change is not None:
        yield heading("stops"), moves.stops(comparison, screen)
        yield heading("questions"), moves.questions(comparison, screen)
        yield heading("matrix"), moves.matrix(comparison, screen)
        yield compared.called(comparison).heading, moves.partners(comparison, screen)
        yield _("What moved most"), moves.moved_most(comparison, screen)
    yield _("What could not be compared"), _left_out(comparison, screen)
    yield _("How this was compared"), Text("\n").join(map(Text, changes.method(comparison)))


def _left_out(comparison: Comparison, screen: Screen) -> RenderableType | None:
    wordings = comparison.statements.wordings
    if not wordings:
        return None
    rows = table(headed=False)
    for _column in range(2):
        rows.add_column(no_wrap=True, style="dim")
    rows.add_column(overflow="fold")
    for wording in wordings:
        rows.add_row(
            wording.id, changes.why(comparison.statements, wording), _words([wording.before, wording.after], screen)
        )
    return rows


def _words(texts: Sequence[str | None], screen: Screen) -> Text:
    """The words as they were and as they are, below each other."""
    told = [text for text in texts if text]
    return Text(f"\n{screen.glyphs.dash} ".join(told))
