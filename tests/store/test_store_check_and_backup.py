"""A check that finds what is wrong, and a backup that holds everything."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode, Partner, Partnership, Role, Wave
from metrocheck.store import Changes, Store, StoreError, open_store
from tests.store.confided import CountsGate, counted, fill, hand_in

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

_COPY = (
    "INSERT INTO response SELECT '00000000000000000000000000000000', wave_id, places, partner_id, state, strip,"
    " started, changed, submitted, role, ticket FROM response"
)


@pytest.fixture
def path(tmp_path: Path, line: Questionnaire, now: datetime) -> Path:
    """A sound store with a submitted scan and a draft."""
    with open_store(tmp_path / "scan.sqlite") as store:
        region = store.new_partnership("Regio", ["Aa", "Bee"], line, "najaar", now)
        store.new_partnership("Ander", ["Cee"], line, "1", now)
        wave = store.waves(region.id)[0]
        done = store.start_draft(wave.id, region.partners[0].id, now)
        store.put_comment(done.id, "1.1", "hier", now)
        store.submit(done.id, now)
        assert store.check() == []
    return tmp_path / "scan.sqlite"


def _break(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        # A scale of five points has no 7, though the alphabet of strips has.
        ("UPDATE response SET strip = '1237'", "najaar"),
        ("UPDATE response SET strip = '12'", "najaar"),
        ("UPDATE comment SET about = '9.9'", "najaar"),
        ("UPDATE wave SET places = 3 WHERE id = 2", "1"),
        ("UPDATE wave SET points = 4 WHERE id = 2", "1"),
        ("UPDATE questionnaire SET content = replace(content, 'Stelling', 'Vraag')", ""),
        ("UPDATE questionnaire SET content = '{'", ""),
        ("UPDATE response SET partner_id = 3", "1"),
        ("DELETE FROM partner WHERE id = 1", "1"),
        (_COPY, "Aa"),
    ],
)
def test_each_thing_that_is_wrong_is_found(path: Path, broken: str, said: str) -> None:
    _break(path, broken)
    with open_store(path) as store:
        problems = store.check()
    assert any(said in problem for problem in problems)
    assert all(problem and "\n" not in problem for problem in problems)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("UPDATE response SET role = 'raad'", "mode"),
        ("UPDATE response SET role = 'raad', ticket = 'ab'", "mode"),
        ("UPDATE wave SET min_group = 5 WHERE id = 1", "mode"),
        ("UPDATE wave SET ticket_key = 'ab' WHERE id = 1", "mode"),
        ("INSERT INTO ticket_key VALUES (1, 'ab')", "mode"),
        ("INSERT INTO withdrawn VALUES (1, 'ab')", "withdrawn"),
        ("INSERT INTO told_comment VALUES (1, 1, '1.1', 'x')", "comments"),
    ],
)
def test_what_a_team_cannot_have_is_found(path: Path, broken: str, said: str) -> None:
    _break(path, broken)
    with open_store(path) as store:
        assert any("najaar" in problem and said in problem for problem in store.check())


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("UPDATE response SET role = NULL", "mode"),
        ("UPDATE response SET ticket = NULL WHERE id = (SELECT min(id) FROM response WHERE state = 'draft')", "mode"),
        ("UPDATE response SET changed = '2031-01-01T00:00:00.000000+00:00' WHERE state = 'draft'", "mode"),
        ("UPDATE response SET submitted = '2031-01-01T00:00:00.000000+00:00' WHERE state = 'submitted'", "mode"),
        ("UPDATE wave SET min_group = NULL", "mode"),
        ("UPDATE wave SET ticket_key = NULL", "mode"),
        ("UPDATE wave SET purged = TRUE", "mode"),
        ("UPDATE wave SET closed = opened", "published"),
        ("UPDATE wave SET closed = opened", "draft"),
        ("UPDATE wave SET closed = opened; INSERT INTO told_comment VALUES (1, 1, '1.1', 'x')", "comments"),
        ("INSERT INTO withdrawn SELECT wave_id, id FROM response", "4 scans were withdrawn and are still there"),
        ("INSERT INTO told_comment VALUES (1, 1, '1.1', 'x')", "comments"),
    ],
)
def test_what_cannot_be_in_confidence_is_found(
    tmp_path: Path, line: Questionnaire, now: datetime, broken: str, said: str
) -> None:
    with open_store(tmp_path / "scan.sqlite") as store:
        region = store.new_partnership("Regio", ["Aa", "Bee"], line, "najaar", now, Mode.INDIVIDUAL)
        wave = store.waves(region.id)[0]
        # Two drafts and two submitted scans of one municipality: nothing strange in confidence.
        for number in range(4):
            mine = hand_in if number % 2 else fill
            mine(store, wave, region.partners[0], Role.RAAD, f"t-{number}", "1234")
        assert store.check() == []
    _break(tmp_path / "scan.sqlite", *broken.split(";"))
    with open_store(tmp_path / "scan.sqlite") as store:
        assert any("najaar" in problem and said in problem for problem in store.check())


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("INSERT INTO withdrawn VALUES (1, 'ab')", "withdrawn"),
        ("UPDATE told_comment SET about = '1.2' WHERE number = 1", "comments"),
        ("UPDATE told_comment SET about = '9.9' WHERE number = 1", "comments"),
        ("UPDATE told_comment SET number = 9 WHERE number = 1", "comments"),
        ("UPDATE wave SET purged = TRUE, ticket_key = NULL", "comments"),
        ("UPDATE wave SET purged = TRUE, ticket_key = NULL; INSERT INTO ticket_key VALUES (1, 'ab')", "mode"),
    ],
)
def test_what_cannot_be_of_a_closed_wave_that_came_in_is_found(
    tmp_path: Path, line: Questionnaire, now: datetime, broken: str, said: str
) -> None:
    with open_store(tmp_path / "daar.sqlite") as there, open_store(tmp_path / "scan.sqlite") as store:
        made = there.new_partnership("Regio", ["Aa"], line, "najaar", now, Mode.INDIVIDUAL)
        wave = there.waves(made.id)[0]
        for number in range(3):
            hand_in(there, wave, made.partners[0], Role.RAAD, f"t-{number}", "1234", **{"1.2": f"tekst {number}"})
        there.close_wave(wave.id, now, counted)
        store.take_in_package(there.packaged(made.id, CountsGate()), CountsGate())
        assert store.check() == []
    _break(tmp_path / "scan.sqlite", *broken.split(";"))
    with open_store(tmp_path / "scan.sqlite") as store:
        assert any("najaar" in problem and said in problem for problem in store.check())


def test_a_backup_in_confidence_opens_with_the_same_tickets(
    store: Store, line: Questionnaire, now: datetime, tmp_path: Path
) -> None:
    region = store.new_partnership("Regio", ["Aa"], line, "1", now, Mode.INDIVIDUAL, 7)
    wave = store.waves(region.id)[0]
    hand_in(store, wave, region.partners[0], Role.RAAD, "t-1", "1234", **{"1.1": "x"})
    store.close_wave(wave.id, now, counted)
    later = store.open_wave(region.id, "2", line, now)
    fill(store, later, region.partners[0], Role.BESTUUR, "t-2", "12")
    folder = tmp_path / "kopie"
    folder.mkdir()
    store.backup(folder / "kopie.sqlite")
    with open_store(folder / "kopie.sqlite", create=False) as copy:
        assert copy.partnerships() == (region,)
        assert copy.moment(wave.id) == store.moment(wave.id)
        for ticket in ("t-1", "t-2"):
            assert copy.with_ticket(region.id, ticket) == store.with_ticket(region.id, ticket) is not None
        assert copy.check() == []


def test_a_file_that_others_can_read_is_found(path: Path) -> None:
    path.chmod(0o640)
    with open_store(path) as store:
        problem = store.check()[0]
    assert "640" in problem
    assert "scan.sqlite" in problem


def test_a_damaged_index_is_found(path: Path) -> None:
    _break(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'state = ''draft''', 'state = ''submitted''')"
        " WHERE name = 'one_draft'",
    )
    with open_store(path) as store:
        assert store.check() != []


def test_a_backup_holds_everything_for_its_owner_only(
    store: Store, region: Partnership, wave: Wave, aa: Partner, now: datetime, tmp_path: Path
) -> None:
    draft = store.start_draft(wave.id, aa.id, now)
    store.put_comment(draft.id, "1.1", "één\ntwee", now)
    store.submit(draft.id, now)
    store.reopen(wave.id, aa.id, now)
    store.close_wave(wave.id, now, counted, now.date())
    folder = tmp_path / "kopie"
    folder.mkdir()
    store.backup(folder / "kopie.sqlite")
    assert [p.name for p in folder.iterdir()] == ["kopie.sqlite"]
    assert (folder / "kopie.sqlite").stat().st_mode & 0o777 == 0o600
    with open_store(folder / "kopie.sqlite", create=False) as copy:
        assert copy.partnerships() == store.partnerships() == (region,)
        assert copy.waves(region.id) == store.waves(region.id)
        assert copy.responses(wave.id) == store.responses(wave.id)
        assert copy.questionnaire_of(wave.id) == store.questionnaire_of(wave.id)
        assert copy.check() == []
        assert copy.edit_partnership(region.id, Changes(joined=["Dee"]), NOW).partners[-1].id > region.partners[-1].id


def test_a_backup_never_replaces_a_file(store: Store, tmp_path: Path) -> None:
    taken = tmp_path / "kopie.sqlite"
    taken.write_text("van mij", encoding="utf-8")
    with pytest.raises(StoreError, match=r"kopie\.sqlite"):
        store.backup(taken)
    assert taken.read_text(encoding="utf-8") == "van mij"
    with pytest.raises(StoreError, match="geen"):
        store.backup(tmp_path / "geen" / "kopie.sqlite")
    assert not (tmp_path / "geen").exists()


def test_a_backup_that_fails_leaves_nothing(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kopie"
    folder.mkdir()
    with open_store(path) as store:
        with path.open("r+b") as file:
            file.truncate(path.stat().st_size // 2)
        with pytest.raises(StoreError):
            store.backup(folder / "kopie.sqlite")
    assert list(folder.iterdir()) == []
