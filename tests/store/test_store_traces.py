"""What is erased in confidence is in no file of the store; what is kept tells not who, when or in which order."""

import multiprocessing
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from metrocheck.questionnaire import library
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode, Partnership, Role, Wave
from metrocheck.store import Store, engine, open_store
from metrocheck.store.errors import NotForgotten
from tests.store.confided import WHEN, counted, fill, hand_in

# Somebody's own, 42 long: not to be found by chance.
_STRIP = "12w4n53" * 6
_WORDS = "dit-mag-niemand-lezen"
_TICKET = "kade-molen-ster-42"
_OTHER = "kade-molen-ster-43"
_PEOPLE, _PROCESSES = 64, 4


@pytest.fixture(scope="session")
def long_line() -> Questionnaire:
    """The real line of 42 statements."""
    return library.find("metrostroom")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store is; nothing else stands in its folder."""
    return tmp_path / "scan.sqlite"


def _set_up(store: Store, line: Questionnaire, now: datetime) -> tuple[Partnership, Wave]:
    made = store.new_partnership("Regio", ["Aa", "Bee", "Cee"], line, "1", now, Mode.INDIVIDUAL)
    return made, store.waves(made.id)[0]


def _left(path: Path) -> set[str]:
    """Which of somebody's own words stand in any file of the store, its journals too."""
    everything = b"".join(file.read_bytes() for file in path.parent.iterdir())
    return {own for own in (_STRIP, _WORDS, _TICKET) if own.encode() in everything}


def _withdraw(store: Store, region: Partnership, _wave: Wave, _now: datetime) -> None:
    store.withdraw(region.id, _TICKET)


def _close_and_withdraw(store: Store, region: Partnership, wave: Wave, now: datetime) -> None:
    store.close_wave(wave.id, now, counted)
    store.withdraw(region.id, _TICKET)


def _close_and_purge(store: Store, _region: Partnership, wave: Wave, now: datetime) -> None:
    store.close_wave(wave.id, now, counted)
    store.purge_wave(wave.id, counted)


def _close(store: Store, _region: Partnership, wave: Wave, now: datetime) -> None:
    store.close_wave(wave.id, now, counted)


@pytest.mark.parametrize(
    ("mine", "erase"),
    [
        (hand_in, _withdraw),
        (fill, _withdraw),
        (hand_in, _close_and_withdraw),
        (hand_in, _close_and_purge),
        (fill, _close),
    ],
)
def test_what_is_erased_is_in_no_file_also_while_another_terminal_is_open(
    path: Path,
    long_line: Questionnaire,
    now: datetime,
    mine: Callable[..., object],
    erase: Callable[[Store, Partnership, Wave, datetime], None],
) -> None:
    with open_store(path) as store, open_store(path) as other:
        region, wave = _set_up(store, long_line, now)
        for number, partner in enumerate(region.partners * 10):
            hand_in(store, wave, partner, Role.RAAD, f"t-{number}", "3" * (number % 42), **{"1.1": "x" * number * 40})
        mine(store, wave, region.partners[0], Role.RAAD, _TICKET, _STRIP, **{"1.1": _WORDS, "2.1": _WORDS * 90})
        assert other.response_count(wave.id)
        assert _left(path) == {_STRIP, _WORDS}
        erase(store, region, wave, now)
        assert _left(path) == set()
        assert other.check() == []


def test_who_keeps_reading_is_in_the_way_of_forgetting_and_that_is_said(
    path: Path, long_line: Questionnaire, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.2)
    with open_store(path) as store:
        region, wave = _set_up(store, long_line, now)
        hand_in(store, wave, region.partners[0], Role.RAAD, _TICKET, _STRIP, **{"1.1": _WORDS})
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM response").fetchone()
            with pytest.raises(NotForgotten):
                store.withdraw(region.id, _TICKET)
            assert store.with_ticket(region.id, _TICKET) is None
            assert _left(path)
    # With the last window closed it is gone.
    assert _left(path) == set()


