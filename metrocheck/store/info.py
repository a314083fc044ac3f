"""What a store is and how much is in it, as plain facts."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select, text

from metrocheck.response.filled_in import State
from metrocheck.store import migrations
from metrocheck.store.engine import Database
from metrocheck.store.schema import partnership, response, wave


@dataclass(frozen=True)
class StoreInfo:
    """Where a store is, what keeps it, its size in bytes, the steps it has taken and what it holds.

    Responses of closed waves in mode individual are not counted.
    """

    location: str
    backend: str
    migrations: tuple[str, ...]
    size: int
    partnerships: int
    waves: int
    submitted: int
    drafts: int


def gather(database: Database) -> StoreInfo:
    """Look everything up in one moment of the store."""
    with database.read() as connection:
        # In confidence a closed wave tells what it published: who withdraws since then shows in no count.
        told = or_(wave.c.min_group.is_(None), wave.c.closed.is_(None))
        in_state = select(func.count()).select_from(response.join(wave, wave.c.id == response.c.wave_id)).where
        return StoreInfo(
            location=database.location,
            backend=connection.scalar(text(_BACKEND[connection.dialect.name])) or "",
            migrations=migrations.applied(connection),
            size=connection.scalar(text(_SIZE[connection.dialect.name])) or 0,
            partnerships=connection.scalar(select(func.count()).select_from(partnership)) or 0,
            waves=connection.scalar(select(func.count()).select_from(wave)) or 0,
            submitted=connection.scalar(in_state(told, response.c.state == State.SUBMITTED.value)) or 0,
            drafts=connection.scalar(in_state(told, response.c.state == State.DRAFT.value)) or 0,
        )


_BACKEND = {
    "sqlite": "SELECT 'SQLite ' || sqlite_version()",
    "postgresql": "SELECT 'PostgreSQL ' || current_setting('server_version')",
}
_SIZE = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "postgresql": "SELECT pg_database_size(current_database())",
}
