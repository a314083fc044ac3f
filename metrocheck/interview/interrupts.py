"""SIGTERM and a closed window end a scan like Ctrl-C does: nothing lost, the terminal given back.

Knows nothing of screens: whoever runs an event loop, where raising would be swallowed, asks to be told.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from metrocheck.errors import Interrupted
from metrocheck.language import _

_Told = Callable[[Interrupted], None]


class _Now:
    told: _Told | None = None
    happened = False


def interrupted() -> Interrupted:
    """The error that says so."""
    return Interrupted(
        _("The scan was interrupted."),
        _("What you answered is kept: start again to go on where you were."),
    )


def _heed(_number: int, _frame: FrameType | None) -> None:
    if _Now.happened:
        # A second signal must not break off the giving back of the terminal.
        return
    _Now.happened = True
    if _Now.told is None:
        raise interrupted()
    _Now.told(interrupted())


@contextmanager
def heeded() -> Iterator[None]:
    """Makes SIGTERM and SIGHUP raise Interrupted in this block; ignored signals (nohup) stay ignored."""
    if threading.current_thread() is not threading.main_thread():
        # Python hands signals to the main thread only, and refuses to register elsewhere.
        yield
        return
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    _Now.happened = False
    try:
        for number in numbers:
            if before[number] is not signal.SIG_IGN:
                signal.signal(number, _heed)
        yield
    finally:
        _Now.happened = False
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def telling(told: _Told) -> Iterator[None]:
    """Has `told` called with the Interrupted instead of raising it, for as long as this block runs."""
    if _Now.happened:
        # It came while the block before was ending, too late to break that off.
        raise interrupted()
    _Now.told = told
    try:
        yield
    finally:
        _Now.told = None
