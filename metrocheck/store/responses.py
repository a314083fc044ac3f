"""Reading responses, over a connection: whole, counted, or as the strips of each partner."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, delete, func, select

from metrocheck.response.model import Partner, Response, State
from metrocheck.store import questionnaires, waves
from metrocheck.store.partnerships import PARTNER_COLUMNS, read_partner
from metrocheck.store.schema import AnyRow, comment, partner, response

Comment = tuple[Partner, str, str]


def find(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Response, ...]:
    """The responses that meet the conditions, in the order of set-up of their partners, drafts first."""
    joined = response.join(partner, partner.c.id == response.c.partner_id)
    order = (partner.c.place, response.c.state, response.c.started, response.c.id)
    query = select(*_OWN, *PARTNER_COLUMNS).select_from(joined).where(*conditions).order_by(*order)
    rows = connection.execute(query).all()
    written = _comments(connection, conditions)
    return tuple(_read(row, written.get(row.id, {})) for row in rows)


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


def count_drafts(connection: Connection, wave_id: int) -> int:
    """How many drafts a wave has; quicker than counting what is submitted too."""
    drafts = (response.c.wave_id == wave_id, response.c.state == State.DRAFT.value)
    return connection.scalar(select(func.count()).select_from(response).where(*drafts)) or 0


def remove(connection: Connection, wave_id: int, partner_id: int) -> int:
    """Delete what a partner filled in, drafts too; returns how many responses that were."""
    return connection.execute(delete(response).where(*_of_partner(wave_id, partner_id))).rowcount


def strips_by_partner(connection: Connection, wave_id: int) -> Iterator[tuple[Partner, int, str]]:
    """Each partner with submitted responses: how many, and their strips behind one another.

    The database joins the strips, one row a partner: half the time and memory of a row a response.
    """
    row = waves.row_of(connection, wave_id)
    strips = (
        select(func.aggregate_strings(response.c.strip, ""))
        .where(response.c.wave_id == wave_id, response.c.state == State.SUBMITTED.value)
        .where(response.c.partner_id == partner.c.id)
        .scalar_subquery()
    )
    query = select(*PARTNER_COLUMNS, strips.label("strips")).order_by(partner.c.place)
    query = query.where(partner.c.partnership_id == row.partnership_id)
    for found in connection.execution_options(yield_per=1).execute(query):
        if found.strips:
            yield read_partner(found), len(found.strips) // row.places, found.strips


def comments(connection: Connection, wave_id: int) -> tuple[Comment, ...]:
    """What was written in submitted responses: by partner in the order of set-up, then along the line."""
    waves.row_of(connection, wave_id)
    joined = comment.join(response, response.c.id == comment.c.response_id)
    joined = joined.join(partner, partner.c.id == response.c.partner_id)
    query = select(*PARTNER_COLUMNS, partner.c.place, comment).select_from(joined)
    # Adding nothing keeps SQLite from its index on responses: it must begin with the comments, of which there are few.
    submitted = (response.c.wave_id + 0 == wave_id, response.c.state + "" == State.SUBMITTED.value)
    query = query.where(*submitted, comment.c.text != "")
    rows = connection.execute(query).all()
    place = _places(connection, wave_id) if rows else {}
    rows = sorted(rows, key=lambda row: (row.place, row.response_id, place.get(row.about, len(place))))
    return tuple((read_partner(row), row.about, row.text) for row in rows)


def _places(connection: Connection, wave_id: int) -> dict[str, int]:
    content = questionnaires.of_wave(connection, wave_id)
    if content is None:
        raise waves.gone()
    return {about: i for i, about in enumerate([*content.places, *(question.id for question in content.closing)])}


_OWN = tuple(c for c in response.c if c.name not in {"places", "wave_id", "partner_id"})


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
        state=State(row.state),
        strip=row.strip,
        comments=written,
        started=row.started,
        changed=row.changed,
        submitted=row.submitted,
    )
