import pytest

from metrocheck.questionnaire.model import Questionnaire

QUESTIONS = ("goede", "goed", "samen")


def _both(text: str) -> dict[str, str]:
    return {"nl": text, "en": text}


def _statement(stop: int, number: int) -> dict[str, object]:
    text = f"Wij weten van elkaar waarom opgave {stop}.{number} voor onze inwoners van belang is en blijft."
    return {"id": f"{stop}.{number}", "question": QUESTIONS[(number - 1) // 2], "text": _both(text)}


def _stop(stop: int, statements: int) -> dict[str, object]:
    return {
        "id": stop,
        "name": _both(f"Maak ruimte voor halte {stop}"),
        "short": _both(f"Halte {stop}"),
        "source": "tests",
        "summary": _both(f"Waar halte {stop} over gaat."),
        "explanation": _both(f"Toelichting bij halte {stop}. " + "Een zin die laat zien wat er speelt. " * 12),
        "talk": [_both("Waar merken inwoners dit?")],
        "advice": {status: _both("Doe iets.") for status in ("works", "under_way", "reached")},
        "statements": [_statement(stop, number) for number in range(1, statements + 1)],
    }


def built(stops: int, statements: int, closing: int = 2) -> Questionnaire:
    """A made-up line: `stops` stops with `statements` statements each."""
    scale = ["helemaal oneens", "oneens", "niet eens, niet oneens", "eens", "helemaal eens"]
    return Questionnaire.model_validate(
        {
            "format": "metrocheck-questionnaire",
            "id": "proef",
            "version": "1",
            "languages": ["nl", "en"],
            "title": _both("Proeflijn"),
            "line": _both("Proef"),
            "start": _both("Samenwerking"),
            "terminus": _both("Draagvlak"),
            "scale": {
                "labels": [_both(label) for label in scale],
                "dont_know": _both("weet niet"),
                "not_applicable": _both("niet van toepassing"),
            },
            "questions": [{"id": each, "text": _both(f"Doen we het {each}?")} for each in QUESTIONS],
            "stops": [_stop(stop, statements) for stop in range(1, stops + 1)],
            "closing": [
                {"id": f"open-{number}", "text": _both(f"Open vraag nummer {number}?")}
                for number in range(1, closing + 1)
            ],
        }
    )


@pytest.fixture(scope="session")
def full_line() -> Questionnaire:
    """Seven stops of six statements, as the standard set has."""
    return built(7, 6)


@pytest.fixture(scope="session")
def short_line() -> Questionnaire:
    """Two stops of three statements."""
    return built(2, 3)


@pytest.fixture(scope="session")
def line_without_closing() -> Questionnaire:
    """Two stops of three statements, and no open questions."""
    return built(2, 3, closing=0)
