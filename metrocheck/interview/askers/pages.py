"""What stands on the screen around the keys, as styled lines for a width and a height.

Pure: it computes lines and neither reads nor writes. Long text is wrapped at words, never cut; where
rows are short the empty lines go first, then the help, then the drawing of the line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from prompt_toolkit.utils import get_cwidth

from metrocheck.interview import wording
from metrocheck.interview.position import AtStatement
from metrocheck.interview.walk import Walk
from metrocheck.language import _
from metrocheck.line.glyphs import Glyphs
from metrocheck.line.header import header as drawn

Fragments = list[tuple[str, str]]
Header = Callable[[Walk, int], Fragments]
"""Draws what stands at the top: styled fragments for a walk and a width, lines parted by line feeds."""

MARGIN = " "


@dataclass(frozen=True)
class Page:
    """The lines above and below the choices."""

    above: list[Fragments]
    below: list[Fragments]

    @property
    def rows(self) -> int:
        """How many rows the lines take."""
        return len(self.above) + len(self.below)


class TextPage(Protocol):
    """Makes the page around a text to write."""

    def __call__(self, walk: Walk, header: Header, width: int, rows: int) -> Page:
        """The page for a width and a number of rows."""


def line_header(glyphs: Glyphs) -> Header:
    """The header that draws the line with the train at the stop of the statement shown."""

    def header(walk: Walk, width: int) -> Fragments:
        stops = walk.questionnaire.stops
        at = stops.index(walk.stop) + 1 if isinstance(walk.at, AtStatement) else len(stops) + 1
        # The stop's name stands below, where it is never left out for want of room.
        rows = drawn(len(stops), at, width, glyphs)
        return joined([[(f"class:line.{span.role}", span.text) for span in row] for row in rows])

    return header


def wrapped(text: str, width: int, style: str = "") -> list[Fragments]:
    """A text as lines of at most `width` columns, broken between words; wider words are broken inside."""
    lines, line = [], ""
    for word in text.split():
        if line and get_cwidth(f"{line} {word}") > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
        while get_cwidth(line) > width > 1:
            head = _fitting(line, width)
            lines.append(head)
            line = line[len(head) :]
    return [[(style, MARGIN + each)] for each in [*lines, line] if each]


def joined(lines: list[Fragments]) -> Fragments:
    """Lines as one list of fragments, parted by line feeds."""
    return [piece for n, line in enumerate(lines) for piece in ([("", "\n")] if n else []) + line]


def parted(fragments: Fragments) -> list[Fragments]:
    """The lines in a list of fragments."""
    lines: list[Fragments] = [[]]
    for style, text in fragments:
        first, *others = text.split("\n")
        lines[-1].append((style, first))
        lines.extend([(style, other)] for other in others)
    return lines


def statement_page(walk: Walk, header: Header, width: int, rows: int, notice: str = "") -> Page:
    """What stands around the choices of a statement."""
    room = width - 2 * len(MARGIN)
    where = _where(walk, room)
    said = (notice, wording.comment_line(walk), wording.earlier_answer(walk))
    core = [
        *wrapped(wording.question_text(walk), room, "class:theme"),
        *wrapped(wording.statement_text(walk), room, "class:statement"),
        *(line for text in said for line in wrapped(text, room, "class:said")),
    ]
    top = parted(header(walk, width))
    return fitting(
        rows,
        Page([*top, [], *where, [], *core], [[], *keys(statement_keys(walk), room)]),
        Page([*top, *where, *core], keys(statement_keys(walk), room)),
        Page([*top, *where, *core], wrapped(_("Ctrl-C stops"), room, "class:dim")),
        Page([*where, *core], []),
    )


def _where(walk: Walk, room: int) -> list[Fragments]:
    """How far we are, and behind it or below it the stop."""
    progress, title = wording.progress(walk), wording.stop_title(walk.stop)
    first: Fragments = [("class:progress", MARGIN + progress)]
    behind = "  " + title
    if get_cwidth(progress + behind) <= room:
        return [[*first, ("class:dim", behind)]]
    return [first, *wrapped(title, room, "class:dim")]


def overview_page(walk: Walk, header: Header, width: int, rows: int, notice: str = "") -> Page:
    """What stands around the choices of the overview."""
    room = width - 2 * len(MARGIN)
    written = [
        line
        for question, text in wording.closing_lines(walk)
        for line in [*wrapped(question, room, "class:dim"), *wrapped(text, room)]
    ]
    top = parted(header(walk, width))
    said = [*wrapped(notice, room, "class:said"), []] if notice else []
    title = [*said, *wrapped(_("Overview"), room, "class:statement")]
    help_lines = keys(overview_keys(), room)
    return fitting(
        rows,
        Page([*top, [], *title, [], *written], [[], *help_lines]),
        Page([*title, *written], help_lines),
        Page(title, help_lines),
        Page(title, []),
    )


def closing_page(walk: Walk, header: Header, width: int, rows: int) -> Page:
    """What stands around the text of an open question."""
    room = width - 2 * len(MARGIN)
    asked = [
        *wrapped(wording.closing_progress(walk), room, "class:dim"),
        *wrapped(wording.closing_text(walk), room, "class:statement"),
        *wrapped(wording.names_warning(walk), room, "class:said"),
    ]
    help_lines = keys([_("Enter goes on"), _("Esc goes back"), _("Ctrl-C stops")], room)
    top = parted(header(walk, width))
    return fitting(rows, Page([*top, [], *asked, []], [[], *help_lines]), Page(asked, help_lines), Page(asked, []))


def comment_page(walk: Walk, header: Header, width: int, rows: int) -> Page:
    """What stands around the text of a comment."""
    room = width - 2 * len(MARGIN)
    about = [
        *wrapped(wording.progress(walk), room, "class:progress"),
        *wrapped(wording.statement_text(walk), room, "class:statement"),
        *wrapped(wording.names_warning(walk), room, "class:said"),
    ]
    help_lines = keys([_("Enter keeps the comment"), _("Esc goes back"), _("Ctrl-C stops")], room)
    top = parted(header(walk, width))
    return fitting(rows, Page([*top, [], *about, []], [[], *help_lines]), Page(about, help_lines), Page(about, []))


def explanation_pages(walk: Walk, width: int, rows: int) -> list[list[Fragments]]:
    """The stop's explanation, cut into screens of at most `rows` rows, each ending with what a key does."""
    room = width - 2 * len(MARGIN)
    lines = wrapped(wording.stop_title(walk.stop), room, "class:statement")
    for paragraph in wording.explanation(walk.stop):
        lines += [[], *wrapped(paragraph, room)]
    size = max(rows - 3, 1)
    screens = [lines[n : n + size] for n in range(0, len(lines), size)]
    last = wrapped(_("Any key goes back to the statement"), room, "class:dim")
    more = wrapped(_("Any key shows the rest"), room, "class:dim")
    return [[*screen, [], *(last if screen is screens[-1] else more)] for screen in screens]


