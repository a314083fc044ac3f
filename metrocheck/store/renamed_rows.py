"""Responses that came from a table stay known again when their municipality gets another name, over a connection.

In mode individual a row is known by its content, and its municipality's name is part of that.
"""

from sqlalchemy import Connection, select

from metrocheck.exchange.incoming import Incoming
from metrocheck.response.model import Role
from metrocheck.store import content_ids, kept
from metrocheck.store.merging import Kept
from metrocheck.store.schema import AnyRow, wave


class Rows:
    """What came from tables for one municipality, into the open wave; made before it is renamed."""

    def __init__(self, connection: Connection, partnership_id: int, partner_id: int) -> None:
        own = (wave.c.partnership_id == partnership_id, wave.c.closed.is_(None), wave.c.min_group.is_not(None))
        self._wave = connection.execute(select(wave).where(*own)).one_or_none()
        self._rows = [] if self._wave is None else _from_tables(connection, self._wave, partner_id)

    def follow(self, connection: Connection) -> None:
        """Give them the ids that the same rows have under the new name."""
        if self._wave is not None and self._rows:
            digest = content_ids.of_wave(connection, self._wave)
            after = [each._replace(id=_id(digest(*_row(each)), each)) for each in self._rows]
            kept.replace(connection, self._wave, self._rows, after)


def _from_tables(connection: Connection, row: AnyRow, partner_id: int) -> list[Kept]:
    digest = content_ids.of_wave(connection, row)
    own = (each for each in kept.of_wave(connection, row.id) if each.partner_id == partner_id and each.role)
    return [each for each in own if each.id == _id(digest(*_row(each)), each)]


def _row(each: Kept) -> tuple[Incoming, str]:
    role = None if each.role is None else Role(each.role)
    return Incoming(0, each.partner_id, role, None, each.strip, each.comments), each.ticket or ""


def _id(digest: str, each: Kept) -> str:
    return digest + each.id[content_ids.DIGEST_LENGTH :]
