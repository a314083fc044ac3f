"""Characters that no font can draw, replaced by a box: an emoji in a comment must not cost a municipality its PDF."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from metrocheck.rendering.paper.blocks import Paper

STAND_IN = "□"
# Joiners, variation selectors, skin tones, byte order marks: parts of another character, which has its own box.
_PARTS = frozenset({"Cf", "Mn", "Me", "Sk"})
# What the font of the house draws: Latin letters and the punctuation of Dutch.
_BEYOND = re.compile(rf"[^ -~\u00a0-\u017f‘’‚“”„–—…•€{STAND_IN}]")


def replaced(paper: Paper, texts: Iterable[str]) -> Paper:
    """The paper with a box for each of these pieces of text, wherever they stand."""
    longest_first = sorted(texts, key=lambda text: (-len(text), text))
    pattern = re.compile("|".join(re.escape(text) for text in longest_first))
    return _everywhere(paper, lambda text: pattern.sub(_stand_in, text))


def plain(paper: Paper) -> Paper:
    """The paper with a box for every character that the font of the house does not have."""
    return _everywhere(paper, lambda text: _BEYOND.sub(_stand_in, text))


def _stand_in(found: re.Match[str]) -> str:
    return "" if all(unicodedata.category(letter) in _PARTS for letter in found[0]) else STAND_IN


def _everywhere(paper: Paper, change: Callable[[str], str]) -> Paper:
    return Paper.model_validate(_changed(paper.model_dump(), change))


def _changed(part: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - any part of a dumped model
    if isinstance(part, str):
        return change(part)
    if isinstance(part, dict):
        return {name: _changed(value, change) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return tuple(_changed(value, change) for value in part)
    return part
