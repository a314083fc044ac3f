"""A program in a real terminal: a process in a pty, read back through a terminal emulator."""

import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte

PATIENCE = 30.0
UP, DOWN, LEFT, ENTER, ESCAPE, CTRL_C = "\x1b[A", "\x1b[B", "\x1b[D", "\r", "\x1b", "\x03"


class Terminal:
    """One program in a terminal of `columns` by `rows`; a context manager that leaves nothing running."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], folder: Path, *, columns: int, rows: int
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self.sent = ""
        # Any: the stubs leave out the pty underneath, which a test closes.
        self.child: Any = pexpect.spawn(
            command[0],
            list(command[1:]),
            env={name: value for name, value in environment.items() if name != "COLUMNS"},
            cwd=str(folder),
            dimensions=(rows, columns),
            encoding="utf-8",
            codec_errors="replace",
        )
        self.child.delaybeforesend = None
        self.child.delayafterclose = self.child.delayafterterminate = 0.01

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.child.close(force=True)

    def read(self) -> str:
        """What stands on the screen now."""
        self._receive()
        return "\n".join(row.rstrip() for row in self._screen.display)

    def _receive(self) -> bool:
        """Takes in what was sent; whether there was anything."""
        try:
            piece = self.child.read_nonblocking(65536, timeout=0.05)
        except (pexpect.TIMEOUT, pexpect.EOF, ValueError):
            # ValueError: it ended, and was closed.
            return False
        self.sent += piece
        self._stream.feed(piece)
        return True

    def until(self, shown: str) -> str:
        """The screen, as soon as the pattern `shown` is on it and nothing more is on its way."""
        deadline = time.monotonic() + PATIENCE
        while not re.search(shown, screen := self.read()):
            assert time.monotonic() < deadline, f"never saw {shown!r} on:\n{screen}"
        while self._receive() and time.monotonic() < deadline:
            # A page can arrive in pieces, the pattern in the first of them.
            pass
        return self.read()

    def at(self, number: int) -> str:
        """The screen, as soon as statement `number` is on it."""
        return self.until(rf"(?m)^ ?{number} (van|of) \d+")

    def press(self, keys: str) -> None:
        self.child.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def ended(self) -> int:
        """The exit code, once it ended by itself; everything it sent has then been read."""
        deadline = time.monotonic() + PATIENCE
        while self.child.isalive():
            screen = self.read()
            assert time.monotonic() < deadline, f"it goes on:\n{screen}"
        self.read()
        self.child.close()
        assert "Traceback" not in self.sent
        assert self.child.exitstatus is not None, f"killed by signal {self.child.signalstatus}"
        return int(self.child.exitstatus)
