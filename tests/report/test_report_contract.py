"""The JSON of a report against its schema: what metrocheck writes passes, and nothing else does."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from metrocheck.rendering.json import report_json
from metrocheck.report.model import Report, RolePart

STRIPS = st.text("12345wn.", min_size=42, max_size=42)
Path = tuple[str | int, ...]


@given(strips=st.lists(st.none() | STRIPS, min_size=1, max_size=4), drafts=st.integers(0, 3))
def test_whatever_was_answered_the_report_keeps_the_contract(
    made: Callable[..., Report], contract: Draft202012Validator, strips: list[str | None], drafts: int
) -> None:
    report = made({f"Gemeente {place}": strip for place, strip in enumerate(strips)}, drafts=drafts)
    contract.validate(json.loads(report_json(report)))


@pytest.fixture(scope="module")
def document(made: Callable[..., Report]) -> dict[str, Any]:
    """A report in which nothing is empty: also role groups, which only mode individual has."""
    report = made(
        {"Aa": "5" * 36 + "111111", "Bee": "5" * 30 + "1wwn11" + "555555"},
        comments=[("Aa", "1.1", "Fijn."), ("Bee", "tevreden", "Alles.")],
    )
    report = report.model_copy(update={"roles": (RolePart(group="raad", stop=1, score=4.5, n=12),)})
    loaded: dict[str, Any] = json.loads(report_json(report))
    return loaded


def _objects(node: Any, path: Path = ()) -> Iterator[Path]:
    """Where the objects of a document are, of each list the first."""
    if isinstance(node, dict):
        yield path
        for key, value in node.items():
            yield from _objects(value, (*path, key))
    elif isinstance(node, list) and node:
        yield from _objects(node[0], (*path, 0))


def _at(document: Any, path: Path) -> Any:
    for step in path:
        document = document[step]
    return document


MAPS = {("responses", "by_partner")}  # its keys are people's names, not ours


def test_the_sample_reaches_every_level(document: dict[str, Any], contract: Draft202012Validator) -> None:
    contract.validate(document)
    levels = {tuple(step for step in path if isinstance(step, str)) for path in _objects(document)}
    assert levels == {
        (),
        ("partnership",),
        ("wave",),
        ("questionnaire",),
        ("responses",),
        ("responses", "by_partner"),
        ("overall",),
        ("train",),
        ("stops",),
        ("stops", "spread"),
        ("stops", "partners"),
        ("stops", "statements"),
        ("stops", "statements", "partners"),
        ("questions",),
        ("matrix",),
        ("roles",),
        ("comments",),
    }


def test_a_missing_key_is_refused_at_every_level(document: dict[str, Any], contract: Draft202012Validator) -> None:
    passed = []
    for path in _objects(document):
        for key in _at(document, path) if path not in MAPS else ():
            broken = copy.deepcopy(document)
            del _at(broken, path)[key]
            passed += [(*path, key)] if contract.is_valid(broken) else []
    assert passed == []


def test_an_extra_key_is_refused_at_every_level(document: dict[str, Any], contract: Draft202012Validator) -> None:
    passed = []
    for path in _objects(document):
        broken = copy.deepcopy(document)
        _at(broken, path)["more"] = "text"
        passed += [path] if contract.is_valid(broken) else []
    assert passed == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "metrocheck-tally"),
        (("version",), 2),
        (("partnership", "mode"), "crowd"),
        (("wave", "opened"), None),
        (("responses", "submitted"), -1),
        (("responses", "by_partner", "Aa"), 0.5),
        (("overall", "status"), "unmeasured"),  # it has a score
        (("overall", "score"), 0.9),
        (("overall", "shown"), None),
        (("train", "stop"), 14),  # a line has at most twelve stops
        (("stops", 0, "status"), "bereikt"),
        (("stops", 0, "score"), None),  # and yet shown
        (("stops", 0, "spread", "low"), None),  # without its other half
        (("stops", 0, "agreement"), 1.1),
        (("stops", 0, "statements", 0, "counts"), [1]),
        (("stops", 0, "statements", 0, "shown"), None),
        (("stops", 0, "statements", 0, "id"), "1"),
        (("stops", 0, "partners", 0, "n"), None),
        (("questions", 0, "score"), "4,5"),
        (("strengths",), ["1.1", "1.1"]),
        (("strengths",), ["tevreden"]),
        (("comments", 0, "text"), ""),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    document: dict[str, Any], contract: Draft202012Validator, path: Path, value: object
) -> None:
    broken = copy.deepcopy(document)
    _at(broken, path[:-1])[path[-1]] = value
    assert not contract.is_valid(broken)


def _properties(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items() if "title" in node else ():
            yield (*path, key), value
        for key, value in node.items():
            yield from _properties(value, (*path, key))


def test_the_schema_is_one_and_explains_every_key(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    nodes = [(path, node) for path, node in _properties(schema) if path[-2:-1] != ("if",)]
    unexplained = [
        path
        for path, node in nodes
        if "measured_or_not" not in path and not (node.get("title") and node.get("description"))
    ]
    assert len(nodes) > 50, "the walk found the keys"
    assert unexplained == []


def test_what_only_people_read_stays_out_of_the_data(document: dict[str, Any]) -> None:
    text = json.dumps(document)
    for key in ("talk", "advice", "explanation", "filled", "program", "agreement_word", "next_date", "reached"):
        assert f'"{key}":' not in text
