"""Tickets of mode individual: made, and read back as people type them.

A ticket is three words of the project's own list and two digits, `kade-molen-ster-42`. With over 2,048 words (2^11)
that is more than 39 bits drawn with `secrets`: over 859 thousand million tickets. At a keyboard, where every wrong
guess costs a second, trying half of them takes some ten thousand years. Whoever holds the store's file can try
faster; there the key of the wave protects, not this length.

Never keeps, shows or compares a ticket: what is stored is a keyed hash (`metrocheck.store`).
"""

import re
import secrets
from functools import cache
from pathlib import Path

_WORDS = 3
_NUMBERS = 100
_LIST = Path(__file__).with_name("kaartwoorden.txt")
# What people write between the parts; nothing between the last word and the number is fine too.
_BETWEEN = re.compile(r"[\s._\-\u2010-\u2015\u2212]+|(?<=[a-z])(?=[0-9])")


@cache
def words() -> frozenset[str]:
    """The words a ticket can have: Dutch, 4 to 8 letters, no two of them one letter apart."""
    return frozenset(_LIST.read_text(encoding="ascii").split())


def make() -> str:
    """A new random ticket in its one form, `kade-molen-ster-42`."""
    known = sorted(words())
    drawn = [secrets.choice(known) for _ in range(_WORDS)]
    return "-".join([*drawn, f"{secrets.randbelow(_NUMBERS):02}"])


def normal(text: str) -> str | None:
    """The one form of a ticket as it was typed, or None when it cannot be one.

    Capitals do not matter, and between the parts may stand spaces, hyphens, underscores or dots.
    """
    *named, number = _parts(text)
    fits = len(named) == _WORDS and words().issuperset(named) and re.fullmatch("[0-9]{2}", number)
    return "-".join([*named, number]) if fits else None


def unknown_words(text: str) -> list[str]:
    """What in a typed ticket is a word that is on no ticket at all; to say so gives nothing away."""
    return [part for part in _parts(text) if part.isalpha() and part not in words()]


def _parts(text: str) -> list[str]:
    return _BETWEEN.split(text.strip(" \t\r\n._-").lower())
