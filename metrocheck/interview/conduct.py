"""The conversation: asks, keeps, and only then asks on. Knows neither a screen nor a store."""

from typing import Protocol

from metrocheck.errors import Interrupted
from metrocheck.interview import interrupts
from metrocheck.interview.acts import Act, Outcome
from metrocheck.interview.askers import Asker
from metrocheck.interview.confidence import Confidence
from metrocheck.interview.position import AtClosing, AtStatement, KeptAnswer, KeptComment
from metrocheck.interview.walk import Walk


class Keeper(Protocol):
    """Keeps what is given, durably, before it returns."""

    def answer(self, place: int, code: str) -> None:
        """Keeps one answer on its place of the strip (from 0)."""

    def comment(self, about: str, text: str) -> None:
        """Keeps a text about a statement or closing question; empty as in `KeptComment`."""

    def submit(self, strip: str) -> None:
        """Makes the draft the submitted scan; `strip` is what the overview showed."""


def inform(asker: Asker, confidence: Confidence) -> Outcome | None:
    """Has somebody read on what terms they answer in confidence, before anything of theirs is kept.

    None when they go on, or else how it ended; what they read is off the screen when this returns.
    """
    try:
        with interrupts.heeded(), asker.session():
            stopped = asker.inform(confidence)
    except (KeyboardInterrupt, Interrupted):
        return Outcome.INTERRUPTED
    return None if stopped is None else stopped.how


def conduct(start: Walk, asker: Asker, keeper: Keeper) -> Outcome:
    """Fills in a scan from `start` on, until it ends in one way or another.

    Every answer is kept before the next statement is asked. SIGTERM, SIGHUP and Ctrl-C between
    questions end it as INTERRUPTED; the terminal is restored before this returns.
    """
    try:
        with interrupts.heeded(), asker.session():
            return _converse(start, asker, keeper)
    except (KeyboardInterrupt, Interrupted):
        return Outcome.INTERRUPTED


def _converse(walk: Walk, asker: Asker, keeper: Keeper) -> Outcome:
    while True:
        step = walk.step(_ask(walk, asker))
        _keep(step.kept, keeper)
        if step.ended is not None:
            if step.ended is Outcome.SUBMITTED:
                keeper.submit(walk.strip)
            return step.ended
        walk = step.walk


def _ask(walk: Walk, asker: Asker) -> Act:
    if isinstance(walk.at, AtStatement):
        return asker.ask_statement(walk)
    if isinstance(walk.at, AtClosing):
        return asker.ask_closing(walk)
    return asker.ask_overview(walk)


def _keep(kept: KeptAnswer | KeptComment | None, keeper: Keeper) -> None:
    if isinstance(kept, KeptAnswer):
        keeper.answer(kept.place, kept.code)
    elif isinstance(kept, KeptComment):
        keeper.comment(kept.about, kept.text)
