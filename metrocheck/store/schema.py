"""The tables as queries see them: columns and how their values travel.

What the tables refuse stands in `migration_steps`, which makes them; a test keeps the two alike.
"""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Column, Dialect, Integer, MetaData, Row, Table, Text
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    AnyRow = Row[*tuple[Any, ...]]
else:
    # SQLAlchemy 2.0 writes the types of a row in another way.
    AnyRow = Row


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept as ISO text in UTC: legible in any SQL shell, and its order is that of time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """To text; a moment without a time zone is a mistake of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(value)
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002 (idem)
        """Back to an aware moment in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A calendar day, kept as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (idem)
        """To text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:  # noqa: ANN401, ARG002 (idem)
        """Back to a day."""
        return None if value is None else date.fromisoformat(value)


_metadata = MetaData()

migration = Table(
    "migration",
    _metadata,
    Column("name", Text, primary_key=True),
    Column("applied", Instant),
)
partnership = Table(
    "partnership",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("slug", Text),
    Column("name", Text),
    Column("mode", Text),
    Column("min_group", Integer),
)
partner = Table(
    "partner",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("partnership_id", Integer),
    Column("place", Integer),
    Column("name", Text),
    Column("name_key", Text),
    Column("ended", Instant),
)
questionnaire = Table(
    "questionnaire",
    _metadata,
    Column("fingerprint", Text, primary_key=True),
    Column("content", Text),
)
wave = Table(
    "wave",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("partnership_id", Integer),
    Column("number", Integer),
    Column("label", Text),
    Column("label_key", Text),
    Column("fingerprint", Text),
    Column("places", Integer),
    Column("points", Integer),
    Column("opened", Instant),
    Column("closed", Instant),
    Column("next_date", Day),
    Column("purged", Boolean),
    Column("min_group", Integer),
    Column("ticket_key", Text),
)
response = Table(
    "response",
    _metadata,
    Column("id", Text, primary_key=True),
    Column("wave_id", Integer),
    Column("places", Integer),
    Column("partner_id", Integer),
    Column("state", Text),
    Column("strip", Text),
    Column("started", Instant),
    Column("changed", Instant),
    Column("submitted", Instant),
    Column("role", Text),
    Column("ticket", Text),
)
comment = Table(
    "comment",
    _metadata,
    Column("response_id", Text, primary_key=True),
    Column("about", Text, primary_key=True),
    Column("text", Text),
)
publication = Table(
    "publication",
    _metadata,
    Column("wave_id", Integer, primary_key=True, autoincrement=False),
    Column("content", Text),
)
told_comment = Table(
    "told_comment",
    _metadata,
    Column("wave_id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("about", Text),
    Column("text", Text),
)
withdrawn = Table(
    "withdrawn",
    _metadata,
    Column("wave_id", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, primary_key=True),
)
ticket_key = Table(
    "ticket_key",
    _metadata,
    Column("wave_id", Integer, primary_key=True, autoincrement=False),
    Column("ticket_key", Text, primary_key=True),
)

# In the order in which rows can be copied: what is referred to comes first.
CONTENT = (
    *(partnership, partner, questionnaire, wave, response, comment, publication),
    *(told_comment, withdrawn, ticket_key),
)
