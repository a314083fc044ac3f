"""Partnerships and their partners, over a connection: set up, mended, removed.

Partners stand in the order of set-up and are never deleted one by one: their scans of earlier waves stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from metrocheck.language import _
from metrocheck.response.model import LEAST_MIN_GROUP, USUAL_MIN_GROUP, Mode, Partner, Partnership
from metrocheck.response.names import is_reserved
from metrocheck.store import names, questionnaires
from metrocheck.store.errors import LastPartner, NameReserved, NameTaken, NotFound, quoted
from metrocheck.store.renamed_rows import Rows
from metrocheck.store.schema import AnyRow, partner, partnership

PARTNER_COLUMNS = (
    partner.c.id.label("partner_id"),
    partner.c.name.label("partner_name"),
    partner.c.ended.label("partner_ended"),
)


def read_partner(row: AnyRow) -> Partner:
    """The partner in a row that has PARTNER_COLUMNS."""
    return Partner(id=row.partner_id, name=row.partner_name, ended=row.partner_ended)


@dataclass(frozen=True)
class Changes:
    """What to change of a partnership: partners renamed (old, new), joined and left, its own name, and k.

    `min_group` is for the waves to come (mode individual); an open wave keeps its own.
    """

    renamed: Sequence[tuple[str, str]] = ()
    joined: Sequence[str] = ()
    left: Sequence[str] = ()
    name: str | None = None
    min_group: int | None = None


def all_of(connection: Connection) -> tuple[Partnership, ...]:
    """Every partnership, in the order in which they were set up."""
    return _read(connection, _query())


def one(connection: Connection, partnership_id: int) -> Partnership:
    """The partnership with this id, or NotFound."""
    found = _read(connection, _query().where(partnership.c.id == partnership_id))
    if not found:
        raise _gone()
    return found[0]


def create(connection: Connection, name: str, mode: Mode, min_group: int | None) -> int:
    """Make a partnership without partners; returns its id."""
    if mode is Mode.INDIVIDUAL and min_group is None:
        min_group = USUAL_MIN_GROUP
    _check_min_group(mode, min_group)
    name = names.cleaned(name)
    _refuse_known(connection, name)
    slug = names.slug(name, set(connection.scalars(select(partnership.c.slug))))
    values = {"slug": slug, "name": name, "mode": mode.value, "min_group": min_group}
    return _new_id(connection.execute(insert(partnership).values(values)))


def rename(connection: Connection, partnership_id: int, name: str) -> None:
    """Give it another name; the slug, which scripts use, stays."""
    _refuse_known(connection, name, but=partnership_id)
    changed = update(partnership).where(partnership.c.id == partnership_id).values(name=names.cleaned(name))
    if not connection.execute(changed).rowcount:
        raise _gone()


def set_min_group(connection: Connection, partnership_id: int, min_group: int) -> None:
    """Let the waves to come publish nothing about fewer people than this (mode individual)."""
    _check_min_group(one(connection, partnership_id).mode, min_group)
    changed = update(partnership).where(partnership.c.id == partnership_id)
    connection.execute(changed.values(min_group=min_group))


def _check_min_group(mode: Mode, min_group: int | None) -> None:
    """In mode individual there is a k, large enough; in mode team there is none. Else it is a mistake of the caller."""
    too_few = min_group is not None and min_group < LEAST_MIN_GROUP
    if too_few or (mode is Mode.INDIVIDUAL) != (min_group is not None):
        raise ValueError(mode, min_group)


def remove(connection: Connection, partnership_id: int) -> None:
    """Delete it with its partners, waves, responses and comments."""
    if not connection.execute(delete(partnership).where(partnership.c.id == partnership_id)).rowcount:
        raise _gone()
    questionnaires.drop_unused(connection)


def add_partners(connection: Connection, partnership_id: int, added: Sequence[str]) -> None:
    """Add partners behind those there are; NameTaken when two would have one name, NameReserved for a report's own."""
    for name in added:
        _refuse_reserved(name)
        _refuse_taken(connection, partnership_id, name)
        last = select(func.max(partner.c.place)).where(partner.c.partnership_id == partnership_id)
        values = {"place": (connection.scalar(last) or 0) + 1, **_naming(name)}
        connection.execute(insert(partner).values(partnership_id=partnership_id, **values))


