"""Ways of asking, interchangeable: scripted, plain lines, and a screen with keys.

An asker turns a state into one act. It shows and reads; it never decides where the walk goes and
never keeps anything.
"""

from contextlib import AbstractContextManager
from typing import Protocol

from metrocheck.interview.acts import Act, Stop
from metrocheck.interview.confidence import Confidence
from metrocheck.interview.walk import Walk


class Asker(Protocol):
    """Asks one thing at a time."""

    def session(self) -> AbstractContextManager[None]:
        """What surrounds the whole conversation, such as taking over the terminal and giving it back."""

    def inform(self, confidence: Confidence) -> Stop | None:
        """Shows on what terms somebody answers in confidence, and their ticket; None when they go on."""

    def ask_statement(self, walk: Walk) -> Act:
        """Shows the statement `walk` is at, and returns what was done with it."""

    def ask_closing(self, walk: Walk) -> Act:
        """Shows the closing question `walk` is at, and returns what was done with it."""

    def ask_overview(self, walk: Walk) -> Act:
        """Shows all answers, and returns what was done with them."""
