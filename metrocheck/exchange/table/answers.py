"""What a cell under a statement says: the code of an answer, in any of the ways people and survey tools write it.

Must never guess: what could be two answers is none.
"""

import re

from metrocheck.exchange.columns import in_both, unambiguous, words
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
        super().__init__({code: code for code in scale.codes} | {"": UNANSWERED})
        labels = [(text, str(v)) for v, label in enumerate(scale.labels, start=1) for text in in_both(label)]
        outside = [(text, DONT_KNOW) for text in in_both(scale.dont_know)]
        outside += [(text, NOT_APPLICABLE) for text in in_both(scale.not_applicable)]
        self._codes = scale.codes
        own = unambiguous((_plain(text), code) for text, code in labels + outside)
        self._exact = dict.fromkeys(_NOTHING, UNANSWERED) | own
        told = [*labels, *outside, *((f"{code} {text}", code) for text, code in labels)]
        told += [(f"{text} {code}", code) for text, code in labels]
        self._words = dict(_OTHER_WORDS) | unambiguous((words(text), code) for text, code in told)

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
        number = _NUMBER.fullmatch(text) or _LIMESURVEY.fullmatch(text)
        code = number[1] if number else text
        if code in self._codes:
            return code
        # An error of a spreadsheet (#N/A) or a formula is not an answer, whatever its letters say.
        return None if text[0] in "#=" else self._words.get(words(text))


def _plain(text: str) -> str:
    return " ".join(text.replace("\ufeff", "").casefold().split())
