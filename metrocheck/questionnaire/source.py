"""A questionnaire file as text: there, not too large, UTF-8, and nothing invisible in it.

Must never know what the text means; `places` reads it as YAML.
"""

import re
from itertools import islice
from pathlib import Path

from metrocheck.errors import MetrocheckError
from metrocheck.language import _
from metrocheck.questionnaire.faults import MAX_FAULTS, Fault, QuestionnaireError, shown_path

MAX_BYTES = 1024 * 1024

# What YAML forbids, and the three line ends that YAML counts as lines and editors do not: with those
# in a file no line number could be right.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n|\r|\n")


def read(path: Path) -> str:
    """The text of a file, without the mark that some editors put in front of UTF-8.

    Raises:
        MetrocheckError: the file is missing, a folder, unreadable or larger than MAX_BYTES.
        QuestionnaireError: it is not UTF-8, or holds control characters.
    """
    text = _decoded(path, _content(path))
    found = [_forbidden(path, text, m) for m in islice(_FORBIDDEN.finditer(text), MAX_FAULTS)]
    if found:
        raise QuestionnaireError(found)
    return text


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _not_a_file(path)
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name of the file
        raise MetrocheckError(
            _("{path} cannot be read.").format(path=shown_path(path)),
            _("Check the name and whether you may read this file."),
        ) from error
    if len(content) > MAX_BYTES:
        raise MetrocheckError(
            _("{path} is larger than 1 MB, too large for a questionnaire.").format(path=shown_path(path)),
            _("Check whether this is the file you meant."),
        )
    return content


def _not_a_file(path: Path) -> MetrocheckError:
    if path.is_dir():
        what = _("{path} is a folder, not a questionnaire.")
        todo = _("Name a file inside this folder.")
    elif path.exists():
        what = _("{path} is not an ordinary file.")
        todo = _("Save the questionnaire as a file first, and name that file.")
    else:
        what = _("There is no file {path}.")
        todo = _("Check the name of the file and the folder you are in.")
    return MetrocheckError(what.format(path=shown_path(path)), todo)


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line, column = _position(content[: error.start].decode("utf-8"))
        what = _("The character here is not UTF-8 (byte {byte}).").format(byte=f"0x{content[error.start]:02X}")
        todo = _("Open the file in your editor and save it as UTF-8.")
        raise QuestionnaireError([Fault(path, line, column, what, todo)]) from error


def _forbidden(path: Path, text: str, match: re.Match[str]) -> Fault:
    line, column = _position(text[: match.start()])
    what = _("An invisible control character stands here ({code}).").format(code=f"U+{ord(match[0]):04X}")
    return Fault(path, line, column, what, _("Remove it, or type this line again."))


def _position(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what comes after `before`."""
    lines = _LINE_END.split(before.removeprefix("\ufeff"))
    return len(lines), len(lines[-1]) + 1
