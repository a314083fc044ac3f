"""Responses of a wave as whole values, over a connection: for what travels, and for what comes in from elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select

from metrocheck.response.filled_in import State
from metrocheck.store.merging import Kept
from metrocheck.store.schema import AnyRow, comment, response

# As many ids as every database takes in one question.
_AT_A_TIME = 500


def of_wave(connection: Connection, wave_id: int) -> list[Kept]:
    """Every response of a wave, drafts too, by id."""
    joined = comment.join(response, response.c.id == comment.c.response_id)
    written: dict[str, list[tuple[str, str]]] = defaultdict(list)
    query = select(comment).select_from(joined).where(response.c.wave_id == wave_id)
    for row in connection.execute(query.order_by(comment.c.response_id, comment.c.about)):
        written[row.response_id].append((row.about, row.text))
    rows = connection.execute(select(response).where(response.c.wave_id == wave_id).order_by(response.c.id))
    return [_read(row, sorted(written.get(row.id, ()))) for row in rows]


def elsewhere(connection: Connection, wave_id: int, ids: Sequence[str]) -> bool:
    """Whether a response of another wave has one of these ids."""
    for start in range(0, len(ids), _AT_A_TIME):
        some = response.c.id.in_(ids[start : start + _AT_A_TIME])
        if connection.scalar(select(response.c.id).where(some, response.c.wave_id != wave_id).limit(1)) is not None:
            return True
    return False


def replace(connection: Connection, wave: AnyRow, here: Iterable[Kept], after: Iterable[Kept]) -> None:
    """Let a wave hold `after` where it holds `here`; what is in both is not touched."""
    before, then = set(here), set(after)
    for gone in before - then:
        connection.execute(delete(response).where(response.c.id == gone.id))
    # By id: in the order of rows nobody came first.
    added = sorted(then - before)
    fixed = {"wave_id": wave.id, "places": wave.places}
    rows = [each._asdict() | fixed | {"state": each.state.value} for each in added]
    written = [
        {"response_id": each.id, "about": about, "text": text} for each in added for about, text in each.comments
    ]
    if rows:
        connection.execute(insert(response), [{k: v for k, v in row.items() if k != "comments"} for row in rows])
    if written:
        connection.execute(insert(comment), written)


def _read(row: AnyRow, written: Sequence[tuple[str, str]]) -> Kept:
    return Kept(
        id=row.id,
        partner_id=row.partner_id,
        role=row.role,
        ticket=row.ticket,
        state=State(row.state),
        strip=row.strip,
        started=row.started,
        changed=row.changed,
        submitted=row.submitted,
        comments=tuple(written),
    )
