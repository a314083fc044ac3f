"""Waves: one open at most, closed for good, purged without a trace of answers."""

from datetime import date, datetime, timedelta

import pytest

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Partner, Partnership, Wave
from metrocheck.store import DraftGone, NameTaken, Store, UnfitText, WaveClosed, WaveOpen
from tests.store.confided import counted


def test_waves_follow_one_another(store: Store, region: Partnership, line: Questionnaire, now: datetime) -> None:
    first = store.waves(region.id)[0]
    closed = store.close_wave(first.id, now, counted, date(2027, 5, 1))
    assert (closed.closed, closed.next_date, closed.is_open) == (now, date(2027, 5, 1), False)
    second = store.open_wave(region.id, "voorjaar", line, now + timedelta(days=200))
    assert (second.number, second.is_open) == (2, True)
    assert store.waves(region.id) == (closed, second)


def test_a_label_is_used_once(store: Store, region: Partnership, line: Questionnaire, now: datetime) -> None:
    wave = store.waves(region.id)[0]
    store.close_wave(wave.id, now, counted)
    with pytest.raises(NameTaken):
        store.open_wave(region.id, " NAJAAR  2026", line, now)
    other = store.open_wave(region.id, "2", line, now)
    with pytest.raises(NameTaken):
        store.rename_wave(other.id, "najaar 2026")
    with pytest.raises(UnfitText):
        store.rename_wave(other.id, " ")
    assert store.rename_wave(wave.id, "Najaar 2026").label == "Najaar 2026"
    assert [w.label for w in store.waves(region.id)] == ["Najaar 2026", "2"]


def test_a_wave_closes_once(store: Store, wave: Wave, now: datetime) -> None:
    store.close_wave(wave.id, now, counted)
    with pytest.raises(WaveClosed, match="najaar 2026"):
        store.close_wave(wave.id, now, counted)


def test_the_next_wave_is_planned_and_unplanned(store: Store, wave: Wave) -> None:
    assert store.plan_next(wave.id, date(2027, 5, 1)).next_date == date(2027, 5, 1)
    assert store.plan_next(wave.id, None).next_date is None


def test_nothing_is_written_in_a_closed_wave(store: Store, wave: Wave, aa: Partner, now: datetime) -> None:
    draft = store.start_draft(wave.id, aa.id, now)
    store.put_answer(draft.id, 0, "4", now)
    store.close_wave(wave.id, now, counted)
    for act in (
        lambda: store.put_answer(draft.id, 1, "5", now),
        lambda: store.put_comment(draft.id, "1.1", "te laat", now),
        lambda: store.submit(draft.id, now),
        lambda: store.start_draft(wave.id, aa.id, now),
        lambda: store.reopen(wave.id, aa.id, now),
    ):
        with pytest.raises(WaveClosed):
            act()
    kept = store.draft_of(wave.id, aa.id)
    assert kept is not None
    assert (kept.strip, kept.comments) == ("4...", {})
    store.remove_responses(wave.id, aa.id, str)
    assert store.draft_of(wave.id, aa.id) is None


def test_purging_erases_the_answers_and_marks_the_wave(
    store: Store, wave: Wave, aa: Partner, region: Partnership, line: Questionnaire, now: datetime
) -> None:
    draft = store.start_draft(wave.id, aa.id, now)
    store.submit(draft.id, now)
    with pytest.raises(WaveOpen):
        store.purge_wave(wave.id, counted)
    assert store.response_count(wave.id) == (1, 0)
    store.close_wave(wave.id, now, counted)
    later = store.open_wave(region.id, "2", line, now)
    store.submit(store.start_draft(later.id, aa.id, now).id, now)
    assert store.purge_wave(wave.id, counted).purged
    assert store.responses(wave.id) == ()
    assert store.response_count(later.id) == (1, 0)
    assert [w.purged for w in store.waves(region.id)] == [True, False]
    with pytest.raises(DraftGone):
        store.submit(draft.id, now)
