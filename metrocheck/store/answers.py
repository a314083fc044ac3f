"""What was submitted in a wave, over a connection, as the gate takes it in: strips behind one another, no responses."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from metrocheck.response.answered import Answered
from metrocheck.response.filled_in import State
from metrocheck.response.model import Partner, Role
from metrocheck.store import responses, waves
from metrocheck.store.partnerships import PARTNER_COLUMNS, read_partner
from metrocheck.store.schema import AnyRow, partner, response


def of_wave(connection: Connection, wave_id: int) -> tuple[Answered, ...]:
    """The submitted strips of each partner in the order of set-up; in mode individual of each of its roles."""
    row = waves.row_of(connection, wave_id)
    by_group = _by_partner if row.min_group is None else _by_role
    return tuple(by_group(connection, row))


def _by_partner(connection: Connection, row: AnyRow) -> Iterator[Answered]:
    """The database joins the strips, one row a partner: half the time and memory of a row a response."""
    strips = (
        select(func.aggregate_strings(response.c.strip, ""))
        .where(response.c.wave_id == row.id, response.c.state == State.SUBMITTED.value)
        .where(response.c.partner_id == partner.c.id)
        .scalar_subquery()
    )
    query = select(*PARTNER_COLUMNS, strips.label("strips")).order_by(partner.c.place)
    query = query.where(partner.c.partnership_id == row.partnership_id)
    for found in connection.execute(query):
        if found.strips:
            yield Answered(read_partner(found), None, len(found.strips) // row.places, found.strips)


def _by_role(connection: Connection, row: AnyRow) -> Iterator[Answered]:
    """Sorted by their text, so that neither the order of arrival nor that of the rows gets past the gate."""
    joined = response.join(partner, partner.c.id == response.c.partner_id)
    query = select(*PARTNER_COLUMNS, response.c.role, response.c.strip).select_from(joined).order_by(partner.c.place)
    query = query.where(response.c.wave_id == row.id, response.c.state == State.SUBMITTED.value)
    strips: dict[Partner, dict[Role | None, list[str]]] = defaultdict(lambda: defaultdict(list))
    for found in connection.execute(query):
        strips[read_partner(found)][responses.role_of(found)].append(found.strip)
    for one, by_role in strips.items():
        for role in (*Role, None):
            if role in by_role:
                yield Answered(one, role, len(by_role[role]), "".join(sorted(by_role[role])))
