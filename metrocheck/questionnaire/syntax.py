"""What the YAML parser stumbled over, in plain words.

PyYAML speaks English and of tokens; this module is the only one that reads its messages. Must never
show one of those to a reader as it is.
"""

import re
from dataclasses import dataclass

from metrocheck.language import _

_TAB_INDENT = re.compile(r"^( *)\t")


@dataclass(frozen=True)
class Stumble:
    """A place (from 1) where the text is not YAML, and why."""

    line: int
    column: int
    what: str
    todo: str


def stumbles(error: Exception, text: str) -> list[Stumble]:
    """Why `text` is not YAML: one stumble, or every line from there on that a tab indents."""
    problem = str(getattr(error, "problem", None) or "")
    line, column = _position(error, problem)
    lines = re.split("\r\n|\r|\n", text)
    character = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
    if "tab character" in problem or character == "\t":
        return _tabs(lines, line, column)
    what, todo = _words(problem, character)
    return [Stumble(line, column, what, todo)]


def _position(error: Exception, problem: str) -> tuple[int, int]:
    """What was opened and never closed is mended where it opens; the rest where it went wrong."""
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if opened and mark and _is_left_open(problem, opened.line < mark.line):
        mark = opened
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _is_left_open(problem: str, further_down: bool) -> bool:
    if "expected ',' or" in problem:
        return further_down
    return "unexpected end of stream" in problem or "expected ':'" in problem


def _tabs(lines: list[str], line: int, column: int) -> list[Stumble]:
    what = _("A tab stands here where spaces belong.")
    todo = _("Replace the tab by spaces: two for each step to the right.")
    indented = [
        Stumble(number, len(found[1]) + 1, what, todo)
        for number, content in enumerate(lines[line - 1 :], line)
        if (found := _TAB_INDENT.match(content))
    ]
    return indented or [Stumble(line, column, what, todo)]


def _words(problem: str, character: str) -> tuple[str, str]:
    quote = _('Put the whole text in quotes: "…".')
    if "cannot start any token" in problem and character:
        what = _('A text without quotes cannot begin with "{character}".')
        return what.format(character=character), quote
    if "expected ',' or" in problem and character not in ("", "[", "{"):
        return _flow(character)
    for part, what, todo in (*_unfinished(), *_misplaced(), *_signs(quote)):
        if part in problem:
            return what, todo
    return (
        _("This cannot be read as YAML."),
        _("Look at this line and the one above it: quotes, colons and indentation."),
    )


def _flow(character: str) -> tuple[str, str]:
    """Between brackets, what stands where a comma or the closing bracket should."""
    todo = _('Put the whole text in quotes: "…"; write "," before the next one.')
    if character == ":":
        return _("A colon stands here where no key can stand."), _colon()
    return _("The text before this place does not end here."), todo


def _colon() -> str:
    return _('Put a text with a colon in quotes: "…"; or check the indentation.')


# Below: part of a message of PyYAML (libyaml's or its own), what is wrong, what to do.


def _unfinished() -> list[tuple[str, str, str]]:
    return [
        (
            "unexpected end of stream",
            _("The quotes that open here are never closed."),
            _("Close the text with the same quotes."),
        ),
        (
            "expected ',' or ']'",
            _('The list that opens here with "[" is not closed.'),
            _('Write "," between entries and "]" after the last.'),
        ),
        (
            "expected ',' or '}'",
            _('The group that opens here with "{" is not closed.'),
            _('Write "," between keys and "}" after the last.'),
        ),
    ]


def _misplaced() -> list[tuple[str, str, str]]:
    unfit = _("This line does not fit what stands above it.")
    indent = _("Give keys of one group the same indentation, and close the quotes of the line above.")
    return [
        (
            "mapping values are not allowed",
            _("A colon stands here where no key can stand."),
            _colon(),
        ),
        (
            "sequence entries are not allowed",
            _("A list cannot begin on the same line as its key."),
            _('Begin each entry of the list on a line of its own, with "- ".'),
        ),
        (
            "expected ':'",
            _("This line is neither a key nor part of a text."),
            _('Write a key, then ": ", then its text.'),
        ),
        ("expected key", unfit, indent),
        ("<block end>", unfit, indent),
        ("'-' indicator", unfit, indent),
        (
            "<document start>",
            _("The questionnaire has ended above this line."),
            _('Remove "..." and lines that begin with "%".'),
        ),
    ]


def _signs(quote: str) -> list[tuple[str, str, str]]:
    reference = _('A text without quotes cannot begin with "&" or "*".')
    return [
        (
            "escape c",
            _("This backslash does not stand for anything."),
            _('Write "\\\\" for one backslash, or use single quotes around the text.'),
        ),
        ("alphabetic or numeric", reference, quote),
        ("anchor", reference, quote),
        ("tag", _('A text without quotes cannot begin with "!".'), quote),
    ]
