"""What closing a wave settles, through the store and the commands' own doors: nothing afterwards moves a number."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from metrocheck.cli import comparing, publishing, reporting
from metrocheck.errors import MetrocheckError
from metrocheck.publication.closing import published
from metrocheck.questionnaire import library
from metrocheck.rendering.json import comparison_json, report_json
from metrocheck.response.model import Mode, Partnership, Role, Wave
from metrocheck.store import Changes, Store, WaveClosed, open_store
from tests.confidence.worlds import MOMENT

LINE = library.find("metrostroom")
PLACES = len(LINE.statements)
# Who answers: municipality, role and how. Six of Aa, and of Bee and Cee too few to stand alone.
PEOPLE = (
    *((0, role, str(1 + at % 5)) for at, role in enumerate((Role.RAAD, Role.BESTUUR, Role.RAAD) * 2)),
    *((1, Role.MEDEWERKERS, code) for code in "1234"),
    *((2, Role.RAAD, code) for code in "55"),
)
WRITTEN = "Dit schreef iemand die zich bedacht"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "scan.sqlite") as opened:
        opened.new_partnership("Linde", ["Aa", "Bee", "Cee"], LINE, "najaar", MOMENT, Mode.INDIVIDUAL, 5)
        yield opened


def _one(store: Store) -> tuple[Partnership, Wave]:
    partnership = store.partnerships()[0]
    return partnership, store.waves(partnership.id)[-1]


def _answer(store: Store, people: Sequence[tuple[int, Role, str]] = PEOPLE, turn: int = 0) -> list[str]:
    """Everybody answers and hands in; the tickets, in their order."""
    partnership, wave = _one(store)
    tickets = []
    for number, (place, role, code) in enumerate(people):
        ticket = f"kaartje-{wave.number}-{number}"
        draft = store.begin(wave.id, partnership.partners[place].id, role, ticket)
        for at in range(PLACES):
            store.put_answer(draft.id, at, str(1 + (int(code) - 1 + at * (1 + turn)) % 5), MOMENT)
        store.put_comment(draft.id, "1.1", f"{WRITTEN} {number}", MOMENT)
        store.submit(draft.id, MOMENT)
        tickets.append(ticket)
    return tickets


def _report(store: Store, number: int = 1) -> dict[str, Any]:
    partnership = store.partnerships()[0]
    wave = store.waves(partnership.id)[number - 1]
    return dict(json.loads(report_json(reporting.made(store, partnership, wave))))


def _numbers(store: Store, number: int = 1) -> dict[str, Any]:
    """The report without what people wrote, which withdrawing does erase."""
    told = _report(store, number)
    return {key: value for key, value in told.items() if key != "comments"}


def _close(store: Store) -> Wave:
    return store.close_wave(_one(store)[1].id, MOMENT, published)


def _values(told: Any) -> Iterator[Any]:
    if isinstance(told, dict | list):
        for value in told.values() if isinstance(told, dict) else told:
            yield from _values(value)
    else:
        yield told


def test_before_closing_there_are_counts_and_nothing_else(store: Store) -> None:
    empty = _report(store)
    _answer(store)
    told = _report(store)
    assert told["responses"] == {"submitted": len(PEOPLE), "drafts": 0, "by_partner": {}}
    assert {**told, "responses": None} == {**empty, "responses": None}
    assert told["comments"] == []
    assert {stop["score"] for stop in told["stops"]} == {None}


def test_a_wave_that_is_open_cannot_be_compared_with(store: Store) -> None:
    _answer(store)
    _close(store)
    partnership, first = _one(store)
    last = store.open_wave(partnership.id, "voorjaar", LINE, MOMENT)
    before = comparison_json(comparing.made(store, partnership, [first, last]))
    _answer(store, turn=1)
    told = json.loads(comparison_json(comparing.made(store, partnership, [first, last])))
    assert {stop["change"] for stop in told["stops"]} == {None}
    assert told["waves"][1].pop("n") == len(PEOPLE)
    expected = json.loads(before)
    assert expected["waves"][1].pop("n") == 0
    assert told == expected


def test_a_closed_wave_takes_no_response_and_its_drafts_are_gone(store: Store) -> None:
    _answer(store)
    partnership, wave = _one(store)
    draft = store.begin(wave.id, partnership.partners[0].id, Role.RAAD, "nog-niet-af")
    before = store.responses(wave.id)
    assert len(before) == len(PEOPLE) + 1
    _close(store)
    with pytest.raises(MetrocheckError):
        store.put_answer(draft.id, 0, "1", MOMENT)
    with pytest.raises(MetrocheckError):
        store.submit(draft.id, MOMENT)
    with pytest.raises(WaveClosed):
        store.begin(wave.id, partnership.partners[0].id, Role.RAAD, "te-laat")
    assert store.with_ticket(partnership.id, "nog-niet-af") is None
    assert len(store.responses(wave.id)) == len(PEOPLE)


@pytest.mark.parametrize("who", range(len(PEOPLE)))
def test_attack_counts_before_minus_after_somebody_withdrew(store: Store, who: int) -> None:
    """Earlier: scores were computed of whoever was there, so that the difference was the one who left."""
    tickets = _answer(store)
    _close(store)
    before = _numbers(store)
    store.withdraw(_one(store)[0].id, tickets[who])
    assert _numbers(store) == before
    assert [comment["text"] for comment in _report(store)["comments"]] == sorted(
        f"{WRITTEN} {number}" for number in range(len(PEOPLE)) if number != who
    )


def test_a_withdrawal_shows_in_no_count(store: Store) -> None:
    tickets = _answer(store)
    _close(store)
    partnership, wave = _one(store)
    before = publishing.counts(store, partnership, wave), store.info().submitted
    store.withdraw(partnership.id, tickets[0])
    assert (publishing.counts(store, partnership, wave), store.info().submitted) == before


def test_what_is_foreseen_is_what_is_published(store: Store) -> None:
    _answer(store)
    partnership, wave = _one(store)
    foreseen = publishing.foreseen(store, wave)
    assert foreseen.groups == (("Aa", ("Aa",), 6), ("Overige", ("Bee", "Cee"), 6))
    closed = _close(store)
    assert publishing.of(partnership, closed, store.moment(closed.id)).outline == foreseen


def test_a_closed_wave_without_a_publication_is_damaged_and_not_open(store: Store, tmp_path: Path) -> None:
    _answer(store)
    _close(store)
    partnership, wave = _one(store)
    with sqlite3.connect(tmp_path / "scan.sqlite") as connection:
        connection.execute("DELETE FROM publication")
    connection.close()
    with pytest.raises(MetrocheckError):
        publishing.of(partnership, wave, store.moment(wave.id))


@pytest.mark.parametrize(
    "change",
    [
        {"min_group": 4},
        {"responses": 999},
        {"groups": []},
        {"mode": "team", "min_group": None},
    ],
    ids=str,
)
def test_a_publication_of_another_wave_is_refused_and_named_by_the_check(
    store: Store, tmp_path: Path, change: dict[str, Any]
) -> None:
    _answer(store)
    _close(store)
    with sqlite3.connect(tmp_path / "scan.sqlite") as connection:
        (text,) = connection.execute("SELECT content FROM publication").fetchone()
        connection.execute("UPDATE publication SET content = ?", (json.dumps(json.loads(text) | change),))
    connection.close()
    assert len(publishing.problems(store)) == 1
    with pytest.raises(MetrocheckError):
        _report(store)


def test_counts_that_do_not_fit_are_refused(store: Store, tmp_path: Path) -> None:
    _answer(store)
    _close(store)
    with sqlite3.connect(tmp_path / "scan.sqlite") as connection:
        (text,) = connection.execute("SELECT content FROM publication").fetchone()
        kept = json.loads(text)
        kept["groups"][0]["tally"]["counts"].pop()
        connection.execute("UPDATE publication SET content = ?", (json.dumps(kept),))
    connection.close()
    with pytest.raises(MetrocheckError):
        _report(store)


def test_purging_changes_no_number_either_and_comparing_goes_on(store: Store) -> None:
    _answer(store)
    _close(store)
    partnership, first = _one(store)
    last = store.open_wave(partnership.id, "voorjaar", LINE, MOMENT)
    _answer(store, turn=1)
    _close(store)
    report, compared = _numbers(store), comparison_json(comparing.made(store, partnership, [first, last]))
    store.purge_wave(first.id, published)
    assert _numbers(store) == report
    assert _report(store)["comments"] == []
    assert comparison_json(comparing.made(store, partnership, [first, last])) == compared


@pytest.mark.parametrize(
    "changes",
    [
        Changes(left=["Cee"]),
        Changes(joined=["Dee"]),
        Changes(min_group=3),
        Changes(renamed=[("Cee", "Zee")]),
    ],
    ids=["a municipality leaves", "one joins", "smaller groups", "another name"],
)
def test_attack_form_the_groups_anew_by_mending_the_partnership(store: Store, changes: Changes) -> None:
    """A stranger's: who may mend the partnership lets a municipality leave, and subtracts the report of after."""
    _answer(store)
    _close(store)
    before = _numbers(store)
    store.edit_partnership(_one(store)[0].id, changes, MOMENT)
    after = _numbers(store)
    assert [stop["partners"] for stop in after["stops"]] == [stop["partners"] for stop in before["stops"]]
    assert list(_values(after["stops"])) == list(_values(before["stops"]))
    assert after["responses"] == before["responses"]
    assert after["roles"] == before["roles"]


def test_k_is_that_of_the_moment_the_wave_opened(store: Store) -> None:
    """With k = 5 the four of Bee and the three of Cee stand together, with k = 3 each alone."""
    people = [*PEOPLE, (2, Role.RAAD, "1")]
    _answer(store, people)
    partnership = store.partnerships()[0]
    store.edit_partnership(partnership.id, Changes(min_group=3), MOMENT)
    _close(store)
    assert _report(store)["responses"]["by_partner"] == {"Aa": 6, "Overige": 7}
    store.open_wave(partnership.id, "voorjaar", LINE, MOMENT)
    _answer(store, people, turn=1)
    _close(store)
    assert _report(store, 2)["responses"]["by_partner"] == {"Aa": 6, "Bee": 4, "Cee": 3}


def test_a_municipality_that_is_renamed_keeps_its_scores(store: Store) -> None:
    _answer(store)
    _close(store)
    store.edit_partnership(_one(store)[0].id, Changes(renamed=[("Aa", "Aa en Bovenkerk")]), MOMENT)
    assert set(_report(store)["responses"]["by_partner"]) == {"Aa en Bovenkerk", "Overige"}
