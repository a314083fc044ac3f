"""The streams as the outside gave them: closed ones, and those that cannot write every character.

What a stream cannot write becomes the nearest plain letters, never an error.
"""

import codecs
import os
import sys
import unicodedata
from pathlib import Path
from typing import TextIO

PLAIN = {
    "→": ">",
    "↑": "^",
    "↓": "v",
    "–": "-",
    "—": "-",
    "…": "...",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "·": "-",
    "\u00a0": " ",
}
_PUNCTUATION = str.maketrans(PLAIN)
HANDLER = "metrocheck-plain"


def make_ready() -> None:
    """Opens what was closed (`2>&-`), as nobody's ear, and lets both outputs write what they can."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    _forgiving(sys.stdout)
    _forgiving(sys.stderr)


def plain_if_asked(text: str) -> str:
    """Text of ours with plain punctuation where METROCHECK_ASCII asks for it."""
    return text.translate(_PUNCTUATION) if os.environ.get("METROCHECK_ASCII") else text


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _forgiving(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and getattr(stream, "errors", "") != HANDLER:
        reconfigure(errors=HANDLER)


def is_unicode(stream: TextIO) -> bool:
    """Whether a stream can write every character."""
    return (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "") in {
        "utf8",
        "utf16",
        "utf32",
    }


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = "".join(_letter(letter) for letter in error.object[error.start : error.end])
    return letters, error.end


def _letter(letter: str) -> str:
    if letter in PLAIN:
        return PLAIN[letter]
    bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return bare or "?"


codecs.register_error(HANDLER, _plain)
