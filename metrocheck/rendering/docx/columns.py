"""How wide the columns of a table in a Word file are, in twentieths of a point.

Must never cut a word that has room: Word breaks one that does not fit between any two letters.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from metrocheck.rendering.paper.blocks import Table

# The 170 mm between the margins of A4.
WIDTH = 9638
# A letter as wide as most are in the largest type of a table, and what stays white beside a word.
LETTER, WHITE = 100, 190
# A longer word than this many letters may be broken, or one long name takes the room of all figures.
LONGEST = 22
_WORDS = re.compile(r"[^\s-]+-?")


def widths(block: Table) -> list[int]:
    """Their shares of the whole, with room for the longest word of each."""
    shares = [column.width for column in block.columns]
    needed = _needed(block)
    least = _parted(WIDTH, needed) if sum(needed) > WIDTH else needed
    wanted = [max(0, share - need) for share, need in zip(_parted(WIDTH, shares), least, strict=True)]
    spare = _parted(WIDTH - sum(least), wanted if any(wanted) else shares)
    return [need + more for need, more in zip(least, spare, strict=True)]


def _needed(block: Table) -> list[int]:
    texts = [[column.heading for column in block.columns], *([cell.text for cell in row] for row in block.rows)]
    return [LETTER * max(map(_longest, column)) + WHITE for column in zip(*texts, strict=True)]


def _longest(text: str) -> int:
    return min(LONGEST, max((len(word) for word in _WORDS.findall(text)), default=0))


def _parted(whole: int, shares: Sequence[int]) -> list[int]:
    """The whole by shares, in parts that together are exactly that."""
    edges = [whole * edge // sum(shares) for edge in (0, *accumulate(shares))]
    return [right - left for left, right in pairwise(edges)]
