"""Whether a store is sound, in plain words; changes nothing.

What the schema already refuses is looked at again: a file can be damaged, or changed by another program.
"""

import hashlib
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import Connection, func, or_, select

from metrocheck.language import _, ngettext
from metrocheck.questionnaire.model import UNANSWERED, Questionnaire
from metrocheck.response.model import Mode
from metrocheck.store import in_confidence
from metrocheck.store.engine import Database
from metrocheck.store.errors import StoreError, quoted
from metrocheck.store.schema import AnyRow, comment, partner, partnership, questionnaire, response, wave


def problems(database: Database) -> list[str]:
    """Everything that is wrong with this store, one line each; empty when it is sound."""
    found = [] if database.path is None else list(_open_to_others(database.path))
    try:
        if database.path is not None:
            found += _in_the_file(database)
        with database.read() as connection:
            found += _in_the_content(connection)
    except StoreError as error:
        found.append(error.what)
    return found


def _open_to_others(path: Path) -> Iterator[str]:
    advice = _("Other users of this machine can get at {file} (mode {mode}); it should be 600.")
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with suppress(FileNotFoundError):
            mode = stat.S_IMODE(path.with_name(name).stat().st_mode)
            if mode & (stat.S_IRWXG | stat.S_IRWXO):
                yield advice.format(file=name, mode=f"{mode:o}")


def _in_the_file(database: Database) -> Iterator[str]:
    with database.file() as connection:
        for (line,) in connection.execute("PRAGMA integrity_check"):
            if line != "ok":
                yield _("The file is damaged: {detail}.").format(detail=quoted(line))
        if n := len(connection.execute("PRAGMA foreign_key_check").fetchall()):
            yield ngettext("{n} row refers to nothing.", "{n} rows refer to nothing.", n).format(n=n)


def _in_the_content(connection: Connection) -> Iterator[str]:
    readable: dict[str, Questionnaire] = {}
    for row in connection.execute(select(questionnaire)):
        content = _read(row)
        if content is None:
            name = row.fingerprint[:8]
            yield _("Questionnaire {name} is not what was kept: its text was changed.").format(name=name)
        else:
            readable[row.fingerprint] = content
    for row in connection.execute(select(wave).order_by(wave.c.id)).all():
        if row.fingerprint in readable:
            yield from _in_a_wave(connection, row, readable[row.fingerprint])
        yield from in_confidence.problems(connection, row, readable.get(row.fingerprint))
    yield from _of_strangers(connection)
    yield from _double(connection)


def _read(row: AnyRow) -> Questionnaire | None:
    if hashlib.sha256(row.content.encode()).hexdigest() != row.fingerprint:
        return None
    try:
        return Questionnaire.model_validate_json(row.content)
    except ValidationError:
        return None


def _in_a_wave(connection: Connection, row: AnyRow, content: Questionnaire) -> Iterator[str]:
    label = quoted(row.label)
    if (row.places, row.points) != (len(content.statements), content.scale.points):
        yield _("Wave “{label}” does not fit its questionnaire.").format(label=label)
    strip, codes = response.c.strip, "".join(content.scale.codes) + UNANSWERED
    unfit = or_(func.length(strip) != len(content.statements), func.ltrim(strip, codes) != "")
    query = select(func.count()).select_from(response).where(response.c.wave_id == row.id, unfit)
    if number := connection.scalar(query):
        yield ngettext(
            "Wave “{label}”: {n} scan does not fit the questionnaire.",
            "Wave “{label}”: {n} scans do not fit the questionnaire.",
            number,
        ).format(label=label, n=number)
    known = [*content.places, *(question.id for question in content.closing)]
    joined = comment.join(response, response.c.id == comment.c.response_id)
    about = select(func.count()).select_from(joined)
    if number := connection.scalar(about.where(response.c.wave_id == row.id, comment.c.about.not_in(known))):
        yield ngettext(
            "Wave “{label}”: {n} comment is about something the questionnaire does not have.",
            "Wave “{label}”: {n} comments are about something the questionnaire does not have.",
            number,
        ).format(label=label, n=number)


def _of_strangers(connection: Connection) -> Iterator[str]:
    joined = response.join(wave, wave.c.id == response.c.wave_id).join(partner, partner.c.id == response.c.partner_id)
    query = select(func.count()).select_from(joined).where(partner.c.partnership_id != wave.c.partnership_id)
    if number := connection.scalar(query):
        yield ngettext(
            "{n} scan is of a municipality of another partnership.",
            "{n} scans are of a municipality of another partnership.",
            number,
        ).format(n=number)


def _double(connection: Connection) -> Iterator[str]:
    """Mode team: a municipality has one submitted response and one draft a wave at most."""
    joined = (
        response.join(wave, wave.c.id == response.c.wave_id)
        .join(partnership, partnership.c.id == wave.c.partnership_id)
        .join(partner, partner.c.id == response.c.partner_id)
    )
    query = (
        select(wave.c.label, partner.c.name)
        .select_from(joined)
        .where(partnership.c.mode == Mode.TEAM.value)
        .group_by(wave.c.id, wave.c.label, partner.c.id, partner.c.name, response.c.state)
        .having(func.count() > 1)
    )
    for label, name in connection.execute(query):
        yield _("Wave “{label}”: {name} has more than one scan that counts, or more than one draft.").format(
            label=quoted(label), name=quoted(name)
        )
