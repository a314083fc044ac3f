"""What happens to a character that a stream cannot write: the nearest plain letters, never an error."""

import codecs
import sys
import unicodedata
from typing import TextIO

PLAIN = {"–": "-", "—": "-", "…": "...", "’": "'", "‘": "'", "“": '"', "”": '"', "·": "-", "\u00a0": " "}
HANDLER = "metrocheck-plain"


def forgiving(stream: TextIO) -> None:
    """Makes a stream write plain letters for what its encoding lacks."""
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


def forgive_all() -> None:
    """Both streams of this process write plain letters where they must."""
    forgiving(sys.stdout)
    forgiving(sys.stderr)
