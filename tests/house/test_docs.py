"""The documentation against the program: what exists is told, and what is told exists."""

import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import metrocheck
from metrocheck.cli.app import build

ROOT = Path(__file__).parents[2]
# What users read.
USERS = ("README.md", "docs/begeleiders.md", "docs/uitwisselen.md", "docs/deelnemers.md")


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that does something, with the words that start it."""
    inner = getattr(command, "commands", {})
    if path and not inner:
        yield path, command
    for name, each in inner.items():
        yield from _commands(each, (*path, name))


@pytest.fixture(scope="module")
def commands() -> dict[tuple[str, ...], Any]:
    """The whole command line."""
    return dict(_commands(typer.main.get_command(build())))


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_walk_found_the_commands(commands: dict[tuple[str, ...], Any]) -> None:
    assert {("demo",), ("scan",), ("report",), ("wave", "open"), ("questions", "check")} <= set(commands)


def test_every_command_is_in_the_readme(commands: dict[tuple[str, ...], Any]) -> None:
    rows = [row.split("|")[1] for row in _text("README.md").split("\n") if row.startswith("|")]
    missing = [path for path in commands if not any(_told(path, row) for row in rows)]
    assert missing == []


def _told(path: tuple[str, ...], row: str) -> bool:
    """Whether a row tells of a command; those of one group may share a row: `wave open` · `close`."""
    group, *rest = path
    return f"`metrocheck {group}" in row and all(re.search(rf"[` ]{word}\b", row) for word in rest)


@pytest.mark.parametrize("name", USERS)
def test_every_command_that_is_told_exists_with_its_options(name: str, commands: dict[tuple[str, ...], Any]) -> None:
    text = _text(name)
    blocks = "\n".join(re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    told = re.findall(r"`metrocheck ([a-z][^`\n]*)`", text) + re.findall(r"^metrocheck ([a-z].*)", blocks, re.MULTILINE)
    assert told
    wrong = [text for text in told if not _is_there(text.split(), commands)]
    assert wrong == []


def _is_there(words: list[str], commands: dict[tuple[str, ...], Any]) -> bool:
    command = commands.get(tuple(words[:2])) or commands.get(tuple(words[:1]))
    if command is None:
        # A row of the table may name a group by one of its commands and a group alone.
        return any(path[0] == words[0] for path in commands) and len(words) == 1
    known = {option for param in command.params for option in param.opts}
    return {word for word in words if word.startswith("-")} <= known


def test_every_command_and_option_has_help(commands: dict[tuple[str, ...], Any]) -> None:
    silent = [" ".join(path) for path, command in commands.items() if not (command.help or "").strip()]
    for path, command in commands.items():
        silent += [f"{' '.join(path)} {p.name}" for p in command.params if not (getattr(p, "help", "") or "").strip()]
    assert silent == []


def test_the_changelog_holds_this_version() -> None:
    assert re.search(rf"^## .*\b{re.escape(metrocheck.__version__)}\b", _text("CHANGELOG.md"), re.MULTILINE)


@pytest.mark.parametrize("name", [*USERS, "CONTRIBUTING.md", "CHANGELOG.md", "reports/README.md"])
def test_links_to_our_own_files_lead_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", _text(name)) + re.findall(
        r'src="([^"]+)"', _text(name)
    )
    assert [link for link in links if not link.startswith("http") and not (folder / link).exists()] == []


def test_the_picture_on_the_cover_is_what_the_demo_shows() -> None:
    drawn = runpy.run_path(str(ROOT / "docs" / "cover.py"))["picture"]()
    assert drawn == (ROOT / "docs" / "metrostroom.svg").read_text("utf-8"), "python docs/cover.py"


def test_the_samples_are_what_the_demo_gives(tmp_path: Path) -> None:
    # What is text; the others depend on the versions of the libraries that wrote them.
    subprocess.run([sys.executable, ROOT / "docs" / "samples.py", tmp_path], check=True, cwd=ROOT, timeout=120)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (ROOT / "docs" / "voorbeeld").iterdir()}
    assert made.keys() == kept.keys()
    texts = [name for name in made if name.endswith((".html", ".md", ".csv", ".json"))]
    assert [name for name in texts if made[name] != kept[name]] == [], "python docs/samples.py"
