"""The checks of the house, each a test of its own: `pytest` alone says whether a change is in order."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


def _clean_environment() -> dict[str, str]:
    """Without what pytest's own process adds, and with the repository importable."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "160"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--check", "--no-cache", "."),
        ("mypy",),
        ("lint-imports", "--no-cache"),
    ],
    ids=["style", "format", "types", "layers"],
)
def test_the_house_is_in_order(arguments: tuple[str, ...]) -> None:
    program, *rest = arguments
    run = subprocess.run(
        [str(BIN / program), *rest], cwd=ROOT, capture_output=True, text=True, check=False, env=_clean_environment()
    )
    assert run.returncode == 0, f"{' '.join(arguments)}\n{run.stdout}{run.stderr}"


def test_a_check_that_has_nothing_to_check_is_noticed() -> None:
    """The settings name the folders that exist, so that no check passes for lack of work."""
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'packages = ["metrocheck", "tests", "benchmarks"]' in settings
    assert re.search(r"^strict = true$", settings, re.MULTILINE)
    assert len(re.findall(r"^\[\[tool\.importlinter\.contracts\]\]$", settings, re.MULTILINE)) >= 4
