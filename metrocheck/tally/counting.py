"""Counts strips, a whole group at a time: place i of every response is one slice of the joined strips.

Slicing and `str.count` count 171,000 strips faster than a loop over responses, and without a table of
answers. Never looks at what an answer is worth.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NoReturn

from metrocheck.errors import MetrocheckError
from metrocheck.language import _
from metrocheck.questionnaire.model import UNANSWERED, Questionnaire
from metrocheck.tally.model import GroupTally, Tally


def count(questionnaire: Questionnaire, strips: Iterable[tuple[str, int, str]]) -> Tally:
    """The tally of groups that hold one municipality each.

    Args:
        questionnaire: the line the strips were filled in on.
        strips: per group its name, its number of responses and all its strips joined into one text,
            in the order the groups must have.

    Raises:
        MetrocheckError: a text is not as long as its responses ask, or holds another character than
            the questionnaire's codes and `.`.
    """
    return Tally(groups=tuple(_group(questionnaire, *each) for each in strips))


def one(questionnaire: Questionnaire, name: str, strip: str) -> Tally:
    """The tally of a single scan, for a municipality's own line; raises as `count` does."""
    return count(questionnaire, [(name, 1, strip)])


def _group(questionnaire: Questionnaire, name: str, responses: int, joined: str) -> GroupTally:
    length = len(questionnaire.statements)
    codes = questionnaire.scale.codes
    if len(joined) != responses * length:
        _refuse_length(name, responses * length, len(joined))
    counts = _counts(joined, length, codes)
    if sum(map(sum, counts)) + joined.count(UNANSWERED) != len(joined):
        _refuse_code(questionnaire, name, joined)
    return GroupTally(name=name, municipalities=1, responses=responses, counts=counts)


def _counts(joined: str, length: int, codes: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """How often each code was given, per place.

    Each code becomes a bit of a byte, so that the answers to a statement are one number, in which counting a
    code is counting a bit: twice as fast as `str.count`.
    """
    responses = len(joined) // length
    rows: list[tuple[int, ...]] = [()] * length
    for start in range(0, len(codes), 8):
        eight = codes[start : start + 8]
        marks = joined.encode("ascii", "replace").translate(_bit_table("".join(eight)))
        masks = [int.from_bytes(bytes([1 << bit]) * responses) for bit in range(len(eight))]
        numbers = [int.from_bytes(marks[place::length]) for place in range(length)]
        rows = [(*row, *[(n & mask).bit_count() for mask in masks]) for row, n in zip(rows, numbers, strict=True)]
    return tuple(rows)


@cache
def _bit_table(codes: str) -> bytes:
    """Turns the n-th of at most eight codes into a byte with only bit n set, any other character into 0."""
    table = bytearray(256)
    for bit, code in enumerate(codes):
        table[ord(code)] = 1 << bit
    return bytes(table)


def _refuse_length(name: str, expected: int, found: int) -> NoReturn:
    raise MetrocheckError(
        _("The answers of {name} do not fit the questionnaire: {found} in place of {expected}.").format(
            name=_printable(name), found=found, expected=expected
        ),
        _todo(),
    )


def _refuse_code(questionnaire: Questionnaire, name: str, joined: str) -> NoReturn:
    known = {*questionnaire.scale.codes, UNANSWERED}
    at = next(i for i, code in enumerate(joined) if code not in known)
    row, place = divmod(at, len(questionnaire.statements))
    raise MetrocheckError(
        _("An answer of {name} (scan {row}, statement {id}) is none of the questionnaire's codes.").format(
            name=_printable(name), row=row + 1, id=questionnaire.statements[place].id
        ),
        _todo(),
    )


def _todo() -> str:
    return _("Run `metrocheck store check`, or put back a backup.")


def _printable(name: str) -> str:
    return "".join(c for c in name if c.isprintable())
