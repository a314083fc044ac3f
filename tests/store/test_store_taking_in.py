"""Rows of a file come in whole or not at all, once each, and in confidence without a trace of their order."""

import tracemalloc
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from sqlite3 import connect

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrocheck.exchange.incoming import Incoming
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.filled_in import State
from metrocheck.response.model import Mode, Partner, Partnership, Role, Wave
from metrocheck.store import NotFound, RowsRefused, Store, TakenIn, UnfitText, WaveClosed, open_store
from metrocheck.store.partnerships import Changes
from tests.store.confided import counted, hand_in

TICKET = "kade-molen-ster-42"
OTHER = "kade-molen-ster-43"
ROLES = list(Role)
# A row without its number: municipality by place, role, strip and comments.
Answers = tuple[int, Role, str, tuple[tuple[str, str], ...]]


@pytest.fixture
def people(store: Store, line: Questionnaire, now: datetime) -> Partnership:
    """A partnership of three in confidence, with its first wave open."""
    return store.new_partnership("Regio Noord", ["Aa", "Bee", "Cee"], line, "najaar", now, Mode.INDIVIDUAL)


@pytest.fixture
def asked(store: Store, people: Partnership) -> Wave:
    """Its open wave."""
    return store.waves(people.id)[0]


def row(
    number: int, partner: Partner, strip: str, role: Role | None = None, ticket: str | None = None, **comments: str
) -> Incoming:
    return Incoming(number, partner.id, role, ticket, strip, tuple(comments.items()))


def of_people(partners: Sequence[Partner], answers: Sequence[Answers]) -> list[Incoming]:
    return [
        Incoming(n, partners[at].id, role, None, strip, said) for n, (at, role, strip, said) in enumerate(answers, 2)
    ]


def kept(store: Store, wave: Wave) -> Counter[tuple[str, Role | None, str, tuple[tuple[str, str], ...]]]:
    """What is in the store of a wave, and how often; nothing of who or when."""
    found = store.responses(wave.id)
    return Counter((each.partner.name, each.role, each.strip, tuple(sorted(each.comments.items()))) for each in found)


# Mode team


