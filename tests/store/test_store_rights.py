"""A store that this user may only read, or not at all. As root the tests become nobody, in a process of their own."""

import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from metrocheck import language
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.store import Changes, StoreError, open_store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

_PROCESSES = multiprocessing.get_context("spawn")
_NOBODY = 65534


def _fill(path: Path, line: Questionnaire, now: datetime) -> None:
    with open_store(path) as store:
        store.new_partnership("Regio", ["Aa"], line, "1", now)


# Elsewhere than under pytest's own folder, which other users cannot enter.
@pytest.fixture
def anywhere() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def _as_nobody(act: Callable[[Path], str], path: Path, answer: Connection) -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    language.use("en")
    try:
        answer.send(act(path))
    except StoreError as error:
        answer.send(f"StoreError {error.what}")
    except BaseException as error:
        answer.send(repr(error))
        raise


def _in_a_child(act: Callable[[Path], str], path: Path) -> str:
    ours, theirs = _PROCESSES.Pipe()
    child = _PROCESSES.Process(target=_as_nobody, args=(act, path, theirs))
    child.start()
    try:
        assert ours.poll(60)
        said = ours.recv()
    finally:
        child.join(30)
    assert isinstance(said, str)
    return said


def _open_and_read(path: Path) -> str:
    with open_store(path) as store:
        return store.partnerships()[0].name


def _open_and_write(path: Path) -> str:
    with open_store(path) as store:
        return store.edit_partnership(store.partnerships()[0].id, Changes(name="Gewijzigd"), NOW).name


def test_a_store_in_a_folder_that_may_not_be_written_can_be_read(
    anywhere: Path, line: Questionnaire, now: datetime
) -> None:
    path = anywhere / "scan.sqlite"
    _fill(path, line, now)
    path.chmod(0o444)
    anywhere.chmod(0o555)
    assert _in_a_child(_open_and_read, path) == "Regio"
    assert "may be read, but not changed" in _in_a_child(_open_and_write, path)
    assert _in_a_child(_open_and_read, anywhere / "nieuw.sqlite").startswith("StoreError")
    assert [p.name for p in anywhere.iterdir()] == ["scan.sqlite"]


def test_what_another_just_wrote_is_not_overlooked_in_a_folder_that_may_not_be_written(
    anywhere: Path, line: Questionnaire, now: datetime
) -> None:
    path = anywhere / "scan.sqlite"
    _fill(path, line, now)
    with open_store(path) as store:
        store.edit_partnership(store.partnerships()[0].id, Changes(name="Vers"), NOW)
        for file in anywhere.iterdir():
            file.chmod(0o444)
        anywhere.chmod(0o555)
        # With the journal beside it: the fresh name or a clear error, never the old name.
        said = _in_a_child(_open_and_read, path)
    assert said == "Vers" or said.startswith("StoreError")


def test_a_store_of_someone_else_is_refused(anywhere: Path, line: Questionnaire, now: datetime) -> None:
    path = anywhere / "scan.sqlite"
    _fill(path, line, now)
    if os.geteuid() != 0:
        path.chmod(0)
    assert "you have no right to it" in _in_a_child(_open_and_read, path)
