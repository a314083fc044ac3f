"""A report that could not be written whole: what stood there stays, nothing half is left, and it says which."""

import shutil
import signal
from pathlib import Path

import pytest

from tests.cli.conftest import Made
from tests.cli.front_door import Metrocheck
from tests.cli.test_cli_faults import at_most

INTERRUPTED = 130
# The moment at which all of a new file is written and nothing of it counts yet.
SIGNAL_AT_SYNC = """
import os, signal
os.fsync = lambda _number: os.kill(os.getpid(), signal.{name})
"""


@pytest.fixture
def ready(made: Made) -> Metrocheck:
    program = made("Linde", "Aa", "Bb")
    program.fill_in("Aa", "4" * 42)
    for name in ("een.csv", "twee.html"):
        (program.folder / name).write_text("oud", "utf-8")
    return program.having(METROCHECK_LANG="en")


def stops_at_sync(program: Metrocheck, folder: Path, name: str) -> Metrocheck:
    """The same, sent a signal when it syncs a file for the first time."""
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(SIGNAL_AT_SYNC.format(name=name), "utf-8")
    path = program.environment.get("PYTHONPATH", "")
    return program.having(PYTHONPATH=f"{folder}:{path}" if path else str(folder))


def contents(program: Metrocheck) -> dict[str, str]:
    kept = {"home", program.store.name}
    return {path.name: path.read_text("utf-8")[:3] for path in program.folder.iterdir() if path.name not in kept}


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_stopped_while_writing(ready: Metrocheck, tmp_path: Path, name: str) -> None:
    before = contents(ready)
    result = stops_at_sync(ready, tmp_path / "py", name)("report", "-o", "een.csv", "-o", "nieuw.json")
    assert (result.code, result.out, result.lines[0]) == (INTERRUPTED, "", "Stopped."), result
    assert len(result.lines) == 2
    assert contents(ready) == before


def test_killed_while_writing_harms_nothing_that_was_there(ready: Metrocheck, tmp_path: Path) -> None:
    result = stops_at_sync(ready, tmp_path / "py", "SIGKILL")("report", "-o", "een.csv")
    assert result.code == -signal.SIGKILL
    assert contents(ready)["een.csv"] == "oud"


def test_a_full_disk_says_which_file_and_keeps_what_went_before(ready: Metrocheck) -> None:
    shutil.copy(ready.folder / "twee.html", ready.folder / "drie.html")
    # The JSON fits, the page does not.
    asked = ("-o", "nieuw.json", "-o", "twee.html", "-o", "drie.html")
    result = ready("report", *asked, preexec_fn=at_most(60_000))
    assert (result.code, result.out) == (1, "")
    written, what, _todo = result.lines
    assert written == "Written: nieuw.json"
    assert what.startswith("Error: twee.html")
    assert "full" in what
    assert contents(ready) == {"een.csv": "oud", "nieuw.json": "{\n ", "twee.html": "oud", "drie.html": "oud"}


def test_data_behind_a_file_that_failed_is_not_given(ready: Metrocheck) -> None:
    result = ready("report", "-o", "twee.html", "--format", "json", preexec_fn=at_most(60_000))
    assert (result.code, result.out, len(result.lines)) == (1, "", 2)


def test_the_folder_goes_away_while_it_works(ready: Metrocheck, tmp_path: Path) -> None:
    folder = tmp_path / "py"
    folder.mkdir()
    gone = "import os, shutil\nkept = os.urandom\n"
    gone += "def gone(n):\n    shutil.rmtree('weg', ignore_errors=True)\n    return kept(n)\nos.urandom = gone\n"
    (folder / "sitecustomize.py").write_text(gone, "utf-8")
    (ready.folder / "weg").mkdir()
    path = ready.environment.get("PYTHONPATH", "")
    result = ready.having(PYTHONPATH=f"{folder}:{path}")("report", "-o", "weg/r.json")
    assert (result.code, result.out, len(result.lines)) == (1, "", 2), result
    assert "weg/r.json" in result.err


def test_a_full_disk_behind_the_data_is_told(ready: Metrocheck) -> None:
    with Path("/dev/full").open("wb") as full:
        result = ready("report", "--format", "html", stdout=full)
    assert (result.code, len(result.lines)) == (1, 2)
