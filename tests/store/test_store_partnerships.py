"""Partnerships and partners: set up, mended, removed."""

from datetime import datetime

import pytest

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode, Partnership
from metrocheck.store import Changes, NameTaken, NotFound, Store, UnfitText, WaveOpen, open_store
from tests.store.confided import counted


def _names(store: Store) -> list[str]:
    return [p.name for p in store.partnerships()[0].partners]


def test_a_new_partnership_is_there_with_partners_in_order_and_an_open_wave(
    store: Store, line: Questionnaire, now: datetime
) -> None:
    made = store.new_partnership("Regio  Zuid ", ["Zee", "aa", "Mee"], line, "najaar", now)
    assert (made.name, made.slug, made.mode) == ("Regio Zuid", "regio-zuid", Mode.TEAM)
    assert [p.name for p in made.partners] == ["Zee", "aa", "Mee"]
    assert store.partnerships() == (made,)
    (wave,) = store.waves(made.id)
    assert (wave.number, wave.label, wave.opened, wave.is_open) == (1, "najaar", now, True)
    assert store.questionnaire_of(wave.id) == line


def test_it_is_still_there_when_the_store_is_opened_again(location: str, line: Questionnaire, now: datetime) -> None:
    with open_store(location) as store:
        made = store.new_partnership("X", ["Aa"], line, "1", now)
    with open_store(location, create=False) as store:
        assert store.partnerships() == (made,)


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("Regio Zuid", ["regio-zuid", "regio-zuid-2", "regio-zuid-3"]),
        ("Súdwest-Fryslân!", ["sudwest-fryslan", "sudwest-fryslan-2", "sudwest-fryslan-3"]),
        ("東京", ["samenwerking", "samenwerking-2", "samenwerking-3"]),
    ],
)
def test_slugs_are_plain_and_differ(
    store: Store, line: Questionnaire, now: datetime, name: str, slugs: list[str]
) -> None:
    # Three names that differ in signs only, which a slug leaves out.
    names = [name, f"{name}.", f"{name}?"]
    assert [store.new_partnership(each, ["Aa"], line, "1", now).slug for each in names] == slugs


def test_two_partners_of_one_name_make_no_partnership_at_all(store: Store, line: Questionnaire, now: datetime) -> None:
    with pytest.raises(NameTaken):
        store.new_partnership("X", ["Straße aan  Zee", " STRASSE AAN ZEE"], line, "1", now)
    assert store.partnerships() == ()


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "   ", ""])
def test_a_name_that_cannot_be_kept_is_refused(
    store: Store, region: Partnership, line: Questionnaire, now: datetime, name: str
) -> None:
    with pytest.raises(UnfitText):
        store.edit_partnership(region.id, Changes(joined=[name]), now)
    with pytest.raises(UnfitText):
        store.new_partnership(name, ["Aa"], line, "1", now)
    assert _names(store) == ["Aa", "Bee", "Cee"]


@pytest.mark.parametrize(
    "name",
    ["[bold]x[/red]", "=1+1", "<script>", "🚇 \u202eabc", "x" * 300, "'; DROP TABLE partner; --", "100%s :x {y}"],
)
def test_hostile_names_are_kept_as_typed(store: Store, region: Partnership, now: datetime, name: str) -> None:
    assert store.edit_partnership(region.id, Changes(joined=[name]), now).partners[-1].name == name
    assert _names(store) == ["Aa", "Bee", "Cee", name]


def test_a_partnership_is_renamed_and_keeps_its_slug(store: Store, region: Partnership, now: datetime) -> None:
    renamed = store.edit_partnership(region.id, Changes(name="Noord"), now)
    assert (renamed.name, renamed.slug) == ("Noord", "regio-zuid")
    assert store.partnerships() == (renamed,)


def test_a_partner_is_renamed_in_place(store: Store, region: Partnership, now: datetime) -> None:
    renamed = store.edit_partnership(region.id, Changes(renamed=[(" bee", "Bé")]), now)
    assert renamed.partners[1].id == region.partners[1].id
    assert _names(store) == ["Aa", "Bé", "Cee"]


