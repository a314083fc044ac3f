"""Waves, over a connection: opened, closed, planned, renamed, purged; one is open at most."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from metrocheck.language import _
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Wave
from metrocheck.store import names, partnerships, questionnaires, tickets, told_comments, withdrawals
from metrocheck.store.errors import NameTaken, NotFound, WaveClosed, WaveOpen, quoted
from metrocheck.store.schema import AnyRow, response, wave


def all_of(connection: Connection, partnership_id: int) -> tuple[Wave, ...]:
    """The waves of a partnership, oldest first."""
    query = select(wave).where(wave.c.partnership_id == partnership_id).order_by(wave.c.number)
    return tuple(map(_read, connection.execute(query)))


def one(connection: Connection, wave_id: int) -> Wave:
    """The wave with this id, or NotFound."""
    return _read(row_of(connection, wave_id))


def row_of(connection: Connection, wave_id: int) -> AnyRow:
    """All that is kept of a wave, or NotFound."""
    row = connection.execute(select(wave).where(wave.c.id == wave_id)).one_or_none()
    if row is None:
        raise gone()
    return row


def open_row(connection: Connection, wave_id: int) -> AnyRow:
    """All that is kept of a wave that still takes answers, else WaveClosed."""
    row = row_of(connection, wave_id)
    if row.closed is not None:
        raise closed(row.label)
    return row


def questionnaire_of(connection: Connection, wave_id: int) -> Questionnaire:
    """The questionnaire of a wave, or NotFound."""
    found = questionnaires.of_wave(connection, wave_id)
    if found is None:
        raise gone()
    return found


def refuse_individual(connection: Connection, wave_id: int) -> None:
    """ValueError for a wave of mode individual: what is somebody's own opens with a ticket only."""
    if connection.scalar(select(wave.c.min_group).where(wave.c.id == wave_id)) is not None:
        raise ValueError(wave_id)


def open_new(connection: Connection, partnership_id: int, label: str, content: Questionnaire, now: datetime) -> int:
    """Open a wave; returns its id. WaveOpen when one is open, NameTaken when the label is in use."""
    min_group = partnerships.one(connection, partnership_id).min_group
    label = names.cleaned(label)
    earlier = all_of(connection, partnership_id)
    _refuse_second(earlier)
    _refuse_taken(connection, partnership_id, label)
    values = {
        "partnership_id": partnership_id,
        "number": max((w.number for w in earlier), default=0) + 1,
        **_labelling(label),
        "fingerprint": questionnaires.keep(connection, content),
        "places": len(content.statements),
        "points": content.scale.points,
        "opened": now,
        "purged": False,
        "min_group": min_group,
        "ticket_key": None if min_group is None else tickets.new_key(),
    }
    result: Any = connection.execute(insert(wave).values(values))
    return int(result.inserted_primary_key[0])


def close(connection: Connection, wave_id: int, now: datetime, next_date: date | None) -> None:
    """Take no more answers."""
    open_row(connection, wave_id)
    change(connection, wave_id, closed=now, next_date=next_date)
    withdrawals.forget(connection, wave_id)


def open_since(connection: Connection, row: AnyRow, moment: datetime) -> None:
    """Let a wave in confidence be open since an earlier moment; it is the only one that its responses have."""
    if moment >= row.opened:
        return
    change(connection, row.id, opened=moment)
    own = response.c.wave_id == row.id
    connection.execute(update(response).where(own).values(started=moment, changed=moment))
    connection.execute(update(response).where(own, response.c.submitted.is_not(None)).values(submitted=moment))


def rename(connection: Connection, wave_id: int, label: str) -> None:
    """Give a wave another label."""
    row = row_of(connection, wave_id)
    _refuse_taken(connection, row.partnership_id, label, but=wave_id)
    change(connection, wave_id, **_labelling(label))


def change(connection: Connection, wave_id: int, **values: object) -> None:
    """Set columns of a wave, or NotFound."""
    if not connection.execute(update(wave).where(wave.c.id == wave_id).values(values)).rowcount:
        raise gone()


def purge(connection: Connection, wave_id: int) -> None:
    """Erase the responses of a closed wave with their comments, and what made their tickets known; it stays, marked."""
    row = row_of(connection, wave_id)
    if row.closed is None:
        raise WaveOpen(
            _("Wave “{label}” is still open.").format(label=quoted(row.label)),
            _("Close it first with `metrocheck wave close`."),
        )
    connection.execute(delete(response).where(response.c.wave_id == wave_id))
    told_comments.drop(connection, wave_id)
    tickets.drop_keys(connection, wave_id)
    change(connection, wave_id, purged=True, ticket_key=None)


def closed(label: str) -> WaveClosed:
    """The error for a wave that takes no answers any more."""
    return WaveClosed(
        _("Wave “{label}” is closed and takes no answers any more.").format(label=quoted(label)),
        _("What was answered before it closed is kept. A new wave starts with `metrocheck wave open`."),
    )


def gone() -> NotFound:
    """The error for a wave that is not there."""
    return NotFound(
        _("This wave is not in the store any more."), _("See which ones there are with `metrocheck wave list`.")
    )


def _refuse_second(earlier: tuple[Wave, ...]) -> None:
    for found in earlier:
        if found.is_open:
            raise WaveOpen(
                _("Wave “{label}” is still open.").format(label=quoted(found.label)),
                _("Close it first with `metrocheck wave close`."),
            )


def _refuse_taken(connection: Connection, partnership_id: int, label: str, but: int | None = None) -> None:
    others = (wave.c.partnership_id == partnership_id, wave.c.id != (but or 0))
    found = connection.scalar(select(wave.c.label).where(*others, wave.c.label_key == names.key(label)))
    if found is not None:
        raise NameTaken(
            _("There is already a wave called “{label}”.").format(label=quoted(found)),
            _("Choose a label that differs in more than capitals and spaces."),
        )


def _labelling(label: str) -> dict[str, str]:
    return {"label": names.cleaned(label), "label_key": names.key(label)}


def _read(row: AnyRow) -> Wave:
    return Wave(
        id=row.id,
        number=row.number,
        label=row.label,
        opened=row.opened,
        closed=row.closed,
        next_date=row.next_date,
        purged=row.purged,
        min_group=row.min_group,
    )
