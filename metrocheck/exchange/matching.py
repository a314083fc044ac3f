"""Texts as survey tools and people copy them: the same, but for capitals, spaces, quotes and punctuation.

Must never know what a text means, nor choose between two things that it could mean.
"""

import re
import unicodedata
from collections.abc import Iterable

from metrocheck.questionnaire.model import LocalText

_APOSTROPHES = re.compile("['’‘´`ʼ]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def words(text: str) -> str:
    """What is left of a text when capitals, spaces, quotes and punctuation do not matter."""
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _BETWEEN_WORDS.sub(" ", plain).strip()


def in_both(text: LocalText) -> set[str]:
    """A text in every language its set has."""
    return {written for written in (text.nl, text.en) if written}


def unambiguous(meanings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Words and what they stand for, without those that could stand for two things."""
    found: dict[str, set[str]] = {}
    for written, meaning in meanings:
        if written:
            found.setdefault(written, set()).add(meaning)
    return {written: meant.pop() for written, meant in found.items() if len(meant) == 1}
