"""What can go wrong, as data: what and where, what to do, and with which exit code.

Exceptions here carry their two lines and never print them; `metrocheck.cli.diagnostics` does.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended, for scripts."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    INTERRUPTED = 130


class MetrocheckError(Exception):
    """Something could not be done.

    Args:
        what: what is wrong and where (file, line, column, row), one line in the reader's language.
        todo: what the reader can do about it, one line.
    """

    exit_code = ExitCode.FAILED

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo

    @property
    def parts(self) -> "tuple[MetrocheckError, ...]":
        """The errors to show: this one, unless it stands for several."""
        return (self,)


class UsageError(MetrocheckError):
    """The command was called wrongly: an option is missing, unknown or impossible."""

    exit_code = ExitCode.USAGE


class Interrupted(MetrocheckError):
    """The reader stopped half-way; what was answered is kept."""

    exit_code = ExitCode.INTERRUPTED
