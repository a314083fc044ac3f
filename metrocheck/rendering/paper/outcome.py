"""What a group does with its report, on paper: what to talk about, the agreements it makes, what people wrote."""

from collections.abc import Iterator
from itertools import groupby

from metrocheck.language import _
from metrocheck.language.plain_text import inert
from metrocheck.rendering import sentences, words
from metrocheck.rendering.paper.blocks import Block, Cell, Column, Comment, Comments, Items, Paragraph, Section, Table
from metrocheck.rendering.words import DASH, heading
from metrocheck.report.model import Report, StopPart


def outcomes(report: Report) -> Iterator[Section]:
    """The sections after the scores; each only where there is something for it."""
    if report.talk_about:
        yield Section(id="talk-about", heading=heading("talk_about"), parts=tuple(_topics(report)))
        yield Section(id="actions", heading=heading("actions"), blocks=(_actions(report),))
    if report.comments:
        yield Section(id="comments", heading=heading("comments"), blocks=tuple(_comments(report)))


def _topics(report: Report) -> Iterator[Section]:
    for stop in map(report.stop, report.talk_about):
        place = sentences.place(report, stop)
        yield Section(id=f"talk-{place}", heading=f"{place} {stop.name}", note=stand(stop), blocks=tuple(talk(stop)))


def stand(stop: StopPart) -> Cell:
    """A stop's score and status in one."""
    return Cell(text=f"{words.score(stop.shown, DASH)} {words.status(stop.status)}", stand=stop.status)


def talk(stop: StopPart) -> list[Block]:
    """The advice for a stop as it stands, and the questions to talk about."""
    advice: list[Block] = [Paragraph(text=stop.advice)] if stop.advice else []
    return [*advice, Items(items=stop.talk)]


def _actions(report: Report) -> Table:
    stops = [report.stop(stop_id) for stop_id in report.talk_about]
    return Table(
        caption=_("The agreements you make, to fill in"),
        columns=(
            Column(heading=_("stop"), width=3),
            Column(heading=_("agreement"), width=6),
            Column(heading=_("who"), width=2),
            Column(heading=_("when"), width=2),
        ),
        rows=tuple((Cell(text=f"{sentences.place(report, s)} {s.short}"), Cell(), Cell(), Cell()) for s in stops),
        to_fill_in=True,
    )


def _comments(report: Report) -> Iterator[Comments]:
    for subject, written in groupby(report.comments, key=lambda comment: sentences.subject(report, comment)):
        yield Comments(
            subject=subject,
            comments=tuple(
                Comment(sender=inert(c.partner) if c.partner else None, text=inert(c.text)) for c in written
            ),
        )