def test_no_table_holds_an_order_of_arrival(path: Path, line: Questionnaire, now: datetime) -> None:
    with open_store(path) as store:
        region, wave = _set_up(store, line, now)
        hand_in(store, wave, region.partners[0], Role.RAAD, _TICKET, "1234", **{"1.1": "x"})
    with closing(sqlite3.connect(path)) as connection:
        for table in ("response", "comment", "told_comment", "withdrawn", "ticket_key"):
            with pytest.raises(sqlite3.OperationalError, match="no such column"):
                connection.execute(f"SELECT rowid FROM {table}")  # noqa: S608 (one of ours)


def test_who_came_first_or_when_is_not_in_the_tables(
    tmp_path: Path, line: Questionnaire, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same people in another order leave the same rows in the same order; only what is random differs."""
    people = [("1111", "a"), ("2345", "b"), ("wwww", "c"), ("5555", "d")]
    found = []
    for turn, order in enumerate((people, people[::-1])):
        path = tmp_path / f"{turn}.sqlite"
        with open_store(path) as store:
            region, wave = _set_up(store, line, now)
            for strip, said in order:
                # What is random, made to go with the person: all that is left is order and time.
                monkeypatch.setattr("metrocheck.store.drafts._new_id", lambda said=said: said * 32)
                monkeypatch.setattr("metrocheck.store.tickets.digest", lambda _key, ticket: ticket[-1] * 64)
                hand_in(store, wave, region.partners[0], Role.RAAD, f"t-{said}", strip, **{"1.1": said})
        with closing(sqlite3.connect(path)) as connection:
            found.append([connection.execute(f"SELECT * FROM {t}").fetchall() for t in ("response", "comment")])  # noqa: S608 (ours)
    assert found[0] == found[1]
    assert {row[6:9] for row in found[0][0]} == {(wave.opened.isoformat(),) * 3}
    assert str(WHEN.year) not in str(found)


def _people(location: str, wave: Wave, partner: int, first: int, failed: "multiprocessing.Queue[str]") -> None:
    threads = [
        threading.Thread(target=_person, args=(location, wave, partner, number, failed))
        for number in range(first, first + _PEOPLE // _PROCESSES)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _person(location: str, wave: Wave, partner: int, number: int, failed: "multiprocessing.Queue[str]") -> None:
    try:
        with open_store(location, create=False) as store:
            draft = store.begin(wave.id, partner, Role.MEDEWERKERS, f"t-{number}")
            for place, code in enumerate(_strip_of(number)):
                store.put_answer(draft.id, place, code, WHEN)
            store.submit(draft.id, WHEN, _strip_of(number))
    except Exception as error:
        failed.put(repr(error))


def _strip_of(number: int) -> str:
    """Another one for each of 64 people: the number in base five, in front of 39 the same."""
    digits = (number // 25, number // 5 % 5, number % 5)
    return "".join(str(digit + 1) for digit in digits) + "3" * 39


def test_sixty_four_people_at_once_lose_nothing(path: Path, long_line: Questionnaire, now: datetime) -> None:
    spawning = multiprocessing.get_context("spawn")
    failed: multiprocessing.Queue[str] = spawning.Queue()
    with open_store(path) as store:
        region, wave = _set_up(store, long_line, now)
        each = _PEOPLE // _PROCESSES
        running = [
            spawning.Process(target=_people, args=(str(path), wave, region.partners[0].id, n * each, failed))
            for n in range(_PROCESSES)
        ]
        for process in running:
            process.start()
        for process in running:
            process.join(300)
        assert [process.exitcode for process in running] == [0] * _PROCESSES
        assert failed.empty(), failed.get()
        ((_partner, role, number, strips),) = store.answered(wave.id)
        assert (role, number, len(strips)) == (Role.MEDEWERKERS, _PEOPLE, _PEOPLE * 42)
        assert {strips[at : at + 42] for at in range(0, len(strips), 42)} == set(map(_strip_of, range(_PEOPLE)))
        assert store.check() == []
