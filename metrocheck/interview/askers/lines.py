"""Lines of text from a person or a program, one at a time, with their number.

Reads bytes and decodes each line by itself, so that one bad line never takes the lines before it down.
"""

from dataclasses import dataclass
from typing import BinaryIO

from metrocheck.errors import MetrocheckError
from metrocheck.interview.wording import LONGEST_TEXT
from metrocheck.language import _

# No encoding that can occur here uses more bytes for a character.
_MOST_BYTES = 4


@dataclass(frozen=True)
class Line:
    """One line without its ending; `number` counts from 1."""

    number: int
    text: str

    @property
    def words(self) -> tuple[str, str]:
        """The first word in lower case, and the rest as it was typed."""
        word, _space, rest = self.text.strip().partition(" ")
        return word.lower(), rest.strip()


class Lines:
    """The lines of `stream` (None, a closed stdin, has no lines)."""

    def __init__(self, stream: BinaryIO | None, encoding: str = "utf-8") -> None:
        self._stream = stream
        self._encoding = encoding
        self._number = 0

    def next(self) -> Line | None:
        """The next line, or None at the end.

        Raises:
            MetrocheckError: the line is too long or cannot be read as text.
        """
        raw = self._stream.readline(LONGEST_TEXT * _MOST_BYTES + 2) if self._stream else b""
        if not raw:
            return None
        self._number += 1
        text = self._decoded(raw).rstrip("\r\n")
        if len(text) > LONGEST_TEXT:
            raise MetrocheckError(
                _("Line {number} has more than {longest} characters.").format(
                    number=self._number, longest=LONGEST_TEXT
                ),
                _("The answers before it are kept. Make the text shorter."),
            )
        return Line(self._number, text)

    def _decoded(self, raw: bytes) -> str:
        try:
            text = raw.decode(self._encoding)
        except UnicodeDecodeError as error:
            if len(raw) > LONGEST_TEXT * _MOST_BYTES:
                # Cut off in the middle of a character: too long, whatever it says.
                return raw.decode(self._encoding, errors="replace")
            raise MetrocheckError(
                _("Line {number} is not {encoding} text (byte {byte}).").format(
                    number=self._number, encoding=self._encoding.upper(), byte=error.start + 1
                ),
                _("The answers before it are kept. Save the lines as {encoding} and try again.").format(
                    encoding=self._encoding.upper()
                ),
            ) from error
        # Some Windows programs start their output with a byte order mark.
        return text.removeprefix("\ufeff") if self._number == 1 else text
