"""metrocheck through its front door: a process with a store, a home and a folder of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROGRAM = (sys.executable, "-m", "metrocheck")
PATIENCE = 60
CLOSING = 2
KEPT = ("PATH", "PYTHONPATH", "VIRTUAL_ENV")
CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - {0x0A}
OVERRIDES = {*range(0x202A, 0x202F)}


@dataclass(frozen=True)
class Result:
    """How a command ended, what it gave (stdout) and what it said (stderr)."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


ENGLISH = {"METROCHECK_LANG": "en"}


@dataclass(frozen=True)
class Metrocheck:
    """Runs commands in `folder`, with the store in it; `extra` is added to the environment."""

    folder: Path
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def store(self) -> Path:
        return self.folder / "store.sqlite"

    @property
    def environment(self) -> dict[str, str]:
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        own = {"HOME": str(home), "LANG": "C.UTF-8", "COLUMNS": "80", "TERM": "xterm-256color"}
        return {**kept, **own, "METROCHECK_STORE": str(self.store), **self.extra}

    def having(self, **extra: str) -> "Metrocheck":
        """The same with more in the environment."""
        return Metrocheck(self.folder, {**self.extra, **extra})

    def start(self, *arguments: str, **more: Any) -> "subprocess.Popen[bytes]":
        """A command that runs on; stdin, stdout and stderr are pipes."""
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return subprocess.Popen([*PROGRAM, *arguments], env=self.environment, cwd=self.folder, **{**pipes, **more})

    def __call__(self, *arguments: str, given: str | bytes = b"", **more: Any) -> Result:
        return ended(self.start(*arguments, **more), given)

    def done(self, *arguments: str, given: str | bytes = b"") -> Result:
        """The same, for what has to succeed."""
        result = self(*arguments, given=given)
        assert result.code == 0, result
        return result

    def fill_in(self, partner: str, answers: str, *closing: str, end: str = "j") -> Result:
        """One scan, line by line, handed in unless `end` says otherwise."""
        return self.done("scan", "--plain", "--partner", partner, given=lines(answers, *closing, end=end))

    def fill_in_together(self, strips: Mapping[str, str]) -> list[Result]:
        """Many scans at the same time, each of another municipality."""
        started = {name: self.start("scan", "--plain", "--partner", name) for name in strips}
        for name, process in started.items():
            assert process.stdin
            process.stdin.write(lines(strips[name]).encode())
            process.stdin.flush()
        return [ended(process) for process in started.values()]

    def report(self, *arguments: str) -> dict[str, Any]:
        """The report as data."""
        made: dict[str, Any] = json.loads(self.done("report", "--format", "json", *arguments).out)
        return made


def ended(process: "subprocess.Popen[bytes]", given: str | bytes = b"") -> Result:
    """What a started command came to; never a traceback."""
    out, err = process.communicate(given.encode() if isinstance(given, str) else given, timeout=PATIENCE)
    shown = [each.decode("utf-8", "surrogateescape") for each in (out or b"", err or b"")]
    assert "Traceback" not in shown[1], shown[1]
    return Result(process.returncode, *shown)


def lines(answers: str, *closing: str, end: str = "j") -> str:
    """The lines of a whole scan: an answer each, the open questions, and the last word."""
    written = [*closing, *[""] * (CLOSING - len(closing))]
    return "\n".join([*answers.replace(" ", ""), *written, end]) + "\n"


def controls_in(text: str) -> set[str]:
    """The control characters a terminal would obey, line feeds aside, and what turns its direction."""
    return {letter for letter in text if ord(letter) in CONTROLS | OVERRIDES}


def assert_refused(result: Result, code: int, *words: str) -> None:
    """An error is two lines on stderr, nothing on stdout, and names what it is about."""
    assert (result.code, result.out, len(result.lines)) == (code, "", 2), result
    assert result.lines[0].startswith(("Fout: ", "Error: ")), result
    assert not controls_in(result.err), result
    for word in words:
        assert word in result.err, result


def sent(machine: Metrocheck, name: str = "uit.json") -> str:
    """The place of a file this machine exports."""
    machine.done("responses", "export", name)
    return str(machine.folder / name)


def partner_options(partners: Sequence[str]) -> list[str]:
    """`--partner` for each."""
    return [piece for partner in partners for piece in ("--partner", partner)]
