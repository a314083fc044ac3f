"""A wave at one moment, over a connection: what a report may know of it.

Never holds a strip of a wave of which something was published, nor any of mode individual.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.answered import Answered
from metrocheck.response.filled_in import State
from metrocheck.store import answers, comments, publications, responses, waves
from metrocheck.store.comments import Comment


@dataclass(frozen=True)
class Moment:
    """A wave at one moment.

    Attributes:
        publication: what was published of it, None as long as nothing was.
        answered: mode team, nothing published: each partner's strips; otherwise empty.
        submitted: how many responses are submitted.
        drafts: how many are not.
        comments: mode team: signed; mode individual: none of an open wave, and unsigned.
    """

    questionnaire: Questionnaire
    publication: str | None
    answered: tuple[Answered, ...]
    submitted: int
    drafts: int
    comments: tuple[Comment, ...]


def of_wave(connection: Connection, wave_id: int) -> Moment:
    """All of it, or NotFound."""
    row = waves.row_of(connection, wave_id)
    published = publications.of_wave(connection, wave_id)
    live = row.min_group is None and published is None
    answered = answers.of_wave(connection, wave_id) if live else ()
    return Moment(
        questionnaire=waves.questionnaire_of(connection, wave_id),
        publication=published,
        answered=answered,
        # Strips that were just read need not be counted again: there can be many.
        submitted=sum(each.number for each in answered) or responses.count_in(connection, wave_id, State.SUBMITTED),
        drafts=responses.count_in(connection, wave_id, State.DRAFT),
        comments=comments.of_wave(connection, wave_id),
    )
