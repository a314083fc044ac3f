"""Tickets (mode individual), over a connection: the only way to somebody's own response.

Only a digest of a ticket under a random key of its wave is kept. Without the key, which purging drops, not even
trying every ticket there is tells whose response was whose. A wave that was set up on several machines has the key of
each of them.
"""

import hmac
import secrets
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, union_all

from metrocheck.store.schema import AnyRow, response, ticket_key, wave


class Key(NamedTuple):
    """A key that tickets of a wave were hashed with."""

    wave_id: int
    key: str


class Opened(NamedTuple):
    """A response that a ticket opens."""

    wave_id: int
    response_id: str


def new_key() -> str:
    """A random key for a wave, as 64 hexadecimal digits."""
    return secrets.token_hex(32)


def digest(key: str, ticket: str) -> str:
    """What is kept of a ticket in its normal form: HMAC-SHA256 under the key, as 64 hexadecimal digits."""
    return hmac.new(bytes.fromhex(key), ticket.encode(), sha256).hexdigest()


def every_key(connection: Connection, partnership_id: int) -> list[Key]:
    """The keys of all waves of a partnership that still have any, sorted: in that order no machine came first."""
    own = select(wave.c.id, wave.c.ticket_key).where(wave.c.ticket_key.is_not(None))
    brought = select(wave.c.id, ticket_key.c.ticket_key).join(wave, wave.c.id == ticket_key.c.wave_id)
    both = union_all(*(each.where(wave.c.partnership_id == partnership_id) for each in (own, brought)))
    return sorted(Key(*each) for each in connection.execute(both))


def keys(connection: Connection, row: AnyRow) -> tuple[str, ...]:
    """The keys of a wave, sorted; tickets of today are hashed with the first, the same one on every machine."""
    return tuple(each.key for each in every_key(connection, row.partnership_id) if each.wave_id == row.id)


def add_keys(connection: Connection, row: AnyRow, brought: Iterable[str]) -> None:
    """Let tickets that were hashed with these keys open responses of a wave too."""
    missing = sorted(set(brought) - set(keys(connection, row)))
    if missing:
        connection.execute(insert(ticket_key), [{"wave_id": row.id, "ticket_key": each} for each in missing])


def drop_keys(connection: Connection, wave_id: int) -> None:
    """Erase the keys that came to a wave from elsewhere."""
    connection.execute(delete(ticket_key).where(ticket_key.c.wave_id == wave_id))


def find(connection: Connection, partnership_id: int, ticket: str) -> list[Opened]:
    """The responses that a ticket opens, in waves that still have a key: one, unless it is in use on two machines.

    Every wave is looked through under each of its keys, found or not: how long it takes tells nothing.
    """
    found = [_under(connection, each, ticket) for each in every_key(connection, partnership_id)]
    return [each for each in found if each is not None]


def _under(connection: Connection, own: Key, ticket: str) -> Opened | None:
    kept = digest(own.key, ticket)
    found = (response.c.wave_id == own.wave_id, response.c.ticket == kept)
    response_id = connection.scalar(select(response.c.id).where(*found))
    return None if response_id is None else Opened(own.wave_id, response_id)
