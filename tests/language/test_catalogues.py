"""The catalogues against the code: every message translated, nothing stale, in both languages."""

import ast
import io
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import metrocheck
from metrocheck import language

PACKAGE = Path(metrocheck.__file__).parent
KEYWORDS = {"_": None, "ngettext": (1, 2)}
LANGUAGES = pytest.mark.parametrize("code", language.LANGUAGES)
Id = str | tuple[str, ...]


@cache
def _in_code() -> dict[Id, str]:
    """Every message in the code, with where it stands."""
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {
        tuple(message) if isinstance(message, list | tuple) else message: f"{file}:{line}"
        for file, line, message, _comments, _context in found
    }


def _po(code: str) -> Path:
    return language.CATALOGUES / code / "LC_MESSAGES" / f"{language.DOMAIN}.po"


@cache
def _catalogue(code: str) -> Catalog:
    with _po(code).open("rb") as file:
        return read_po(file, locale=code)


def _messages(code: str) -> list[Message]:
    return [message for message in _catalogue(code) if message.id]


def _id(message: Message) -> Id:
    return tuple(message.id) if isinstance(message.id, list | tuple) else str(message.id)


def _texts(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def test_no_message_hides_where_it_is_not_found() -> None:
    # What collects the messages does not look inside an f-string.
    hidden = [
        f"{path.name}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(string, ast.JoinedStr)
        for node in ast.walk(string)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS
    ]
    assert hidden == []


def test_there_are_messages_in_the_code() -> None:
    assert len(_in_code()) > 100, "the search found the code"
    assert "Stops" in _in_code()


@LANGUAGES
def test_every_message_of_the_code_is_in_the_catalogue(code: str) -> None:
    known = {_id(message) for message in _messages(code)}
    assert {id_: place for id_, place in _in_code().items() if id_ not in known} == {}


@LANGUAGES
def test_the_catalogue_holds_nothing_the_code_lost(code: str) -> None:
    assert [message.id for message in _messages(code) if _id(message) not in _in_code()] == []
    assert list(_catalogue(code).obsolete) == []


@LANGUAGES
def test_every_message_is_translated_for_certain(code: str) -> None:
    assert [message.id for message in _messages(code) if not all(map(str.strip, _texts(message.string)))] == []
    assert [message.id for message in _messages(code) if message.fuzzy] == []
    plurals = [message for message in _messages(code) if message.pluralizable]
    assert plurals
    assert [message.id for message in plurals if len(_texts(message.string)) != _catalogue(code).num_plurals] == []


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"(?<!\{)\{([a-z_]+)\}", text))


@LANGUAGES
def test_a_translation_fills_in_what_its_message_does(code: str) -> None:
    different = []
    for message in _messages(code):
        ids, translations = _texts(message.id), _texts(message.string)
        wanted = set.union(*map(_placeholders, ids))
        # A singular may say "one" in place of its number; the plural holds everything.
        got = set.union(*map(_placeholders, translations))
        last = _placeholders(translations[-1])
        different += [] if got == wanted and last == _placeholders(ids[-1]) else [message.id]
    assert different == []


@LANGUAGES
def test_what_is_compiled_is_what_is_written(code: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, _catalogue(code))
    assert _po(code).with_suffix(".mo").read_bytes() == compiled.getvalue(), "compile the catalogues anew"


def test_english_says_what_the_code_says() -> None:
    assert [message.id for message in _messages("en") if _texts(message.string) != _texts(message.id)] == []


def test_dutch_is_not_english_left_standing() -> None:
    # Words that are the same in both languages, names of programs and of formats.
    same = {id_ for message in _messages("nl") for id_ in _texts(message.id) if id_ in _texts(message.string)}
    assert {text for text in same if len(text.split()) > 2} == set()


def test_the_locale_of_the_machine_does_not_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    script = "from metrocheck.language import _; print(_('Stops'))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert run.stdout == "Haltes\n"


def test_the_language_can_be_changed_and_no_other_is_known() -> None:
    language.use("en")
    assert (language.current(), language._("Stops")) == ("en", "Stops")
    language.use("nl")
    assert (language.current(), language._("Stops")) == ("nl", "Haltes")
    with pytest.raises(ValueError, match="fr"):
        language.use("fr")
    assert language.current() == "nl"


@pytest.mark.parametrize(("number", "expected"), [(0, "0 scans"), (1, "1 scan"), (2, "2 scans")])
def test_counting_follows_the_language(number: int, expected: str) -> None:
    for code in language.LANGUAGES:
        language.use(code)
        text = language.ngettext("{n} scan counts", "{n} scans count", number).format(n=number)
        assert text.startswith(f"{expected} ")
