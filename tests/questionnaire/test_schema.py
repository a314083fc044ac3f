"""The schema for editors says what the loader says, and explains every key."""

from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
import yaml

from metrocheck.questionnaire.schema import schema

Validator = jsonschema.Draft202012Validator


@pytest.fixture
def data(small: str) -> Any:
    return yaml.safe_load(small)


def test_it_is_a_schema_and_accepts_a_valid_set(data: Any) -> None:
    Validator.check_schema(schema())
    assert list(Validator(schema()).iter_errors(data)) == []


def _unknown_key(data: Any) -> None:
    data["stops"][0]["kleur"] = "rood"


def _unknown_key_on_top(data: Any) -> None:
    data["kleur"] = "rood"


def _missing_key(data: Any) -> None:
    del data["stops"][1]["advice"]["works"]


def _number_for_id(data: Any) -> None:
    data["stops"][0]["statements"][1]["id"] = 1.10


def _empty_text(data: Any) -> None:
    data["title"]["nl"] = None


def _word_for_flag(data: Any) -> None:
    data["stops"][0]["statements"][1]["reversed"] = "ja"


def _other_format(data: Any) -> None:
    data["format"] = "iets-anders"


@pytest.mark.parametrize(
    "spoil",
    [
        _unknown_key,
        _unknown_key_on_top,
        _missing_key,
        _number_for_id,
        _empty_text,
        _word_for_flag,
        _other_format,
    ],
)
def test_it_refuses_what_the_loader_refuses(data: Any, spoil: Callable[[Any], None]) -> None:
    spoil(data)
    assert len(list(Validator(schema()).iter_errors(data))) == 1


def test_every_key_is_explained() -> None:
    made = schema()
    models = [made, *made["$defs"].values()]
    assert all(model["title"] for model in models)
    descriptions = [key["description"] for model in models for key in model["properties"].values()]
    assert len(descriptions) == 12 + 3 + 2 + 2 + 9 + 3 + 4 + 2  # the keys of the eight models
    assert all(d.endswith(".") for d in descriptions)


def test_no_docstring_of_the_code_reaches_an_editor() -> None:
    made = schema()
    assert not [m["title"] for m in (made, *made["$defs"].values()) if "description" in m]
