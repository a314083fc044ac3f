"""Mode individual: a draft opens with its ticket only, people do not replace one another, and no time is kept."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.filled_in import State
from metrocheck.response.model import Mode, Partnership, Role, Wave
from metrocheck.store import DraftGone, NotFound, Store, TicketTaken, WaveClosed, tickets
from tests.store.confided import WHEN, counted, fill, groups_of, hand_in

TICKET = "kade-molen-ster-42"
OTHER = "kade-molen-ster-43"


@pytest.fixture
def region(store: Store, line: Questionnaire, now: datetime) -> Partnership:
    """A partnership of three in confidence, with its first wave open."""
    return store.new_partnership("Regio Zuid", ["Aa", "Bee", "Cee"], line, "najaar", now, Mode.INDIVIDUAL)


def test_a_draft_is_of_a_municipality_and_a_role_and_starts_empty(
    store: Store, region: Partnership, wave: Wave
) -> None:
    draft = store.begin(wave.id, region.partners[1].id, Role.RAAD, TICKET)
    assert (draft.partner, draft.role, draft.state) == (region.partners[1], Role.RAAD, State.DRAFT)
    assert (draft.strip, draft.comments) == ("....", {})
    assert store.with_ticket(region.id, TICKET) == (wave, draft)
    assert store.response_count(wave.id) == (0, 1)


def test_only_its_own_ticket_opens_a_response(store: Store, region: Partnership, wave: Wave) -> None:
    mine = fill(store, wave, region.partners[0], Role.RAAD, TICKET, "12")
    theirs = fill(store, wave, region.partners[0], Role.RAAD, OTHER, "54")
    for ticket, own in ((TICKET, mine), (OTHER, theirs)):
        found = store.with_ticket(region.id, ticket)
        assert found is not None
        assert found[1] == own
    assert (mine.strip, theirs.strip) == ("12..", "54..")
    assert store.with_ticket(region.id, "kade-molen-ster-44") is None


def test_a_ticket_is_of_one_partnership(store: Store, region: Partnership, wave: Wave, line: Questionnaire) -> None:
    other = store.new_partnership("Ander", ["Aa"], line, "1", WHEN, Mode.INDIVIDUAL)
    store.begin(wave.id, region.partners[0].id, Role.RAAD, TICKET)
    assert store.with_ticket(other.id, TICKET) is None
    with pytest.raises(NotFound):
        store.withdraw(other.id, TICKET)
    store.begin(store.waves(other.id)[0].id, other.partners[0].id, Role.RAAD, TICKET)


def test_a_ticket_is_used_once_in_all_waves_that_are_not_purged(
    store: Store, region: Partnership, wave: Wave, line: Questionnaire, now: datetime
) -> None:
    aa, bee, _ = region.partners
    hand_in(store, wave, aa, Role.RAAD, TICKET, "1234")
    with pytest.raises(TicketTaken):
        store.begin(wave.id, bee.id, Role.BESTUUR, TICKET)
    store.close_wave(wave.id, now, counted)
    later = store.open_wave(region.id, "2", line, now)
    with pytest.raises(TicketTaken):
        store.begin(later.id, bee.id, Role.BESTUUR, TICKET)
    assert store.response_count(later.id) == (0, 0)
    store.purge_wave(wave.id, counted)
    draft = store.begin(later.id, bee.id, Role.BESTUUR, TICKET)
    assert store.with_ticket(region.id, TICKET) == (later, draft)


def test_a_withdrawn_ticket_is_free_again(store: Store, region: Partnership, wave: Wave) -> None:
    store.begin(wave.id, region.partners[0].id, Role.RAAD, TICKET)
    store.withdraw(region.id, TICKET)
    assert store.begin(wave.id, region.partners[0].id, Role.RAAD, TICKET).strip == "...."


def test_only_a_digest_under_a_key_of_its_wave_is_kept(
    store: Store, region: Partnership, wave: Wave, line: Questionnaire, now: datetime
) -> None:
    store.begin(wave.id, region.partners[0].id, Role.RAAD, TICKET)
    store.close_wave(wave.id, now, counted)
    store.open_wave(region.id, "2", line, now)
    with store._database.read() as connection:
        keys = list(connection.scalars(text("SELECT ticket_key FROM wave ORDER BY id")))
    assert len(set(keys)) == 2
    assert all(len(bytes.fromhex(key)) == 32 for key in keys)


# RFC 4231, test cases 1 and 2: keys of 20 and 4 bytes.
@pytest.mark.parametrize(
    ("key", "said", "digest"),
    [
        ("0b" * 20, "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (
            "4a656665",
            "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
    ],
)
def test_a_digest_is_hmac_sha256(key: str, said: str, digest: str) -> None:
    assert tickets.digest(key, said) == digest


def test_people_of_one_municipality_do_not_replace_one_another(store: Store, region: Partnership, wave: Wave) -> None:
    aa, bee, _ = region.partners
    first = hand_in(store, wave, aa, Role.RAAD, TICKET, "1111")
    fill(store, wave, aa, Role.RAAD, "nog-een-draft-10", "2")
    second = hand_in(store, wave, aa, Role.RAAD, OTHER, "3333")
    hand_in(store, wave, bee, Role.RAAD, "a-b-c-12", "4444")
    assert (first.state, second.state) == (State.SUBMITTED, State.SUBMITTED)
    assert store.response_count(wave.id) == (3, 1)
    assert store.with_ticket(region.id, TICKET) == (wave, first)


def test_strips_come_by_municipality_and_role_sorted_by_their_text(
    store: Store, region: Partnership, wave: Wave
) -> None:
    aa, bee, cee = region.partners
    filled = [
        (cee, Role.ANDERS, "5555"),
        (aa, Role.RAAD, "3333"),
        (aa, Role.BESTUUR, "4444"),
        (aa, Role.RAAD, "wn.1"),
        (aa, Role.RAAD, "1111"),
        (aa, Role.RAAD, "3333"),
    ]
    for number, (partner, role, strip) in enumerate(filled):
        hand_in(store, wave, partner, role, f"t-{number}", strip)
    fill(store, wave, bee, Role.RAAD, OTHER, "2222")
    assert store.answered(wave.id) == (
        (aa, Role.BESTUUR, 1, "4444"),
        (aa, Role.RAAD, 4, "111133333333wn.1"),
        (cee, Role.ANDERS, 1, "5555"),
    )


def test_no_time_is_kept_of_what_somebody_does(store: Store, region: Partnership, wave: Wave) -> None:
    draft = fill(store, wave, region.partners[0], Role.RAAD, TICKET, "1234", **{"1.1": "iets", "trots": ""})
    assert (draft.started, draft.changed, draft.submitted) == (wave.opened, wave.opened, None)
    done = store.submit(draft.id, WHEN)
    assert (done.started, done.changed, done.submitted) == (wave.opened, wave.opened, wave.opened)
    assert done.comments == {"1.1": "iets", "trots": ""}
    with store._database.read() as connection:
        for row in connection.execute(text("SELECT * FROM response")).mappings():
            assert not any("2031" in str(value) for value in row.values())


def test_what_was_submitted_is_not_answered_any_further(store: Store, region: Partnership, wave: Wave) -> None:
    done = hand_in(store, wave, region.partners[0], Role.RAAD, TICKET, "1234")
    for act in (
        lambda: store.put_answer(done.id, 0, "5", WHEN),
        lambda: store.put_comment(done.id, "1.1", "x", WHEN),
        lambda: store.submit(done.id, WHEN),
    ):
        with pytest.raises(DraftGone):
            act()


def test_only_who_takes_part_in_an_open_wave_begins(
    store: Store, region: Partnership, wave: Wave, line: Questionnaire, now: datetime
) -> None:
    stranger = store.new_partnership("Ander", ["Dee"], line, "1", now, Mode.INDIVIDUAL).partners[0]
    with pytest.raises(NotFound):
        store.begin(wave.id, stranger.id, Role.RAAD, TICKET)
    store.close_wave(wave.id, now, counted)
    with pytest.raises(WaveClosed):
        store.begin(wave.id, region.partners[0].id, Role.RAAD, TICKET)
    with pytest.raises(NotFound):
        store.begin(99, region.partners[0].id, Role.RAAD, TICKET)


def test_what_is_of_a_team_is_never_used_in_confidence(store: Store, region: Partnership, wave: Wave) -> None:
    aa = region.partners[0]
    hand_in(store, wave, aa, Role.RAAD, TICKET, "1234")
    fill(store, wave, aa, Role.RAAD, OTHER, "12")
    before = store.responses(wave.id)
    for act in (
        lambda: store.start_draft(wave.id, aa.id, WHEN),
        lambda: store.reopen(wave.id, aa.id, WHEN),
        lambda: store.start_afresh(wave.id, aa.id, WHEN),
        lambda: store.draft_of(wave.id, aa.id),
        lambda: store.submitted_of(wave.id, aa.id),
        lambda: store.remove_responses(wave.id, aa.id, str),
        lambda: store.progress(wave.id),
    ):
        with pytest.raises(ValueError, match=str(wave.id)):
            act()
    assert store.responses(wave.id) == before


def test_what_is_in_confidence_is_never_used_by_a_team(store: Store, line: Questionnaire, now: datetime) -> None:
    team = store.new_partnership("Team", ["Aa"], line, "1", now)
    wave = store.waves(team.id)[0]
    with pytest.raises(ValueError, match=str(wave.id)):
        store.begin(wave.id, team.partners[0].id, Role.RAAD, TICKET)
    store.start_draft(wave.id, team.partners[0].id, now)
    assert store.with_ticket(team.id, TICKET) is None
    with pytest.raises(NotFound):
        store.withdraw(team.id, TICKET)


@pytest.mark.parametrize("submitted", [True, False])
def test_withdrawing_erases_one_response(store: Store, region: Partnership, wave: Wave, *, submitted: bool) -> None:
    aa = region.partners[0]
    mine = hand_in if submitted else fill
    mine(store, wave, aa, Role.RAAD, TICKET, "1111", **{"1.1": "van mij"})
    other = hand_in(store, wave, aa, Role.RAAD, OTHER, "2222", **{"1.1": "van een ander"})
    assert store.withdraw(region.id, TICKET) == wave
    assert store.with_ticket(region.id, TICKET) is None
    assert store.responses(wave.id) == (other,)
    with pytest.raises(NotFound) as refused:
        store.withdraw(region.id, TICKET)
    assert refused.value.what
    assert refused.value.todo
    assert store.check() == []


def test_a_response_is_withdrawn_from_a_closed_wave_and_what_was_published_stays(
    store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    hand_in(store, wave, region.partners[0], Role.RAAD, TICKET, "1111", **{"1.1": "van mij"})
    hand_in(store, wave, region.partners[0], Role.RAAD, OTHER, "2222", **{"1.1": "blijft"})
    store.close_wave(wave.id, now, counted)
    before = store.moment(wave.id)
    assert groups_of(before.publication) == [["Aa", "raad", 2]]
    assert store.withdraw(region.id, TICKET).id == wave.id
    after = store.moment(wave.id)
    assert after.publication == before.publication
    assert after.comments == ((None, "1.1", "blijft"),)
    assert store.check() == []


def test_a_purged_wave_knows_no_ticket_and_keeps_what_was_published(
    store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    hand_in(store, wave, region.partners[0], Role.RAAD, TICKET, "1111", **{"1.1": "van mij"})
    store.close_wave(wave.id, now, counted)
    before = store.moment(wave.id).publication
    assert store.purge_wave(wave.id, counted).purged
    with store._database.read() as connection:
        assert connection.scalar(text("SELECT ticket_key FROM wave")) is None
    assert store.with_ticket(region.id, TICKET) is None
    with pytest.raises(NotFound):
        store.withdraw(region.id, TICKET)
    moment = store.moment(wave.id)
    assert (moment.publication, moment.comments, moment.submitted) == (before, (), 0)
    assert store.check() == []


def test_nothing_is_written_in_confidence_after_closing(
    store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    draft = fill(store, wave, region.partners[0], Role.RAAD, TICKET, "1")
    store.close_wave(wave.id, now + timedelta(days=1), counted)
    with pytest.raises(DraftGone):
        store.put_answer(draft.id, 0, "2", now)
    assert store.with_ticket(region.id, TICKET) is None
