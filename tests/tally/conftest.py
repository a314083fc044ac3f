from collections.abc import Callable

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


def _questionnaire(points: int = 5, per_stop: tuple[int, ...] = (2, 1)) -> Questionnaire:
    text = LocalText(en="Text.")
    advice = Advice(works=text, under_way=text, reached=text)
    stops = tuple(
        Stop(
            id=number,
            name=text,
            short=text,
            source="Made up.",
            summary=text,
            explanation=text,
            talk=(text,),
            advice=advice,
            statements=tuple(Statement(id=f"{number}.{i}", question="goede", text=text) for i in range(1, size + 1)),
        )
        for number, size in enumerate(per_stop, start=1)
    )
    return Questionnaire(
        format="metrocheck-questionnaire",
        id="small",
        version="1",
        languages=("en",),
        title=text,
        line=text,
        start=text,
        terminus=text,
        scale=Scale(labels=(text,) * points, dont_know=text, not_applicable=text),
        questions=(Question(id="goede", text=text),),
        stops=stops,
    )


@pytest.fixture(scope="session")
def line() -> Callable[..., Questionnaire]:
    """Makes a small line: statements 1.1, 1.2 and 2.1 unless told otherwise."""
    return _questionnaire
