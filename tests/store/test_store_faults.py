"""A store that cannot be used says why in two lines, and nothing is damaged."""

import multiprocessing
import os
import resource
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from metrocheck import language
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.store import Changes, StoreError, StoreMissing, engine, open_store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

_PROCESSES = multiprocessing.get_context("spawn")


def _refused(location: str | Path, *, create: bool = True) -> StoreError:
    with pytest.raises(StoreError) as caught:
        open_store(location, create=create)
    assert caught.value.todo
    assert "\n" not in caught.value.what + caught.value.todo
    return caught.value


@pytest.fixture
def filled(tmp_path: Path, line: Questionnaire, now: datetime) -> Path:
    """A closed store with a draft and enough in it to span many pages."""
    path = tmp_path / "scan.sqlite"
    _fill(path, line, now)
    return path


def _fill(path: Path, line: Questionnaire, now: datetime) -> None:
    with open_store(path) as store:
        region = store.new_partnership("Regio", [f"G{i}" for i in range(40)], line, "1", now)
        draft = store.start_draft(store.waves(region.id)[0].id, region.partners[0].id, now)
        store.put_comment(draft.id, "1.1", "x" * 50_000, now)


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    assert _refused(tmp_path).what == f"{tmp_path} is a folder, not a store."


def test_a_folder_that_does_not_exist_is_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "daar"
    assert _refused(missing / "scan.sqlite").what == f"The folder {missing} does not exist."
    assert not missing.exists()


def test_a_text_file_is_not_a_store_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Geachte raad, " * 100, encoding="utf-8")
    assert _refused(path).what == f"{path} is not a store of metrocheck."
    assert path.read_text(encoding="utf-8") == "Geachte raad, " * 100
    assert list(tmp_path.iterdir()) == [path]


def _open_and_check(path: Path) -> list[str]:
    try:
        with open_store(path, create=False) as store:
            return store.check()
    except StoreError as error:
        return [error.what]


@pytest.mark.parametrize("kept", [50, 700, 4096, 20_000, 60_001])
def test_a_cut_off_store_is_said_to_be_so_and_not_mended(filled: Path, kept: int) -> None:
    os.truncate(filled, kept)
    said = _open_and_check(filled)
    assert any("is damaged" in line or "is not a store of metrocheck" in line for line in said)
    assert filled.stat().st_size == kept


def test_reading_a_damaged_store_says_so(filled: Path) -> None:
    with filled.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (filled.stat().st_size - 4096))
    with pytest.raises(StoreError, match="is damaged"), open_store(filled) as store:
        store.partnerships()


def test_a_page_of_noise_is_found(filled: Path) -> None:
    with filled.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)
    assert _open_and_check(filled) != []


def test_a_missing_store_is_said_to_be_missing(tmp_path: Path) -> None:
    assert isinstance(_refused(tmp_path / "geen.sqlite", create=False), StoreMissing)
    assert isinstance(_refused(tmp_path / "geen" / "geen.sqlite", create=False), StoreMissing)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_stays_busy_is_said_to_be_busy(
    filled: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.1)
    with open_store(filled) as store, closing(sqlite3.connect(filled, isolation_level=None)) as other:
        number = store.partnerships()[0].id
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="busy for too long"):
            store.edit_partnership(number, Changes(name="Nieuw"), NOW)
        other.execute("ROLLBACK")
        assert store.edit_partnership(number, Changes(name="Nieuw"), NOW).name == "Nieuw"


def test_the_file_and_its_companions_are_for_the_owner_only(filled: Path, now: datetime) -> None:
    with open_store(filled) as store:
        store.edit_partnership(store.partnerships()[0].id, Changes(name="Anders"), NOW)
        names = {p.name for p in filled.parent.iterdir()}
        assert names == {"scan.sqlite", "scan.sqlite-wal", "scan.sqlite-shm"}
        assert {p.stat().st_mode & 0o777 for p in filled.parent.iterdir()} == {0o600}
    assert {p.name for p in filled.parent.iterdir()} == {"scan.sqlite"}


def test_the_users_own_store_has_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert isinstance(_refused_default(), StoreMissing)
    assert list(tmp_path.iterdir()) == []
    with open_store(None) as store:
        path = Path(store.location)
    assert path.name == "metrocheck.sqlite"
    assert path.is_relative_to(tmp_path)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def _refused_default() -> StoreError:
    with pytest.raises(StoreError) as caught:
        open_store(None, create=False)
    return caught.value


@pytest.mark.parametrize("name", ["met spatie.sqlite", "vraag?mode=memory", "100%25#x.sqlite", "café.sqlite"])
def test_a_file_can_have_any_name(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / name) as store:
        assert store.check() == []
        assert store.location == str(tmp_path / name)
    assert [p.name for p in tmp_path.iterdir()] == [name]


def _write_until_full(path: Path) -> str:
    with open_store(path) as store:
        wave = store.waves(store.partnerships()[0].id)[0]
        draft = store.responses(wave.id)[0]
        size = path.stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        for turn in range(10_000):
            try:
                store.put_answer(draft.id, turn % 4, str(turn // 4 % 5 + 1), draft.started)
                store.put_comment(draft.id, "1.2", "y" * 5000, draft.started)
            except StoreError as error:
                return f"{turn} {error.what}"
    return "never full"


@pytest.mark.skipif(sys.platform == "win32", reason="no RLIMIT_FSIZE")
def test_a_full_disk_keeps_every_answer_before_it(filled: Path) -> None:
    ours, theirs = _PROCESSES.Pipe()
    child = _PROCESSES.Process(target=_send, args=(filled, theirs))
    child.start()
    assert ours.poll(60)
    turn, _, said = ours.recv().partition(" ")
    child.join(30)
    assert said == f"The store {filled} could not be written or read: the disk is full or failing."
    with open_store(filled) as store:
        assert store.check() == []
        strip = store.responses(store.waves(store.partnerships()[0].id)[0].id)[0].strip
        store.edit_partnership(store.partnerships()[0].id, Changes(name="Weer ruimte"), NOW)
    # Every answer of the turns before is there; of the last turn it was the answer or the comment that failed.
    expected = ["."] * 4
    for done in range(int(turn)):
        expected[done % 4] = str(done // 4 % 5 + 1)
    last = list(expected)
    last[int(turn) % 4] = str(int(turn) // 4 % 5 + 1)
    assert int(turn) > 0
    assert strip in {"".join(expected), "".join(last)}


def _send(path: Path, answer: Connection) -> None:
    language.use("en")
    answer.send(_write_until_full(path))


def test_a_file_is_kept_safe_against_power_loss_and_peeping(filled: Path, now: datetime) -> None:
    # What cannot be seen from outside without cutting the power: SQLite's own word for it.
    database = engine.open_file(filled)
    with database.file() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store")
        told = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    database.close()
    assert told == ["wal", 2, 1, 1, 2]
