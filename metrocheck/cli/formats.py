"""What a document can be written as, and which of these somebody asked for; opens no file and writes nothing."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from metrocheck.errors import UsageError
from metrocheck.language import _
from metrocheck.language.plain_text import quoted

# What a script can read from stdout; the others are files for a program that opens them.
ON_STDOUT = ("json", "csv", "md", "html")
FORMATS = ("html", "pdf", "docx", "xlsx", "csv", "json", "md")
SUFFIXES = ", ".join(f".{name}" for name in FORMATS)
_STDOUT = ("-", "/dev/stdout")
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Target:
    """A file to write, as it was named, and the format its suffix stands for."""

    path: Path
    format: str


def targets(given: Sequence[str]) -> tuple[Target, ...]:
    """The files asked for with -o, in that order.

    Raises:
        UsageError: a name that is empty, has no suffix of a format, or stands for the same file as another.
    """
    found = tuple(Target(Path(name), _format_of(name)) for name in given)
    _refuse_twice(found)
    return found


def for_stdout(given: str, kind: str) -> str:
    """The format asked for with --format; `kind` is what the document is called.

    Raises:
        UsageError: there is none of that name, or it is no text.
    """
    if given in ON_STDOUT:
        return given
    if given in FORMATS:
        raise UsageError(
            _("--format cannot be “{given}”: that is a file to open, not text.").format(given=given),
            _("Write it with -o {file}.").format(file=f"{kind.lower()}.{given}"),
        )
    raise UsageError(
        _("{option} cannot be “{given}”.").format(option="--format", given=quoted(given)),
        _("Choose from: {names}.").format(names=", ".join(ON_STDOUT)),
    )


def usual_name(kind: str, label: str) -> str:
    """A name to propose for a document about the wave `label`: `rapport-najaar-2026.html`, in plain letters."""
    plain = unicodedata.normalize("NFKD", f"{kind} {label}").encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain)[:_LONGEST_NAME].strip("-") + ".html"


def _format_of(name: str) -> str:
    if not name.strip():
        raise UsageError(_("{option} asks for a value.").format(option="-o"), _("Leave it out, or fill it in."))
    if name in _STDOUT:
        raise UsageError(
            _("-o asks for the name of a file, not “{name}”.").format(name=name),
            _("Use --format for the screen or a pipe: {names}.").format(names=", ".join(ON_STDOUT)),
        )
    suffix = Path(name).suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        raise UsageError(
            _("“{file}” does not end in a format that can be written.").format(file=quoted(Path(name).name or name)),
            _("Choose from: {names}.").format(names=SUFFIXES),
        )
    return suffix


def _refuse_twice(found: Sequence[Target]) -> None:
    seen: set[object] = set()
    for target in found:
        names = set(_identities(target.path))
        if names & seen:
            raise UsageError(
                _("“{file}” is asked for twice.").format(file=quoted(str(target.path))),
                _("Give every -o a file of its own."),
            )
        seen |= names


def _identities(path: Path) -> Iterator[object]:
    """What two ways of writing one file's name have in common: where it leads, and the file that is there."""
    yield os.path.realpath(path)
    try:
        there = path.stat()
    except OSError:
        return
    if there.st_ino:
        yield there.st_dev, there.st_ino
