"""Several terminals on one store, and one that dies: nothing that was written is lost."""

import multiprocessing
import os
import signal
import time
from datetime import datetime, timedelta
from multiprocessing.synchronize import Barrier

import pytest

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Partnership, Wave
from metrocheck.store import DraftExists, Store, open_store

# Not fork: the test runner has threads.
_PROCESSES = multiprocessing.get_context("spawn")
_TERMINALS = 8
_ROUNDS = 12


def _answer_all(location: str, start: Barrier, draft: str, places: list[int], now: datetime) -> None:
    with open_store(location) as store:
        start.wait(60)
        for turn in range(_ROUNDS):
            for place in places:
                code = str(turn % 5 + 1)
                store.put_answer(draft, place, code, now)
            store.put_comment(draft, f"1.{places[0] % 2 + 1}", f"ronde {turn}", now)


def _start(location: str, start: Barrier, wave: int, partner: int, now: datetime) -> None:
    with open_store(location) as store:
        start.wait(60)
        try:
            store.start_draft(wave, partner, now)
        except DraftExists:
            assert store.draft_of(wave, partner) is not None


def _set_up(location: str, start: Barrier, line: Questionnaire, now: datetime) -> None:
    start.wait(60)
    with open_store(location) as store:
        store.new_partnership(f"Regio {os.getpid()}", ["Aa"], line, "1", now)


def _answer_for_ever(location: str, draft: str, now: datetime) -> None:
    with open_store(location) as store:
        for turn in range(1, 10**9):
            store.put_answer(draft, turn % 4, str(turn % 5 + 1), now + timedelta(seconds=turn))
            store.put_comment(draft, "1.1", "x" * (turn % 7000), now + timedelta(seconds=turn))


def _run(jobs: list[tuple[object, ...]], target: object) -> None:
    start = _PROCESSES.Barrier(len(jobs))
    running = [
        _PROCESSES.Process(target=target, args=(job[0], start, *job[1:]))  # type: ignore[arg-type]  # one of ours
        for job in jobs
    ]
    for process in running:
        process.start()
    for process in running:
        process.join(120)
    assert [process.exitcode for process in running] == [0] * len(jobs)


def test_eight_scans_at_once_lose_nothing(location: str, store: Store, line: Questionnaire, now: datetime) -> None:
    region = store.new_partnership("Acht", [f"G{i}" for i in range(_TERMINALS)], line, "1", now)
    wave = store.waves(region.id)[0]
    drafts = [store.start_draft(wave.id, partner.id, now) for partner in region.partners]
    _run([(location, draft.id, [0, 1, 2, 3], now) for draft in drafts], _answer_all)
    last = str((_ROUNDS - 1) % 5 + 1) * 4
    assert [(r.strip, r.comments) for r in store.responses(wave.id)] == [
        (last, {"1.1": f"ronde {_ROUNDS - 1}"})
    ] * _TERMINALS
    assert store.check() == []


def test_two_terminals_on_one_draft_touch_only_their_own_places(
    location: str, store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    draft = store.start_draft(wave.id, region.partners[0].id, now)
    _run([(location, draft.id, places, now) for places in ([0, 2], [1, 3])], _answer_all)
    (found,) = store.responses(wave.id)
    assert found.strip == str((_ROUNDS - 1) % 5 + 1) * 4


def test_terminals_that_start_at_once_end_on_one_draft(
    location: str, store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    _run([(location, wave.id, region.partners[0].id, now)] * 4, _start)
    assert len(store.responses(wave.id)) == 1


def test_terminals_that_set_up_a_store_at_once_make_one_store(
    location: str, line: Questionnaire, now: datetime
) -> None:
    _run([(location, line, now)] * 4, _set_up)
    with open_store(location, create=False) as store:
        assert len({p.slug for p in store.partnerships()}) == 4
        assert store.check() == []


@pytest.mark.parametrize("milliseconds", [20, 55, 130])
def test_a_killed_terminal_leaves_a_sound_store(
    location: str, store: Store, region: Partnership, wave: Wave, now: datetime, milliseconds: int
) -> None:
    partner = region.partners[0]
    draft = store.start_draft(wave.id, partner.id, now)
    writer = _PROCESSES.Process(target=_answer_for_ever, args=(location, draft.id, now))
    writer.start()
    deadline = time.monotonic() + 60
    while (seen := store.draft_of(wave.id, partner.id)) == draft and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(milliseconds / 1000)
    assert writer.pid is not None
    writer.kill()
    writer.join(30)
    assert writer.exitcode == -signal.SIGKILL
    with open_store(location) as again:
        kept = again.draft_of(wave.id, partner.id)
        assert kept is not None
        assert seen is not None
        assert kept.changed >= seen.changed > draft.changed
        assert again.check() == []
        again.put_answer(draft.id, 0, "w", now)
