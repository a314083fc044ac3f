"""What people wrote in a closed wave in confidence, as its report tells it: that, and nothing more of it, may travel.

Pure. At a stop every text is about the first statement of it, so that which one it was about is not in any file.
"""

from collections.abc import Iterable
from typing import NamedTuple

from metrocheck.language.plain_text import cleaned
from metrocheck.questionnaire.model import Questionnaire


class Told(NamedTuple):
    """A text at a stop (`about` is its first statement) or to a closing question."""

    about: str
    text: str


def abouts(content: Questionnaire) -> dict[str, str]:
    """What is told that a text is about, by what it is about; along the line."""
    at_stops = {each.id: stop.statements[0].id for stop in content.stops for each in stop.statements}
    return at_stops | {question.id: question.id for question in content.closing}


def told(content: Questionnaire, written: Iterable[tuple[str, str]]) -> tuple[Told, ...]:
    """What of these texts, each with what it is about, is told: along the line, by their text."""
    of = abouts(content)
    known = [Told(of[about], cleaned(text)[0]) for about, text in written if about in of]
    places = {about: place for place, about in enumerate(of)}
    return tuple(sorted((each for each in known if each.text), key=lambda each: (places[each.about], each.text)))
