"""What a wave holds after another machine's responses came in: pure, the same whichever came first.

Never reads or writes; takes responses of one wave as values, those here and those coming, and says which it then holds.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from metrocheck.response.filled_in import State

_NEVER = datetime.min.replace(tzinfo=UTC)


class Kept(NamedTuple):
    """A response as a store keeps it, whole: equal exactly when nothing about it differs."""

    id: str
    partner_id: int
    role: str | None
    ticket: str | None
    state: State
    strip: str
    started: datetime
    changed: datetime
    submitted: datetime | None
    comments: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Merged:
    """What a wave then holds, and how many of those that came were new, updated one, or changed nothing.

    `erased` is how many were here and had been withdrawn elsewhere, `erased_comments` the same of what is told of a
    closed wave. `older` are the municipalities of which something was handed in here later than what came.
    """

    responses: frozenset[Kept]
    new: int
    updated: int
    unchanged: int
    erased: int = 0
    erased_comments: int = 0
    older: frozenset[int] = frozenset()


class Contradiction(Exception):
    """One response here and another one coming have an id or a ticket in common that only one can have."""


# What counts for a municipality, and what is begun and not handed in.
_Pair = tuple[Kept | None, Kept | None]


def of_people(here: Sequence[Kept], coming: Sequence[Kept], withdrawn: Set[str] = frozenset()) -> Merged:
    """Mode individual: the id says which response it is, and once handed in it never changes.

    What was withdrawn, here or there, is in neither, whichever came first.

    Raises:
        Contradiction: it did, or two responses have one ticket.
    """
    known = {each.id: each for each in here if each.id not in withdrawn}
    after = dict(known)
    updated = 0
    for each in (one for one in coming if one.id not in withdrawn):
        old = known.get(each.id)
        if old is not None and old != each:
            if old.state is State.SUBMITTED:
                raise Contradiction
            updated += 1
        after[each.id] = each
    tickets = [each.ticket for each in after.values() if each.ticket is not None]
    if len(tickets) != len(set(tickets)):
        raise Contradiction
    new = len(after) - len(known)
    unchanged, erased = len(coming) - new - updated, len(here) - len(known)
    return Merged(frozenset(after.values()), new, updated, unchanged, erased)


def of_municipalities(here: Sequence[Kept], coming: Sequence[Kept]) -> Merged:
    """Mode team: per municipality the newest edit counts, and a draft goes when what counts is that draft, handed in.

    Raises:
        Contradiction: one id is of two municipalities.
    """
    known = {each.id: each for each in here}
    if any(known[each.id].partner_id != each.partner_id for each in coming if each.id in known):
        raise Contradiction
    before, given = _pairs(here), _pairs(coming)
    after = {number: _merged(before.get(number, (None, None)), pair) for number, pair in given.items()}
    became = [
        _became(known, old, each, result)
        for number, pair in given.items()
        for old, each, result in zip(before.get(number, (None, None)), pair, after[number], strict=True)
        if each is not None
    ]
    return Merged(
        frozenset(_there({**before, **after}.values())),
        became.count("new"),
        became.count("updated"),
        became.count("unchanged"),
        older=frozenset(number for number, pair in given.items() if _is_passed_over(pair[0], after[number][0])),
    )


def _pairs(responses: Iterable[Kept]) -> dict[int, _Pair]:
    pairs: dict[int, _Pair] = {}
    for each in responses:
        submitted, draft = pairs.get(each.partner_id, (None, None))
        pairs[each.partner_id] = (each, draft) if each.state is State.SUBMITTED else (submitted, each)
    return pairs


def _merged(here: _Pair, coming: _Pair) -> _Pair:
    submitted = _newest(here[0], coming[0])
    # What somebody began stays, also beside something newer of another machine; but not what was handed in since.
    drafts = [each for each in (here[1], coming[1]) if each is not None and not _became_of(each, submitted)]
    draft = _newest(*drafts)
    if draft is not None and submitted is not None and draft.id == submitted.id:
        # Handed in on one machine and gone on with on another: that is a copy, as after reopening.
        draft = draft._replace(id=hashlib.sha256(f"{draft.id} reopened".encode()).hexdigest()[:32])
    return submitted, draft


def _became_of(draft: Kept, submitted: Kept | None) -> bool:
    """Whether what counts is this draft, handed in."""
    return submitted is not None and draft.id == submitted.id and draft.changed <= submitted.changed


def _newest(*candidates: Kept | None) -> Kept | None:
    """By when it was last changed; of the same moment always the same one, wherever it came from."""
    return max((each for each in candidates if each is not None), key=_age, default=None)


def _age(each: Kept) -> tuple[datetime, datetime, str, tuple[tuple[str, str], ...], str, datetime]:
    return each.changed, each.submitted or _NEVER, each.strip, each.comments, each.id, each.started


def _became(known: Mapping[str, Kept], old: Kept | None, each: Kept, result: Kept | None) -> str:
    if result is None or result == old or result._replace(id=each.id) != each:
        return "unchanged"
    return "updated" if old is not None or each.id in known else "new"


def _is_passed_over(each: Kept | None, result: Kept | None) -> bool:
    """Whether what was handed in elsewhere says something else than what counts."""
    return each is not None and result is not None and (each.strip, each.comments) != (result.strip, result.comments)


def _there(pairs: Iterable[_Pair]) -> Iterator[Kept]:
    return (each for pair in pairs for each in pair if each is not None)
