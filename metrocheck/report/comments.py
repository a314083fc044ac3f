"""What people wrote, as a report tells it: with its sender in mode team, with a stop alone in mode individual."""

from collections.abc import Iterable

from metrocheck.publication.model import Publication
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.report import model
from metrocheck.response.model import Partner

# Who wrote it (nobody in mode individual), about which statement or closing question, and the text.
Written = tuple[Partner | None, str, str]


def comment_parts(
    questionnaire: Questionnaire, publication: Publication, comments: Iterable[Written]
) -> tuple[model.CommentPart, ...]:
    """By place on the line, closing questions last; none where the wave may not tell anything yet."""
    known = [
        each for each in comments if each[2] and (each[1] in questionnaire.places or each[1] in _closing(questionnaire))
    ]
    if publication.min_group is None:
        return _of_senders(questionnaire, known)
    return _of_nobody(questionnaire, known) if publication.groups else ()


def _closing(questionnaire: Questionnaire) -> list[str]:
    return [question.id for question in questionnaire.closing]


def _of_senders(questionnaire: Questionnaire, comments: list[Written]) -> tuple[model.CommentPart, ...]:
    """Within a place in the order of set-up."""
    order = [*questionnaire.places, *_closing(questionnaire)]
    return tuple(
        model.CommentPart(
            stop=questionnaire.stop_of(about).id if about in questionnaire.places else None,
            statement=about,
            partner=partner.name if partner else None,
            text=text,
            closing=None if about in questionnaire.places else about,
        )
        for partner, about, text in sorted(comments, key=lambda each: order.index(each[1]))
    )


def _of_nobody(questionnaire: Questionnaire, comments: list[Written]) -> tuple[model.CommentPart, ...]:
    """Per stop, or per closing question, in the order of their text: not that of statements or of arrival."""
    stops, closing = [stop.id for stop in questionnaire.stops], _closing(questionnaire)
    parts = [
        model.CommentPart(
            stop=questionnaire.stop_of(about).id if about in questionnaire.places else None,
            statement=None,
            partner=None,
            text=text,
            closing=None if about in questionnaire.places else about,
        )
        for _partner, about, text in comments
    ]

    def place(part: model.CommentPart) -> tuple[int, str]:
        at = stops.index(part.stop) if part.stop is not None else len(stops) + closing.index(part.closing or "")
        return at, part.text

    return tuple(sorted(parts, key=place))
