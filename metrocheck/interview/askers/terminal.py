"""The terminal as the screen asker needs it: taken over for a session, emptied of early keys, given back."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from prompt_toolkit.input import Input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.output import Output
from prompt_toolkit.output.vt100 import Vt100_Output


def without_position_requests(output: Output) -> Output:
    """The same output, never asking where the cursor is: we always draw from the top of the screen.

    A terminal that does not answer would cost a second a question and a warning on the screen.
    """
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    return output


def without_traces(output: Output) -> Output:
    """The same output, erasing row by row.

    Where there is no second screen many terminals move what is erased at once to where one can scroll back to: to
    somebody's answers, for the next person at the keyboard.
    """
    if isinstance(output, Vt100_Output):
        # On this one output: which class it is, is decided by the library.
        output.erase_down = lambda: output.write_raw(_erasing(output))  # type: ignore[method-assign]
    return output


def _erasing(output: Output) -> str:
    """Erases from here to the end of the screen and comes back; going down stops at the last row by itself."""
    save, restore, rest, down_and_whole_row = "\x1b7", "\x1b8", "\x1b[K", "\x1b[B\x1b[2K"
    return save + rest + down_and_whole_row * (output.get_size().rows - 1) + restore


def wipe(output: Output) -> None:
    """Empties the screen and goes to its top; nothing is sent before the next flush."""
    output.reset_attributes()
    # Terminals count rows and columns from 1.
    output.cursor_goto(1, 1)
    output.erase_down()


def drop_early_keys(keys: Input) -> None:
    """Forgets what was typed before now, so that it never answers what is about to be shown."""
    if not _is_terminal(keys):
        return
    clear_typeahead(keys)
    keys.flush_keys()
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        import termios

        with suppress(termios.error):
            termios.tcflush(keys.fileno(), termios.TCIFLUSH)


@contextmanager
def taken_over(keys: Input, output: Output) -> Iterator[None]:
    """A screen of our own, and no echo of keys between two questions; both given back whatever happens."""
    with _quiet(keys):
        output.enter_alternate_screen()
        output.flush()
        try:
            yield
        finally:
            # The window may be gone: then there is nothing to give back.
            with suppress(OSError):
                output.quit_alternate_screen()
                output.show_cursor()
                output.flush()


@contextmanager
def _quiet(keys: Input) -> Iterator[None]:
    if sys.platform == "win32" or not _is_terminal(keys):
        yield
        return
    import termios

    before = termios.tcgetattr(keys.fileno())
    silent = list(before)
    # Signals stay on, so that Ctrl-C while an answer is being kept is not lost.
    silent[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(keys.fileno(), termios.TCSANOW, silent)
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(keys.fileno(), termios.TCSANOW, before)


def _is_terminal(keys: Input) -> bool:
    """Whether keys come from a terminal; input made in memory (tests) has no early keys to drop."""
    try:
        number = keys.fileno()
    except NotImplementedError:
        return False
    return os.isatty(number)
