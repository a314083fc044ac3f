"""Tickets of a file that is being taken in, over a connection: each is on one row, and nobody else has it."""

from collections.abc import Iterable, Sequence, Set

from sqlalchemy import Connection, Table, and_, func, select

from metrocheck.exchange.incoming import Incoming
from metrocheck.language import _
from metrocheck.store import content_ids, tickets, withdrawals
from metrocheck.store.content_ids import Digest
from metrocheck.store.rows_refused import Refusals
from metrocheck.store.schema import AnyRow, response
from metrocheck.store.tickets import Key


def kept(key: str, rows: Iterable[Incoming]) -> dict[int, str]:
    """What is kept of each row's ticket under the key of a wave, by row; rows without one are not in it."""
    return {each.row: tickets.digest(key, each.ticket) for each in rows if each.ticket is not None}


def known(
    connection: Connection, row: AnyRow, keys: Iterable[str], digest: Digest, rows: Sequence[Incoming]
) -> frozenset[int]:
    """The rows whose ticket, under whichever key of the wave, says they are in it already or were withdrawn from it."""
    found: set[int] = set()
    for key in keys:
        hashed = kept(key, rows)
        ids = {each.row: content_ids.first(digest(each, hashed[each.row])) for each in rows if each.row in hashed}
        there = _there(connection, row.id, set(ids.values())) if ids else frozenset()
        found.update(number for number, own in ids.items() if own in there)
    return frozenset(found)


def _there(connection: Connection, wave_id: int, ids: Set[str]) -> Set[str]:
    own = (response.c.wave_id == wave_id, response.c.id.in_(ids))
    here = frozenset(connection.scalars(select(response.c.id).where(*own)))
    return here | withdrawals.among(connection, wave_id, ids)


def others(connection: Connection, row: AnyRow, own: str) -> list[Key]:
    """Every key of the partnership under which a ticket can be in use, but for one of the wave itself."""
    return [each for each in tickets.every_key(connection, row.partnership_id) if each != (row.id, own)]


def refuse_of_others(
    connection: Connection, elsewhere: Iterable[Key], rows: Iterable[Incoming], refused: Refusals
) -> None:
    """Refuse the rows whose ticket is in use under one of these keys."""
    rows = list(rows)
    for wave_id, key in elsewhere:
        by_ticket = {ticket: row for row, ticket in kept(key, rows).items()}
        taken = select(response.c.ticket).where(response.c.wave_id == wave_id, response.c.ticket.in_(by_ticket))
        for ticket in connection.scalars(taken):
            _refuse_used(refused, by_ticket[ticket])


def refuse(connection: Connection, wave_id: int, rows: Table, refused: Refusals) -> None:
    """Refuse the rows whose ticket is on an earlier row too, or is that of another response of the wave."""
    earlier = rows.alias()
    first = select(func.min(earlier.c.row)).where(earlier.c.ticket == rows.c.ticket).scalar_subquery()
    doubles = select(rows.c.row, first.label("first")).where(rows.c.ticket.is_not(None), rows.c.row > first)
    for found in connection.execute(doubles.order_by(rows.c.row)):
        refused.add(
            found.row,
            _("This ticket is on row {first} too.").format(first=found.first),
            _("Everybody has a ticket of their own: mend one of the two, or empty it."),
        )
    # A response of the same content is this row, taken in before.
    other = func.substr(response.c.id, 1, content_ids.DIGEST_LENGTH) != rows.c.digest
    same_ticket = (response.c.wave_id == wave_id, response.c.ticket == rows.c.ticket)
    used = select(rows.c.row).join_from(rows, response, and_(*same_ticket)).where(rows.c.ticket.is_not(None), other)
    for row in connection.scalars(used.order_by(rows.c.row)):
        _refuse_used(refused, row)


def _refuse_used(refused: Refusals, row: int) -> None:
    refused.add(
        row,
        _("This ticket is in use already."),
        _("Leave this row out, or empty its ticket; who has the ticket can withdraw the earlier scan."),
    )
