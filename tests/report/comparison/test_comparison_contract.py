"""The JSON of a comparison against its schema: what metrocheck writes passes, and nothing else does."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from metrocheck import resources
from metrocheck.rendering.json import comparison_json
from metrocheck.report.comparison.model import Comparison, Judged
from tests.compared import CASES, CONFIDED, in_confidence_reworded, of_strips, two

STRIPS = st.text("12345wn.", min_size=42, max_size=42)
# Municipalities come and go: each wave has some of these.
WAVES = st.dictionaries(st.sampled_from(["Aa", "Bee", "Cee"]), STRIPS)
Path = tuple[str | int, ...]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The contract as it is shipped."""
    path = resources.folder("reports") / "comparison.schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def contract(schema: dict[str, Any]) -> Draft202012Validator:
    """Judges a document by the contract, formats of dates too."""
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _loaded(comparison: Comparison) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(comparison_json(comparison))
    return loaded


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """A comparison in which every object there can be is somewhere."""
    return _loaded(two())


@pytest.mark.parametrize("case", CASES)
def test_every_comparison_keeps_the_contract(contract: Draft202012Validator, case: str) -> None:
    contract.validate(_loaded(CASES[case]()))


@given(waves=st.lists(WAVES, min_size=2, max_size=3))
def test_whatever_was_answered_the_comparison_keeps_the_contract(
    contract: Draft202012Validator, waves: list[dict[str, str]]
) -> None:
    contract.validate(_loaded(of_strips(*waves)))


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    document = _loaded(two())
    assert list(document) == [
        "format",
        "version",
        "waves",
        "partners",
        "statements",
        "overall",
        "train",
        "stops",
        "questions",
        "matrix",
        "partners_by_stop",
        "statement_changes",
    ]
    judged = ["scores", "change", "noticeable", "interval"]
    assert list(document["waves"][0]) == ["label", "opened", "closed", "n"]
    assert list(document["overall"]) == judged
    assert list(document["stops"][0]) == ["id", "name", *judged, "up", "same", "down"]
    assert list(document["questions"][0]) == ["id", "text", *judged]
    assert list(document["matrix"][0]) == ["stop", "question", "scores", "change"]
    assert list(document["partners_by_stop"][0]) == ["name", "stop", "scores", "change"]
    assert list(document["statement_changes"][0]) == ["id", "text", "scores", "change"]


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


def test_the_sample_reaches_every_level(document: dict[str, Any], contract: Draft202012Validator) -> None:
    contract.validate(document)
    levels = {tuple(step for step in path if isinstance(step, str)) for path in _objects(document)}
    assert levels == {
        (),
        ("waves",),
        ("partners",),
        ("statements",),
        ("overall",),
        ("train",),
        ("stops",),
        ("questions",),
        ("matrix",),
        ("partners_by_stop",),
        ("statement_changes",),
    }


def test_a_missing_key_is_refused_at_every_level(document: dict[str, Any], contract: Draft202012Validator) -> None:
    passed = []
    for path in _objects(document):
        for key in _at(document, path):
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
        (("format",), "metrocheck-report"),
        (("version",), 2),
        (("waves",), []),
        (("waves", 0, "label"), ""),
        (("waves", 0, "opened"), "gisteren"),
        (("waves", 0, "closed"), "2026"),
        (("waves", 0, "n"), 0.5),
        (("partners", "both"), []),  # and yet there are changes
        (("partners", "left"), ["Aa", "Aa"]),
        (("partners", "joined"), [""]),
        (("statements", "common"), []),  # and yet they are compared
        (("statements", "reworded"), ["1"]),
        (("statements", "added"), ["2.6", "2.6"]),
        (("statements", "dropped"), [1.1]),
        (("overall", "scores"), [3.4]),  # one wave
        (("overall", "scores"), [0.9, 3.8]),
        (("overall", "scores"), [None, 3.8]),  # and yet a change
        (("overall", "scores"), [3.4, None]),
        (("overall", "change"), None),  # and yet a verdict
        (("overall", "change"), 8.1),
        (("overall", "noticeable"), 1),
        (("overall", "interval"), {"low": 0.1, "high": 0.9}),
        (("overall", "interval"), [0.1, 0.9]),
        (("train", "stops"), [1]),
        (("train", "stops"), [1, 14]),  # a line has at most twelve stops
        (("stops",), []),
        (("stops", 0, "id"), 0),
        (("stops", 0, "change"), "↑ 0,5"),
        (("stops", 0, "change"), None),
        (("stops", 0, "interval"), False),
        (("stops", 0, "up"), -1),
        (("stops", 0, "up"), 0),  # nobody the same or down either: nobody was compared
        (("stops", 0, "down"), None),
        (("questions", 0, "id"), "Goede"),
        (("questions", 0, "scores"), []),
        (("questions", 0, "noticeable"), 0),
        (("matrix", 0, "question"), ""),
        (("matrix", 0, "scores"), [None, None]),
        (("partners_by_stop",), []),
        (("partners_by_stop", 0, "stop"), "1"),
        (("partners_by_stop", 0, "change"), -8.5),
        (("partners_by_stop", 0, "scores"), [None, 4.0]),
        (("statement_changes",), []),
        (("statement_changes", 0, "id"), "1.100"),
        (("statement_changes", 0, "text"), ""),
        (("statement_changes", 0, "scores"), "3,5"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    document: dict[str, Any], contract: Draft202012Validator, path: Path, value: object
) -> None:
    assert document["stops"][0]["same"] == document["stops"][0]["down"] == 0
    broken = copy.deepcopy(document)
    _at(broken, path[:-1])[path[-1]] = value
    assert not contract.is_valid(broken)


