"""A small set to change, and what the loader finds wrong with it afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metrocheck import language
from metrocheck.questionnaire.load import Fault, QuestionnaireError, load

FaultsOf = Callable[[str | bytes], tuple[Fault, ...]]
Changed = Callable[[str, str], str]


@pytest.fixture
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use(language.DEFAULT)


@pytest.fixture(scope="session")
def small() -> str:
    """The text of a valid set of three statements at two stops."""
    return (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")


@pytest.fixture
def faults_of(tmp_path: Path, english: None) -> FaultsOf:
    """What is wrong with a file that has this content."""

    def faults(content: str | bytes) -> tuple[Fault, ...]:
        path = tmp_path / "set.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        try:
            load(path)
        except QuestionnaireError as error:
            return error.faults
        return ()

    return faults


@pytest.fixture(scope="session")
def changed(small: str) -> Changed:
    """The small set with its one `old` replaced by `new`."""

    def replaced(old: str, new: str) -> str:
        assert small.count(old) == 1, f"{old!r} stands there {small.count(old)} times"
        return small.replace(old, new)

    return replaced
