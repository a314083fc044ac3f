"""What a closed wave left for ever, over a connection: the text that the gate made, kept beside its wave.

The store never looks inside it: what may be told is decided elsewhere.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, insert, select, update

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.answered import Answered
from metrocheck.store import answers, waves
from metrocheck.store.schema import publication

# What makes the text: of a questionnaire, the answers to it, and k (None in mode team).
Publish = Callable[[Questionnaire, Sequence[Answered], int | None], str]


def of_wave(connection: Connection, wave_id: int) -> str | None:
    """What was published of a wave; None as long as nothing was."""
    return connection.scalar(select(publication.c.content).where(publication.c.wave_id == wave_id))


def make(connection: Connection, wave_id: int, publish: Publish) -> None:
    """Publish a wave, once, from what is submitted in it now."""
    row = waves.row_of(connection, wave_id)
    content = waves.questionnaire_of(connection, wave_id)
    text = publish(content, answers.of_wave(connection, wave_id), row.min_group)
    connection.execute(insert(publication).values(wave_id=wave_id, content=text))


def make_missing(connection: Connection, wave_id: int, publish: Publish) -> None:
    """Publish a closed wave of which nothing was published while there still is something to publish."""
    row = waves.row_of(connection, wave_id)
    if row.closed is not None and not row.purged and of_wave(connection, wave_id) is None:
        make(connection, wave_id, publish)


def replace(connection: Connection, wave_id: int, republish: Callable[[str], str] | None) -> None:
    """Put what `republish` makes of the text in its place; nothing to do where nothing was published."""
    text = of_wave(connection, wave_id)
    if text is None:
        return
    if republish is None:
        raise ValueError(wave_id)
    own = publication.c.wave_id == wave_id
    connection.execute(update(publication).where(own).values(content=republish(text)))
