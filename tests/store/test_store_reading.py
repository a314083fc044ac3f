"""What a report reads: strips and comments of submitted scans, in the order of set-up."""

from datetime import datetime, timedelta

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Partner, Partnership, Wave
from metrocheck.store import Store
from tests.store.confided import counted


def _fill(store: Store, wave: Wave, partner: Partner, strip: str, now: datetime, **comments: str) -> str:
    draft = store.start_draft(wave.id, partner.id, now)
    for place, code in enumerate(strip):
        store.put_answer(draft.id, place, code, now)
    for about, text in comments.items():
        store.put_comment(draft.id, about, text, now)
    return draft.id


def test_strips_come_per_partner_in_order_of_set_up_and_only_submitted_ones(
    store: Store, wave: Wave, region: Partnership, now: datetime
) -> None:
    aa, bee, cee = region.partners
    store.submit(_fill(store, wave, cee, "1234", now), now)
    _fill(store, wave, bee, "5555", now)
    store.submit(_fill(store, wave, aa, "wn.5", now), now)
    assert store.answered(wave.id) == ((aa, None, 1, "wn.5"), (cee, None, 1, "1234"))
    assert store.moment(wave.id).answered == store.answered(wave.id)
    assert store.response_count(wave.id) == (2, 1)


def test_another_wave_and_another_partnership_stay_out(
    store: Store, wave: Wave, region: Partnership, line: Questionnaire, now: datetime
) -> None:
    other = store.new_partnership("Ander", ["Dee"], line, "1", now)
    their_wave = store.waves(other.id)[0]
    store.submit(_fill(store, their_wave, other.partners[0], "1111", now), now)
    store.submit(_fill(store, wave, region.partners[0], "2222", now), now)
    store.close_wave(wave.id, now, counted)
    later = store.open_wave(region.id, "2", line, now)
    assert [each.strips for each in store.answered(wave.id)] == ["2222"]
    assert store.answered(later.id) == ()
    assert store.response_count(later.id) == (0, 0)


def test_comments_come_by_partner_then_along_the_line_without_what_was_passed_over(
    store: Store, wave: Wave, region: Partnership, now: datetime
) -> None:
    aa, bee, cee = region.partners
    store.submit(_fill(store, wave, cee, "1234", now, **{"1.1": "c"}), now)
    store.submit(_fill(store, wave, aa, "1234", now, **{"trots": "t", "2.1": "b", "1.2": "a"}), now)
    _fill(store, wave, bee, "1234", now, **{"1.1": "nog niet"})
    assert store.moment(wave.id).comments == ((aa, "1.2", "a"), (aa, "2.1", "b"), (aa, "trots", "t"), (cee, "1.1", "c"))
    store.put_comment(store.reopen(wave.id, cee.id, now).id, "trots", "", now)
    assert len(store.moment(wave.id).comments) == 4


def test_all_responses_with_the_draft_of_a_partner_first(
    store: Store, wave: Wave, region: Partnership, now: datetime
) -> None:
    aa, bee, _ = region.partners
    store.submit(_fill(store, wave, bee, "1111", now), now)
    store.submit(_fill(store, wave, aa, "2222", now, **{"1.1": "x"}), now)
    store.put_answer(store.reopen(wave.id, aa.id, now + timedelta(1)).id, 0, "3", now)
    found = store.responses(wave.id)
    assert [(r.partner, r.strip) for r in found] == [(aa, "3222"), (aa, "2222"), (bee, "1111")]
    assert [r.comments for r in found] == [{"1.1": "x"}, {"1.1": "x"}, {}]


def test_removing_what_a_partner_filled_in_counts_it(
    store: Store, wave: Wave, region: Partnership, now: datetime
) -> None:
    aa, bee, _ = region.partners
    for partner in (aa, bee):
        store.submit(_fill(store, wave, partner, "1111", now), now)
    store.reopen(wave.id, aa.id, now)
    assert store.remove_responses(wave.id, aa.id) == 2
    assert store.remove_responses(wave.id, aa.id) == 0
    assert [r.partner for r in store.responses(wave.id)] == [bee]


def test_info_counts_what_there_is(store: Store, wave: Wave, region: Partnership, now: datetime) -> None:
    store.submit(_fill(store, wave, region.partners[0], "1111", now), now)
    _fill(store, wave, region.partners[1], "1111", now)
    info = store.info()
    assert (info.partnerships, info.waves, info.submitted, info.drafts) == (1, 1, 1, 1)
    assert info.location == store.location
    assert info.backend.split()[0] in {"SQLite", "PostgreSQL"}
    assert info.migrations[0] == "0001-start"
    assert info.size > 10_000
