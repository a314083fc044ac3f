"""What somebody filling in a scan can do, and how it can end. Plain values, no behaviour."""

from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """How a session of filling in ended. Whatever it was, every answer given is kept."""

    SUBMITTED = "submitted"
    KEPT = "kept"
    STOPPED = "stopped"
    END_OF_INPUT = "end of input"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True)
class Answer:
    """Gives the statement shown the answer `code`: a point of the scale, `w` or `n`."""

    code: str


@dataclass(frozen=True)
class Back:
    """Goes one back, with what was answered there."""


@dataclass(frozen=True)
class Comment:
    """Puts a comment on the statement shown; an empty text takes it away."""

    text: str


@dataclass(frozen=True)
class GoTo:
    """Jumps to one statement."""

    statement_id: str


@dataclass(frozen=True)
class Revise:
    """Goes through the statements of one stop again."""

    stop_id: int


@dataclass(frozen=True)
class WriteClosing:
    """Answers the closing question shown, and goes on or back; an empty text passes it over."""

    text: str
    back: bool = False


@dataclass(frozen=True)
class Submit:
    """Hands in the scan; only from the overview."""


@dataclass(frozen=True)
class Keep:
    """Leaves the overview and keeps the draft."""


@dataclass(frozen=True)
class Stop:
    """Stops half-way: on request, at the end of the input, or interrupted."""

    how: Outcome = Outcome.STOPPED


Act = Answer | Back | Comment | GoTo | Revise | WriteClosing | Submit | Keep | Stop