def test_a_municipality_s_row_is_its_submitted_scan(
    store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    aa, bee, _cee = region.partners
    rows = [row(2, aa, "12w."), row(3, bee, "5555", trots="Ja")]
    assert store.take_in(wave.id, rows, now) == TakenIn(new=2, updated=0, unchanged=0)
    first, second = store.responses(wave.id)
    assert (first.partner, first.strip, first.state, first.comments) == (aa, "12w.", State.SUBMITTED, {})
    assert (second.partner, second.strip, second.comments) == (bee, "5555", {"trots": "Ja"})
    assert (first.started, first.changed, first.submitted) == (now, now, now)


def test_a_later_row_replaces_what_counts_and_leaves_the_draft(
    store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    aa, bee, cee = region.partners
    later = now + timedelta(days=1)
    store.take_in(wave.id, [row(2, aa, "1111", trots="Oud"), row(3, bee, "2222")], now)
    draft = store.reopen(wave.id, aa.id, now)
    rows = [row(2, aa, "1112"), row(3, bee, "2222"), row(4, cee, "3333")]
    assert store.take_in(wave.id, rows, later) == TakenIn(new=1, updated=1, unchanged=1)
    assert store.draft_of(wave.id, aa.id) == draft
    submitted = [store.submitted_of(wave.id, each.id) for each in region.partners]
    assert [each and (each.strip, each.changed) for each in submitted] == [
        ("1112", later),
        ("2222", now),
        ("3333", later),
    ]
    assert submitted[0] is not None
    assert submitted[0].comments == {}
    assert store.take_in(wave.id, rows, later) == TakenIn(new=0, updated=0, unchanged=3)


def test_another_comment_is_another_scan_and_a_question_passed_over_is_none(
    store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    aa = region.partners[0]
    draft = store.start_draft(wave.id, aa.id, now)
    for place in range(4):
        store.put_answer(draft.id, place, "4", now)
    store.put_comment(draft.id, "trots", "", now)
    store.submit(draft.id, now)
    assert store.take_in(wave.id, [row(2, aa, "4444", trots="")], now) == TakenIn(0, 0, 1)
    assert store.take_in(wave.id, [row(2, aa, "4444", trots="Ja")], now) == TakenIn(0, 1, 0)


def test_the_same_row_twice_is_one_scan_and_another_is_refused_with_both_rows(
    store: Store, region: Partnership, wave: Wave, now: datetime
) -> None:
    aa, bee, _cee = region.partners
    assert store.take_in(wave.id, [row(2, aa, "1111"), row(3, aa, "1111")], now) == TakenIn(1, 0, 0)
    rows = [row(2, bee, "1111"), row(3, aa, "2222"), row(9, bee, "1112"), row(10, bee, "1113")]
    with pytest.raises(RowsRefused) as refused:
        store.take_in(wave.id, rows, now)
    told = [each.what for each in refused.value.of_file("a.csv").parts]
    assert [line[:13] for line in told] == ["a.csv: row 9:", "a.csv: row 10"]
    assert all("Bee" in line and "row 2" in line for line in told)
    assert [each.strip for each in store.responses(wave.id)] == ["1111"]


# Mode individual


def test_people_are_kept_without_a_time_of_their_own(
    store: Store, people: Partnership, asked: Wave, now: datetime
) -> None:
    rows = [row(2, people.partners[1], "12w.", Role.RAAD, trots="Ja")]
    later = now + timedelta(days=3)
    assert store.take_in(asked.id, rows, later) == TakenIn(1, 0, 0)
    (only,) = store.responses(asked.id)
    assert (only.partner, only.role, only.state, only.strip) == (
        people.partners[1],
        Role.RAAD,
        State.SUBMITTED,
        "12w.",
    )
    assert only.comments == {"trots": "Ja"}
    assert {only.started, only.changed, only.submitted} == {asked.opened}
    assert store.check() == []


_CONTENT = st.tuples(
    st.integers(0, 2),
    st.sampled_from(ROLES[:2]),
    st.text("1w", min_size=4, max_size=4),
    st.sampled_from([(), (("trots", "Ja"),), (("1.1", "Ja"),)]),
)


@settings(max_examples=30)
@given(answers=st.lists(_CONTENT, max_size=12), more=st.lists(_CONTENT, max_size=6), data=st.data())
def test_a_longer_export_adds_only_what_is_new_in_whatever_order(
    answers: list[Answers],
    more: list[Answers],
    data: st.DataObject,
    line: Questionnaire,
    now: datetime,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with open_store(tmp_path_factory.mktemp("longer") / "scan.sqlite") as store:
        made = store.new_partnership("Regio", ["Aa", "Bee", "Cee"], line, "1", now, Mode.INDIVIDUAL)
        wave = store.waves(made.id)[0]
        whole = data.draw(st.permutations([*answers, *more]))
        assert store.take_in(wave.id, of_people(made.partners, answers), now) == TakenIn(len(answers), 0, 0)
        assert store.take_in(wave.id, of_people(made.partners, answers), now) == TakenIn(0, 0, len(answers))
        assert store.take_in(wave.id, of_people(made.partners, whole), now) == TakenIn(len(more), 0, len(answers))
        expected = Counter((made.partners[at].name, role, strip, said) for at, role, strip, said in whole)
        assert kept(store, wave) == expected


def test_a_row_has_the_same_id_on_every_machine_and_another_in_another_wave_or_partnership(
    line: Questionnaire, now: datetime, tmp_path: Path
) -> None:
    ids = []
    for folder, before in (("a", []), ("b", ["Eerder"])):
        (tmp_path / folder).mkdir()
        with open_store(tmp_path / folder / "scan.sqlite") as store:
            for name in before:
                store.new_partnership(name, ["Zet"], line, "1", now, Mode.INDIVIDUAL)
            # Nor the order of set-up, nor capitals, nor the label of the wave.
            partners = ["Aa", "Bee"] if folder == "a" else ["bee", "aa"]
            made = store.new_partnership("Regio", partners, line, f"meting {folder}", now, Mode.INDIVIDUAL)
            aa = next(each for each in made.partners if each.name.lower() == "aa")
            ids.append(_ids(store, store.waves(made.id)[0], aa, now))
            store.close_wave(store.waves(made.id)[0].id, now, counted)
            second = store.open_wave(made.id, "volgende", line, now)
            other = store.new_partnership("Ander", ["Aa"], line, "1", now, Mode.INDIVIDUAL)
            elsewhere = _ids(store, store.waves(other.id)[0], other.partners[0], now)
            assert not {*ids[0]} & {*_ids(store, second, aa, now)}
            assert not {*ids[0]} & {*elsewhere}
    assert ids[0] == ids[1]
    assert len({*ids[0]}) == 3


def _ids(store: Store, wave: Wave, partner: Partner, now: datetime) -> list[str]:
    rows = [row(n, partner, strip, Role.RAAD) for n, strip in enumerate(("1234", "1234", "4321"), start=2)]
    assert store.take_in(wave.id, rows, now) == TakenIn(3, 0, 0)
    return sorted(each.id for each in store.responses(wave.id))


def test_a_ticket_of_a_row_withdraws_it(store: Store, people: Partnership, asked: Wave, now: datetime) -> None:
    aa = people.partners[0]
    rows = [row(2, aa, "1234", Role.RAAD, TICKET), row(3, aa, "1234", Role.RAAD, OTHER)]
    assert store.take_in(asked.id, rows, now) == TakenIn(2, 0, 0)
    store.withdraw(people.id, TICKET)
    assert store.with_ticket(people.id, TICKET) is None
    assert store.with_ticket(people.id, OTHER) is not None


def test_a_longer_export_that_begins_with_who_came_last_knows_the_others_by_their_tickets(
    store: Store, people: Partnership, asked: Wave, now: datetime
) -> None:
    aa = people.partners[0]
    store.take_in(asked.id, [row(2, aa, "1234", Role.RAAD, TICKET)], now)
    newest_first = [row(2, aa, "1234", Role.RAAD, OTHER), row(3, aa, "1234", Role.RAAD, TICKET)]
    assert store.take_in(asked.id, newest_first, now) == TakenIn(1, 0, 1)


def test_a_ticket_in_use_names_its_row(
    store: Store, people: Partnership, asked: Wave, line: Questionnaire, now: datetime
) -> None:
    aa, bee, _cee = people.partners
    hand_in(store, asked, aa, Role.RAAD, TICKET, "1234")
    rows = [row(2, bee, "1111", Role.RAAD), row(7, bee, "1234", Role.RAAD, TICKET)]
    _refused(store, asked, rows, now, "row 7:")
    store.close_wave(asked.id, now, counted)
    second = store.open_wave(people.id, "voorjaar", line, now)
    _refused(store, second, rows, now, "row 7:")
    assert store.responses(second.id) == ()


def test_a_ticket_on_two_rows_names_both(store: Store, people: Partnership, asked: Wave, now: datetime) -> None:
    aa, bee, _cee = people.partners
    rows = [
        row(4, bee, "1111", Role.RAAD, TICKET),
        row(7, aa, "1234", Role.RAAD, TICKET),
        row(9, bee, "1111", Role.RAAD, TICKET),
    ]
    _refused(store, asked, rows, now, "row 7:", "row 9:")


def test_a_municipality_that_left_is_refused_by_row(
    store: Store, people: Partnership, asked: Wave, now: datetime
) -> None:
    aa, bee, _cee = people.partners
    store.edit_partnership(people.id, Changes(left=["Bee"]), now)
    _refused(store, asked, [row(2, aa, "1111", Role.RAAD), row(3, bee, "1111", Role.RAAD)], now, "row 3:")


def test_somebody_of_another_role_is_another_with_the_same_answers(
    store: Store, people: Partnership, asked: Wave, now: datetime
) -> None:
    aa = people.partners[0]
    store.take_in(asked.id, [row(2, aa, "1234", Role.RAAD)], now)
    rows = [row(2, aa, "1234", Role.BESTUUR), row(3, aa, "1234", Role.RAAD)]
    assert store.take_in(asked.id, rows, now) == TakenIn(1, 0, 1)
    assert {each.role for each in store.responses(asked.id)} == {Role.RAAD, Role.BESTUUR}


def test_refusals_stand_in_the_order_of_the_file(store: Store, people: Partnership, asked: Wave, now: datetime) -> None:
    aa = people.partners[0]
    hand_in(store, asked, aa, Role.RAAD, OTHER, "1234")
    rows = [row(2, aa, "1111", Role.RAAD, TICKET), row(3, aa, "1111", Role.RAAD, OTHER)]
    _refused(store, asked, [*rows, row(4, aa, "1111", Role.RAAD, TICKET)], now, "row 3:", "row 4:")


def test_of_very_many_refusals_twenty_are_told_and_the_others_counted(
    store: Store, people: Partnership, asked: Wave, now: datetime
) -> None:
    aa = people.partners[0]
    rows = [row(n, aa, "1111", Role.RAAD, TICKET) for n in range(2, 33)]
    with pytest.raises(RowsRefused) as refused:
        store.take_in(asked.id, rows, now)
    *told, rest = refused.value.parts
    assert [each.what.partition(":")[0] for each in told] == [f"row {n}" for n in range(3, 23)]
    assert "10" in rest.what


def _refused(store: Store, wave: Wave, rows: list[Incoming], now: datetime, *begins: str) -> None:
    before = store.responses(wave.id)
    with pytest.raises(RowsRefused) as refused:
        store.take_in(wave.id, rows, now)
    assert [each.what[: len(begin)] for each, begin in zip(refused.value.parts, begins, strict=True)] == list(begins)
    assert store.responses(wave.id) == before


# Both


def _some(partnership: Partnership) -> list[Incoming]:
    role = Role.RAAD if partnership.mode is Mode.INDIVIDUAL else None
    return [row(n, each, "1234", role, trots="Ja") for n, each in enumerate(partnership.partners, start=2)]


@pytest.fixture(params=[Mode.TEAM, Mode.INDIVIDUAL])
def either(request: pytest.FixtureRequest, store: Store, line: Questionnaire, now: datetime) -> Partnership:
    """A partnership of three in each mode, with its first wave open."""
    return store.new_partnership("Regio Beide", ["Aa", "Bee", "Cee"], line, "najaar", now, request.param)


def test_a_try_tells_the_same_and_changes_nothing(store: Store, either: Partnership, now: datetime) -> None:
    wave = store.waves(either.id)[0]
    assert store.take_in(wave.id, _some(either), now, dry_run=True) == TakenIn(3, 0, 0)
    assert store.responses(wave.id) == ()
    assert store.take_in(wave.id, _some(either), now) == TakenIn(3, 0, 0)
    assert store.check() == []


def test_a_closed_wave_takes_nothing_and_no_row_is_read(store: Store, either: Partnership, now: datetime) -> None:
    wave = store.waves(either.id)[0]
    store.close_wave(wave.id, now, counted)
    rows = iter(_some(either))
    for dry_run in (True, False):
        with pytest.raises(WaveClosed):
            store.take_in(wave.id, rows, now, dry_run=dry_run)
    assert len(list(rows)) == 3
    with pytest.raises(NotFound):
        store.take_in(12345, [], now)


def test_what_breaks_off_half_way_leaves_nothing(store: Store, either: Partnership, now: datetime) -> None:
    wave = store.waves(either.id)[0]

    def broken() -> Iterator[Incoming]:
        yield from _some(either)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.take_in(wave.id, broken(), now)
    assert store.responses(wave.id) == ()
    assert store.take_in(wave.id, _some(either), now) == TakenIn(3, 0, 0)


def test_a_text_that_cannot_be_kept_is_refused(store: Store, either: Partnership, now: datetime) -> None:
    wave = store.waves(either.id)[0]
    first, *_rest = _some(either)
    with pytest.raises(UnfitText):
        store.take_in(wave.id, [first._replace(comments=(("trots", "a\0b"),))], now)


@pytest.mark.parametrize(
    "wrong",
    [{"strip": "123"}, {"strip": "1239"}, {"strip": "12x4"}, {"role": Role.RAAD}, {"ticket": TICKET}],
    ids=["too short", "off the scale", "no code", "a role", "a ticket"],
)
def test_a_row_that_does_not_fit_a_team_is_a_mistake_of_ours(
    store: Store, region: Partnership, wave: Wave, now: datetime, wrong: dict[str, object]
) -> None:
    fields = row(2, region.partners[0], "1234")._asdict() | wrong
    with pytest.raises(ValueError, match="2"):
        store.take_in(wave.id, [Incoming(**fields)], now)


def test_somebody_without_a_role_is_a_mistake_of_ours(
    store: Store, people: Partnership, asked: Wave, now: datetime
) -> None:
    with pytest.raises(ValueError, match="2"):
        store.take_in(asked.id, [row(2, people.partners[0], "1234")], now)


# In a file


_STRIP = "5w4n"
_ORDER = 987_654_321


def test_nothing_of_the_order_of_the_file_is_left_in_the_store(
    line: Questionnaire, now: datetime, tmp_path: Path
) -> None:
    path = tmp_path / "scan.sqlite"
    with open_store(path) as store:
        made = store.new_partnership("Regio", ["Aa"], line, "1", now, Mode.INDIVIDUAL)
        wave = store.waves(made.id)[0]
        # Another program that looks on keeps the journal there.
        with closing(connect(path)) as watching:
            watching.execute("SELECT count(*) FROM response").fetchone()
            # More than SQLite keeps in memory: it writes on its way, also what is only tried.
            many = [row(_ORDER + n, made.partners[0], _STRIP, Role.RAAD) for n in range(30_000)]
            for dry_run in (True, False):
                store.take_in(wave.id, many, now, dry_run=dry_run)
                everything = b"".join(file.read_bytes() for file in tmp_path.iterdir())
                # As SQLite writes the number of a row.
                assert not [n for n in (0, 1, 29_999) if (_ORDER + n).to_bytes(4, "big") in everything]
                assert (_STRIP.encode() in everything) is not dry_run
            tables = {name for (name,) in watching.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert not {name for name in tables if name.startswith("incoming")}


def test_memory_does_not_grow_with_the_file(line: Questionnaire, now: datetime, tmp_path: Path) -> None:
    # Python's own memory; SQLite's is measured by `benchmarks`.
    peaks = []
    for number in (2_000, 20_000):
        with open_store(tmp_path / f"{number}.sqlite") as store:
            made = store.new_partnership("Regio", ["Aa"], line, "1", now, Mode.INDIVIDUAL)
            wave = store.waves(made.id)[0]
            store.take_in(wave.id, (row(n, made.partners[0], "1111", Role.RAAD) for n in range(2_000)), now)
            rows = (row(n, made.partners[0], f"{n % 5 + 1}234", Role.RAAD) for n in range(number))
            tracemalloc.start()
            store.take_in(wave.id, rows, now)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < 1.25 * peaks[0]


def test_a_municipality_that_gets_another_name_is_known_again(
    store: Store, people: Partnership, asked: Wave, now: datetime
) -> None:
    aa, bee, _cee = people.partners
    rows = [
        row(2, aa, "12w.", Role.RAAD, beter="Meer tijd"),
        row(3, aa, "12w.", Role.RAAD, beter="Meer tijd"),
        row(4, aa, "5555", Role.BESTUUR, TICKET),
        row(5, bee, "5555", Role.BESTUUR),
    ]
    store.take_in(asked.id, rows, now)
    hand_in(store, asked, aa, Role.RAAD, OTHER, "1111")
    before = kept(store, asked)
    store.edit_partnership(people.id, Changes(renamed=[("Aa", "Aalsdrecht")]), now)
    # The survey knows it by its new name too, and holds one more by now.
    rows.append(row(6, aa, "1111", Role.RAAD))
    assert store.take_in(asked.id, rows, now) == TakenIn(new=1, updated=0, unchanged=4)
    after = kept(store, asked)
    assert after.total() == before.total() + 1
    assert after[("Aalsdrecht", Role.RAAD, "12w.", (("beter", "Meer tijd"),))] == 2
    store.withdraw(people.id, TICKET)
    assert kept(store, asked).total() == after.total() - 1