def statement_keys(walk: Walk) -> list[str]:
    """What the keys do at a statement, one phrase each."""
    points = walk.questionnaire.scale.points
    return [
        _("1-{points}, w, n answer").format(points=points),
        _("b back"),
        _("o comment"),
        _("? explanation"),
        _("arrows and Enter choose"),
        _("Ctrl-C stops, everything is kept"),
    ]


def overview_keys() -> list[str]:
    """What the keys do at the overview, one phrase each."""
    return [_("arrows and Enter choose"), _("b back"), _("Ctrl-C stops, everything is kept")]


def keys(phrases: list[str], room: int) -> list[Fragments]:
    """Phrases side by side, as many on a line as fit, a phrase broken only when it is wider than a line."""
    lines, line = [], ""
    for phrase in phrases:
        longer = f"{line}   {phrase}" if line else phrase
        if line and get_cwidth(longer) > room:
            lines.append(line)
            longer = phrase
        line = longer
    return [wrap for each in [*lines, line] for wrap in _spaced(each, room)]


def _spaced(line: str, room: int) -> list[Fragments]:
    if get_cwidth(line) > room:
        return wrapped(line, room, "class:dim")
    return [[("class:dim", MARGIN + line)]]


def fitting(rows: int, *pages: Page) -> Page:
    """The first page of at most `rows` rows, or else the last."""
    return next((page for page in pages if page.rows <= rows), pages[-1])


def _fitting(text: str, width: int) -> str:
    """As many characters from the start as fit in `width` columns, at least one."""
    length = 1
    while length < len(text) and get_cwidth(text[: length + 1]) <= width:
        length += 1
    return text[:length]
