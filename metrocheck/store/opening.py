"""From a location to an open store that is up to date."""

from pathlib import Path

from metrocheck.store import engine, locations, migrations
from metrocheck.store.store import Store


def open_store(location: str | Path | None = None, *, create: bool = True) -> Store:
    """Open a store, bring it up to date, and make it first where there is none.

    Args:
        location: a file, `postgresql://…`, or None for the user's own store.
        create: whether to make what is not there.

    Raises:
        StoreMissing: there is no store and `create` is false.
        StoreNewer: a newer program made it.
        StoreError: it cannot be used, in two lines that say why.
    """
    database = _database(location, create=create)
    try:
        migrations.bring_up_to_date(database, create=create)
    except BaseException:
        database.close()
        raise
    return Store(database)


def _database(location: str | Path | None, *, create: bool) -> engine.Database:
    if isinstance(location, str) and "://" in location:
        return engine.open_server(location)
    path = locations.default_path() if location is None else Path(location)
    if create and location is None:
        locations.make_default_folder(path)
    if not create and not path.exists():
        raise migrations.missing(locations.shown_path(path))
    locations.inspect_file(path)
    if create:
        locations.make_file(path)
    return engine.open_file(path)