NOT_MOVED = {"change": None, "noticeable": None, "interval": None, "up": 0, "same": 0, "down": 0}


@pytest.mark.parametrize(
    ("values", "passes"),
    [
        (NOT_MOVED, True),
        # Each has a score by itself, of other municipalities.
        (NOT_MOVED | {"scores": [3.1, 3.2]}, True),
        (NOT_MOVED | {"scores": [None, 3.2]}, True),
        (NOT_MOVED | {"noticeable": False}, False),
        (NOT_MOVED | {"same": 1}, False),
        ({"change": 0.0, "noticeable": False}, True),
        ({"change": 0.0, "noticeable": True}, False),
        # Mode individual: a change that cannot be judged.
        ({"change": 0.0, "noticeable": None}, True),
        ({"change": -0.5, "noticeable": None}, True),
        ({"change": -0.5, "noticeable": True}, True),
        ({"up": 0, "down": 1}, True),
    ],
)
def test_a_change_its_verdict_and_its_counts_go_together(
    document: dict[str, Any], contract: Draft202012Validator, values: dict[str, Any], passes: bool
) -> None:
    changed = copy.deepcopy(document)
    changed["stops"][0] |= values
    assert contract.is_valid(changed) == passes


def _judged(comparison: Comparison) -> list[Judged]:
    return [comparison.overall, *comparison.stops, *comparison.questions]


@pytest.mark.parametrize("case", [case for case in CASES if case not in CONFIDED])
def test_of_municipalities_every_change_has_a_verdict(case: str) -> None:
    """The contract of a document cannot ask it: it does not say how people answered."""
    assert [part for part in _judged(CASES[case]()) if (part.change is None) != (part.noticeable is None)] == []


def test_of_people_a_change_can_be_without_a_verdict(contract: Draft202012Validator) -> None:
    document = _loaded(in_confidence_reworded())
    contract.validate(document)
    assert [stop["noticeable"] for stop in document["stops"][:3]] == [None] * 3
    assert None not in [stop["change"] for stop in document["stops"]]


def _floats(node: Any) -> Iterator[float]:
    if isinstance(node, float):
        yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _floats(part)


@pytest.mark.parametrize("case", CONFIDED)
def test_of_people_no_number_is_finer_than_it_is_shown(case: str) -> None:
    assert [number for number in _floats(_loaded(CASES[case]())) if number != round(number, 1)] == []


def test_without_a_municipality_in_both_nothing_changed(contract: Draft202012Validator) -> None:
    document = _loaded(CASES["silent"]())
    assert document["partners"]["both"] == document["partners_by_stop"] == []
    assert [wave["n"] for wave in document["waves"]] == [4, 0]
    contract.validate(document)
    broken = copy.deepcopy(document)
    broken["overall"] |= {"scores": [3.0, 4.0], "change": 1.0, "noticeable": True}
    assert not contract.is_valid(broken)


def _properties(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items() if "title" in node else ():
            yield (*path, key), value
        for key, value in node.items():
            yield from _properties(value, (*path, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _properties(value, (*path, str(place)))


def test_the_schema_is_one_and_explains_every_key(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    nodes = list(_properties(schema))
    unexplained = [path for path, node in nodes if not (node.get("title") and node.get("description"))]
    assert len(nodes) > 45, "the walk found the keys"
    assert unexplained == []


def test_what_only_people_read_stays_out_of_the_data(document: dict[str, Any]) -> None:
    text = json.dumps(document)
    for key in (
        "shown",
        "shown_change",
        "filled",
        "groups",
        "statuses",
        "quietly",
        "names",
        "wordings",
        "purged",
        "withheld",
        "members",
        "responses",
        "apart",
        "min_group",
        "municipalities",
        "moved_most",
        "verdicts",
        "bounds",
        "partnership",
        "line",
        "program",
    ):
        assert f'"{key}":' not in text
