"""Asks for what was not given, on stderr; without a terminal it names the option instead.

On a plain terminal (TERM=dumb) the same questions come as lines.
"""

import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from metrocheck.cli.diagnostics import say
from metrocheck.cli.output import plain_glyphs
from metrocheck.errors import UsageError
from metrocheck.language import _
from metrocheck.language.plain_text import cleaned, inert

Value = TypeVar("Value")
# Three words of eight letters, two digits, and what stands between: a ticket stays on one row while it is typed.
LONGEST_TICKET = 29


def possible() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def is_plain() -> bool:
    """Whether the terminal can only show lines."""
    return os.environ.get("TERM", "dumb") == "dumb"


def text(
    option: str,
    question: str,
    known: Sequence[str] = (),
    default: str = "",
    *,
    optional: bool = False,
) -> str:
    """A line of text; `known` completes, and an empty line asks again unless `optional`."""
    _need_terminal(option, question)
    while True:
        answer, changed = cleaned(_text(question, known, default))
        if changed:
            say(_("Characters that cannot be shown were left out."))
        if answer or optional:
            return answer


def secret(option: str, question: str, refused: Callable[[str], str], *, plain: bool = False) -> str:
    """A line of text that does not stay on the screen, for who comes next at this keyboard.

    Asked again as long as `refused` says why it cannot be. Where lines are asked (`plain`, or a plain terminal) the
    line itself stays: there is nothing to erase it with.
    """
    _need_terminal(option, question)
    if not (plain or is_plain()):
        import questionary

        asked = questionary.text(
            _wrapped(question, beside=LONGEST_TICKET),
            qmark="",
            validate=lambda text: refused(text) or True,
            erase_when_done=True,
            output=_output(),
        )
        return str(asked.unsafe_ask())
    say(question)
    while why := refused(answer := _line()):
        say(why)
    return answer


def yes(option: str, question: str, *, plain: bool = False) -> bool:
    """A yes or no; `option` is what says yes without asking."""
    return choice(option, question, ((_("yes"), True), (_("no"), False)), start=1, plain=plain)


def choice(
    option: str,
    question: str,
    choices: Sequence[tuple[str, Value]],
    start: int = 0,
    *,
    plain: bool = False,
    erased: bool = False,
) -> Value:
    """One of the choices, each a label and what it stands for; the pointer begins at place `start`.

    `plain` asks with lines, for a screen reader, on any terminal. `erased` leaves nothing of it on a screen.
    """
    _need_terminal(option, question)
    if plain or is_plain():
        return _plain_choice(question, choices)
    return _pick(question, choices, start, erased=erased)


def _need_terminal(option: str, question: str) -> None:
    if not possible():
        raise UsageError(
            _("There is nobody to ask: {question}").format(question=question),
            _("Give {option}.").format(option=option),
        )


def _text(question: str, known: Sequence[str], default: str) -> str:
    if is_plain():
        say(question)
        return _line() or default
    import questionary

    make = questionary.autocomplete if known else questionary.text
    more: dict[str, Any] = {"choices": list(known), "match_middle": True} if known else {}
    return str(make(_wrapped(question), default=default, qmark="", output=_output(), **more).unsafe_ask() or "")


def _pick(question: str, choices: Sequence[tuple[str, Value]], start: int, *, erased: bool) -> Value:
    import questionary

    labels = enumerate(label for label, _value in choices)
    options = [questionary.Choice(title=inert(label), value=place) for place, label in labels]
    instruction = _("(arrows and Enter)")
    longest = max(len(instruction), *(len(label) for label, _value in choices))
    place = questionary.select(
        _wrapped(question, beside=longest),
        choices=options,
        default=options[start],
        qmark="",
        pointer=">" if plain_glyphs() else "»",
        instruction=instruction,
        output=_output(),
        erase_when_done=erased,
        style=questionary.Style([("selected", "noreverse"), ("highlighted", "bold"), ("pointer", "bold")]),
    ).unsafe_ask()
    return choices[int(place)][1]


def _plain_choice(question: str, choices: Sequence[tuple[str, Value]]) -> Value:
    say(question)
    for number, (label, _value) in enumerate(choices, start=1):
        say(f"{number} {inert(label)}")
    while True:
        answer = _line()
        if answer.isdecimal() and 1 <= int(answer) <= len(choices):
            return choices[int(answer) - 1][1]
        say(_("Type a number from 1 to {last}.").format(last=len(choices)))


def _line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip()


def _output() -> Any:  # noqa: ANN401 - prompt_toolkit is imported only to ask
    from prompt_toolkit.output import create_output

    from metrocheck.interview.askers.terminal import without_position_requests, without_traces

    return without_traces(without_position_requests(create_output(stdout=sys.stderr)))


def _wrapped(question: str, beside: int = 0) -> str:
    """The question broken between words, with room for what stands behind it; prompt_toolkit breaks within them."""
    width = max(20, shutil.get_terminal_size().columns - 2)
    lines = textwrap.wrap(question, width)
    if beside and len(lines[-1]) + beside + 1 > width:
        lines.append("")
    return "\n ".join(lines)
