"""The line as data: stops, statements, scale and texts of one questionnaire.

Knows nothing of files, people or screens. Every text stands in each language the set declares; the
first of these is the set's own language.
"""

import hashlib
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from metrocheck import language

LanguageCode = Literal["nl", "en"]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]

DONT_KNOW = "w"
NOT_APPLICABLE = "n"
UNANSWERED = "."


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LocalText(_Strict):
    """One text in the languages of its set."""

    nl: Sentence | None = None
    en: Sentence | None = None

    def __str__(self) -> str:
        """The text in the language spoken now, or else in the one language it has."""
        return self.of(language.current())

    def of(self, code: str) -> str:
        """The text in language `code`, or in the other one where the set lacks it."""
        return {"nl": self.nl, "en": self.en}[code] or self.nl or self.en or ""


class Statement(_Strict):
    """One item: belongs to a stop and to one question. `reversed` scores K+1-v."""

    id: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]?\.[1-9][0-9]?$")]
    question: Identifier
    text: LocalText
    reversed: bool = False


class Advice(_Strict):
    """What to do at a stop, for each status it can have."""

    works: LocalText
    under_way: LocalText
    reached: LocalText


class Stop(_Strict):
    """One station: what it is about and the statements that measure it."""

    id: Annotated[int, Field(ge=1, le=99)]
    name: LocalText
    short: LocalText
    source: Sentence
    summary: LocalText
    explanation: LocalText
    talk: Annotated[tuple[LocalText, ...], Field(min_length=1)]
    advice: Advice
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]


class Question(_Strict):
    """One of the questions that run through the whole line."""

    id: Identifier
    text: LocalText


class ClosingQuestion(_Strict):
    """An open question after the last stop."""

    id: Identifier
    text: LocalText


class Scale(_Strict):
    """The points of the scale, low to high, and the two answers outside it."""

    labels: Annotated[tuple[LocalText, ...], Field(min_length=2, max_length=9)]
    dont_know: LocalText
    not_applicable: LocalText

    @property
    def points(self) -> int:
        """K, the number of points."""
        return len(self.labels)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code an answer can have: `1` to K, `w` and `n`."""
        return (*(str(v) for v in range(1, self.points + 1)), DONT_KNOW, NOT_APPLICABLE)


class Questionnaire(_Strict):
    """A whole line. Statements stand in the order in which they are asked and kept."""

    format: Literal["metrocheck-questionnaire"]
    id: Identifier
    version: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,19}$")]
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]
    title: LocalText
    line: LocalText
    start: LocalText
    terminus: LocalText
    scale: Scale
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    stops: Annotated[tuple[Stop, ...], Field(min_length=2, max_length=12)]
    closing: tuple[ClosingQuestion, ...] = ()

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in the order of the line: place i of a strip is statement i here."""
        return tuple(s for stop in self.stops for s in stop.statements)

    @cached_property
    def places(self) -> dict[str, int]:
        """Statement id to its place (from 0) on a strip."""
        return {s.id: i for i, s in enumerate(self.statements)}

    def stop_of(self, statement_id: str) -> Stop:
        """The stop a statement belongs to; KeyError when there is none."""
        return self._stop_by_statement[statement_id]

    @cached_property
    def _stop_by_statement(self) -> dict[str, Stop]:
        return {s.id: stop for stop in self.stops for s in stop.statements}

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical JSON: equal exactly when the content is."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()
