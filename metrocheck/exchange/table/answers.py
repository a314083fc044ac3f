"""What a cell under a statement says: the code of an answer, in any of the ways people and survey tools write it.

Must never guess: what could be two answers is none.
"""

import re

from metrocheck.exchange.matching import in_both, unambiguous, words
from metrocheck.questionnaire.model import DONT_KNOW, NOT_APPLICABLE, UNANSWERED, Scale

# Survey tools write few different cells; a file of nonsense must not fill the memory.
_MOST_REMEMBERED = 10_000
_LONGEST = 500

# Excel and statistics programs write 4 as 4,0.
_NUMBER = re.compile(r"([1-9])[.,]0+")
# LimeSurvey's answer codes, as it proposes them: A1 (until version 4) or AO01.
_LIMESURVEY = re.compile(r"ao?0*([1-9])")
# What tools write where nothing was answered. R writes NA; LimeSurvey has its own words for a question not shown.
_NOTHING = ("na", "null", "none", "nan", ".", "-", "geen antwoord", "no answer", "{question_not_shown}")
_OTHER_WORDS = (
    *((written, DONT_KNOW) for written in ("weet ik niet", "weet niet", "dont know", "i dont know")),
    # LimeSurvey's N/A says that the question was not meant for this respondent.
    *((written, NOT_APPLICABLE) for written in ("niet van toepassing", "not applicable", "n v t", "nvt", "n a")),
)


class Answers(dict[str, str]):
    """From a cell to its code, KeyError where it is none; what was read once is remembered."""

    def __init__(self, scale: Scale) -> None:
        labels = [(text, str(v)) for v, label in enumerate(scale.labels, start=1) for text in in_both(label)]
        outside = [(text, DONT_KNOW) for text in in_both(scale.dont_know)]
        outside += [(text, NOT_APPLICABLE) for text in in_both(scale.not_applicable)]
        # A scale of 0 to 4 calls its second point 1, and one of Nee and Ja may shorten them to N and J.
        of_others = {each for text, code in labels + outside for each in _as_codes(text) if each != code}
        self._contested = of_others.intersection(scale.codes)
        self._codes = frozenset(scale.codes) - self._contested
        self._points = scale.points
        super().__init__({code: code for code in self._codes} | {"": UNANSWERED})
        labels, outside = self._certain(labels), self._certain(outside)
        own = unambiguous((_plain(text), code) for text, code in labels + outside)
        self._exact = dict.fromkeys(_NOTHING, UNANSWERED) | own
        told = [*labels, *outside, *((f"{code} {text}", code) for text, code in labels)]
        told = [(words(text), code) for text, code in (*told, *((f"{text} {code}", code) for text, code in labels))]
        self._words = unambiguous([*told, *_OTHER_WORDS])

    def is_contested(self, cell: str) -> bool:
        """Whether a cell is the code of one answer, and what the scale calls another."""
        return len(cell) <= _LONGEST and not self._contested.isdisjoint(_as_codes(cell))

    def _certain(self, told: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return [(text, code) for text, code in told if not self.is_contested(text)]

    def __missing__(self, cell: str) -> str:
        code = self._read(cell)
        if code is None:
            raise KeyError(cell)
        if len(self) < _MOST_REMEMBERED:
            self[cell] = code
        return code

    def _read(self, cell: str) -> str | None:
        text = _plain(cell) if len(cell) <= _LONGEST else ""
        if not text:
            return UNANSWERED if not cell.strip() else None
        if text in self._exact:
            return self._exact[text]
        if (code := _number(text)) in self._codes:
            return code
        if (of_limesurvey := _LIMESURVEY.fullmatch(text)) and int(of_limesurvey[1]) <= self._points:
            return of_limesurvey[1]
        # An error of a spreadsheet (#N/A) or a formula is not an answer, whatever its letters say.
        return None if text[0] in "#=" else self._words.get(words(text))


def _as_codes(text: str) -> set[str]:
    """The codes that a text could be meant as, and itself."""
    return {_number(_plain(text)), words(text)}


def _number(text: str) -> str:
    """4 for what stands for it as a number; any other text as it is."""
    match = _NUMBER.fullmatch(text)
    return match[1] if match else text


def _plain(text: str) -> str:
    return " ".join(text.replace("\ufeff", "").casefold().split())
