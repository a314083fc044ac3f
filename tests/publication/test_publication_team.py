"""Mode team goes through the same gate: its groups are the municipalities. And what is kept is read back."""

import json
from typing import Any

import pytest

from metrocheck import language
from metrocheck.errors import MetrocheckError
from metrocheck.publication.closing import close, published
from metrocheck.publication.reading import read, without
from metrocheck.response.answered import Answered
from metrocheck.response.model import Mode, Partner, Role
from tests.publication.crowds import LINE, crowd

TEAMS = [
    Answered(Partner(id=7, name="Hulst"), None, 1, "345123"),
    Answered(Partner(id=3, name="Aalst"), None, 1, "1wn.55"),
]


def _kept() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(published(LINE, TEAMS))
    return kept


def test_in_mode_team_every_municipality_is_a_group_with_its_own_scan() -> None:
    publication = close(LINE, TEAMS)
    assert (publication.mode, publication.min_group, publication.responses) == (Mode.TEAM, None, 2)
    assert [(g.tally.name, g.members[0].id, g.tally.municipalities) for g in publication.groups] == [
        ("Hulst", 7, 1),
        ("Aalst", 3, 1),
    ]
    assert publication.groups[0].tally.counts[0] == (0, 0, 1, 0, 0, 0, 0)
    assert publication.roles == ()
    assert all(group.moments is None for group in publication.groups)


def test_a_wave_without_scans_publishes_no_groups_and_withholds_nothing() -> None:
    publication = close(LINE, [])
    assert (publication.groups, publication.responses, publication.withheld) == ((), 0, None)


def test_what_was_kept_is_read_back() -> None:
    assert read(published(LINE, TEAMS)) == close(LINE, TEAMS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        "{}",
        json.dumps(_kept() | {"format": "metrocheck-report"}),
        json.dumps(_kept() | {"version": 0}),
        json.dumps(_kept() | {"version": "2"}),
        json.dumps(_kept() | {"responses": -1}),
        json.dumps(_kept() | {"strips": "345123"}),
        # Without k everybody's answers would be told of as a municipality's.
        json.dumps(_kept() | {"mode": "individual"}),
        json.dumps(_kept() | {"min_group": 5}),
        published(LINE, TEAMS)[:-5],
        "[" * 100_000,
    ],
)
def test_a_damaged_text_is_refused_in_two_lines(text: str) -> None:
    language.use("en")
    with pytest.raises(MetrocheckError) as refused:
        read(text)
    assert "damaged" in refused.value.what
    assert "backup" in refused.value.todo
    assert "\n" not in refused.value.what + refused.value.todo


def test_what_a_newer_metrocheck_kept_is_refused_with_the_way_out() -> None:
    language.use("en")
    with pytest.raises(MetrocheckError) as refused:
        read(json.dumps(_kept() | {"version": 2, "something": "new"}))
    assert "newer" in refused.value.what
    assert "Update" in refused.value.todo


def test_a_municipality_that_is_taken_out_takes_its_group_and_its_responses_with_it() -> None:
    assert without(close(LINE, TEAMS), 3) == close(LINE, TEAMS[:1])
    assert without(close(LINE, TEAMS), 8) == close(LINE, TEAMS)


def test_nothing_is_taken_out_of_what_mode_individual_published() -> None:
    # Before minus after would be that municipality's people, one of them here.
    some = crowd(3, {"Hulst": {Role.RAAD: 1}, "Aalst": {Role.RAAD: 2}, "Ede": {Role.RAAD: 3}})
    publication = close(LINE, some.answered(), some.k)
    assert without(publication, 1) == publication
    assert without(publication, 3) == publication


def test_a_municipality_is_called_as_it_is_now_also_one_called_like_the_pool() -> None:
    older = close(LINE, [Answered(Partner(id=1, name="Overige"), None, 1, "345123")])
    assert [group.tally.name for group in older.called({1: "Aalst"}).groups] == ["Aalst"]