def test_a_partner_can_change_only_its_capitals_but_not_take_a_name(
    store: Store, region: Partnership, now: datetime
) -> None:
    store.edit_partnership(region.id, Changes(renamed=[("Bee", "BEE")]), now)
    with pytest.raises(NameTaken):
        store.edit_partnership(region.id, Changes(renamed=[("BEE", "aa")]), now)
    with pytest.raises(NotFound):
        store.edit_partnership(region.id, Changes(renamed=[("Dee", "Eee")]), now)
    assert _names(store) == ["Aa", "BEE", "Cee"]


def test_a_partner_that_left_is_marked_and_can_come_back_in_its_place(
    store: Store, region: Partnership, now: datetime
) -> None:
    ended = store.edit_partnership(region.id, Changes(left=["Bee"]), now)
    assert ended.partners[1].ended == now
    assert store.partnerships()[0] == ended
    assert store.edit_partnership(region.id, Changes(joined=["bee"]), now) == region
    assert store.partnerships()[0] == region
    with pytest.raises(NameTaken):
        store.edit_partnership(region.id, Changes(joined=["BEE"]), now)


def test_all_changes_are_made_or_none(store: Store, region: Partnership, now: datetime) -> None:
    changes = Changes(renamed=[("Aa", "Aan de Aa")], joined=["Dee"], left=["Zee"], name="Anders")
    with pytest.raises(NotFound):
        store.edit_partnership(region.id, changes, now)
    assert store.partnerships() == (region,)


def test_no_two_partnerships_have_one_name(
    store: Store, region: Partnership, line: Questionnaire, now: datetime
) -> None:
    with pytest.raises(NameTaken):
        store.new_partnership("regio  ZUID", ["Aa"], line, "1", now)
    other = store.new_partnership("Regio Noord", ["Aa"], line, "1", now)
    with pytest.raises(NameTaken):
        store.edit_partnership(other.id, Changes(name="Regio Zuid"), now)
    assert store.partnerships() == (region, other)


def test_a_removed_partnership_takes_all_of_it_along_and_nothing_else(
    store: Store, region: Partnership, line: Questionnaire, now: datetime
) -> None:
    other = store.new_partnership("Ander", ["Aa"], line, "1", now)
    wave = store.waves(region.id)[0]
    draft = store.start_draft(wave.id, region.partners[0].id, now)
    store.put_comment(draft.id, "1.1", "weg", now)
    store.remove_partnership(region.id)
    assert store.partnerships() == (other,)
    assert store.questionnaire_of(store.waves(other.id)[0].id) == line
    with pytest.raises(NotFound):
        store.responses(wave.id)
    assert (store.info().partnerships, store.info().waves, store.info().drafts) == (1, 1, 0)
    assert store.check() == []


def test_what_is_not_there_is_said_to_be_not_there(store: Store, line: Questionnaire, now: datetime) -> None:
    for act in (
        lambda: store.remove_partnership(7),
        lambda: store.edit_partnership(7, Changes(name="x"), now),
        lambda: store.edit_partnership(7, Changes(joined=["x"]), now),
        lambda: store.open_wave(7, "x", line, now),
        lambda: store.close_wave(7, now, counted),
        lambda: store.rename_wave(7, "x"),
        lambda: store.purge_wave(7, counted),
        lambda: store.plan_next(7, now.date()),
        lambda: store.questionnaire_of(7),
        lambda: store.answered(7),
        lambda: store.moment(7),
        lambda: store.progress(7),
    ):
        with pytest.raises(NotFound):
            act()


def test_a_number_never_comes_back(store: Store, region: Partnership, line: Questionnaire, now: datetime) -> None:
    # A terminal that still shows what was removed must not write into what came after.
    store.remove_partnership(region.id)
    again = store.new_partnership("Regio Zuid", ["Aa"], line, "1", now)
    assert again.id > region.id
    assert again.partners[0].id > region.partners[-1].id


def test_an_open_wave_is_said_so(store: Store, region: Partnership, line: Questionnaire, now: datetime) -> None:
    with pytest.raises(WaveOpen, match="najaar 2026"):
        store.open_wave(region.id, "2", line, now)
