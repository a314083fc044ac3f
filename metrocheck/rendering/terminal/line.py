"""The metro line of a report, lying and standing, with its legend."""

from rich.cells import cell_len
from rich.text import Text

from metrocheck.language import _, formats
from metrocheck.line.banner import banner
from metrocheck.line.banner import lies as banner_lies
from metrocheck.line.picture import STANDS, Line, Span, Station
from metrocheck.line.upright import upright
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.rendering import sentences, words
from metrocheck.rendering.terminal.screen import STYLES, Screen, drawn
from metrocheck.report.model import Report, StopPart


def report_banner(report: Report, screen: Screen) -> Text:
    """The line lying down, each station with its stand, and the train."""
    return drawn(banner(_line(report, _stations(report)), screen.width, screen.glyphs))


def lies(report: Report, screen: Screen) -> bool:
    """Whether the banner lies down here; where it would stand, the stops table already is that line."""
    return banner_lies(_line(report, _stations(report)), screen.width)


def top(report: Report, screen: Screen) -> list[Text]:
    """The line at the top of a report, with its legend: lying, or standing with its scores."""
    picture = report_banner(report, screen) if lies(report, screen) else report_upright(report, screen)
    return [picture, Text(), legend(screen), Text()]


def _stations(report: Report) -> tuple[Station, ...]:
    stops = enumerate(report.stops, start=1)
    return tuple(Station(place, stop.name, stop.short, stop.status) for place, stop in stops)


def report_upright(report: Report, screen: Screen) -> Text:
    """The stops table: the line standing upright, a station a row with its bar, score and status."""
    stations = tuple(_station(report, place, stop, screen) for place, stop in enumerate(report.stops, start=1))
    return drawn(upright(_line(report, stations), screen.width, screen.glyphs))


def map_of(questionnaire: Questionnaire, screen: Screen) -> Text:
    """The line of a questionnaire, nothing measured."""
    stations = tuple(
        Station(place, str(stop.name), str(stop.short)) for place, stop in enumerate(questionnaire.stops, start=1)
    )
    line = Line(str(questionnaire.start), str(questionnaire.terminus), stations)
    return drawn(banner(line, screen.width, screen.glyphs))


def legend(screen: Screen) -> Text:
    """What each shape means, as many to a row as fit."""
    items = [(screen.glyphs.of(stand), STYLES[stand], words.status(stand)) for stand in STANDS]
    items.append((screen.glyphs.train, STYLES["train"], _("the train")))
    shown = Text()
    for shape, style, word in items:
        used = cell_len(shown.plain.rpartition("\n")[2])
        fits = used + 2 + cell_len(f"{shape} {word}") <= screen.width
        joint = "" if not used else "  " if fits else "\n"
        shown += Text.assemble(joint, (shape, style), " ", word)
    return shown


def _line(report: Report, stations: tuple[Station, ...]) -> Line:
    train = None if report.wave.withheld else report.train.stop
    return Line(report.questionnaire.start, report.questionnaire.terminus, stations, train)


def _station(report: Report, place: int, stop: StopPart, screen: Screen) -> Station:
    return Station(
        number=place,
        name=stop.name,
        short=stop.short,
        stand=stop.status,
        filled=stop.filled,
        figure=words.score(stop.shown, screen.dash),
        words=words.status(stop.status),
        notes=tuple(_notes(report, stop)),
    )


def _notes(report: Report, stop: StopPart) -> list[Span]:
    """Spread and agreement in words; that municipalities differ is what a reader must not miss."""
    notes = []
    if stop.spread.shown_low is not None and stop.spread.shown_high is not None:
        low, high = formats.one_decimal(stop.spread.shown_low), formats.one_decimal(stop.spread.shown_high)
        notes = [Span(_("lowest {low}").format(low=low), "dim"), Span(_("highest {high}").format(high=high), "dim")]
        notes += [Span(_("far apart"), "strong")] if stop.spread.diverging else []
    said = sentences.agreement(report, stop)
    notes += [Span(said, "dim")] if said else []
    moved = sentences.change(stop)
    return [*notes, Span(f"{moved} {sentences.since(report)}", "dim")] if moved else notes
