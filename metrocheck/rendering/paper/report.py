"""A report on paper: its parts in the order of the contract, each stop in full near the end."""

from collections.abc import Iterator

from metrocheck import language
from metrocheck.language import _
from metrocheck.rendering import sentences
from metrocheck.rendering.paper import groups, outcome, standing_out, stops, tables
from metrocheck.rendering.paper.blocks import Block, Items, Paper, Section
from metrocheck.rendering.paper.groups import told
from metrocheck.rendering.paper.map import report_map
from metrocheck.rendering.words import Heading, heading
from metrocheck.report.model import Report


def report_paper(report: Report) -> Paper:
    """The report as a paper, in the language spoken now."""
    title, occasion = sentences.title(report), sentences.occasion(report)
    return Paper(
        lang=language.current(),
        kind=_("Report"),
        title=title,
        occasion=tuple(occasion),
        running=f"{title} · {occasion[0]}",
        summary=tuple(sentences.summary(report)),
        map=report_map(report),
        sections=tuple(_sections(report)),
    )


def _sections(report: Report) -> Iterator[Section]:
    if report.is_measured:
        yield from _measured(report)
    yield stops.stop_by_stop(report)
    yield _section("method", [Items(items=tuple(sentences.method(report)))], report)


def _measured(report: Report) -> Iterator[Section]:
    parts: list[tuple[Heading, list[Block]]] = [
        ("stops", told(report, tables.stops(report))),
        ("questions", told(report, tables.questions(report))),
        ("matrix", told(report, tables.matrix(report))),
        ("partners", groups.partners(report)),
        ("roles", groups.roles(report)),
        ("strengths", standing_out.scored(report, "strengths")),
        ("attention", standing_out.scored(report, "attention")),
        ("gaps", standing_out.gaps(report)),
        ("blind_spots", standing_out.blind_spots(report)),
    ]
    yield from (_section(part, blocks, report) for part, blocks in parts if blocks)
    yield from outcome.outcomes(report)


def _section(part: Heading, blocks: list[Block], report: Report) -> Section:
    named = sentences.gaps_heading(report) if part == "gaps" else heading(part)
    return Section(id=part.replace("_", "-"), heading=named, blocks=tuple(blocks))
