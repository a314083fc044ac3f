"""Whether each wave keeps to its mode, in plain words: in confidence nothing is kept that tells who or when.

Changes nothing; part of `check`.
"""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, func, or_, select

from metrocheck.exchange import as_told
from metrocheck.language import _, ngettext
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.filled_in import State
from metrocheck.response.model import Mode
from metrocheck.store import publications, tickets, told_comments, withdrawals
from metrocheck.store.errors import quoted
from metrocheck.store.schema import AnyRow, partnership, response, wave


def problems(connection: Connection, row: AnyRow, content: Questionnaire | None) -> Iterator[str]:
    """What is wrong with the mode of one wave, a line each; `content` is its questionnaire, if that can be read."""
    label = quoted(row.label)
    mode = connection.scalar(select(partnership.c.mode).where(partnership.c.id == row.partnership_id))
    individual = mode == Mode.INDIVIDUAL
    if not _fits(connection, row, individual=individual):
        yield _("Wave “{label}” does not fit the mode of its partnership.").format(label=label)
    if number := _count(connection, row.id, _strange(individual=individual)):
        yield ngettext(
            "Wave “{label}”: {n} scan does not fit the mode of the partnership.",
            "Wave “{label}”: {n} scans do not fit the mode of the partnership.",
            number,
        ).format(label=label, n=number)
    if individual and row.closed is not None:
        yield from _closed(connection, row, label)
    yield from _withdrawn(connection, row, label, individual=individual)
    yield from _told(connection, row, content, label, individual=individual)


def _fits(connection: Connection, row: AnyRow, *, individual: bool) -> bool:
    """A wave in confidence has a k, and keys as long as there is something that a ticket opens."""
    has_key, has_keys = row.ticket_key is not None, bool(tickets.keys(connection, row))
    return (row.min_group is not None) == individual and has_key == has_keys == (individual and not row.purged)


def _strange(*, individual: bool) -> ColumnElement[bool]:
    """In confidence everybody has a role, and a draft a ticket, or nobody could go on with it; a team has neither."""
    if not individual:
        return or_(response.c.role.is_not(None), response.c.ticket.is_not(None))
    lost = (response.c.state == State.DRAFT.value) & response.c.ticket.is_(None)
    timed = or_(response.c.started != wave.c.opened, response.c.changed != wave.c.opened)
    timed = or_(timed, response.c.submitted != wave.c.opened)
    return or_(response.c.role.is_(None), lost, timed)


def _closed(connection: Connection, row: AnyRow, label: str) -> Iterator[str]:
    if publications.of_wave(connection, row.id) is None:
        yield _("Wave “{label}” is closed, and nothing was published of it.").format(label=label)
    if number := _count(connection, row.id, response.c.state == State.DRAFT.value):
        yield ngettext(
            "Wave “{label}” is closed and still has {n} draft.",
            "Wave “{label}” is closed and still has {n} drafts.",
            number,
        ).format(label=label, n=number)


def _withdrawn(connection: Connection, row: AnyRow, label: str, *, individual: bool) -> Iterator[str]:
    """Only of an open wave it is known what was withdrawn; and that is not there."""
    withdrawn = withdrawals.of_wave(connection, row.id)
    if withdrawn and not (individual and row.closed is None):
        yield _("Wave “{label}” still holds which scans were withdrawn from it.").format(label=label)
    query = select(response.c.id).where(response.c.wave_id == row.id)
    if withdrawn and (number := len(withdrawn.intersection(connection.scalars(query)))):
        yield ngettext(
            "Wave “{label}”: {n} scan was withdrawn and is still there.",
            "Wave “{label}”: {n} scans were withdrawn and are still there.",
            number,
        ).format(label=label, n=number)


def _told(
    connection: Connection, row: AnyRow, content: Questionnaire | None, label: str, *, individual: bool
) -> Iterator[str]:
    """What people wrote stands by itself only where their responses are not, in the way a report tells it."""
    told = told_comments.of_wave(connection, row.id)
    if not told:
        return
    fits = individual and row.closed is not None and not row.purged
    here = connection.scalar(select(func.count()).select_from(response).where(response.c.wave_id == row.id))
    if not fits or here or (content is not None and as_told.told(content, told) != tuple(told)):
        yield _("Wave “{label}”: comments stand there that do not belong there.").format(label=label)


def _count(connection: Connection, wave_id: int, condition: ColumnElement[bool]) -> int:
    joined = response.join(wave, wave.c.id == response.c.wave_id)
    query = select(func.count()).select_from(joined).where(response.c.wave_id == wave_id, condition)
    return connection.scalar(query) or 0
