"""What closing leaves for ever, and what a report can get at of a wave."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from metrocheck.publication.model import POOL
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response import names
from metrocheck.response.answered import Answered
from metrocheck.response.model import LEAST_MIN_GROUP, USUAL_MIN_GROUP, Mode, Partner, Partnership, Role, Wave
from metrocheck.store import Changes, NameReserved, NotFound, Store
from tests.store.confided import counted, fill, groups_of, hand_in


@pytest.fixture
def confidants(store: Store, line: Questionnaire, now: datetime) -> Partnership:
    """A partnership in confidence."""
    return store.new_partnership("In vertrouwen", ["Aa", "Bee"], line, "1", now, Mode.INDIVIDUAL)


def _hand_in(store: Store, wave: Wave, partner: Partner, strip: str, now: datetime, **comments: str) -> None:
    draft = store.start_draft(wave.id, partner.id, now)
    for place, code in enumerate(strip):
        store.put_answer(draft.id, place, code, now)
    for about, said in comments.items():
        store.put_comment(draft.id, about, said, now)
    store.submit(draft.id, now)


def _fail(_questionnaire: Questionnaire, _answered: Sequence[Answered], _min_group: int | None) -> str:
    raise RuntimeError


def test_closing_publishes_what_was_submitted_by_then(
    store: Store, line: Questionnaire, region: Partnership, wave: Wave, now: datetime
) -> None:
    aa, bee, cee = region.partners
    _hand_in(store, wave, cee, "1234", now)
    store.start_draft(wave.id, bee.id, now)
    given: list[tuple[Questionnaire, Sequence[Answered], int | None]] = []

    def publish(questionnaire: Questionnaire, answered: Sequence[Answered], min_group: int | None) -> str:
        given.append((questionnaire, answered, min_group))
        return "gepubliceerd"

    _hand_in(store, wave, aa, "5555", now)
    store.close_wave(wave.id, now, publish)
    assert given == [(line, ((aa, None, 1, "5555"), (cee, None, 1, "1234")), None)]
    assert store.moment(wave.id).publication == "gepubliceerd"
    # A draft of a team stays what it was.
    assert store.draft_of(wave.id, bee.id) is not None


def test_closing_in_confidence_publishes_with_k_and_erases_drafts(
    store: Store, confidants: Partnership, now: datetime
) -> None:
    wave = store.waves(confidants.id)[0]
    aa, bee = confidants.partners
    hand_in(store, wave, bee, Role.RAAD, "t-1", "1111")
    fill(store, wave, bee, Role.RAAD, "t-2", "22", **{"1.1": "nog niet af"})
    fill(store, wave, aa, Role.BESTUUR, "t-3", "33")
    given: list[int | None] = []

    def publish(questionnaire: Questionnaire, answered: Sequence[Answered], min_group: int | None) -> str:
        given.append(min_group)
        return counted(questionnaire, answered, min_group)

    closed = store.close_wave(wave.id, now, publish, now.date())
    assert (closed.closed, closed.next_date, given) == (now, now.date(), [USUAL_MIN_GROUP])
    assert groups_of(store.moment(wave.id).publication) == [["Bee", "raad", 1]]
    assert store.response_count(wave.id) == (1, 0)
    assert store.with_ticket(confidants.id, "t-2") is None
    assert store.with_ticket(confidants.id, "t-1") is not None
    assert store.check() == []


def test_closing_that_cannot_publish_changes_nothing(store: Store, confidants: Partnership, now: datetime) -> None:
    wave = store.waves(confidants.id)[0]
    draft = fill(store, wave, confidants.partners[0], Role.RAAD, "t-1", "12")
    hand_in(store, wave, confidants.partners[0], Role.RAAD, "t-2", "1234")
    before = (store.moment(wave.id), store.responses(wave.id))
    with pytest.raises(RuntimeError):
        store.close_wave(wave.id, now, _fail, now.date())
    assert store.waves(confidants.id) == (wave,)
    assert (store.moment(wave.id), store.responses(wave.id)) == before
    store.put_answer(draft.id, 0, "5", now)


def test_a_team_is_live_until_its_wave_closes(
    store: Store, line: Questionnaire, region: Partnership, wave: Wave, now: datetime
) -> None:
    aa, bee, _ = region.partners
    _hand_in(store, wave, bee, "1234", now, **{"2.1": "b"})
    _hand_in(store, wave, aa, "5555", now, **{"trots": "t", "1.2": "a"})
    store.reopen(wave.id, aa.id, now)
    said = ((aa, "1.2", "a"), (aa, "trots", "t"), (bee, "2.1", "b"))
    live = store.moment(wave.id)
    assert (live.questionnaire, live.publication, live.comments) == (line, None, said)
    assert live.answered == store.answered(wave.id) == ((aa, None, 1, "5555"), (bee, None, 1, "1234"))
    assert (live.submitted, live.drafts) == (2, 1)
    store.close_wave(wave.id, now, counted)
    closed = store.moment(wave.id)
    assert groups_of(closed.publication) == [["Aa", None, 1], ["Bee", None, 1]]
    assert (closed.answered, closed.comments, closed.submitted, closed.drafts) == ((), said, 2, 1)


def test_a_report_never_gets_at_a_strip_in_confidence(store: Store, confidants: Partnership, now: datetime) -> None:
    wave = store.waves(confidants.id)[0]
    aa, bee = confidants.partners
    assert store.moment(wave.id).submitted == 0
    hand_in(store, wave, bee, Role.RAAD, "t-1", "1234", **{"2.1": "b", "1.1": "z", "trots": ""})
    hand_in(store, wave, aa, Role.RAAD, "t-2", "5555", **{"1.1": "a", "trots": "t"})
    hand_in(store, wave, bee, Role.RAAD, "t-3", "5555", **{"1.1": "k"})
    fill(store, wave, aa, Role.RAAD, "t-4", "5", **{"1.1": "niet ingeleverd"})
    live = store.moment(wave.id)
    assert (live.publication, live.answered, live.comments) == (None, (), ())
    assert (live.submitted, live.drafts) == (3, 1)
    store.close_wave(wave.id, now, counted)
    closed = store.moment(wave.id)
    assert closed.answered == ()
    # Along the line, then by text: not by municipality, nor as they came.
    along = [("1.1", "a"), ("1.1", "k"), ("1.1", "z"), ("2.1", "b"), ("trots", "t")]
    assert closed.comments == tuple((None, about, said) for about, said in along)


def test_a_wave_that_an_older_version_closed_is_published_when_it_is_purged(
    store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    _hand_in(store, wave, region.partners[0], "1234", now)
    store.close_wave(wave.id, now, counted)
    with store._database.write() as connection:
        connection.execute(text("DELETE FROM publication"))
    assert store.moment(wave.id).answered != ()
    with pytest.raises(RuntimeError):
        store.purge_wave(wave.id, _fail)
    assert store.response_count(wave.id) == (1, 0)
    store.purge_wave(wave.id, counted)
    moment = store.moment(wave.id)
    assert (groups_of(moment.publication), moment.answered, moment.submitted) == ([["Aa", None, 1]], (), 0)
    # Once published is published: what is purged again, or was purged long ago, gets no other one.
    store.purge_wave(wave.id, _fail)
    with store._database.write() as connection:
        connection.execute(text("DELETE FROM publication"))
    store.purge_wave(wave.id, _fail)
    assert store.moment(wave.id).publication is None


def test_what_is_removed_of_a_municipality_goes_from_what_was_published(
    store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    aa, bee, _ = region.partners
    _hand_in(store, wave, aa, "1234", now)
    _hand_in(store, wave, bee, "5555", now)
    assert store.remove_responses(wave.id, bee.id) == 1
    store.close_wave(wave.id, now, lambda *_given: "Aa staat er in")
    with pytest.raises(ValueError, match=str(wave.id)):
        store.remove_responses(wave.id, aa.id)
    with pytest.raises(ZeroDivisionError):
        store.remove_responses(wave.id, aa.id, lambda found: str(len(found) / 0))
    assert store.response_count(wave.id) == (1, 0)
    assert store.remove_responses(wave.id, aa.id, lambda found: found.replace("Aa", "niemand")) == 1
    assert store.moment(wave.id).publication == "niemand staat er in"


def test_a_removed_partnership_takes_its_publications_along(
    store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    store.close_wave(wave.id, now, counted)
    store.remove_partnership(region.id)
    with store._database.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM publication")) == 0


def test_progress_tells_of_every_partner_now_and_then(
    store: Store, line: Questionnaire, region: Partnership, wave: Wave, now: datetime
) -> None:
    aa, bee, cee = region.partners
    later = now + timedelta(hours=1)
    for partner in (aa, cee):
        _hand_in(store, wave, partner, "5555", now)
    store.close_wave(wave.id, now, counted)
    wave = store.open_wave(region.id, "2", line, now)
    draft = store.start_draft(wave.id, cee.id, now)
    store.put_answer(draft.id, 1, "w", now)
    _hand_in(store, wave, bee, "1234", later)
    store.put_answer(store.reopen(wave.id, bee.id, later).id, 0, ".", later)
    changed = store.edit_partnership(region.id, Changes(left=["Bee", "Aa"], joined=["Dee"]), later)
    progress = store.progress(wave.id)
    assert [(p.partner, p.submitted, p.answered, p.total) for p in progress] == [
        (changed.partners[1], later, 3, 4),
        (cee, None, 1, 4),
        (changed.partners[3], None, None, 4),
    ]
    assert aa.id not in {p.partner.id for p in progress}


def test_k_is_fixed_when_a_wave_opens(
    store: Store, confidants: Partnership, line: Questionnaire, now: datetime
) -> None:
    first = store.waves(confidants.id)[0]
    assert (confidants.min_group, first.min_group) == (USUAL_MIN_GROUP, USUAL_MIN_GROUP) == (5, 5)
    changed = store.edit_partnership(confidants.id, Changes(min_group=8), now)
    assert store.partnerships() == (changed,)
    assert (changed.min_group, store.waves(confidants.id)[0].min_group) == (8, 5)
    store.close_wave(first.id, now, counted)
    assert store.open_wave(confidants.id, "2", line, now).min_group == 8
    other = store.new_partnership("Klein", ["Aa"], line, "1", now, Mode.INDIVIDUAL, LEAST_MIN_GROUP)
    assert (other.min_group, store.waves(other.id)[0].min_group) == (3, 3)


def test_a_team_has_no_k(store: Store, region: Partnership, wave: Wave, line: Questionnaire, now: datetime) -> None:
    assert (region.mode, region.min_group, wave.min_group) == (Mode.TEAM, None, None)
    with pytest.raises(ValueError, match="team"):
        store.edit_partnership(region.id, Changes(min_group=5), now)
    with pytest.raises(ValueError, match="team"):
        store.new_partnership("Ander", ["Aa"], line, "1", now, min_group=5)
    with pytest.raises(NotFound):
        store.edit_partnership(99, Changes(min_group=5), now)


@pytest.mark.parametrize("few", [2, 0, -5])
def test_k_is_at_least_three(
    store: Store, confidants: Partnership, line: Questionnaire, now: datetime, few: int
) -> None:
    with pytest.raises(ValueError, match=str(few)):
        store.edit_partnership(confidants.id, Changes(name="Anders", min_group=few), now)
    with pytest.raises(ValueError, match=str(few)):
        store.new_partnership("Ander", ["Aa"], line, "1", now, Mode.INDIVIDUAL, few)
    assert store.partnerships() == (confidants,)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("name", ["Overige", " OVERIGE ", "others", "Others"])
def test_no_municipality_is_called_what_reports_call_the_others(
    store: Store, line: Questionnaire, now: datetime, mode: Mode, name: str
) -> None:
    with pytest.raises(NameReserved, match=name.strip()) as refused:
        store.new_partnership("Ander", ["Aa", name], line, "1", now, mode)
    assert refused.value.todo
    made = store.new_partnership("Regio", ["Aa"], line, "1", now, mode)
    for changes in (Changes(joined=[name]), Changes(renamed=[("Aa", name)])):
        with pytest.raises(NameReserved):
            store.edit_partnership(made.id, changes, now)
    assert store.partnerships() == (made,)
    with store._database.write() as connection:
        connection.execute(
            text("UPDATE partner SET name_key = :key, ended = opened FROM wave"), {"key": names.key(name)}
        )
    # Not even one that had the name before it was reserved, and left.
    with pytest.raises(NameReserved):
        store.edit_partnership(made.id, Changes(joined=[name]), now)


def test_the_name_of_the_pool_is_reserved() -> None:
    assert names.key(POOL) in map(names.key, names.RESERVED)
