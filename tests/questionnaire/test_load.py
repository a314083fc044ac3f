"""The door for files: every trap of YAML and every refusal of the model, at its line and column."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from metrocheck.errors import MetrocheckError
from metrocheck.questionnaire.faults import MAX_FAULTS
from metrocheck.questionnaire.load import Fault, QuestionnaireError, load
from metrocheck.questionnaire.model import Questionnaire

FaultsOf = Callable[[str | bytes], tuple[Fault, ...]]
Changed = Callable[[str, str], str]
SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")


def test_the_small_set_is_read_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "set.yaml"
    path.write_text(SMALL, encoding="utf-8")
    questionnaire = load(path)
    assert list(questionnaire.places) == ["1.1", "1.10", "2.1"]
    assert [s.reversed for s in questionnaire.statements] == [False, True, False]
    assert questionnaire.stops[0].explanation.nl == "Eerste alinea.\n\nTweede alinea."
    assert Questionnaire.model_validate_json(questionnaire.model_dump_json()) == questionnaire


@pytest.mark.parametrize(
    ("content", "line", "column", "words"),
    [
        ("", 1, 1, "The file is empty"),
        ("# only a comment\n", 1, 1, "The file is empty"),
        ("- a\n- b\n", 1, 1, "This is not a questionnaire"),
        ("just words\n", 1, 1, "This is not a questionnaire"),
        ("---\n", 2, 1, "This is not a questionnaire"),
        (b"id: caf\xe9\n", 1, 8, "byte 0xE9"),
        (b"\xef\xbb\xbfid: caf\xe9\n", 1, 8, "byte 0xE9"),
        (b"a: 1\r\n\xef\xbb\xbf\xc3\xa9\xff", 2, 3, "byte 0xFF"),
        (SMALL.encode("utf-16"), 1, 1, "save it as UTF-8"),
        ("a: " + "[" * 100_000, 1, 24, "deeper than 20 levels"),
        ("? " * 50_000, 1, 43, "deeper than 20 levels"),
        ("- " * 50_000 + "x", 1, 43, "deeper than 20 levels"),
    ],
)
def test_what_is_no_questionnaire_at_all(
    faults_of: FaultsOf, content: str | bytes, line: int, column: int, words: str
) -> None:
    (fault,) = faults_of(content)
    assert (fault.line, fault.column) == (line, column)
    assert words in f"{fault.what} {fault.todo}"


def test_columns_count_characters_not_bytes(faults_of: FaultsOf, changed: Changed) -> None:
    (fault,) = faults_of(changed("nl: oneens, en: disagree", 'nl: "één 🚇", en: no'))
    assert (fault.line, fault.column) == (12, 25)


@pytest.mark.parametrize("start", ["\ufeff", "%YAML 1.1\n---\n"])
def test_what_some_editors_put_in_front_is_no_fault(faults_of: FaultsOf, start: str) -> None:
    assert faults_of(start + SMALL) == ()


def test_windows_line_ends_keep_the_lines_right(faults_of: FaultsOf, changed: Changed) -> None:
    faults = faults_of(changed("reversed: true", "reversed: ja").replace("\n", "\r\n"))
    assert [(f.line, f.column) for f in faults] == [(49, 19)]


def test_faults_of_every_kind_come_together_in_the_order_of_the_file(faults_of: FaultsOf, changed: Changed) -> None:
    text = changed("reversed: true", "reversed: nee").replace('"1.0"', "1.0").replace("id: klein", "id: k\nid: k")
    faults = faults_of(text.replace("question: samen", "vraag: samen"))
    assert [(f.line, f.column) for f in faults] == [(4, 1), (5, 10), (47, 9), (48, 9), (50, 19)]


def test_checks_run_beside_traps_that_leave_the_data_whole(faults_of: FaultsOf, changed: Changed) -> None:
    faults = faults_of(changed('id: "2.1"', 'id: "3.1"').replace("id: klein", "id: k\nid: k"))
    assert [(f.line, f.column) for f in faults] == [(4, 1), (64, 13)]


def test_every_tab_is_named_at_once(faults_of: FaultsOf) -> None:
    text = SMALL.replace("\n    - {nl", "\n\t- {nl")
    assert [(f.line, f.column) for f in faults_of(text)] == [(12, 1), (13, 1)]


def test_the_first_fifty_faults_of_the_file(faults_of: FaultsOf) -> None:
    unknown = "".join(f"extra{n}: 1\n" for n in range(MAX_FAULTS + 10))
    faults = faults_of(unknown + SMALL.replace("id: klein", "id: Klein"))
    assert [f.line for f in faults] == list(range(1, MAX_FAULTS + 1))


def test_the_error_speaks_of_its_first_fault(tmp_path: Path, changed: Changed) -> None:
    path = tmp_path / "set.yaml"
    path.write_text(changed("id: klein", "id: Klein").replace('"2.1"', "2.1"), encoding="utf-8")
    with pytest.raises(QuestionnaireError) as caught:
        load(path)
    error = caught.value
    assert error.what == str(error) == str(error.faults[0]) == f"{path}:3:5: {error.faults[0].what}"
    assert error.todo == error.faults[0].todo
    assert (len(error.faults), error.exit_code) == (2, 1)


def test_what_people_wrote_is_quoted_without_control_characters(faults_of: FaultsOf, changed: Changed) -> None:
    (fault,) = faults_of(changed("id: klein", '"\\e[31m\\n' + "x" * 90 + '": y\nid: klein'))
    assert fault.what.isprintable()
    assert len(fault.what) < 110


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.yaml", "There is no file"),
        (".", "is a folder"),
        ("pipe", "not an ordinary file"),
        ("a\0b", "There is no file"),
        ("x" * 300, "x" * 300),  # in other words from one Python to the next
        ("large.yaml", "larger than 1 MB"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, words: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large.yaml").write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(MetrocheckError) as caught:
        load(tmp_path / name)
    assert words in caught.value.what
    assert caught.value.what.isprintable()
    assert caught.value.todo


def test_a_file_of_one_mebibyte_is_still_read(faults_of: FaultsOf) -> None:
    assert faults_of(SMALL + "#" * (1024 * 1024 - len(SMALL))) == ()


YAML_PIECES = st.lists(
    st.sampled_from(
        [
            *SMALL.splitlines(keepends=True),
            *":-[]{}&*!|>'\"%@`#,?~\t\n \\",
            "  ",
            "- ",
            ": ",
            "---\n",
            "...\n",
            "<<: ",
            "id",
            "no",
            "1.10",
            "\\ud800",
            "é",
            "\ufeff",
            "\0",
            "!!binary ",
            "=",
            "title",
            "nl",
        ]
    )
).map("".join)

ONLY_KNOWN_ERRORS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ONLY_KNOWN_ERRORS
@given(content=st.one_of(st.binary(), st.text().map(lambda s: s.encode(errors="replace")), YAML_PIECES.map(str.encode)))
@example(content=b"")
@example(content=b"*a")
@example(content=b'"\\UFFFFFFFF"')
def test_any_content_gives_a_questionnaire_or_a_known_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.yaml"
    path.write_bytes(content)
    try:
        outcome = [load(path).id]
    except MetrocheckError as error:
        outcome = [error.what, error.todo]
    assert all(text and text.isprintable() for text in outcome)


@ONLY_KNOWN_ERRORS
@given(cut=st.integers(0, len(SMALL)), length=st.integers(0, 200), put=YAML_PIECES)
def test_a_damaged_set_gives_faults_inside_the_file(faults_of: FaultsOf, cut: int, length: int, put: str) -> None:
    text = SMALL[:cut] + put + SMALL[cut + length :]
    lines = text.splitlines()
    for fault in faults_of(text):
        assert 1 <= fault.line <= len(lines) + 1
        assert fault.column >= 1


SINGLE_KEYS = [  # lines that hold one whole required key
    (n, line)
    for n, line in enumerate(SMALL.splitlines())
    if re.match(r" *[a-z_]+: [^|]*$", line) and "reversed" not in line
]


@given(st.sampled_from(SINGLE_KEYS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_deleting_a_key_is_reported_at_the_group_it_left(faults_of: FaultsOf, place: tuple[int, str]) -> None:
    number, line = place
    lines = SMALL.splitlines()
    indent = len(line) - len(line.lstrip())
    faults = faults_of("\n".join([*lines[:number], *lines[number + 1 :]]))
    key = line.strip().split(":")[0]
    assert [(f.line, f.column) for f in faults if f'"{key}" is missing' in f.what] == [
        (_first_line_of_group(lines, number, indent) + 1, indent + 1)
    ]


def _first_line_of_group(lines: list[str], number: int, indent: int) -> int:
    """The index of the line with the first key of the group, once line `number` is gone."""
    first = number
    for n in range(number - 1, 0, -1):
        column = len(lines[n]) - len(lines[n].lstrip(" -"))
        if column < indent:
            break
        if column == indent:
            first = n
            if lines[n].lstrip().startswith("-"):
                break
    return first


@given(st.sampled_from(SINGLE_KEYS), st.from_regex(r"[a-z]{3,8}", fullmatch=True))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_an_unknown_key_is_reported_at_its_line(faults_of: FaultsOf, place: tuple[int, str], key: str) -> None:
    number, line = place
    indent = len(line) - len(line.lstrip())
    lines = SMALL.splitlines()
    lines.insert(number + 1, f"{' ' * indent}x{key}: iets")
    faults = faults_of("\n".join(lines))
    assert [(f.line, f.column) for f in faults] == [(number + 2, indent + 1)]
    assert f'"x{key}" does not exist' in faults[0].what


def test_the_model_alone_does_not_load_yaml() -> None:
    code = "import sys, metrocheck.questionnaire.model; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
