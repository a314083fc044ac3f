"""Rows of a file become responses, over a connection: a whole file, or nothing of it.

A row has no id and no time. In mode team its municipality says which response it is, and it is the newest edit, because
it comes in now. In mode individual its content and its how-manieth occurrence in the file say so (`staging`). Never
reads a file and never looks at what an answer means.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from metrocheck.exchange.incoming import Incoming
from metrocheck.language import _
from metrocheck.questionnaire.model import UNANSWERED
from metrocheck.response.filled_in import Response, State
from metrocheck.store import content_ids, names, responses, staging, waves
from metrocheck.store.content_ids import Written
from metrocheck.store.errors import quoted
from metrocheck.store.rows_refused import Refusals
from metrocheck.store.schema import AnyRow, comment, partner, response


@dataclass(frozen=True)
class TakenIn:
    """What a file did to the store: how many responses are new, updated, or were there already."""

    new: int
    updated: int
    unchanged: int


def take_in(connection: Connection, wave_id: int, rows: Iterable[Incoming], now: datetime) -> TakenIn:
    """Take in all rows as submitted responses of an open wave; `now` is kept in mode team only.

    Raises:
        WaveClosed: the wave takes no answers any more.
        NotFound: the wave is not there.
        RowsRefused: rows contradict one another, have a ticket that is in use, or are of nobody that takes part.
        ValueError: a row does not fit the wave; what reads files sees to that.
    """
    row = waves.open_row(connection, wave_id)
    refused = Refusals()
    fitting = _fitting(connection, row, rows, refused)
    if row.min_group is None:
        return _as_teams(connection, row, _one_each(connection, fitting, refused), now)
    staged, new = staging.take_in(connection, row, fitting, refused)
    return TakenIn(new, 0, staged - new)


def _fitting(connection: Connection, row: AnyRow, rows: Iterable[Incoming], refused: Refusals) -> Iterator[Incoming]:
    """The rows of municipalities that take part, each looked at: it fits the wave, its texts can be kept."""
    taking_part = (partner.c.partnership_id == row.partnership_id, partner.c.ended.is_(None))
    known = set(connection.scalars(select(partner.c.id).where(*taking_part)))
    codes = "".join(map(str, range(1, row.points + 1))) + "wn" + UNANSWERED
    in_confidence = row.min_group is not None
    for each in rows:
        if len(each.strip) != row.places or each.strip.strip(codes):
            raise ValueError(each.row)
        if (each.role is not None) != in_confidence or (each.ticket is not None and not in_confidence):
            raise ValueError(each.row)
        if each.partner_id in known:
            yield each._replace(comments=_kept(each.comments)) if each.comments else each
        else:
            refused.add(
                each.row,
                _("This municipality does not take part in this wave."),
                _("See who takes part with `metrocheck status`."),
            )


def _kept(comments: Written) -> Written:
    return tuple((about, names.storable(text)) for about, text in comments if text)


def _one_each(connection: Connection, rows: Iterable[Incoming], refused: Refusals) -> list[Incoming]:
    """The row of each municipality; RowsRefused when one has several that differ."""
    found: dict[int, Incoming] = {}
    for each in rows:
        first = found.setdefault(each.partner_id, each)
        if first != each._replace(row=first.row):
            name = connection.scalar(select(partner.c.name).where(partner.c.id == each.partner_id)) or ""
            refused.add(
                each.row,
                _("{name} is on row {first} already, with other answers.").format(name=quoted(name), first=first.row),
                _("Here each municipality fills in one scan together: keep the row that counts."),
            )
    refused.settle()
    return list(found.values())


def _as_teams(connection: Connection, row: AnyRow, rows: Sequence[Incoming], now: datetime) -> TakenIn:
    """Mode team: each municipality's one scan, in place of what it submitted earlier; its draft stays."""
    counts = {"new": 0, "updated": 0, "unchanged": 0}
    digest = content_ids.of_wave(connection, row)
    for each in rows:
        old = responses.latest(connection, row.id, each.partner_id, State.SUBMITTED)
        became = _became(old, each)
        counts[became] += 1
        if became == "unchanged":
            continue
        changed = responses.replaced(connection, row.id, each.partner_id, now)
        _keep(connection, row, each, content_ids.first(digest(each)), now, changed)
    return TakenIn(**counts)


def _became(old: Response | None, each: Incoming) -> str:
    if old is None:
        return "new"
    written = {about: text for about, text in old.comments.items() if text}
    return "unchanged" if (old.strip, written) == (each.strip, dict(each.comments)) else "updated"


def _keep(
    connection: Connection, row: AnyRow, each: Incoming, response_id: str, now: datetime, changed: datetime
) -> None:
    fixed = {"id": response_id, "wave_id": row.id, "places": row.places, "partner_id": each.partner_id}
    moments = {"started": now, "changed": changed, "submitted": now}
    connection.execute(
        insert(response).values(**fixed, state=State.SUBMITTED.value, strip=each.strip, **moments),
    )
    for about, text in each.comments:
        connection.execute(insert(comment).values(response_id=response_id, about=about, text=text))
