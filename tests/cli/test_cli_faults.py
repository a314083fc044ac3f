"""A store that cannot be used: two lines, exit 1, and nothing damaged."""

import ctypes
import os
import resource
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.front_door import Metrocheck, assert_refused

LIBC = ctypes.CDLL(None)
PR_CAPBSET_DROP = 24
# CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH.
PASSING_BY = (1, 2)
COMMANDS = (["report"], ["scan", "--plain", "--partner", "Aa"], ["new", "X", "--partner", "A"])


def folder(place: Path) -> None:
    place.mkdir()


def text_file(place: Path) -> None:
    place.write_text("dit is geen database\n" * 300, encoding="utf-8")


def other_database(place: Path) -> None:
    with closing(sqlite3.connect(place)) as database:
        database.execute("create table partnership (id integer)")


def truncated(place: Path) -> None:
    place.write_bytes(place.with_name("whole").read_bytes()[:20_000])


def newer(place: Path) -> None:
    shutil.copy(place.with_name("whole"), place)
    with closing(sqlite3.connect(place)) as database:
        database.execute("insert into migration values ('9999-later', '2031-01-01')")
        database.commit()


@pytest.mark.parametrize(
    "fault", [folder, text_file, other_database, truncated, newer], ids=lambda fault: fault.__name__
)
def test_what_is_no_store_is_refused_and_left_alone(linde: Metrocheck, fault: Callable[[Path], None]) -> None:
    linde.store.rename(linde.folder / "whole")
    place = linde.folder / "fault"
    fault(place)
    before = None if place.is_dir() else place.read_bytes()
    beside = sorted(path.name for path in linde.folder.iterdir())
    for command in COMMANDS:
        assert_refused(linde(*command, "--store", "fault", given="4\n"), 1, "fault")
    assert before is None or place.read_bytes() == before
    assert sorted(path.name for path in linde.folder.iterdir() if path.name != "home") == [
        b for b in beside if b != "home"
    ]


def test_nothing_there_makes_no_file(metrocheck: Metrocheck) -> None:
    for command in (
        *(["status"], ["report"], ["wave", "list"], ["wave", "open", "x"], ["edit", "--name", "x"]),
        *(["remove", "--yes"], ["store", "check"]),
        ["store", "backup", "kopie"],
    ):
        assert_refused(metrocheck(*command, given="4\n"), 1)
        assert not list(metrocheck.folder.glob("*store*")), command
    assert metrocheck.done("stops").out
    assert metrocheck.done("questions", "list").out
    assert [path.name for path in metrocheck.folder.rglob("*")] == ["home"]


def test_a_scan_that_cannot_begin_makes_no_file_either(metrocheck: Metrocheck) -> None:
    assert_refused(metrocheck("scan", "--plain", "--partner", "Aa", given="4\n"), 1, "metrocheck new")
    assert not metrocheck.store.exists()


def test_a_folder_that_is_not_there(metrocheck: Metrocheck) -> None:
    place = str(metrocheck.folder / "weg" / "store.sqlite")
    for command in (["status"], ["new", "X", "--partner", "A"]):
        assert_refused(metrocheck(*command, "--store", place), 1, "weg")


def test_the_default_store_is_in_the_home_of_the_user(metrocheck: Metrocheck) -> None:
    own = metrocheck.having(METROCHECK_STORE="")
    own.done("new", "Linde", "--partner", "Aa")
    (file,) = [path for path in (metrocheck.folder / "home").rglob("*") if path.is_file()]
    assert file.stat().st_mode & 0o777 == 0o600
    assert str(file) in own.having(COLUMNS="300").done("store", "info").out


def as_somebody_without_rights() -> None:
    """Root obeys the rights of a file too, once it may no longer pass them by."""
    if os.geteuid() == 0:
        for capability in PASSING_BY:
            LIBC.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def test_a_store_one_may_not_read(linde: Metrocheck) -> None:
    linde.store.chmod(0)
    for command in COMMANDS:
        assert_refused(linde(*command, given="4\n", preexec_fn=as_somebody_without_rights), 1, "store.sqlite")


def test_a_store_one_may_only_read(linde: Metrocheck) -> None:
    before = linde.store.read_bytes()
    assert linde.environment["HOME"], "its folder is made before nothing can be"
    linde.store.chmod(0o400)
    linde.folder.chmod(0o555)
    for command in (["report"], ["store", "check"]):
        assert linde(*command, preexec_fn=as_somebody_without_rights).code == 0
    for command in (
        *(["scan", "--plain", "--partner", "Aa"], ["new", "X", "--partner", "A"]),
        *(["wave", "close", "--yes"], ["edit", "--name", "Y"]),
    ):
        assert_refused(linde(*command, given="4\n", preexec_fn=as_somebody_without_rights), 1, "store.sqlite")
    linde.folder.chmod(0o755)
    assert linde.store.read_bytes() == before


def at_most(size: int) -> Callable[[], None]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def test_a_full_disk_keeps_what_was_answered_before(linde: Metrocheck) -> None:
    typed = "4\n" * 5 + "s\n"
    assert linde("scan", "--plain", "--partner", "Aa", given=typed).code == 0
    # The journal grows by every comment, until it may not grow any more.
    full = linde.store.stat().st_size + 40_000
    many = "".join(f"o {n} {'x' * 3000}\n5\n" for n in range(30))
    result = linde("scan", "--plain", "--partner", "Aa", given=many, preexec_fn=at_most(full))
    assert (result.code, result.out) == (1, "")
    assert result.lines[-2].startswith("Fout: ")
    shown = [line for line in result.err.splitlines() if " van 42, " in line]
    last = int(shown[-1].split()[0])
    assert 6 < last < 36
    linde.done("store", "check")
    with closing(sqlite3.connect(linde.store)) as database:
        (strip,) = database.execute("select strip from response").fetchone()
    # Every answer whose successor was shown is there.
    assert strip[: last - 1] == ("4" * 5 + "5" * 30)[: last - 1]


def test_a_full_disk_at_set_up_leaves_no_half_store(metrocheck: Metrocheck) -> None:
    result = metrocheck("new", "Linde", "--partner", "Aa", preexec_fn=at_most(8192))
    assert_refused(result, 1)
    metrocheck.done("new", "Linde", "--partner", "Aa")
    assert metrocheck.report()["partnership"]["name"] == "Linde"
