"""Statements that stand out, on paper: strong, in need of attention, disagreed on, or not known."""

from collections.abc import Sequence
from typing import Literal

from metrocheck.language import _, formats
from metrocheck.rendering import confidence, sentences, words
from metrocheck.rendering.paper.blocks import Block, Cell, Column, Paragraph, Table
from metrocheck.rendering.words import DASH
from metrocheck.report.model import Report, SpreadPart, StatementPart


def scored(report: Report, which: Literal["strengths", "attention"]) -> list[Block]:
    """The highest or the lowest statements with their score."""
    ids = report.strengths if which == "strengths" else report.attention
    found = [report.statement(id_) for id_ in ids]
    caption = {
        "strengths": _("The statements with the highest scores"),
        "attention": _("The statements with the lowest scores"),
    }[which]
    return _table(caption, [_("score")], [(s, [words.score(s.shown, DASH)]) for s in found])


def gaps(report: Report) -> list[Block]:
    """What municipalities lie furthest apart on, with the lowest and the highest score; groups: at which stops."""
    if len(report.responses.groups) <= 1:
        return []
    if not report.gaps:
        return [Paragraph(text=sentences.no_gap_stops() if report.in_confidence else sentences.no_gaps())]
    return _stop_gaps(report) if report.in_confidence else _statement_gaps(report)


def _stop_gaps(report: Report) -> list[Block]:
    """Of stops there are never too many to list."""
    found = [stop for stop in report.stops if stop.id in report.gaps]
    found.sort(key=lambda stop: report.gaps.index(stop.id))
    if confidence.has_pool(report):
        caption = _("The stops at which groups lie furthest apart")
    else:
        caption = _("The stops at which municipalities lie furthest apart")
    rows = [(f"{sentences.place(report, stop)} {stop.name}", _ends(stop.spread)) for stop in found]
    return [_listed(caption, _("stop"), [_("lowest"), _("highest")], rows)]


def _statement_gaps(report: Report) -> list[Block]:
    found = [report.statement(str(id_)) for id_ in report.gaps[: sentences.LISTED]]
    rows = [(statement, _ends(statement.spread)) for statement in found]
    listed = _table(_("The statements municipalities lie furthest apart on"), [_("lowest"), _("highest")], rows)
    return [*listed, *_rest(len(report.gaps))]


def _ends(spread: SpreadPart) -> list[str]:
    return [words.score(end, DASH) for end in (spread.shown_low, spread.shown_high)]


def blind_spots(report: Report) -> list[Block]:
    """The statements many answered with don't know."""
    if confidence.statements(report):
        return []
    if not report.blind_spots:
        return [Paragraph(text=sentences.no_blind_spots())]
    rows = [
        (s, [formats.share(s.dont_know_share or 0)])
        for s in map(report.statement, report.blind_spots[: sentences.LISTED])
    ]
    listed = _table(_("The statements many could not judge"), [report.questionnaire.dont_know], rows)
    return [*listed, *_rest(len(report.blind_spots))]


def _rest(found: int) -> list[Block]:
    """What a long list leaves to the pages about the stops, where every statement stands."""
    more = found - sentences.LISTED
    return [Paragraph(text=sentences.more_statements(more))] if more > 0 else []


def _table(caption: str, headings: Sequence[str], rows: Sequence[tuple[StatementPart, list[str]]]) -> list[Block]:
    if not rows:
        return []
    named = [(f"{statement.id} {statement.text}", figures) for statement, figures in rows]
    return [_listed(caption, _("statement"), headings, named)]


def _listed(caption: str, of: str, headings: Sequence[str], rows: Sequence[tuple[str, list[str]]]) -> Table:
    return Table(
        caption=caption,
        columns=(
            Column(heading=of, width=8),
            *(Column(heading=heading, figures=True, width=2) for heading in headings),
        ),
        rows=tuple((Cell(text=name), *(Cell(text=figure) for figure in figures)) for name, figures in rows),
    )
