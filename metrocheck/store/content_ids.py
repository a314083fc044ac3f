"""Ids of responses that came without one: made of what they hold, so that every machine gives a row the same.

The first 24 of the 32 places are a digest of the content, the last 8 its how-manieth occurrence in the file, both
hexadecimal. Numbers that a store hands out are not in it, nor a wave's label, which may change: a partnership's short
name, the wave's number and a municipality's name travel.
"""

from hashlib import sha256
from typing import Protocol

from sqlalchemy import Connection, select

from metrocheck.exchange.incoming import Incoming
from metrocheck.store.schema import AnyRow, partner, partnership

DIGEST_LENGTH = 24
# Between parts; no text that can be kept holds it.
_BETWEEN = "\0"

Written = tuple[tuple[str, str], ...]


class Digest(Protocol):
    """Gives the digest of a row of one wave."""

    def __call__(self, each: Incoming, ticket: str = "") -> str:
        """The first places of its id; `ticket` is what is kept of its ticket, empty without one."""


def of_wave(connection: Connection, row: AnyRow) -> Digest:
    """What gives the digests of the rows of a wave."""
    slug = connection.scalar(select(partnership.c.slug).where(partnership.c.id == row.partnership_id))
    query = select(partner.c.id, partner.c.name_key).where(partner.c.partnership_id == row.partnership_id)
    starts = {each.id: (slug, str(row.number), each.name_key) for each in connection.execute(query)}

    def digest(each: Incoming, ticket: str = "") -> str:
        written = [part for one in sorted(each.comments) for part in one]
        parts = (*starts[each.partner_id], each.role or "", ticket, each.strip, *written)
        return sha256(_BETWEEN.join(parts).encode()).hexdigest()[:DIGEST_LENGTH]

    return digest


def first(digest: str) -> str:
    """The id of the first occurrence."""
    return f"{digest}{1:08x}"
