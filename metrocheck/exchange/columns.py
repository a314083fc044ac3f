"""What a column of somebody's table is about, by its heading: as people and survey tools write headings.

Must never look at a cell; `table.answers` reads those.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from metrocheck.exchange import form_names, heading_parts
from metrocheck.exchange.matching import in_both, unambiguous, words
from metrocheck.questionnaire.model import Questionnaire, Scale

# A heading longer than any question is not one; nothing below need be fast on a megabyte of nonsense.
_LONGEST = 5000
_FEWEST_LETTERS_OF_A_SHORTENED_TEXT = 8

# As they are typed (1.1), as XLSForm needs them (s_1_1), as Dutch Excel makes of a number (1,1), and after a word.
_ID = re.compile(r"(?:(?:s|q|v|vraag|stelling|question|statement)[ _]?)?([1-9][0-9]?)[._,]([1-9][0-9]?)")
# LimeSurvey allows no sign but letters and digits in a code: s11 is 1.1.
_JOINED_ID = re.compile(r"s([1-9][0-9]{1,3})")
_ID_AND_TEXT = re.compile(
    r"\s*(?:[sq]_?|(?:vraag|stelling|question|statement) )?([1-9][0-9]?)[.,_]([1-9][0-9]?)(?:[.:)\]–-]|\s)\W*"
    r"(?=[^\W\d_])(.*)",
    re.DOTALL | re.IGNORECASE,
)
_A_ROLE = frozenset({"functiegroep", "functie", "rol", "role"})
_A_PARTNER = frozenset({"gemeente", "municipality"})
_QUESTION = re.compile(
    r"\b(?:welke|which|(?:wat is|kies|selecteer) (?:uw|je|jouw)|(?:what is|choose|select) your) "
    rf"({'|'.join(sorted(_A_ROLE | _A_PARTNER))})\b"
)
# Where somebody lives is not for whom they answer.
_LIVES = re.compile(r"\b(woon|woont|wonen|live|living)\b")
_GUESSED = "?"
_MOST_REMEMBERED = 50_000


class Kind(StrEnum):
    """What a column can be about."""

    STATEMENT = "statement"
    COMMENT = "comment"
    PARTNER = "partner"
    ROLE = "role"
    WAVE = "wave"
    TICKET = "ticket"
    # Names a statement, and a text that is not the text of that statement.
    CONTRADICTION = "contradiction"
    UNKNOWN = "unknown"


class Column(NamedTuple):
    """What one column is about; `about` is the id of a statement or closing question, empty where none is meant.

    A partner or role that a question merely seems to ask for has a mark there, until `settled` has seen all columns.
    """

    kind: Kind
    about: str = ""


UNKNOWN = Column(Kind.UNKNOWN)

_NAMES = {
    Kind.PARTNER: (
        *("partner", "gemeente", "uw gemeente", "jouw gemeente", "naam gemeente", "naam van de gemeente"),
        *("naam van uw gemeente", "naam van je gemeente", "gemeentenaam", "je gemeente"),
        *("municipality", "your municipality", "name of the municipality"),
    ),
    Kind.ROLE: (
        *("role", "functiegroep", "uw functiegroep", "jouw functiegroep", "functie", "uw functie", "rol", "uw rol"),
        *("wat doet u daar", "your role", "role group", "what do you do there"),
    ),
    Kind.WAVE: ("meting", "wave"),
    Kind.TICKET: ("kaartje", "ticket"),
}


class Headings:
    """Reads headings of tables that answer one questionnaire."""

    def __init__(self, asked: Questionnaire) -> None:
        texts = ((words(t), s.id) for s in asked.statements for t in in_both(s.text))
        # A row of answers must never look like headings.
        answers = _answers(asked.scale)
        self._texts = {text: about for text, about in unambiguous(texts).items() if text not in answers}
        self._texts_of = {s.id: [words(t) for t in in_both(s.text)] for s in asked.statements}
        self._joined = unambiguous((s.id.replace(".", ""), s.id) for s in asked.statements)
        self._stop_of = {s.id: stop.id for stop in asked.stops for s in stop.statements}
        self._closing = {c.id: {words(t) for t in in_both(c.text)} for c in asked.closing}
        self._exact = _own_names(asked)
        closing = [(words(t), c.id) for c in asked.closing for t in (c.id, *in_both(c.text))]
        kept = {
            *form_names.TAKEN,
            words(form_names.WARNING),
            *(words(form_names.statement(s)) for s in asked.statements),
        }
        own = {text: about for text, about in unambiguous(closing).items() if text not in kept}
        self._named = {words(name): Column(kind) for kind, names in _NAMES.items() for name in names}
        self._named |= {text: Column(Kind.COMMENT, about) for text, about in own.items()}
        self._seen: dict[str, Column] = {}

    def read(self, heading: str) -> Column:
        """What the column under this heading is about."""
        found = self._seen.get(heading)
        if found is None:
            found = self._read(heading) if len(heading) <= _LONGEST else UNKNOWN
            if len(self._seen) < _MOST_REMEMBERED:
                self._seen[heading] = found
        return found

    def read_in_matrix(self, heading: str) -> Column:
        """The same for a heading that has the question before its own text: "Do you agree? - (the statement)"."""
        found = self.read(heading)
        if found.kind is not Kind.UNKNOWN or len(heading) > _LONGEST:
            return found
        rests = heading_parts.after_dashes(heading)
        return next(filter(None, map(self._whole, rests)), UNKNOWN)

    def _read(self, heading: str) -> Column:
        found = self._whole(heading) or self._own(heading) or self._remark(heading)
        return found or self._numbered(heading) or self._part(heading) or _asked_for(words(heading))

    def _whole(self, heading: str) -> Column | None:
        """A heading without anything around it."""
        exact = self._exact.get(_plain(heading))
        if exact:
            return exact
        key = words(heading)
        if key in self._texts:
            return Column(Kind.STATEMENT, self._texts[key])
        if key in self._named:
            return self._named[key]
        about = self._by_id(heading.replace("\ufeff", "").strip(heading_parts.EDGES).lower())
        return Column(Kind.STATEMENT, about) if about else None

    def _by_id(self, text: str) -> str | None:
        if match := _ID.fullmatch(text):
            return self._id(match)
        joined = _JOINED_ID.fullmatch(text)
        return self._joined.get(joined[1]) if joined else None

    def _id(self, match: re.Match[str]) -> str | None:
        about = f"{match[1]}.{match[2]}"
        return about if about in self._texts_of else None

    def _own(self, heading: str) -> Column | None:
        """A name of ours behind the groups of a tool, also one like `s11_comment`; but not `s_1_1-comment`."""
        for before, part in heading_parts.parts(heading):
            found = self._exact.get(_plain(part))
            group = self._whole(heading_parts.last_name(before))
            if found and (group is None or group.kind is not Kind.STATEMENT):
                return UNKNOWN if self._is_choice(before, part, found) else found
        return None

    def _remark(self, heading: str) -> Column | None:
        """A comment at a statement: "1.1 opmerking", "comment on 1.1", "(the statement) [Comment]"."""
        for rest in heading_parts.beside_a_remark(heading.strip(heading_parts.EDGES)):
            about = self._whole(rest) or self._part(rest)
            if about and about.kind is Kind.STATEMENT:
                return Column(Kind.COMMENT, about.about)
        return None

    def _numbered(self, heading: str) -> Column | None:
        """An id and the text of its statement, whole or shortened by the tool; another text is a contradiction."""
        match = _ID_AND_TEXT.fullmatch(heading)
        about = match and self._id(match)
        if not match or not about:
            return None
        text = words(match[3])
        shortened = len(text) >= _FEWEST_LETTERS_OF_A_SHORTENED_TEXT and match[3].rstrip().endswith(("..", "…"))
        for own in self._texts_of[about]:
            if text == own or (shortened and own.startswith(text)):
                return Column(Kind.STATEMENT, about)
        return Column(Kind.CONTRADICTION, about)

    def _part(self, heading: str) -> Column | None:
        """The part of a heading that a tool added its groups, its numbering or its question to."""
        for before, part in heading_parts.parts(heading):
            if found := self._whole(part) or self._after_numbering(part):
                return UNKNOWN if self._is_choice(before, part, found) else found
        about = self._coded(heading)
        return Column(Kind.STATEMENT, about) if about else self._after_numbering(heading)

    def _is_choice(self, before: str, part: str, found: Column) -> bool:
        """`role/anders` and "Waar werkt u? [Anders]" are a choice of another question, not our question `anders`."""
        if found.about not in self._closing or words(part) in self._closing[found.about]:
            return False
        group = self._whole(heading_parts.last_name(before))
        return heading_parts.is_a_question(before) or group in (Column(Kind.PARTNER), Column(Kind.ROLE))

    def _coded(self, heading: str) -> str | None:
        """`halte1[11]` is 1.1: a code of LimeSurvey, certain because it names the stop as well."""
        stop, code = heading_parts.stop_and_code(heading)
        about = self._joined.get(code)
        return about if about and str(self._stop_of[about]) == stop else None

    def _after_numbering(self, heading: str) -> Column | None:
        for text in map(words, heading_parts.without_numbering(heading)):
            if text in self._texts:
                return Column(Kind.STATEMENT, self._texts[text])
            if text in self._named:
                return self._named[text]
        return None


def _answers(scale: Scale) -> set[str]:
    labels = (*scale.labels, scale.dont_know, scale.not_applicable)
    return {*scale.codes, *(words(text) for label in labels for text in in_both(label))}


def _plain(heading: str) -> str:
    return heading.replace("\ufeff", "").strip().lower()


def _own_names(asked: Questionnaire) -> dict[str, Column]:
    """The names that are ours to give, to the letter: of no other column."""
    called = form_names.closing(asked)
    own = {name: Column(Kind.COMMENT, each.id) for each in asked.closing for name in (each.id, called[each.id])}
    joined = {form_names.joined(each) for each in asked.statements}
    # What could be a statement in LimeSurvey too is neither.
    own = {name: UNKNOWN if name in joined else column for name, column in own.items()}
    for name in form_names.TAKEN:
        own.pop(name, None)
    return own | {form_names.statement(each): Column(Kind.STATEMENT, each.id) for each in asked.statements}


def _asked_for(said: str) -> Column:
    """A question of somebody's own form: "Voor welke gemeente vult u dit in?"."""
    match = _QUESTION.search(said)
    if not match or _LIVES.search(said):
        return UNKNOWN
    return Column(Kind.ROLE if match[1] in _A_ROLE else Kind.PARTNER, _GUESSED)


def settled(columns: Sequence[Column]) -> list[Column]:
    """What a question of somebody's own seems to ask is believed only when no other column says or seems the same."""
    known = list(columns)
    for kind in (Kind.PARTNER, Kind.ROLE):
        guess = Column(kind, _GUESSED)
        meant = Column(kind) if Column(kind) not in columns and columns.count(guess) == 1 else UNKNOWN
        known = [meant if column == guess else column for column in known]
    return known


def is_wave(heading: str) -> bool:
    """Whether a column says which wave its rows are of; for this no questionnaire is needed."""
    key = words(heading) if len(heading) <= _LONGEST else ""
    return key in {words(name) for name in _NAMES[Kind.WAVE]}
