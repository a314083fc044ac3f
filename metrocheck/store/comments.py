"""What people wrote in submitted responses, over a connection: signed in mode team, unsigned in mode individual."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, FromClause, Select, select

from metrocheck.exchange import as_told
from metrocheck.exchange.as_told import Told
from metrocheck.response.filled_in import State
from metrocheck.response.model import Partner
from metrocheck.store import told_comments, waves
from metrocheck.store.partnerships import PARTNER_COLUMNS, read_partner
from metrocheck.store.schema import comment, partner, response

# Who (None in mode individual), about what (a statement or closing question), and the text.
Comment = tuple[Partner | None, str, str]

_OF_RESPONSE = comment.join(response, response.c.id == comment.c.response_id)


def of_wave(connection: Connection, wave_id: int) -> tuple[Comment, ...]:
    """What was written in a wave; in mode individual nothing before it closed."""
    row = waves.row_of(connection, wave_id)
    if row.min_group is None:
        return _signed(connection, wave_id)
    return () if row.closed is None else _unsigned(connection, wave_id)


def told(connection: Connection, wave_id: int) -> tuple[Told, ...]:
    """What a report of a closed wave in confidence tells, where it tells anything, in its order."""
    written = [(about, text) for _nobody, about, text in _unsigned(connection, wave_id)]
    return as_told.told(waves.questionnaire_of(connection, wave_id), written)


def _signed(connection: Connection, wave_id: int) -> tuple[Comment, ...]:
    """By partner in the order of set-up, then along the line."""
    joined = _OF_RESPONSE.join(partner, partner.c.id == response.c.partner_id)
    columns = (*PARTNER_COLUMNS, partner.c.place, comment)
    rows = connection.execute(_submitted(select(*columns), joined, wave_id)).all()
    place = _places(connection, wave_id, rows)
    rows = sorted(rows, key=lambda row: (row.place, row.response_id, place.get(row.about, len(place))))
    return tuple((read_partner(row), row.about, row.text) for row in rows)


def _unsigned(connection: Connection, wave_id: int) -> tuple[Comment, ...]:
    """Along the line and by their text: who wrote what, and when, is in neither."""
    rows = connection.execute(_submitted(select(comment.c.about, comment.c.text), _OF_RESPONSE, wave_id)).all()
    written = [(row.about, row.text) for row in rows] + told_comments.of_wave(connection, wave_id)
    place = _places(connection, wave_id, written)
    written = sorted(written, key=lambda each: (place.get(each[0], len(place)), each[1], each[0]))
    return tuple((None, about, text) for about, text in written)


def _submitted(query: Select[Any], joined: FromClause, wave_id: int) -> Select[Any]:
    # Adding nothing keeps SQLite from its index on responses: it must begin with the comments, of which there are few.
    submitted = (response.c.wave_id + 0 == wave_id, response.c.state + "" == State.SUBMITTED.value)
    return query.select_from(joined).where(*submitted, comment.c.text != "")


def _places(connection: Connection, wave_id: int, found: Sequence[object]) -> dict[str, int]:
    if not found:
        return {}
    content = waves.questionnaire_of(connection, wave_id)
    return {about: i for i, about in enumerate([*content.places, *(question.id for question in content.closing)])}
