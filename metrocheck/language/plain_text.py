"""Text from people, made harmless: once where it comes in, and again where it is shown.

Never decides what a text means; only control characters and direction marks are its business.
"""

import re
import unicodedata

# What separates words or lines becomes a space, so that words are not glued together.
_BREAKS = re.compile("(?:\r\n|[\t\n\v\f\r\x85\u2028\u2029])")
# C0, DEL, C1, and halves of surrogate pairs (bytes that could not be decoded).
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Marks that turn the reading direction of what comes after the text; LRM, RLM and ALM do not.
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def cleaned(text: str) -> tuple[str, bool]:
    """What is kept of a text somebody typed or imported.

    Line breaks and tabs become spaces; every other control character is left out, so that of an
    escape sequence only its harmless letters stay. The ends are stripped.

    Returns:
        The text to keep, and whether something other than space at the ends was changed.
    """
    typed = text.strip()
    kept = _CONTROLS.sub("", _BREAKS.sub(" ", typed)).strip()
    return kept, kept != typed


def without_controls(text: str) -> str:
    """A whole line as it goes to a terminal: whatever was put into it, nothing there is obeyed."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def harmless(text: str) -> str:
    """A kept text for a field or cell of its own: no control character, no lasting change of direction."""
    return _OVERRIDES.sub("", _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub(" ", text)))


def inert(text: str) -> str:
    """A kept text as it can be shown anywhere, also inside a sentence: harmless, and on its own as to direction.

    Text with right-to-left letters is wrapped in isolates, or the numbers beside it would change places.
    """
    shown = harmless(text)
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in shown):
        return f"{_FIRST_STRONG_ISOLATE}{shown}{_POP_ISOLATE}"
    return shown


def quoted(text: str, longest: int = 60) -> str:
    """A piece of people's text for in an error: inert, and shortened to `longest` characters."""
    return inert(text if len(text) <= longest else text[: longest - 1] + "…")
