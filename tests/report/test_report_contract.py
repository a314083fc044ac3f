"""The JSON of a report against its schema: what metrocheck writes passes, and nothing else does."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from metrocheck.publication.closing import close
from metrocheck.questionnaire import library
from metrocheck.rendering.json import report_json
from metrocheck.report.model import Report
from metrocheck.response.answered import Answered
from metrocheck.response.model import Role
from tests import in_confidence

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
    """A report in which nothing is empty that mode team can have."""
    report = made(
        {"Aa": "5" * 36 + "111111", "Bee": "5" * 30 + "1wwn11" + "555555"},
        comments=[("Aa", "1.1", "Fijn."), ("Bee", "tevreden", "Alles.")],
    )
    loaded: dict[str, Any] = json.loads(report_json(report))
    return loaded


@pytest.fixture(scope="module")
def confidential() -> dict[str, Any]:
    """A report of mode individual: groups, role groups, numbers that may not be told, comments without a sender."""
    loaded: dict[str, Any] = json.loads(report_json(in_confidence.report("vertrouwelijk")))
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


def test_the_samples_reach_every_level(
    document: dict[str, Any], confidential: dict[str, Any], contract: Draft202012Validator
) -> None:
    contract.validate(document)
    contract.validate(confidential)
    found = [*_objects(document), *_objects(confidential)]
    levels = {tuple(step for step in path if isinstance(step, str)) for path in found}
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


@pytest.fixture(params=["team", "individual"])
def sample(request: pytest.FixtureRequest, document: dict[str, Any], confidential: dict[str, Any]) -> dict[str, Any]:
    """Each of both."""
    return document if request.param == "team" else confidential


def test_a_missing_key_is_refused_at_every_level(sample: dict[str, Any], contract: Draft202012Validator) -> None:
    passed = []
    for path in _objects(sample):
        for key in _at(sample, path) if path not in MAPS else ():
            broken = copy.deepcopy(sample)
            del _at(broken, path)[key]
            passed += [(*path, key)] if contract.is_valid(broken) else []
    assert passed == []


def test_an_extra_key_is_refused_at_every_level(sample: dict[str, Any], contract: Draft202012Validator) -> None:
    passed = []
    for path in _objects(sample):
        broken = copy.deepcopy(sample)
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
        # What only mode individual leaves untold.
        (("stops", 0, "statements", 0, "n"), None),
        (("stops", 0, "statements", 0, "counts"), None),
        (("stops", 0, "statements", 0, "dont_know"), None),
        (("stops", 0, "statements", 0, "not_applicable"), None),
        (("stops", 0, "statements", 0, "partners", 0, "n"), None),
        (("gaps",), [4]),
        (("comments", 0, "statement"), None),
        (("comments", 0, "partner"), None),
        (("roles",), [{"group": "raad", "stop": 1, "score": 3.5, "n": 12}]),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    document: dict[str, Any], contract: Draft202012Validator, path: Path, value: object
) -> None:
    broken = copy.deepcopy(document)
    _at(broken, path[:-1])[path[-1]] = value
    assert not contract.is_valid(broken)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("stops", 0, "statements", 0, "n"), None),  # and yet counts
        (("stops", 0, "statements", 0, "counts"), None),  # and yet a number of answers
        (("stops", 0, "statements", 0, "partners"), [{"name": "Waterhoven", "score": 3.5, "n": 12}]),
        (("gaps",), ["4.2"]),
        (("comments", 0, "statement"), "4.2"),
        (("comments", 0, "partner"), "Waterhoven"),
        (("roles", 0, "group"), "burgemeester"),
        (("roles", 0, "n"), -1),
    ],
)
def test_what_confidence_does_not_tell_is_refused(
    confidential: dict[str, Any], contract: Draft202012Validator, path: Path, value: object
) -> None:
    broken = copy.deepcopy(confidential)
    _at(broken, path[:-1])[path[-1]] = value
    assert not contract.is_valid(broken)


@pytest.mark.parametrize("case", ["vertrouwelijk-klein", "vertrouwelijk-open", "vertrouwelijk-te-weinig"])
def test_a_report_in_confidence_keeps_the_contract(contract: Draft202012Validator, case: str) -> None:
    contract.validate(json.loads(report_json(in_confidence.report(case))))


@given(
    strips=st.lists(st.lists(STRIPS, max_size=9), min_size=1, max_size=4),
    roles=st.lists(st.sampled_from(Role), min_size=4, max_size=4),
)
def test_whoever_answered_in_confidence_the_report_keeps_the_contract(
    contract: Draft202012Validator, strips: list[list[str]], roles: list[Role]
) -> None:
    partners = [f"Gemeente {place}" for place in range(len(strips))]
    answered = [
        Answered(partner, role, len(each), "".join(sorted(each)))
        for partner, role, each in zip(in_confidence.partners(partners), roles, strips, strict=False)
    ]
    publication = close(library.find("metrostroom"), answered, 3)
    contract.validate(json.loads(report_json(in_confidence.made(publication, partners))))


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


def test_what_only_people_read_stays_out_of_the_data(sample: dict[str, Any]) -> None:
    text = json.dumps(sample)
    read = ("talk", "advice", "explanation", "filled", "program", "agreement_word", "next_date", "reached")
    for key in (*read, "min_group", "withheld", "members", "closing"):
        assert f'"{key}":' not in text
