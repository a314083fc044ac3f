"""What a part of metrocheck costs to start: what it does *not* import, seen from a fresh process."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=True, cwd=ROOT, env=environment
    )


def _loaded_by(statement: str) -> set[str]:
    """The names of all modules a fresh interpreter has after a statement."""
    return set(_run("-c", f"{statement}\nimport sys\nprint(*sys.modules)").stdout.split())


def _loaded_by_command(*arguments: str) -> set[str]:
    """The names of all modules `metrocheck` imports to run a command."""
    log = _run("-X", "importtime", "-m", "metrocheck", *arguments).stderr
    return {line.rpartition("|")[2].strip() for line in log.splitlines() if line.startswith("import time:")}


def test_scores_and_reports_are_made_without_a_screen_a_database_or_a_file() -> None:
    loaded = _loaded_by("import metrocheck.scoring, metrocheck.report.build")
    assert "metrocheck.report.build" in loaded
    assert loaded & {"sqlalchemy", "rich", "typer", "questionary", "prompt_toolkit", "yaml", "platformdirs"} == set()


def test_the_walk_knows_no_terminal_and_no_database() -> None:
    loaded = _loaded_by("import metrocheck.interview.walk")
    assert "metrocheck.interview.walk" in loaded
    assert loaded & {"sqlalchemy", "rich", "typer", "questionary", "prompt_toolkit", "yaml"} == set()


def test_the_version_is_told_before_anything_heavy() -> None:
    loaded = _loaded_by_command("--version")
    assert "metrocheck" in loaded
    assert loaded & {"typer", "pydantic", "rich", "babel", "sqlalchemy", "gettext", "importlib.metadata"} == set()


def test_help_needs_only_the_command_line() -> None:
    loaded = _loaded_by_command("--help")
    assert "typer" in loaded
    assert (
        loaded & {"pydantic", "sqlalchemy", "rich.console", "questionary", "prompt_toolkit", "babel", "yaml"} == set()
    )


def test_help_of_a_command_needs_no_more() -> None:
    # Not pydantic: typer itself checks the parameters of a command with it.
    for name in ("scan", "report", "new"):
        loaded = _loaded_by_command(name, "--help")
        assert loaded & {"sqlalchemy", "rich.console", "questionary", "prompt_toolkit", "babel"} == set()


def test_a_report_needs_no_prompt() -> None:
    loaded = _loaded_by_command("demo")
    assert "rich.console" in loaded
    assert loaded & {"questionary", "prompt_toolkit"} == set()
