"""Taking in a file in mode individual, over a connection: however large, in memory that does not grow with it.

Its rows first stand in tables of this transaction, in the store itself: no one's answers belong in a temporary folder.
There they are counted and looked through, and only then become responses. Nothing of those tables is left, and
nothing of the order of the file.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    FromClause,
    Index,
    Integer,
    MetaData,
    Subquery,
    Table,
    Text,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
)

from metrocheck.exchange.incoming import Incoming
from metrocheck.response.filled_in import State
from metrocheck.store import content_ids, staged_tickets, tickets
from metrocheck.store.content_ids import Digest
from metrocheck.store.rows_refused import Refusals
from metrocheck.store.schema import AnyRow, comment, response

# Rows that go to the database at once.
_TOGETHER = 1000
# A number as eight hexadecimal digits, as each database writes it.
_EIGHT_DIGITS: dict[str, Callable[[Any], Any]] = {
    "sqlite": lambda number: func.printf("%08x", number),
    "postgresql": lambda number: func.lpad(func.to_hex(number), 8, "0"),
}


class Staged(NamedTuple):
    """The tables where a file waits: its rows, and what was written in them."""

    rows: Table
    written: Table


def take_in(connection: Connection, row: AnyRow, rows: Iterable[Incoming], refused: Refusals) -> tuple[int, int]:
    """Take in the rows of a file; returns how many there are, and how many of them are new.

    Raises:
        RowsRefused: a ticket is on several rows, or in use, or rows were refused before.
    """
    staged = _tables(connection)
    number = _stage(connection, row, staged, rows, refused)
    staged_tickets.refuse(connection, row.id, staged.rows, refused)
    refused.settle()
    numbered = _numbered(connection, staged.rows)
    new = _move(connection, row, numbered)
    _move_written(connection, numbered, staged.written)
    for table in staged:
        # Emptied first: what SQLite erases while it drops a table, it keeps in memory until the end.
        connection.execute(delete(table))
        table.drop(connection, checkfirst=False)
    return number, new


def _tables(connection: Connection) -> Staged:
    """Two empty tables, which go with the transaction when that fails."""
    metadata = MetaData()
    # On a server tables for everybody are not ours to make and drop.
    more: dict[str, Any] = {"prefixes": ["TEMPORARY"]} if connection.dialect.name == "postgresql" else {}
    rows = Table(
        "incoming",
        metadata,
        Column("digest", Text, primary_key=True),
        Column("row", Integer, primary_key=True, autoincrement=False),
        Column("partner_id", Integer),
        Column("role", Text),
        Column("ticket", Text),
        Column("strip", Text),
        sqlite_with_rowid=False,
        **more,
    )
    has_ticket = rows.c.ticket.is_not(None)
    Index("incoming_by_ticket", rows.c.ticket, rows.c.row, sqlite_where=has_ticket, postgresql_where=has_ticket)
    written = Table(
        "incoming_comment",
        metadata,
        Column("row", Integer, primary_key=True, autoincrement=False),
        Column("about", Text, primary_key=True),
        Column("text", Text),
        sqlite_with_rowid=False,
        **more,
    )
    for table in (rows, written):
        table.create(connection, checkfirst=False)
    return Staged(rows, written)


def _stage(connection: Connection, row: AnyRow, staged: Staged, rows: Iterable[Incoming], refused: Refusals) -> int:
    """Write the rows into the tables, so many at a time; returns how many there are, those that are known too."""
    digest, keys = content_ids.of_wave(connection, row), tickets.keys(connection, row)
    elsewhere = staged_tickets.others(connection, row, keys[0])
    number = 0
    for batch in _batches(rows):
        number += len(batch)
        known = staged_tickets.known(connection, row, keys, digest, batch)
        some = [each for each in batch if each.row not in known]
        kept = staged_tickets.kept(keys[0], some)
        if some:
            connection.execute(insert(staged.rows), [_values(each, digest, kept.get(each.row)) for each in some])
        written = [{"row": each.row, "about": about, "text": text} for each in some for about, text in each.comments]
        if written:
            connection.execute(insert(staged.written), written)
        if kept:
            staged_tickets.refuse_of_others(connection, elsewhere, some, refused)
    return number


def _batches(rows: Iterable[Incoming]) -> Iterator[list[Incoming]]:
    left = iter(rows)
    while some := list(islice(left, _TOGETHER)):
        yield some


def _values(each: Incoming, digest: Digest, ticket: str | None) -> dict[str, object]:
    return {
        "digest": digest(each, ticket or ""),
        "row": each.row,
        "partner_id": each.partner_id,
        "role": each.role,
        "ticket": ticket,
        "strip": each.strip,
    }


def _numbered(connection: Connection, rows: Table) -> Subquery:
    """The rows with their ids: the digest, and the how-manieth with that digest it is in the file."""
    nth = func.row_number().over(partition_by=rows.c.digest, order_by=rows.c.row)
    as_digits = _EIGHT_DIGITS[connection.dialect.name]
    own = rows.c.digest.concat(as_digits(nth)).label("id")
    return select(own, *(each for each in rows.c if each.name != "digest")).subquery()


def _move(connection: Connection, row: AnyRow, numbered: Subquery) -> int:
    """Make responses of the rows that the store does not have; returns how many."""
    opened = literal(row.opened, response.c.started.type)
    values = {
        "id": numbered.c.id,
        "wave_id": literal(row.id),
        "places": literal(row.places),
        "partner_id": numbered.c.partner_id,
        "role": numbered.c.role,
        "ticket": numbered.c.ticket,
        "state": literal(State.SUBMITTED.value),
        "strip": numbered.c.strip,
        "started": opened,
        "changed": opened,
        "submitted": opened,
    }
    return _insert_missing(connection, response, values, numbered, response.c.id)


def _move_written(connection: Connection, numbered: Subquery, written: Table) -> None:
    """Keep what was written; a response that was there already has it, because that is in its id."""
    joined = numbered.join(written, written.c.row == numbered.c.row)
    values = {"response_id": numbered.c.id, "about": written.c.about, "text": written.c.text}
    if connection.scalar(select(exists().select_from(written))):
        _insert_missing(connection, comment, values, joined, comment.c.response_id, comment.c.about)


def _insert_missing(
    connection: Connection, into: Table, values: dict[str, Any], source: FromClause, *key: Column[Any]
) -> int:
    from sqlalchemy.dialects import postgresql, sqlite

    # Looking first what is there would make SQLite copy the whole file once more, in memory.
    kind: Any = {"sqlite": sqlite, "postgresql": postgresql}[connection.dialect.name]
    # SQLite takes ON CONFLICT for a join where a select ends without a condition.
    query = select(*values.values()).select_from(source).where(values[key[0].name].is_not(None))
    added = kind.insert(into).from_select(list(values), query).on_conflict_do_nothing(index_elements=list(key))
    # Otherwise SQLAlchemy counts for SQLite only.
    return int(connection.execute(added, execution_options={"preserve_rowcount": True}).rowcount)
