"""Shipped sets: which there are, finding one by id or file, and copying one to change."""

import subprocess
import sys
from pathlib import Path

import pytest

from metrocheck import resources
from metrocheck.errors import MetrocheckError
from metrocheck.questionnaire import library
from metrocheck.questionnaire.load import load

SMALL = Path(__file__).parent / "small.yaml"


def test_every_shipped_set_is_valid_and_called_after_its_id() -> None:
    sets = library.shipped()
    assert [id_ for id_, _path in sets] == ["metrostroom"]
    assert [library.find(id_).id for id_, _path in sets] == [id_ for id_, _path in sets]


def test_a_file_is_found_by_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    assert library.find(str(SMALL)).id == "klein"
    monkeypatch.chdir(SMALL.parent)
    assert library.find("small.yaml").id == "klein"


def test_a_file_without_suffix_is_found_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "eigen").write_bytes(SMALL.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert library.find("eigen").id == "klein"


@pytest.mark.usefixtures("english")
def test_a_shipped_id_wins_over_a_file_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "metrostroom").write_bytes(SMALL.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert library.find("metrostroom").id == "metrostroom"
    assert library.find("./metrostroom").id == "klein"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("name", "what", "todo"),
    [
        ("xyz", 'no questionnaire or file "xyz"', "choose from: metrostroom"),
        ("metrostrom", "no questionnaire or file", 'Did you mean "metrostroom"?'),
        ("", 'no questionnaire or file ""', "choose from: metrostroom"),
        ("a\0\x1b[1mb", 'no questionnaire or file "a[1mb"', "choose from: metrostroom"),
        ("x" * 300, "no questionnaire or file", "choose from: metrostroom"),
        ("xyz.yaml", "There is no file xyz.yaml", "Check the name"),
        ("map/xyz", "There is no file map/xyz", "Check the name"),
    ],
)
def test_what_is_neither_is_an_error_that_names_the_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, what: str, todo: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MetrocheckError) as caught:
        library.find(name)
    assert what in caught.value.what
    assert todo in caught.value.todo


def test_a_copy_is_the_shipped_text_and_loads(tmp_path: Path) -> None:
    target = tmp_path / "eigen.yaml"
    library.copy("metrostroom", target)
    assert target.read_text(encoding="utf-8") == library.text_of("metrostroom")
    assert load(target) == library.find("metrostroom")


@pytest.mark.usefixtures("english")
def test_a_copy_never_replaces_anything(tmp_path: Path) -> None:
    target = tmp_path / "eigen.yaml"
    target.write_text("mine", encoding="utf-8")
    for existing in (target, tmp_path):
        with pytest.raises(MetrocheckError, match="exists already"):
            library.copy("metrostroom", existing)
    assert target.read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("english")
def test_a_copy_makes_no_folders(tmp_path: Path) -> None:
    with pytest.raises(MetrocheckError, match="There is no folder"):
        library.copy("metrostroom", tmp_path / "map" / "eigen.yaml")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
def test_a_copy_with_an_impossible_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(MetrocheckError, match="cannot be written") as caught:
        library.copy("metrostroom", tmp_path / name)
    assert caught.value.what.isprintable()


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from metrocheck import language
from metrocheck.errors import MetrocheckError
from metrocheck.questionnaire import library
language.use("en")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    library.copy("metrostroom", Path(sys.argv[1]))
except MetrocheckError as error:
    print(error.what)
"""


def test_a_half_written_copy_is_taken_away(tmp_path: Path) -> None:
    target = tmp_path / "eigen.yaml"
    # In a process of its own, since the limit on the size of files cannot be lifted again.
    command = [sys.executable, "-c", FULL_DISK, str(target)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == f"{target} cannot be written.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("english")
def test_the_text_of_an_unknown_set() -> None:
    with pytest.raises(MetrocheckError, match='no questionnaire or file "xyz"'):
        library.text_of("xyz")


@pytest.mark.parametrize("name", ["questions", "reports"])
def test_shipped_data_is_found_beside_or_inside_the_package(name: str) -> None:
    found = resources.folder(name)  # type: ignore[arg-type]
    assert found.is_dir()
    assert found.name == name
