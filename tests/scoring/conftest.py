from collections.abc import Callable, Collection, Mapping, Sequence

import pytest

from metrocheck.questionnaire.model import (
    Advice,
    LocalText,
    Question,
    Questionnaire,
    Scale,
    Statement,
    Stop,
)
from metrocheck.scoring import Scores, score
from metrocheck.tally import Tally
from metrocheck.tally.counting import count

Layout = Sequence[Sequence[str]]
TEXT = LocalText(en="Text.")
QUESTIONS = ("goede", "goed", "samen")


def _stop(number: int, questions: Sequence[str], turned: Collection[str]) -> Stop:
    ids = [f"{number}.{i}" for i in range(1, len(questions) + 1)]
    return Stop(
        id=number,
        name=TEXT,
        short=TEXT,
        source="Made up.",
        summary=TEXT,
        explanation=TEXT,
        talk=(TEXT,),
        advice=Advice(works=TEXT, under_way=TEXT, reached=TEXT),
        statements=tuple(
            Statement(id=i, question=q, text=TEXT, reversed=i in turned) for i, q in zip(ids, questions, strict=True)
        ),
    )


def _questionnaire(layout: Layout, points: int, turned: Collection[str]) -> Questionnaire:
    return Questionnaire(
        format="metrocheck-questionnaire",
        id="small",
        version="1",
        languages=("en",),
        title=TEXT,
        line=TEXT,
        start=TEXT,
        terminus=TEXT,
        scale=Scale(labels=(TEXT,) * points, dont_know=TEXT, not_applicable=TEXT),
        questions=tuple(Question(id=q, text=TEXT) for q in QUESTIONS),
        stops=tuple(_stop(i, questions, turned) for i, questions in enumerate(layout, start=1)),
    )


@pytest.fixture(scope="session")
def line() -> Callable[..., Questionnaire]:
    """Makes a line from a layout, the points of its scale and the ids that are reversed."""
    return _questionnaire


@pytest.fixture(scope="session")
def scored() -> Callable[..., Scores]:
    """Scores municipalities with their strips, on a line made for the occasion.

    The layout names per stop the question of each of its statements; a space in a strip is for the eye.
    """

    def work(
        groups: Mapping[str, Sequence[str]],
        layout: Layout = (("goede", "goede", "goed"), ("goed", "samen", "samen")),
        points: int = 5,
        turned: Collection[str] = (),
        weights: Sequence[int] = (),
    ) -> Scores:
        questionnaire = _questionnaire(layout, points, turned)
        strips = [(name, len(each), "".join(each).replace(" ", "")) for name, each in groups.items()]
        tally = count(questionnaire, strips)
        if weights:
            pairs = zip(tally.groups, weights, strict=True)
            tally = Tally(groups=tuple(g.model_copy(update={"municipalities": w}) for g, w in pairs))
        return score(questionnaire, tally)

    return work
