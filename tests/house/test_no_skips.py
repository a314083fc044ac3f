"""With METROCHECK_TEST_NO_SKIPS=1 a skipped test is a failed one, so that CI never passes for lack of a server."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SKIPPING = """
import pytest

def test_runs():
    assert True

@pytest.mark.skip(reason="no server here")
def test_skips():
    assert True

@pytest.mark.xfail(reason="known", strict=True)
def test_expected():
    assert False
"""


@pytest.mark.parametrize(("wanted", "code", "tail"), [("1", 1, "1 error"), ("0", 0, "1 skipped")])
def test_a_skip_fails_when_asked(tmp_path: Path, wanted: str, code: int, tail: str) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_skipping.py").write_text(SKIPPING)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "METROCHECK_TEST_NO_SKIPS": wanted}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == code, run.stdout
    assert tail in run.stdout
    assert "1 xfailed" in run.stdout
    assert ("no server here" in run.stdout) is (wanted == "1")
