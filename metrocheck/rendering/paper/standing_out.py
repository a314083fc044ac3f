"""Statements that stand out, on paper: strong, in need of attention, disagreed on, or not known."""

from collections.abc import Sequence
from typing import Literal

from metrocheck.language import _, formats
from metrocheck.rendering import sentences, words
from metrocheck.rendering.paper.blocks import Block, Cell, Column, Paragraph, Table
from metrocheck.rendering.words import DASH
from metrocheck.report.model import Report, StatementPart


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
    """The statements municipalities lie furthest apart on, with the lowest and the highest score."""
    if len(report.responses.took_part) <= 1:
        return []
    if not report.gaps:
        return [Paragraph(text=sentences.no_gaps())]
    rows = [(s, _ends(s)) for s in map(report.statement, report.gaps[: sentences.LISTED])]
    listed = _table(_("The statements municipalities lie furthest apart on"), [_("lowest"), _("highest")], rows)
    return [*listed, *_rest(len(report.gaps))]


def _ends(statement: StatementPart) -> list[str]:
    return [words.score(end, DASH) for end in (statement.spread.shown_low, statement.spread.shown_high)]


def blind_spots(report: Report) -> list[Block]:
    """The statements many answered with don't know."""
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
    return [
        Table(
            caption=caption,
            columns=(
                Column(heading=_("statement"), width=8),
                *(Column(heading=heading, figures=True, width=2) for heading in headings),
            ),
            rows=tuple(
                (Cell(text=f"{statement.id} {statement.text}"), *(Cell(text=figure) for figure in figures))
                for statement, figures in rows
            ),
        )
    ]
