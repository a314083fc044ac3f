"""How errors in this room quote what somebody wrote, and how they suggest what was meant.

Must never decide what is right or wrong.
"""

import difflib
import unicodedata
from collections.abc import Iterable

_LONGEST_QUOTE = 60


def shown(text: str) -> str:
    """`text` as one short line that is safe on a terminal: no control or invisible characters."""
    line = " ".join(text.split())
    seen = "".join(c for c in line[: 4 * _LONGEST_QUOTE] if not unicodedata.category(c).startswith("C"))
    return seen if len(seen) <= _LONGEST_QUOTE else seen[: _LONGEST_QUOTE - 1] + "…"


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option that looks most like `word`, or None when none comes near."""
    found = difflib.get_close_matches(word[:_LONGEST_QUOTE], list(options), n=1)
    return found[0] if found else None


def listed(words: Iterable[str]) -> str:
    """Words one after another, as an error names the choices there are."""
    return ", ".join(words)
