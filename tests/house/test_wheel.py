"""What people install: the wheel holds what metrocheck needs, no more, and works far from this repository."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import metrocheck
from tests.cli.front_door import lines, partner_options

ROOT = Path(__file__).parents[2]
# How a file of each format begins, and what is in it.
EXPORTS = {
    "verslag.pdf": b"%PDF-",
    "verslag.docx": b"word/document.xml",
    "verslag.html": b"<!doctype html>",
    "verslag.xlsx": b"xl/workbook.xml",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be released, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], ROOT)
    (found,) = folder.glob("*.whl")
    return found


def _run(
    command: list[str], folder: Path, environment: dict[str, str] | None = None, given: str = ""
) -> subprocess.CompletedProcess[str]:
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment, input=given)
    assert run.returncode == 0, f"{' '.join(command)}\n{run.stdout}{run.stderr}"
    return run


def _names(wheel: Path) -> list[str]:
    with ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_holds_one_package_and_what_tells_of_it(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in _names(wheel)}
    assert tops == {"metrocheck", f"metrocheck-{metrocheck.__version__}.dist-info"}


def test_the_wheel_holds_content_look_languages_and_types(wheel: Path) -> None:
    names = _names(wheel)
    for needed in (
        "metrocheck/_data/questions/metrostroom.yaml",
        "metrocheck/_data/reports/report.schema.json",
        "metrocheck/language/locales/nl/LC_MESSAGES/metrocheck.mo",
        "metrocheck/language/locales/en/LC_MESSAGES/metrocheck.mo",
        "metrocheck/py.typed",
        f"metrocheck-{metrocheck.__version__}.dist-info/licenses/LICENSE",
    ):
        assert needed in names
    assert [name for name in names if name.endswith(".pyc") or "__pycache__" in name] == []


@pytest.mark.parametrize("data", ["questions", "reports"])
def test_the_wheel_holds_exactly_the_files_of_a_folder(wheel: Path, data: str) -> None:
    top = f"metrocheck/_data/{data}/"
    packed = {name.removeprefix(top) for name in _names(wheel) if name.startswith(top)}
    here = {file.relative_to(ROOT / data).as_posix() for file in (ROOT / data).rglob("*") if file.is_file()}
    assert packed == here
    with ZipFile(wheel) as archive:
        assert [name for name in here if archive.read(top + name) != (ROOT / data / name).read_bytes()] == []


def test_the_wheel_starts_the_command(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (name,) = [each for each in archive.namelist() if each.endswith("entry_points.txt")]
        assert "metrocheck = metrocheck.__main__:main" in archive.read(name).decode()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel in it, and nothing else of ours."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile"]
    _run([*pip, "--disable-pip-version-check", "--target", str(folder), str(wheel)], folder)
    return folder


def _installed_run(installed: Path, home: Path, *arguments: str, given: str = "") -> str:
    """Runs the installed metrocheck with an empty home, from elsewhere."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHONPATH": str(installed),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    return _run([sys.executable, "-m", "metrocheck", *arguments], home, environment, given).stdout


def test_it_runs_from_where_it_is_installed(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    script = (
        "import metrocheck.resources as r; print(r.__file__, r.folder('questions'), r.folder('reports'), sep='\\n')"
    )
    places = _run([sys.executable, "-c", script], tmp_path, environment).stdout.split("\n")[:3]
    assert [Path(place).is_relative_to(installed) for place in places] == [True] * 3
    assert (Path(places[2]) / "report.schema.json").is_file()


def test_the_demo_shows_the_line(installed: Path, tmp_path: Path) -> None:
    text = _installed_run(installed, tmp_path, "demo")
    assert "De trein staat op halte 2" in text
    assert list(tmp_path.iterdir()) == [], "the demo leaves nothing behind"


def test_english_came_along(installed: Path, tmp_path: Path) -> None:
    assert "The train stands at stop 2" in _installed_run(installed, tmp_path, "--lang", "en", "demo")


def test_the_questionnaires_came_along(installed: Path, tmp_path: Path) -> None:
    assert "metrostroom" in _installed_run(installed, tmp_path, "questions", "list")


def test_it_writes_every_kind_of_file(installed: Path, tmp_path: Path) -> None:
    partners = partner_options(("Waterhoven", "Rietwaard"))
    _installed_run(installed, tmp_path, "new", "Linde", *partners, "--wave", "voorjaar")
    for partner, code in (("Waterhoven", "4"), ("Rietwaard", "3")):
        _installed_run(installed, tmp_path, "scan", "--plain", "--partner", partner, given=lines(code * 42))
    _installed_run(installed, tmp_path, "report", *(piece for name in EXPORTS for piece in ("-o", name)))
    for name, inside in EXPORTS.items():
        content = (tmp_path / name).read_bytes()
        assert inside in content.lower() if name.endswith(".html") else inside in content, name
    # Its own letters came along: they stand in the page.
    assert b"@font-face" in (tmp_path / "verslag.html").read_bytes()
