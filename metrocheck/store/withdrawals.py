"""Which responses of an open wave in confidence were withdrawn, over a connection: they do not come back with a file.

Of a response its id is kept, and nothing else. Most ids are random. That of a row of a table is a digest of what it
held, but with what is kept of its ticket in it: whoever wants to try out what somebody answered has to try every
ticket with it. When the wave closes nothing comes in any more, and the ids go.
"""

from collections.abc import Collection, Set

from sqlalchemy import Connection, delete, insert, select

from metrocheck.store.schema import withdrawn


def of_wave(connection: Connection, wave_id: int) -> frozenset[str]:
    """The ids of what was withdrawn from a wave, here or elsewhere."""
    return frozenset(connection.scalars(select(withdrawn.c.id).where(withdrawn.c.wave_id == wave_id)))


def among(connection: Connection, wave_id: int, ids: Set[str]) -> frozenset[str]:
    """Those of these ids, a thousand or so, that were withdrawn."""
    own = (withdrawn.c.wave_id == wave_id, withdrawn.c.id.in_(ids))
    return frozenset(connection.scalars(select(withdrawn.c.id).where(*own)))


def note(connection: Connection, wave_id: int, ids: Collection[str]) -> None:
    """Keep in mind that these were withdrawn."""
    missing = sorted(set(ids) - of_wave(connection, wave_id))
    if missing:
        connection.execute(insert(withdrawn), [{"wave_id": wave_id, "id": each} for each in missing])


def forget(connection: Connection, wave_id: int) -> None:
    """Erase the ids."""
    connection.execute(delete(withdrawn).where(withdrawn.c.wave_id == wave_id))