def rename_partner(connection: Connection, partnership_id: int, old: str, new: str) -> None:
    """Give a partner another name, with its scans."""
    found = partner_named(connection, partnership_id, old)
    _refuse_reserved(new)
    _refuse_taken(connection, partnership_id, new, but=found.id)
    rows = Rows(connection, partnership_id, found.id)
    connection.execute(update(partner).where(partner.c.id == found.id).values(_naming(new)))
    rows.follow(connection)


def join(connection: Connection, partnership_id: int, name: str) -> None:
    """Add a partner behind the others, or bring one back that had left; NameTaken if it takes part."""
    _refuse_reserved(name)
    found = _named(connection, partnership_id, name)
    if found is not None and found.ended is not None:
        set_ended(connection, found.id, None)
    else:
        add_partners(connection, partnership_id, [name])


def leave(connection: Connection, partnership_id: int, name: str, now: datetime) -> None:
    """Let a partner leave; its scans stay. The last one cannot."""
    found = partner_named(connection, partnership_id, name)
    others = (partner.c.partnership_id == partnership_id, partner.c.id != found.id, partner.c.ended.is_(None))
    if not connection.scalar(select(func.count()).select_from(partner).where(*others)):
        raise LastPartner(
            _("{name} is the only municipality left.").format(name=quoted(found.name)),
            _("Let another one join first, or remove the partnership with `metrocheck remove`."),
        )
    set_ended(connection, found.id, now)


def set_ended(connection: Connection, partner_id: int, ended: datetime | None) -> None:
    """Mark since when a partner no longer takes part; None brings it back."""
    connection.execute(update(partner).where(partner.c.id == partner_id).values(ended=ended))


def partner_named(connection: Connection, partnership_id: int, name: str) -> Partner:
    """The partner with this name, however it is spelt in case and spaces, or NotFound."""
    found = _named(connection, partnership_id, name)
    if found is None:
        raise NotFound(
            _("No municipality called “{name}” takes part.").format(name=quoted(name)),
            _("See who takes part with `metrocheck status`."),
        )
    return found


def _named(connection: Connection, partnership_id: int, name: str) -> Partner | None:
    same = (partner.c.partnership_id == partnership_id, partner.c.name_key == names.key(name))
    row = connection.execute(select(*PARTNER_COLUMNS).where(*same)).one_or_none()
    return None if row is None else read_partner(row)


def _refuse_known(connection: Connection, name: str, but: int | None = None) -> None:
    for row in connection.execute(select(partnership.c.id, partnership.c.name)):
        if row.id != but and names.key(row.name) == names.key(name):
            raise NameTaken(
                _("There is already a partnership called “{name}”.").format(name=quoted(row.name)),
                _("Choose a name that differs in more than capitals and spaces."),
            )


def _refuse_taken(connection: Connection, partnership_id: int, name: str, but: int | None = None) -> None:
    found = _named(connection, partnership_id, name)
    if found is not None and found.id != but:
        raise NameTaken(
            _("There is already a municipality called “{name}”.").format(name=quoted(found.name)),
            _("Choose a name that differs in more than capitals and spaces."),
        )


def _refuse_reserved(name: str) -> None:
    if is_reserved(name):
        raise NameReserved(
            _("A municipality cannot be called “{name}”: reports use that name themselves.").format(name=quoted(name)),
            _("Give it its full name, for example “Gemeente {name}”.").format(name=quoted(name)),
        )


def _naming(name: str) -> dict[str, str]:
    return {"name": names.cleaned(name), "name_key": names.key(name)}


def _new_id(result: Any) -> int:  # noqa: ANN401 (the result of an insert differs between SQLAlchemy 2.0 and 2.1)
    return int(result.inserted_primary_key[0])


def _query() -> Select[Any]:
    joined = partnership.outerjoin(partner, partner.c.partnership_id == partnership.c.id)
    columns = (*partnership.c, *PARTNER_COLUMNS)
    return select(*columns).select_from(joined).order_by(partnership.c.id, partner.c.place)


def _read(connection: Connection, query: Select[Any]) -> tuple[Partnership, ...]:
    grouped = groupby(connection.execute(query), key=lambda row: row.id)
    return tuple(_partnership(list(rows)) for _id, rows in grouped)


def _partnership(rows: list[AnyRow]) -> Partnership:
    own = rows[0]
    partners = tuple(read_partner(row) for row in rows if row.partner_id is not None)
    return Partnership(
        id=own.id, slug=own.slug, name=own.name, mode=Mode(own.mode), partners=partners, min_group=own.min_group
    )


def _gone() -> NotFound:
    return NotFound(
        _("This partnership is not in the store any more."),
        _("See which ones there are with `metrocheck status`."),
    )
