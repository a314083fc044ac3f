"""Exchange files by others: whatever is in them, reading gives a package that fits together, or an error of ours."""

import hashlib
import itertools
import json
import resource
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from metrocheck import language
from metrocheck.cli import travelling
from metrocheck.errors import MetrocheckError
from metrocheck.exchange.package import MAX_BYTES, read
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode, Role
from tests.exchange.travelled import Scan, checked, exported, fresh, grown, signed, taken, told

SCANS = [
    Scan(at % 3, "12w", {"1.1": "een\x07 twee", "beter": "drie"}, submitted=True, role=Role.RAAD) for at in range(9)
]
TEAM = [SCANS[:3], [*SCANS[:2], SCANS[2]._replace(submitted=False)]]
Path = tuple[str | int, ...]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use(language.DEFAULT)


@cache
def file(mode: Mode) -> bytes:
    """A closed wave and an open one, all there is in either mode."""
    with fresh() as store:
        grown(store, TEAM if mode is Mode.TEAM else [SCANS, SCANS[:2]], mode, closed=False)
        return exported(store)


def content(mode: Mode = Mode.TEAM) -> dict[str, Any]:
    return dict(json.loads(file(mode)))


def paths(value: Any, here: Path = ()) -> Iterator[Path]:
    """Where something stands in a document; long lists by their first ones."""
    yield here
    if isinstance(value, dict):
        for key in value:
            yield from paths(value[key], (*here, key))
    elif isinstance(value, list):
        for at in range(min(3, len(value))):
            yield from paths(value[at], (*here, at))


def put(document: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return document


EVERYWHERE = {mode: sorted((p for p in paths(content(mode)) if p), key=str) for mode in Mode}
NOT_THE_TEXTS = {mode: [p for p in EVERYWHERE[mode] if p[0] != "questionnaires"] for mode in Mode}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)
likely: st.SearchStrategy[Any] = st.sampled_from(
    ["", "Aa", "12w", "Z" * 400, "draft", "overige", "0" * 32, 0, 1, 2, 5, -1, 10**30, None, [], {}]
)


@settings(max_examples=80)
@given(st.binary(max_size=400))
@example(b"")
@example(b"\xef\xbb\xbf{}")
@example(b"PK\x03\x04")
@example(b"[" * 100_000)
@example(b'{"format": "metrocheck-exchange", "version": 999999999, ')
@example(b'{"format": "metrocheck-exchange", "version": 1, "digest": "' + b"0" * 64 + b'"}')
def test_anything_at_all_is_refused_in_our_words(anything: bytes) -> None:
    with pytest.raises(MetrocheckError) as caught:
        read(anything)
    assert "\n" not in caught.value.what + caught.value.todo


@settings(max_examples=60)
@given(st.sampled_from(Mode), st.integers(0, 10**6), st.binary(min_size=1, max_size=3))
def test_no_letter_can_change_unnoticed(mode: Mode, at: int, other: bytes) -> None:
    whole = file(mode)
    at %= len(whole)
    changed = whole[:at] + other + whole[at + len(other) :]
    assume(changed.split() != whole.split())
    with pytest.raises(MetrocheckError):
        read(changed)


@settings(max_examples=60)
@given(st.sampled_from(Mode), st.integers(0, 10**6))
def test_a_file_that_stops_half_way_is_refused(mode: Mode, at: int) -> None:
    whole = file(mode).rstrip()
    with pytest.raises(MetrocheckError):
        read(whole[: at % len(whole)])


@settings(max_examples=80)
@given(st.data(), st.sampled_from(Mode), likely | json_values)
def test_a_forged_file_is_refused_or_leaves_a_sound_store(data: st.DataObject, mode: Mode, value: Any) -> None:
    path = data.draw(st.sampled_from(data.draw(st.sampled_from([EVERYWHERE[mode], NOT_THE_TEXTS[mode]]))))
    try:
        forged = checked(signed(put(content(mode), path, value)))
    except MetrocheckError:
        return
    with fresh() as store:
        try:
            store.take_in_package(forged, travelling)
        except MetrocheckError:
            assert store.partnerships() == ()
            return
        assert store.check() == []
        assert told(store)


def test_other_ends_of_line_and_a_mark_in_front_are_the_same_file() -> None:
    assert read(b"\xef\xbb\xbf" + file(Mode.TEAM).replace(b"\n", b"\r\n")) == read(file(Mode.TEAM))


