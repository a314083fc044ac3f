"""The questionnaires that waves used, each kept whole under its fingerprint."""

from functools import lru_cache

from sqlalchemy import Connection, delete, insert, select

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.store.schema import questionnaire, wave


def keep(connection: Connection, content: Questionnaire) -> str:
    """Keep the questionnaire, once, and return its fingerprint."""
    fingerprint = content.fingerprint
    known = select(questionnaire.c.fingerprint).where(questionnaire.c.fingerprint == fingerprint)
    if connection.scalar(known) is None:
        values = {"fingerprint": fingerprint, "content": content.model_dump_json()}
        connection.execute(insert(questionnaire).values(values))
    return fingerprint


def of_wave(connection: Connection, wave_id: int) -> Questionnaire | None:
    """The questionnaire of a wave, as it was when the wave opened; None for a wave that is not there."""
    query = select(questionnaire.c.content).join(wave, wave.c.fingerprint == questionnaire.c.fingerprint)
    content = connection.scalar(query.where(wave.c.id == wave_id))
    return None if content is None else _read(content)


def drop_unused(connection: Connection) -> None:
    """Forget the questionnaires of waves that are gone."""
    connection.execute(delete(questionnaire).where(questionnaire.c.fingerprint.not_in(select(wave.c.fingerprint))))


@lru_cache(maxsize=8)
def _read(content: str) -> Questionnaire:
    return Questionnaire.model_validate_json(content)
