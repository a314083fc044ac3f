"""What people wrote, under the statement or question it is about. Their text is shown inert."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from metrocheck.language.plain_text import inert
from metrocheck.report.model import CommentPart, Report


def comments(report: Report) -> RenderableType | None:
    """All comments, by place on the line, the closing questions last."""
    if not report.comments:
        return None
    parts: list[RenderableType] = []
    for about, written in groupby(report.comments, key=lambda comment: comment.statement):
        parts += [*([Text()] if parts else []), Text(_subject(report, about or ""), "bold")]
        parts += [Padding(_comment(comment), (0, 0, 0, 2)) for comment in written]
    return Group(*parts)


def _subject(report: Report, about: str) -> str:
    closing = report.questionnaire.closing
    return closing[about] if about in closing else f"{about} {report.statement(about).text}"


def _comment(comment: CommentPart) -> Text:
    sender = f"{inert(comment.partner)}: " if comment.partner else ""
    return Text.assemble((sender, "dim"), inert(comment.text))
