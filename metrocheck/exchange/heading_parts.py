"""What stands around the subject of a heading: groups, numbering, questions and codes, as survey tools add them.

Must never know what a questionnaire asks.
"""

import re
from collections.abc import Iterator

EDGES = " \t\r\n\xa0.:,;()[]{}-–—_*?!\"'/|"
_IN_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_REMARKS = ("opmerkingen", "opmerking", "toelichting", "comments", "comment", "remark")
_ABOUT = ("bij ", "over ", "on ", "about ", "for ")
# A text with more slashes or dashes in it than this is no path of groups.
_DEEPEST = 8
# LimeSurvey: the code of a question and of a row in it, `halte1[11]`; and as it proposes them, `G01Q03[SQ001]`.
_STOP_AND_CODE = re.compile(r"[a-z]+_?([1-9][0-9]?)[a-z]*\[([1-9][0-9]{1,3})\]", re.IGNORECASE)
_CODE_OF_A_ROW = re.compile(r"[a-z][a-z0-9]*\[\w+\]|G[0-9]{2,}Q[0-9]{2,}(_\w+)?", re.IGNORECASE)
# LimeSurvey for R and SPSS: `halte1_s11`.
_CODE_AT_THE_END = re.compile(r"[a-z][a-z0-9]*_(s[1-9][0-9]{1,3})", re.IGNORECASE)


def is_code_of_a_row(heading: str) -> bool:
    """Whether this is a code that LimeSurvey gives to a row of an array: it says nothing to anybody else."""
    return bool(_CODE_OF_A_ROW.fullmatch(heading.strip()))


def stop_and_code(heading: str) -> tuple[str, str]:
    """The number in the code of a question and that of its row; empty where there are none."""
    match = _STOP_AND_CODE.fullmatch(heading.strip())
    return (match[1], match[2]) if match else ("", "")


def after_dashes(heading: str) -> Iterator[str]:
    """What stands after the first " - ", after the second, and so on: a text can have them too."""
    for depth in range(1, min(_DEEPEST, heading.count(" - ")) + 1):
        yield heading.split(" - ", depth)[-1]


def beside_a_remark(heading: str) -> Iterator[str]:
    """What stands before or after a word for a comment."""
    plain = heading.lower()
    for word in _REMARKS:
        if plain.endswith(word) and not plain[: -len(word)][-1:].isalnum():
            yield heading[: -len(word)].strip(EDGES)
        if plain.startswith(word) and not plain[len(word) : len(word) + 1].isalnum():
            rest = heading[len(word) :].strip(EDGES)
            yield next((rest[len(about) :] for about in _ABOUT if rest.lower().startswith(about)), rest)


def without_numbering(heading: str) -> Iterator[str]:
    """The text after "12. ", "Q3: ", "Vraag 4 - ", or a code of LimeSurvey: "gemeente. ", "G01Q01[SQ001]. "."""
    first, _space, rest = heading.strip().partition(" ")
    if first.endswith((".", ")")) or any(letter.isdigit() for letter in first):
        yield rest
    second, _space, rest = rest.partition(" ")
    if first.isalpha() and any(letter.isdigit() for letter in second):
        yield rest


def parts(heading: str) -> Iterator[tuple[str, str]]:
    """`[row]` of a grid (LimeSurvey, Google Forms), `group/name` (KoboToolbox) and `group-name` (ODK Central).

    Each with what stands before it.
    """
    if heading.rstrip().endswith("]") and (bracketed := _IN_BRACKETS.findall(heading)):
        yield heading.rpartition("[")[0], bracketed[-1]
    named = heading.split("/")
    for depth in range(max(1, len(named) - _DEEPEST), len(named)):
        yield "/".join(named[:depth]), "/".join(named[depth:])
    if "-" in heading and not any(letter.isspace() for letter in heading):
        group, _dash, name = heading.rpartition("-")
        yield group, name
    if at_the_end := _CODE_AT_THE_END.fullmatch(heading.strip()):
        yield "", at_the_end[1]


def last_name(group: str) -> str:
    """The innermost of the names in `wie/role` or `wie-role`."""
    return re.split("[/-]", group)[-1]


def is_a_question(before: str) -> bool:
    """Whether this is more than the name of a group or a code."""
    return any(letter.isspace() for letter in before.strip())
