"""A paper as Markdown, to read as plain text and on a forge.

Must never let a text become markup: each goes through `escaping`.
"""

from collections.abc import Iterator

from metrocheck.rendering.markdown import prose
from metrocheck.rendering.markdown.escaping import heading
from metrocheck.rendering.markdown.tables import answers, table
from metrocheck.rendering.paper.blocks import Answers, Block, Comments, Items, Paper, Paragraph, Section, Table

# The title has the first; deeper than this Markdown knows none.
SECTION, DEEPEST = 2, 6


def markdown(paper: Paper) -> str:
    """The whole paper as GitHub- and GitLab-flavoured Markdown, parts parted by a blank line, a newline at the end."""
    return "\n\n".join(part for part in _parts(paper) if part) + "\n"


def _parts(paper: Paper) -> Iterator[str]:
    yield heading(1, paper.title)
    yield prose.line(" · ".join((paper.kind, *paper.occasion)))
    first, *others = paper.summary or ("",)
    yield prose.paragraph(Paragraph(text=first, strong=True))
    yield from (prose.line(text) for text in others)
    yield from prose.route(paper.map)
    for section in paper.sections:
        yield from _section(section, SECTION)


def _section(section: Section, level: int) -> Iterator[str]:
    yield heading(min(level, DEEPEST), section.heading)
    if section.note:
        yield prose.note(section.note)
    for block in section.blocks:
        yield from _block(block)
    for part in section.parts:
        yield from _section(part, level + 1)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield prose.paragraph(block)
        case Items():
            yield prose.items(block)
        case Comments():
            yield from prose.comments(block)
        case Table():
            yield table(block)
        case Answers():
            yield from answers(block)
