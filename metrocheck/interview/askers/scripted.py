"""An asker that follows a script, for tests and for made-up scans."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from metrocheck.interview.acts import Act, Outcome, Stop
from metrocheck.interview.confidence import Confidence
from metrocheck.interview.position import Position
from metrocheck.interview.walk import Walk


class ScriptedAsker:
    """Performs `acts` one after the other; when they are up it is the end of the input.

    Attributes:
        asked: every position it was asked at, in order.
    """

    def __init__(self, acts: Iterable[Act]) -> None:
        self._acts = iter(acts)
        self.asked: list[Position] = []

    def session(self) -> AbstractContextManager[None]:
        """Nothing surrounds a script."""
        return nullcontext()

    def inform(self, confidence: Confidence) -> Stop | None:  # noqa: ARG002 - a script has no eyes
        """A script reads nothing."""
        return None

    def ask_statement(self, walk: Walk) -> Act:
        """The next act of the script."""
        self.asked.append(walk.at)
        return next(self._acts, Stop(Outcome.END_OF_INPUT))

    ask_closing = ask_statement
    ask_overview = ask_statement
