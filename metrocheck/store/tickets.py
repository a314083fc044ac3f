"""Tickets (mode individual), over a connection: the only way to somebody's own response.

Only a digest of a ticket under a random key of its wave is kept. Without the key, which purging drops, not even
trying every ticket there is tells whose response was whose.
"""

import hmac
import secrets
from hashlib import sha256

from sqlalchemy import Connection, select

from metrocheck.store.schema import response, wave


def new_key() -> str:
    """A random key for a wave, as 64 hexadecimal digits."""
    return secrets.token_hex(32)


def digest(key: str, ticket: str) -> str:
    """What is kept of a ticket in its normal form: HMAC-SHA256 under the key, as 64 hexadecimal digits."""
    return hmac.new(bytes.fromhex(key), ticket.encode(), sha256).hexdigest()


def find(connection: Connection, partnership_id: int, ticket: str) -> tuple[int, str] | None:
    """The number of the wave and the id of the response that has the ticket, in a wave that still has a key.

    Every wave is looked through, found or not: how long it takes tells nothing.
    """
    own = (wave.c.partnership_id == partnership_id, wave.c.ticket_key.is_not(None))
    keys = connection.execute(select(wave.c.id, wave.c.ticket_key).where(*own)).all()
    found = [_in_wave(connection, key.id, digest(key.ticket_key, ticket)) for key in keys]
    return next((each for each in found if each is not None), None)


def _in_wave(connection: Connection, wave_id: int, kept: str) -> tuple[int, str] | None:
    own = (response.c.wave_id == wave_id, response.c.ticket == kept)
    response_id = connection.scalar(select(response.c.id).where(*own))
    return None if response_id is None else (wave_id, response_id)
