"""The page somebody reads before answering in confidence: four lines, and a ticket large and alone.

Pure, as `pages` is: it computes lines and neither reads nor writes.
"""

from prompt_toolkit.utils import get_cwidth

from metrocheck.interview import wording
from metrocheck.interview.askers.pages import MARGIN, Fragments, wrapped
from metrocheck.interview.confidence import Confidence
from metrocheck.language import _
from metrocheck.line.glyphs import UNICODE, Glyphs

# The corners above, the line between them, the side, and the corners below.
_FRAME, _PLAIN_FRAME = ("┏", "━", "┓", "┃", "┗", "┛"), ("+", "-", "+", "|", "+", "+")


def terms_pages(confidence: Confidence, glyphs: Glyphs, width: int, rows: int) -> list[list[Fragments]]:
    """The terms and the ticket, on one screen where they fit; otherwise the ticket is on the last one, whole."""
    room = width - 2 * len(MARGIN)
    read = wrapped(_("Before you begin"), room, "class:statement")
    for text in wording.terms(confidence.min_group):
        read += [[], *_headed(text, room)]
    kept = [
        *wrapped(_("Your ticket"), room, "class:statement"),
        *_framed(confidence.ticket, glyphs, room),
        *wrapped(wording.ticket_request(), room),
        [],
        *wrapped(_("Enter: I have written it down, begin"), room, "class:dim"),
    ]
    if len(read) + 1 + len(kept) <= rows:
        return [[*read, [], *kept]]
    return [*_cut(read, room, rows), kept]


def _cut(lines: list[Fragments], room: int, rows: int) -> list[list[Fragments]]:
    """Lines cut into screens of at most `rows` rows, each ending with what goes on."""
    size = max(rows - 2, 1)
    on = wrapped(_("Enter goes on"), room, "class:dim")
    return [[*lines[n : n + size], [], *on] for n in range(0, len(lines), size)]


def _headed(text: str, room: int) -> list[Fragments]:
    """A line of the terms, with what comes before its colon set off."""
    head, colon, rest = text.partition(":")
    first, *others = wrapped(head + colon + rest, room)
    opening = MARGIN + head + colon
    line = "".join(piece for _style, piece in first)
    if not line.startswith(opening):
        return [first, *others]
    return [[("class:progress", opening), ("", line.removeprefix(opening))], *others]


def _framed(ticket: str, glyphs: Glyphs, room: int) -> list[Fragments]:
    """The ticket in a frame of its own, or without one where the window is too narrow for it."""
    left, across, right, side, bottom, last = _FRAME if glyphs is UNICODE else _PLAIN_FRAME
    inside = f"  {ticket}  "
    wide = get_cwidth(inside)
    if wide + 2 > room:
        return [[], *wrapped(ticket, room, "class:statement"), []]
    rows = [left + across * wide + right, side + inside + side, bottom + across * wide + last]
    return [[], *([("class:statement", MARGIN + row)] for row in rows), []]
