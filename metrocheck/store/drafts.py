"""Drafts, over a connection: started, answered one place at a time, submitted or discarded.

Each function first looks whether the draft is still there and its wave still open, in the transaction that
then writes: another terminal may have been faster. In mode individual the only moment written is that of the
wave's opening: when somebody answered is nobody's business.
"""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, delete, func, insert, select, update

from metrocheck.language import _
from metrocheck.questionnaire.model import UNANSWERED, Questionnaire
from metrocheck.response.filled_in import Response, State
from metrocheck.response.model import Role
from metrocheck.store import names, questionnaires, responses, tickets, waves
from metrocheck.store.errors import DraftChanged, DraftExists, DraftGone, NotFound, TicketTaken
from metrocheck.store.schema import AnyRow, comment, partner, response, wave


def start(connection: Connection, wave_id: int, partner_id: int, now: datetime) -> Response:
    """An empty draft (mode team); DraftExists when the partner has one in this wave."""
    row = _ready(connection, wave_id, partner_id)
    return _insert(connection, row, partner_id, strip=UNANSWERED * row.places, started=now, changed=now)


def reopen(connection: Connection, wave_id: int, partner_id: int, now: datetime) -> Response:
    """A draft that is a copy of the submitted response, which counts until the copy is submitted."""
    row = _ready(connection, wave_id, partner_id)
    old = responses.latest(connection, wave_id, partner_id, State.SUBMITTED)
    if old is None:
        raise NotFound(
            _("This municipality has not submitted a scan in this wave."),
            _("Start one with `metrocheck scan`."),
        )
    copy = _insert(connection, row, partner_id, strip=old.strip, started=old.started, changed=now)
    for about, text in old.comments.items():
        connection.execute(insert(comment).values(response_id=copy.id, about=about, text=text))
    return copy.model_copy(update={"comments": old.comments})


def begin(connection: Connection, wave_id: int, partner_id: int, role: Role, ticket: str) -> Response:
    """An empty draft of somebody (mode individual); TicketTaken when the ticket is in use in this partnership."""
    row = waves.open_row(connection, wave_id)
    if row.min_group is None:
        raise ValueError(wave_id)
    _refuse_stranger(connection, row, partner_id)
    if tickets.find(connection, row.partnership_id, ticket):
        raise TicketTaken(_("This ticket is in use already."), _("Start again: you then get another one."))
    own = {"role": role.value, "ticket": tickets.digest(tickets.keys(connection, row)[0], ticket)}
    moments = {"started": row.opened, "changed": row.opened}
    return _insert(connection, row, partner_id, strip=UNANSWERED * row.places, **own, **moments)


def put_answer(connection: Connection, response_id: str, place: int, code: str, now: datetime) -> None:
    """Write one answer on its own place of the strip; the other places may be another terminal's."""
    row = _open(connection, response_id)
    if not 0 <= place < row.places:
        raise IndexError(place)
    if code not in {"w", "n", UNANSWERED, *map(str, range(1, row.points + 1))}:
        raise ValueError(code)
    strip = response.c.strip
    answered = func.substr(strip, 1, place) + code + func.substr(strip, place + 2)
    _change(connection, response_id, strip=answered, changed=_kept(row, now))


def put_comment(connection: Connection, response_id: str, about: str, text: str, now: datetime) -> None:
    """Write or replace what is said about a statement or a closing question.

    Without text the comment of a statement goes; a closing question keeps the empty text: passed over.
    """
    row = _open(connection, response_id)
    content = questionnaires.of_wave(connection, row.wave_id)
    keeps_empty = content is not None and _is_closing(content, about)
    of_this = (comment.c.response_id == response_id, comment.c.about == about)
    connection.execute(delete(comment).where(*of_this))
    if text or keeps_empty:
        values = {"response_id": response_id, "about": about, "text": names.storable(text)}
        connection.execute(insert(comment).values(values))
    _change(connection, response_id, changed=_kept(row, now))


