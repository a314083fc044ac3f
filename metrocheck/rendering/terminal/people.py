"""What people wrote, under the statement or question it is about. Their text is shown inert."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from metrocheck.language.plain_text import inert
from metrocheck.rendering import sentences
from metrocheck.report.model import CommentPart, Report


def comments(report: Report) -> RenderableType | None:
    """All comments, by place on the line, the closing questions last."""
    if not report.comments:
        return None
    parts: list[RenderableType] = []
    for subject, written in groupby(report.comments, key=lambda comment: sentences.subject(report, comment)):
        parts += [*([Text()] if parts else []), Text(subject, "bold")]
        parts += [Padding(_comment(comment), (0, 0, 0, 2)) for comment in written]
    return Group(*parts)


def _comment(comment: CommentPart) -> Text:
    sender = f"{inert(comment.partner)}: " if comment.partner else ""
    return Text.assemble((sender, "dim"), inert(comment.text))
