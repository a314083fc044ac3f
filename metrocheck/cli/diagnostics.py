"""Owns stderr and the exit codes: every error becomes two lines here, what is wrong and what to do."""

import errno
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from typer import Abort, Exit, TyperException

from metrocheck.cli import encoding, misuse
from metrocheck.errors import ExitCode, Interrupted, MetrocheckError
from metrocheck.language import _
from metrocheck.language.plain_text import without_controls


@dataclass
class Ended:
    """How the command ended."""

    code: int = ExitCode.DONE


def say(text: str) -> None:
    """A line to the person at the keyboard, on stderr."""
    sys.stderr.write(encoding.plain_if_asked(without_controls(text)) + "\n")
    sys.stderr.flush()


@contextmanager
def explained() -> Iterator[Ended]:
    """Turns whatever ends the block into two lines on stderr and an exit code."""
    ended = Ended()
    try:
        yield ended
        _flush()
    except Exit as leaving:
        ended.code = leaving.exit_code
    except (KeyboardInterrupt, Exception) as error:
        ended.code = _reader_left() if _is_broken_pipe(error) else _show(_ours(error))


def _ours(error: BaseException) -> MetrocheckError:
    """Whatever ended the command as an error with its two lines."""
    match error:
        case MetrocheckError():
            return error
        case KeyboardInterrupt() | Abort():
            return Interrupted(_("Stopped."), _("What was answered is kept."))
        case EOFError():
            return Interrupted(_("The input ended."), _("What was answered is kept."))
        case TyperException():
            return misuse.explained(error)
        case OSError():
            return _from_system(error)
        case _:
            return _mistake_of_ours(error)


def _flush() -> None:
    """What is still to be written is written now, while an error can still be told."""
    sys.stdout.flush()


def _show(error: MetrocheckError) -> int:
    # After a closed window there is nobody left to tell.
    with suppress(OSError):
        tell(error)
    return error.exit_code


def tell(error: MetrocheckError) -> None:
    """The lines of an error, without ending anything; what to do about several in a row is said once, below them."""
    for todo, parts in groupby(error.parts, key=attrgetter("todo")):
        for part in parts:
            say(_("Error: {what}").format(what=part.what) if part.exit_code != ExitCode.INTERRUPTED else part.what)
        say(todo)


def _mistake_of_ours(error: BaseException) -> MetrocheckError:
    if os.environ.get("METROCHECK_DEBUG"):
        raise error
    place = traceback.extract_tb(error.__traceback__)[-1]
    return MetrocheckError(
        _("Something went wrong inside metrocheck: {what}.").format(
            what=f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
        ),
        _("What was answered is kept. Please report this, with what you did."),
    )


def _is_broken_pipe(error: BaseException) -> bool:
    return isinstance(error, OSError) and error.errno == errno.EPIPE


def _reader_left() -> int:
    """The reader of our output went away (`| head`): nothing to tell them, and no complaint at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.FAILED


def _from_system(error: OSError) -> MetrocheckError:
    what = _("{file}: {reason}").format(file=error.filename or "metrocheck", reason=error.strerror or error)
    if error.errno == errno.ENOSPC:
        return MetrocheckError(_("The disk is full."), _("Make room and try again; nothing was lost."))
    return MetrocheckError(what, _("Check the file, its folder and your rights to it."))