def submit(connection: Connection, response_id: str, seen: str | None, now: datetime) -> Response:
    """Make the draft count; in mode team in place of what its partner submitted earlier in this wave."""
    row = _open(connection, response_id)
    if seen is not None and seen != row.strip:
        raise DraftChanged(
            _("Meanwhile an answer was changed at another terminal, so nothing was handed in yet."),
            _("Start again and look at the answers: `metrocheck scan`."),
        )
    values: dict[str, object] = {"state": State.SUBMITTED.value, "submitted": _kept(row, now)}
    if row.min_group is None:
        values["changed"] = responses.replaced(connection, row.wave_id, row.partner_id, row.changed)
    _change(connection, response_id, **values)
    return responses.find(connection, response.c.id == response_id)[0]


def drop(connection: Connection, wave_id: int, partner_id: int) -> None:
    """Delete the draft of a partner, if there is one."""
    own = (response.c.wave_id == wave_id, response.c.partner_id == partner_id)
    connection.execute(delete(response).where(*own, response.c.state == State.DRAFT.value))


def drop_all(connection: Connection, wave_id: int) -> None:
    """Delete every draft of a wave."""
    connection.execute(delete(response).where(response.c.wave_id == wave_id, response.c.state == State.DRAFT.value))


def _open(connection: Connection, response_id: str) -> AnyRow:
    of_wave = (wave.c.points, wave.c.opened, wave.c.closed, wave.c.label, wave.c.min_group)
    joined = select(response, *of_wave).join(wave, wave.c.id == response.c.wave_id)
    row = connection.execute(joined.where(response.c.id == response_id)).one_or_none()
    if row is None or row.state != State.DRAFT:
        raise _gone()
    if row.closed is not None:
        raise waves.closed(row.label)
    return row


def _ready(connection: Connection, wave_id: int, partner_id: int) -> AnyRow:
    """The open wave in which this partner can get a draft (mode team)."""
    waves.refuse_individual(connection, wave_id)
    row = waves.open_row(connection, wave_id)
    _refuse_stranger(connection, row, partner_id)
    if responses.latest(connection, wave_id, partner_id, State.DRAFT) is not None:
        raise DraftExists(
            _("This municipality already has a scan that is not finished."),
            _("Go on with it: `metrocheck scan`."),
        )
    return row


def _refuse_stranger(connection: Connection, row: AnyRow, partner_id: int) -> None:
    here = (partner.c.id == partner_id, partner.c.partnership_id == row.partnership_id)
    if connection.scalar(select(partner.c.id).where(*here, partner.c.ended.is_(None))) is None:
        raise NotFound(
            _("This municipality does not take part in this wave."),
            _("See who takes part with `metrocheck status`."),
        )


def _kept(row: AnyRow, now: datetime) -> datetime:
    """What is kept of a moment."""
    moment: datetime = now if row.min_group is None else row.opened
    return moment


def _insert(connection: Connection, row: AnyRow, partner_id: int, **values: object) -> Response:
    fixed = {"id": _new_id(), "wave_id": row.id, "places": row.places, "partner_id": partner_id}
    connection.execute(insert(response).values(**fixed, state=State.DRAFT.value, **values))
    return responses.find(connection, response.c.id == fixed["id"])[0]


def _new_id() -> str:
    """Random, so that in the order of ids nobody came first."""
    return uuid4().hex


def _change(connection: Connection, response_id: str, **values: object) -> None:
    connection.execute(update(response).where(response.c.id == response_id).values(**values))


def _is_closing(content: Questionnaire, about: str) -> bool:
    if about in content.places:
        return False
    if about in {question.id for question in content.closing}:
        return True
    raise ValueError(about)


def _gone() -> DraftGone:
    return DraftGone(
        _("This scan is not a draft any more: it was submitted or discarded at another terminal."),
        _("Look with `metrocheck status`, and go on with `metrocheck scan`."),
    )
