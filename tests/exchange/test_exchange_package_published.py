"""What a forged file says was published: names are names, role groups hold everybody once, scores are on the scale."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from metrocheck import language
from metrocheck.errors import MetrocheckError
from metrocheck.response.model import Mode, Role
from tests.exchange.travelled import Scan, checked, exported, fresh, grown, signed

SCANS = [Scan(at % 3, "12w", {}, submitted=True, role=Role.RAAD) for at in range(9)]
Published = dict[str, Any]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use(language.DEFAULT)


@cache
def _file() -> bytes:
    with fresh() as store:
        grown(store, [SCANS], Mode.INDIVIDUAL, closed=True)
        return exported(store)


def _forged(change: Callable[[Published], object]) -> bytes:
    """Three groups of three people, and three role groups of as many, with something changed in what was published."""
    content = json.loads(_file())
    published = content["waves"][0]["publication"]
    tallies = [group["tally"] | {"municipalities": 1} for group in published["groups"]]
    roles = ("bestuur", "raad", "anders")
    published["roles"] = [
        {"roles": [role], "tally": tally | {"name": role}} for role, tally in zip(roles, tallies, strict=True)
    ]
    change(published)
    return signed(content)


def _member(of: Published, name: str) -> None:
    of["groups"][0]["members"][0]["name"] = of["groups"][0]["tally"]["name"] = name


def _moments(of: Published, **values: float) -> None:
    of["groups"][0]["moments"]["overall"] |= values


def test_the_forging_here_is_right() -> None:
    checked(_forged(lambda _of: None))
    checked(_forged(lambda of: of.update(roles=[])))
    checked(_forged(lambda of: _member(of, "Ooit anders genoemd")))
    checked(_forged(lambda of: _member(of, "x" * 300)))


@pytest.mark.parametrize(
    "change",
    [
        lambda of: of["roles"].append(of["roles"][0]),
        lambda of: of["roles"].pop(),
        lambda of: of["roles"][0].update(roles=[]),
        lambda of: of["roles"][0].update(roles=["raad"]),
        lambda of: of["roles"][0]["tally"].update(responses=999),
        lambda of: of["groups"][0]["tally"].update(name="Iemand anders"),
        lambda of: of["groups"][0]["tally"].update(name="Overige"),
        lambda of: of["roles"][0]["tally"].update(name="x" * 301),
        lambda of: _member(of, "x" * 301),
        lambda of: _member(of, ""),
        lambda of: _member(of, "\x1b[2J"),
        lambda of: _moments(of, mean=3),
        lambda of: _moments(of, mean=-1),
        lambda of: _moments(of, mean=1e308),
        # Three scores of 1 or 2 lie at most 2 from their mean, each.
        lambda of: _moments(of, n=3, squares=12.1),
    ],
    ids=range(15),
)
def test_what_no_gate_can_have_made_is_refused(change: Callable[[Published], object]) -> None:
    with pytest.raises(MetrocheckError, match="published"):
        checked(_forged(change))
