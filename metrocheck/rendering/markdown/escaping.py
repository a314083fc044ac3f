"""Text made literal in Markdown: a backslash before what would do something there, and nowhere else.

Must never change a letter of the text; only spaces at its ends go, and a line break becomes a space.
What GitHub does after Markdown (a bare e-mail address becomes a link, `:name:` an emoji) no backslash stops.
"""

import re

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_INLINE = re.compile(
    r"""
      [\\`*\[~$]                        # code, emphasis, links and pictures, what is struck out, formulas
    | (?<![^\W_])_ | _(?![^\W_])        # emphasis: an underscore that is not inside a word
    | <(?=[A-Za-z/!?])                  # a tag
    | &(?=\#?\w+;)                      # a character by its name or number
    | @(?=\w) | \#(?=\w) | !(?=\d)      # a person, an issue, a request
    | :(?=//) | (?<=www)\.              # a web address
    | :(?=[A-Za-z+-][\w+-]*:)           # an emoji
    | \{(?=[+-])                        # a change
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What begins a list, a quotation, a heading or a rule where a line begins.
_LEADING = re.compile(r"[-+](?=\s|$)|-(?=[-\s]*$)|=(?=[=\s]*$)|>|\#|(?<=\d)[.)](?=\s|$)")
_NUMBER = re.compile(r"\d*")
# A row of these at the end of a heading closes it.
_CLOSING = re.compile(r"(?<=\s)#+$")


def one_line(text: str) -> str:
    """The text on one line, without space at its ends."""
    return _BREAKS.sub(" ", text).replace("\0", "\N{REPLACEMENT CHARACTER}").strip()


def inline(text: str) -> str:
    """A text that stands behind something else on its line."""
    return _INLINE.sub(r"\\\g<0>", one_line(text))


def leading(text: str) -> str:
    """A text that begins a line, a list item or a quotation."""
    escaped = inline(text)
    number = _NUMBER.match(escaped)
    found = _LEADING.match(escaped, number.end() if number else 0)
    at = found.start() if found else None
    return escaped if at is None else f"{escaped[:at]}\\{escaped[at:]}"


def cell(text: str) -> str:
    """A text in a table."""
    return inline(text).replace("|", r"\|")


def strong(text: str) -> str:
    """A text in strong type that stands behind nothing or a space."""
    escaped = inline(text)
    return f"**{escaped}**" if escaped else ""


def heading(level: int, text: str) -> str:
    """A heading of a level from 1 to 6."""
    told = _CLOSING.sub(r"\\\g<0>", leading(text))
    return f"{'#' * level} {told}".rstrip()
