"""Drafts: answered a place at a time, submitted as a whole, and safe from a second terminal."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.filled_in import Response, State
from metrocheck.response.model import Partner, Partnership, Wave
from metrocheck.store import Changes, DraftChanged, DraftExists, DraftGone, NotFound, Store, UnfitText, open_store
from tests.store.confided import counted

_CODES = ["1", "2", "3", "4", "5", "w", "n", "."]


@pytest.fixture
def draft(store: Store, wave: Wave, aa: Partner, now: datetime) -> Response:
    return store.start_draft(wave.id, aa.id, now)


def _again(store: Store, wave: Wave, partner: Partner) -> Response:
    found = store.draft_of(wave.id, partner.id)
    assert found is not None
    return found


def test_a_draft_starts_empty(store: Store, wave: Wave, aa: Partner, now: datetime, draft: Response) -> None:
    assert (draft.partner, draft.state, draft.strip, draft.comments) == (aa, State.DRAFT, "....", {})
    assert (draft.started, draft.changed, draft.submitted) == (now, now, None)
    assert _again(store, wave, aa) == draft
    assert store.submitted_of(wave.id, aa.id) is None


def test_a_partner_has_one_draft(store: Store, wave: Wave, aa: Partner, now: datetime, draft: Response) -> None:
    with pytest.raises(DraftExists):
        store.start_draft(wave.id, aa.id, now)
    store.submit(draft.id, now)
    store.reopen(wave.id, aa.id, now)
    with pytest.raises(DraftExists):
        store.reopen(wave.id, aa.id, now)


def test_only_partners_that_take_part_get_a_draft(
    store: Store, wave: Wave, region: Partnership, line: Questionnaire, now: datetime
) -> None:
    stranger = store.new_partnership("Ander", ["Dee"], line, "1", now).partners[0]
    store.edit_partnership(region.id, Changes(left=["Bee"]), now)
    for partner in (stranger, region.partners[1]):
        with pytest.raises(NotFound):
            store.start_draft(wave.id, partner.id, now)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(_CODES)), max_size=12))
def test_each_place_keeps_its_last_answer(
    store: Store, wave: Wave, aa: Partner, now: datetime, answers: list[tuple[int, str]]
) -> None:
    draft = store.start_draft(wave.id, aa.id, now)
    for place, code in answers:
        store.put_answer(draft.id, place, code, now)
    last = {**dict.fromkeys(range(4), "."), **dict(answers)}
    assert _again(store, wave, aa).strip == "".join(last[i] for i in range(4))
    store.remove_responses(wave.id, aa.id)


def test_an_answer_is_there_for_others_at_once_and_says_when(
    store: Store, location: str, wave: Wave, aa: Partner, now: datetime, draft: Response
) -> None:
    later = now + timedelta(minutes=3)
    store.put_answer(draft.id, 2, "w", later.astimezone(timezone(timedelta(hours=1))))
    with open_store(location) as other:
        seen = _again(other, wave, aa)
    assert seen.strip == "..w."
    assert (seen.started, seen.changed, seen.changed.tzinfo) == (now, later, UTC)


@pytest.mark.parametrize("place", [-1, 4])
def test_a_place_off_the_strip_is_refused(
    store: Store, wave: Wave, aa: Partner, now: datetime, draft: Response, place: int
) -> None:
    with pytest.raises(IndexError):
        store.put_answer(draft.id, place, "1", now)
    assert _again(store, wave, aa) == draft


@pytest.mark.parametrize("code", ["0", "6", "x", "", "12", "W"])
def test_a_code_the_scale_does_not_have_is_refused(
    store: Store, wave: Wave, aa: Partner, now: datetime, draft: Response, code: str
) -> None:
    with pytest.raises(ValueError, match=code or "^$"):
        store.put_answer(draft.id, 0, code, now)
    assert _again(store, wave, aa) == draft


def test_a_moment_without_a_time_zone_is_a_mistake(store: Store, draft: Response) -> None:
    with pytest.raises(StatementError, match="2026"):
        store.put_answer(draft.id, 0, "1", datetime(2026, 1, 1))


def test_comments_are_written_replaced_and_removed(
    store: Store, wave: Wave, aa: Partner, now: datetime, draft: Response
) -> None:
    store.put_comment(draft.id, "1.1", "eerst", now)
    store.put_comment(draft.id, "1.1", "regel 1\nregel 2 '\"%s:x\x1b[31m", now)
    store.put_comment(draft.id, "2.2", "weg", now)
    store.put_comment(draft.id, "2.2", "", now)
    store.put_comment(draft.id, "trots", "", now + timedelta(1))
    kept = _again(store, wave, aa)
    assert kept.comments == {"1.1": "regel 1\nregel 2 '\"%s:x\x1b[31m", "trots": ""}
    assert kept.changed == now + timedelta(1)


def test_a_comment_that_cannot_be_kept_leaves_the_old_one(
    store: Store, wave: Wave, aa: Partner, now: datetime, draft: Response
) -> None:
    store.put_comment(draft.id, "1.1", "oud", now)
    with pytest.raises(UnfitText):
        store.put_comment(draft.id, "1.1", "nieuw\0", now)
    with pytest.raises(ValueError, match=r"7\.7"):
        store.put_comment(draft.id, "7.7", "over niets", now)
    assert _again(store, wave, aa).comments == {"1.1": "oud"}


def test_submitting_makes_it_count(store: Store, wave: Wave, aa: Partner, now: datetime, draft: Response) -> None:
    store.put_answer(draft.id, 0, "5", now)
    later = now + timedelta(hours=1)
    submitted = store.submit(draft.id, later)
    assert (submitted.state, submitted.strip, submitted.submitted) == (State.SUBMITTED, "5...", later)
    assert store.submitted_of(wave.id, aa.id) == submitted
    assert store.draft_of(wave.id, aa.id) is None


def test_a_reopened_scan_is_a_copy_and_the_submitted_one_counts_until_it_is_submitted(
    store: Store, wave: Wave, aa: Partner, now: datetime, draft: Response
) -> None:
    store.put_answer(draft.id, 0, "5", now)
    store.put_comment(draft.id, "1.1", "oud", now)
    store.put_comment(draft.id, "trots", "", now)
    first = store.submit(draft.id, now)
    copy = store.reopen(wave.id, aa.id, now + timedelta(1))
    assert (copy.state, copy.strip, copy.comments) == (State.DRAFT, "5...", {"1.1": "oud", "trots": ""})
    assert (copy.started, copy.changed, copy.submitted) == (first.started, now + timedelta(1), None)
    assert _again(store, wave, aa) == copy
    store.put_answer(copy.id, 3, "1", now)
    store.put_comment(copy.id, "1.1", "nieuw", now)
    assert store.submitted_of(wave.id, aa.id) == first
    second = store.submit(copy.id, now + timedelta(2))
    assert (second.strip, second.comments) == ("5..1", {"1.1": "nieuw", "trots": ""})
    assert store.responses(wave.id) == (second,)


def test_starting_afresh_replaces_the_draft_and_leaves_the_submitted_one(
    store: Store, wave: Wave, aa: Partner, now: datetime, draft: Response
) -> None:
    first = store.submit(draft.id, now)
    copy = store.reopen(wave.id, aa.id, now)
    fresh = store.start_afresh(wave.id, aa.id, now)
    assert fresh.strip == "...."
    assert store.responses(wave.id) == (fresh, first)
    with pytest.raises(DraftGone):
        store.put_answer(copy.id, 0, "1", now)


def test_a_draft_that_was_changed_unseen_is_not_submitted(
    store: Store, location: str, wave: Wave, aa: Partner, now: datetime, draft: Response
) -> None:
    store.put_answer(draft.id, 0, "4", now)
    seen = _again(store, wave, aa).strip
    with open_store(location) as other:
        other.put_answer(draft.id, 0, "1", now)
    with pytest.raises(DraftChanged):
        store.submit(draft.id, now, seen)
    assert store.submitted_of(wave.id, aa.id) is None
    assert store.submit(draft.id, now, _again(store, wave, aa).strip).strip[0] == "1"


def test_only_what_was_submitted_can_be_reopened(store: Store, wave: Wave, aa: Partner, now: datetime) -> None:
    with pytest.raises(NotFound):
        store.reopen(wave.id, aa.id, now)


@pytest.mark.parametrize("ending", ["submit", "remove"])
def test_a_second_terminal_is_told_the_draft_is_gone(
    store: Store, location: str, wave: Wave, aa: Partner, now: datetime, draft: Response, ending: str
) -> None:
    with open_store(location) as other:
        if ending == "submit":
            other.submit(draft.id, now)
        else:
            other.remove_responses(wave.id, aa.id)
    for act in (
        lambda: store.put_answer(draft.id, 0, "1", now),
        lambda: store.put_comment(draft.id, "1.1", "x", now),
        lambda: store.submit(draft.id, now),
    ):
        with pytest.raises(DraftGone):
            act()


def test_submitting_replaces_only_the_same_partner_in_the_same_wave(
    store: Store, wave: Wave, region: Partnership, line: Questionnaire, now: datetime
) -> None:
    first, second = region.partners[:2]
    for partner in (first, second):
        store.submit(store.start_draft(wave.id, partner.id, now).id, now)
    store.close_wave(wave.id, now, counted)
    later = store.open_wave(region.id, "2", line, now)
    store.submit(store.start_draft(later.id, first.id, now).id, now)
    assert [r.partner for r in store.responses(wave.id)] == [first, second]
    assert [r.partner for r in store.responses(later.id)] == [first]
