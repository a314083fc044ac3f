"""Reading responses, over a connection: whole, counted, or only how far they are."""

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select

from metrocheck.language import _
from metrocheck.questionnaire.model import UNANSWERED
from metrocheck.response.filled_in import Response, State
from metrocheck.response.model import Progress, Role, Wave
from metrocheck.store import tickets, waves, withdrawals
from metrocheck.store.errors import NotFound
from metrocheck.store.partnerships import PARTNER_COLUMNS, read_partner
from metrocheck.store.schema import AnyRow, comment, partner, response

_LATER = timedelta(microseconds=1)


def find(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Response, ...]:
    """The responses that meet the conditions, in the order of set-up of their partners, drafts first."""
    joined = response.join(partner, partner.c.id == response.c.partner_id)
    order = (partner.c.place, response.c.state, response.c.started, response.c.id)
    query = select(*_OWN, *PARTNER_COLUMNS).select_from(joined).where(*conditions).order_by(*order)
    rows = connection.execute(query).all()
    written = _comments(connection, conditions)
    return tuple(_read(row, written.get(row.id, {})) for row in rows)


def role_of(row: AnyRow) -> Role | None:
    """The role in a row, which only mode individual has."""
    return None if row.role is None else Role(row.role)


def of_wave(connection: Connection, wave_id: int) -> tuple[Response, ...]:
    """Every response of a wave, drafts too."""
    waves.row_of(connection, wave_id)
    return find(connection, response.c.wave_id == wave_id)


def latest(connection: Connection, wave_id: int, partner_id: int, state: State) -> Response | None:
    """The response of a partner in a wave in this state, if there is one."""
    found = find(connection, *_of_partner(wave_id, partner_id), response.c.state == state.value)
    return found[-1] if found else None


def count(connection: Connection, wave_id: int) -> tuple[int, int]:
    """How many responses of a wave are submitted, and how many are drafts."""
    number = func.count().label("number")
    query = select(response.c.state, number).where(response.c.wave_id == wave_id).group_by(response.c.state)
    by_state = {row.state: row.number for row in connection.execute(query)}
    return by_state.get(State.SUBMITTED, 0), by_state.get(State.DRAFT, 0)


def count_in(connection: Connection, wave_id: int, state: State) -> int:
    """How many responses of a wave are in this state; quicker than counting the others too."""
    own = (response.c.wave_id == wave_id, response.c.state == state.value)
    return connection.scalar(select(func.count()).select_from(response).where(*own)) or 0


def remove(connection: Connection, wave_id: int, partner_id: int) -> int:
    """Delete what a partner filled in, drafts too; returns how many responses that were."""
    return connection.execute(delete(response).where(*_of_partner(wave_id, partner_id))).rowcount


def replaced(connection: Connection, wave_id: int, partner_id: int, changed: datetime) -> datetime:
    """Delete what a partner submitted earlier (mode team); returns when what comes in its place was changed.

    That is never before what it replaces: on a machine whose clock was ahead, that may have come from tomorrow, and
    would count again as soon as it came in once more.
    """
    earlier = (*_of_partner(wave_id, partner_id), response.c.state == State.SUBMITTED.value)
    moments: list[datetime] = list(connection.scalars(select(response.c.changed).where(*earlier)))
    connection.execute(delete(response).where(*earlier))
    return max([changed, *(each + _LATER for each in moments)])


def with_ticket(connection: Connection, partnership_id: int, ticket: str) -> tuple[Wave, Response] | None:
    """The response that has the ticket (mode individual), and its wave."""
    found = tickets.find(connection, partnership_id, ticket)
    if not found:
        return None
    wave_id, response_id = found[0]
    return waves.one(connection, wave_id), find(connection, response.c.id == response_id)[0]


def withdraw(connection: Connection, partnership_id: int, ticket: str) -> Wave:
    """Delete the response that has the ticket, with what was written; returns its wave.

    Of an open wave it stays known that it was withdrawn. Where two machines gave out one ticket, both responses go.
    """
    found = tickets.find(connection, partnership_id, ticket)
    if not found:
        raise NotFound(
            _("No scan belongs to this ticket (any more)."),
            _("Look whether you typed the three words and the number as they were given to you."),
        )
    of = waves.one(connection, found[0].wave_id)
    ids = [each.response_id for each in found if each.wave_id == of.id]
    connection.execute(delete(response).where(response.c.id.in_(ids)))
    if of.is_open:
        withdrawals.note(connection, of.id, ids)
    return of


def progress(connection: Connection, wave_id: int) -> tuple[Progress, ...]:
    """How far each partner is that takes part now or has a response, in the order of set-up (mode team)."""
    row = waves.row_of(connection, wave_id)
    here = (response.c.partner_id == partner.c.id) & (response.c.wave_id == wave_id)
    query = select(*PARTNER_COLUMNS, response.c.state, response.c.submitted, response.c.strip)
    query = query.select_from(partner.outerjoin(response, here)).order_by(partner.c.place)
    takes_part = or_(partner.c.ended.is_(None), response.c.id.is_not(None))
    rows = connection.execute(query.where(partner.c.partnership_id == row.partnership_id, takes_part))
    return tuple(_progress(list(own), row.places) for _id, own in groupby(rows, key=lambda own: own.partner_id))


def _progress(rows: list[AnyRow], places: int) -> Progress:
    by_state = {row.state: row for row in rows}
    submitted, draft = by_state.get(State.SUBMITTED.value), by_state.get(State.DRAFT.value)
    return Progress(
        partner=read_partner(rows[0]),
        submitted=None if submitted is None else submitted.submitted,
        answered=None if draft is None else places - draft.strip.count(UNANSWERED),
        total=places,
    )


_OWN = tuple(c for c in response.c if c.name not in {"places", "wave_id", "partner_id", "ticket"})


def _of_partner(wave_id: int, partner_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return response.c.wave_id == wave_id, response.c.partner_id == partner_id


def _comments(connection: Connection, conditions: tuple[ColumnElement[bool], ...]) -> dict[str, dict[str, str]]:
    query = select(comment).join(response, response.c.id == comment.c.response_id).where(*conditions)
    written: dict[str, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(query.order_by(comment.c.response_id, comment.c.about)):
        written[row.response_id][row.about] = row.text
    return written


def _read(row: AnyRow, written: dict[str, str]) -> Response:
    return Response(
        id=row.id,
        partner=read_partner(row),
        role=role_of(row),
        state=State(row.state),
        strip=row.strip,
        comments=written,
        started=row.started,
        changed=row.changed,
        submitted=row.submitted,
    )