@pytest.mark.parametrize(
    ("nonsense", "says"),
    [
        (b"\0" * (MAX_BYTES + 1), "larger"),
        (b"{" + b"[]," * 10_000_000, "larger"),
        (b"nonsense " * 7_000_000, "not an exchange file"),
    ],
    ids=["nothing", "brackets", "words"],
)
def test_heaps_of_nonsense_take_no_memory_to_speak_of(nonsense: bytes, says: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(MetrocheckError, match=says):
        read(nonsense)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 3 * MAX_BYTES // 1024


def test_what_is_deeply_nested_is_refused_also_with_the_right_digest() -> None:
    deep: Any = []
    for _level in range(500):
        deep = [deep]
    with pytest.raises(MetrocheckError, match="whole"):
        read(signed({"format": "metrocheck-exchange", "version": 1, "waves": deep}))


TWICE = content()["waves"][0]["responses"]
WAVE, SCAN, TEXT = ("waves", 1), ("waves", 1, "responses", 0), ("waves", 0, "comments", 0)


@pytest.mark.parametrize(
    ("mode", "path", "value", "says"),
    [
        (Mode.TEAM, (*SCAN, "strip"), "128", "scan"),
        (Mode.TEAM, (*SCAN, "strip"), "12", "scan"),
        (Mode.TEAM, (*SCAN, "id"), "../../etc/passwd", "responses.0.id"),
        (Mode.TEAM, (*SCAN, "partner"), "Zzz", "scan"),
        (Mode.TEAM, (*SCAN, "role"), "raad", "scan"),
        (Mode.TEAM, (*SCAN, "role"), "koning", "responses.0.role"),
        (Mode.TEAM, (*SCAN, "comments"), {"9.9": "x"}, "scan"),
        (Mode.TEAM, (*SCAN, "changed"), None, "scan"),
        (Mode.TEAM, (*SCAN, "changed"), "2026-11-23T12:00:00", "changed"),
        (Mode.TEAM, (*SCAN, "changed"), "0001-01-01T00:00:00+14:00", "changed"),
        (Mode.TEAM, (*SCAN, "submitted"), None, "scan"),
        (Mode.TEAM, (*WAVE, "responses"), TWICE, "twice"),
        (Mode.TEAM, (*WAVE, "responses", 1, "partner"), "Aa", "two scans"),
        (Mode.TEAM, (*WAVE, "label"), "WAVE  1", "labels"),
        (Mode.TEAM, (*WAVE, "number"), 1, "numbers"),
        (Mode.TEAM, (*WAVE, "number"), "2", "number"),
        (Mode.TEAM, (*WAVE, "min_group"), 3, "wave “wave 2”"),
        (Mode.TEAM, (*WAVE, "next_date"), "2026-02-31", "next_date"),
        (Mode.TEAM, (*WAVE, "purged"), True, "wave “wave 2”"),
        (Mode.TEAM, (*WAVE, "questionnaire"), "0" * 64, "wave “wave 2”"),
        (Mode.TEAM, ("waves", 0, "closed"), None, "open wave"),
        (Mode.TEAM, ("waves", 0, "publication", "responses"), 4, "published"),
        (Mode.TEAM, ("waves", 0, "publication", "groups", 0, "members", 0, "id"), 4, "published"),
        (Mode.TEAM, ("waves", 0, "publication", "groups", 0, "tally", "counts"), [], "published"),
        (Mode.TEAM, ("waves", 0, "publication", "version"), 2, "published"),
        (Mode.TEAM, ("partnership", "min_group"), 5, "smallest group"),
        (Mode.TEAM, ("partnership", "partners", 1, "name"), "AA ", "municipality"),
        (Mode.TEAM, ("partnership", "partners"), [], "partners"),
        (Mode.TEAM, ("partnership", "name"), " \x1b\x00 ", "partnership.name"),
        (Mode.TEAM, ("extra",), 1, "extra"),
        (Mode.TEAM, ("waves",), [], "waves"),
        (Mode.INDIVIDUAL, (*SCAN, "role"), None, "scan"),
        (Mode.INDIVIDUAL, (*SCAN, "state"), "draft", "scan"),
        (Mode.INDIVIDUAL, (*SCAN, "started"), "2026-11-23T12:00:00Z", "scan"),
        (Mode.INDIVIDUAL, (*SCAN, "ticket"), "molen", "ticket"),
        (Mode.INDIVIDUAL, (*WAVE, "ticket_keys"), [], "wave “wave 2”"),
        (Mode.INDIVIDUAL, (*WAVE, "min_group"), 2, "min_group"),
        (
            Mode.INDIVIDUAL,
            ("waves", 0, "responses"),
            content(Mode.INDIVIDUAL)["waves"][1]["responses"],
            "wave “wave 1”",
        ),
        (Mode.INDIVIDUAL, ("waves", 0, "publication"), None, "wave “wave 1”"),
        (Mode.INDIVIDUAL, ("waves", 0, "publication", "min_group"), 4, "published"),
        (Mode.INDIVIDUAL, ("waves", 0, "publication", "groups", 0, "moments"), None, "published"),
        (Mode.INDIVIDUAL, ("waves", 0, "publication", "groups", 0, "tally", "responses"), 2, "published"),
        (Mode.INDIVIDUAL, ("waves", 0, "publication", "groups", 0, "moments", "overall", "n"), 9, "published"),
        (Mode.INDIVIDUAL, (*SCAN, "ticket"), content(Mode.INDIVIDUAL)["waves"][1]["responses"][1]["ticket"], "ticket"),
        (Mode.TEAM, (*WAVE, "ticket_keys"), ["0" * 64], "wave “wave 2”"),
        (Mode.TEAM, (*WAVE, "withdrawn"), ["0" * 32], "wave “wave 2”"),
        (Mode.TEAM, ("waves", 0, "comments"), [{"about": "1.1", "text": "x"}], "wave “wave 1”"),
        (Mode.INDIVIDUAL, (*WAVE, "ticket_keys"), ["1" * 64, "0" * 64], "wave “wave 2”"),
        (Mode.INDIVIDUAL, (*WAVE, "ticket_keys"), ["1" * 64, "1" * 64], "wave “wave 2”"),
        (Mode.INDIVIDUAL, ("waves", 0, "ticket_keys"), ["0" * 64], "wave “wave 1”"),
        (Mode.INDIVIDUAL, (*WAVE, "withdrawn"), ["1" * 32, "0" * 32], "wave “wave 2”"),
        (Mode.INDIVIDUAL, (*WAVE, "withdrawn"), ["xyz"], "withdrawn"),
        (Mode.INDIVIDUAL, ("waves", 0, "withdrawn"), ["0" * 32], "wave “wave 1”"),
        (Mode.INDIVIDUAL, (*WAVE, "withdrawn"), [content(Mode.INDIVIDUAL)["waves"][1]["responses"][0]["id"]], "scan"),
        (Mode.INDIVIDUAL, (*WAVE, "comments"), [{"about": "1.1", "text": "x"}], "wave “wave 2”"),
        (Mode.INDIVIDUAL, (*TEXT, "about"), "1.2", "wave “wave 1”"),
        (Mode.INDIVIDUAL, (*TEXT, "about"), "9.9", "wave “wave 1”"),
        (Mode.INDIVIDUAL, (*TEXT, "about"), "beter", "wave “wave 1”"),
        (Mode.INDIVIDUAL, (*TEXT, "text"), "", "text"),
        (Mode.INDIVIDUAL, (*TEXT, "text"), "\x1b[2J", "wave “wave 1”"),
        (Mode.INDIVIDUAL, (*TEXT, "text"), "zz", "wave “wave 1”"),
    ],
    # What is random in a file would give each process other names for these.
    ids=itertools.count(),
)
def test_what_no_store_can_have_written_is_refused(mode: Mode, path: Path, value: Any, says: str) -> None:
    with pytest.raises(MetrocheckError) as caught:
        checked(signed(put(content(mode), path, value)))
    assert says in caught.value.what


def test_other_texts_under_a_known_fingerprint_are_refused() -> None:
    forged = content()
    (fingerprint,) = forged["questionnaires"]
    forged["questionnaires"][fingerprint]["title"]["nl"] = "Iets anders"
    with pytest.raises(MetrocheckError, match="questionnaire"):
        read(signed(forged))


def test_names_and_comments_are_cleaned_as_when_they_are_typed() -> None:
    forged = put(content(), ("partnership", "name"), "\x1b[31mLin\nde ")
    put(forged, (*SCAN, "comments"), {"1.1": "\x1b]0;x\x07 hoi\0", "beter": " a\tb "})
    package = read(signed(forged))
    assert package.partnership.name == "[31mLin de"
    assert package.waves[1].responses[0].comments == {"1.1": "]0;x hoi", "beter": "a b"}


def test_a_newer_version_says_so() -> None:
    newer = file(Mode.TEAM).replace(b'"version": 1', b'"version": 2', 1)
    with pytest.raises(MetrocheckError, match="newer metrocheck"):
        read(newer)


def test_the_forging_here_is_right() -> None:
    with fresh() as one, fresh() as other:
        taken(one, signed(content()))
        taken(other, file(Mode.TEAM))
        assert told(one) == told(other)


def test_no_group_smaller_than_was_promised_is_taken_in() -> None:
    """Nine people in groups of three, told of as if k were eight; and as if they were too few to be told of."""
    eight = put(
        put(content(Mode.INDIVIDUAL), ("waves", 0, "min_group"), 8), ("waves", 0, "publication", "min_group"), 8
    )
    few = content(Mode.INDIVIDUAL)
    few["waves"][0]["publication"] |= {"groups": [], "roles": [], "withheld": "few"}
    for forgery in (eight, few):
        with pytest.raises(MetrocheckError, match="published"):
            checked(signed(forgery))


def test_comments_of_too_few_people_are_not_taken_in() -> None:
    few = content(Mode.INDIVIDUAL)
    few["waves"][0]["publication"] |= {"groups": [], "roles": [], "withheld": "few", "responses": 2}
    with pytest.raises(MetrocheckError, match="published"):
        checked(signed(few))
    few["waves"][0]["comments"] = []
    checked(signed(few))


def test_a_questionnaire_that_no_file_could_be_is_refused() -> None:
    forgery = content()
    ((old, line),) = forgery["questionnaires"].items()
    line["stops"][0]["statements"][1]["id"] = line["stops"][0]["statements"][0]["id"]
    new = hashlib.sha256(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
    text = json.dumps(forgery).replace(old, new)
    assert Questionnaire.model_validate(line).fingerprint == new
    with pytest.raises(MetrocheckError, match="questionnaire"):
        read(signed(json.loads(text)))
