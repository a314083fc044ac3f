"""What is wrong usage, and what every command has in common: help, version, language, shared options."""

import pytest

from tests.cli.conftest import Made
from tests.cli.front_door import Metrocheck, assert_refused

COMMANDS = (
    *("demo", "new", "edit", "remove", "scan", "status", "report", "compare", "stops", "wave"),
    *("responses", "questions", "store"),
    *("wave open", "wave close", "wave rename", "wave list", "wave purge", "responses remove"),
    *("questions list", "questions show", "questions check", "questions copy", "questions schema"),
    *("store info", "store check", "store backup"),
)
USAGE = 2


@pytest.fixture(scope="module")
def several(made: Made) -> Metrocheck:
    program = made("Aan de Linde", "Aa", wave="een")
    program.done("new", "Land van Côte", "--partner", "Bb", "--wave", "twee")
    return program


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_both_languages(metrocheck: Metrocheck, command: str) -> None:
    dutch = metrocheck.done(*command.split(), "--help")
    english = metrocheck.having(METROCHECK_LANG="en").done(*command.split(), "-h")
    assert dutch.err == english.err == ""
    assert dutch.out.startswith(f"Gebruik: metrocheck {command}".rstrip())
    assert english.out.startswith(f"Usage: metrocheck {command}".rstrip())
    for shared in ("--store", "--partnership", "--lang", "--version", "-h, --help"):
        assert shared in dutch.out
        assert shared in english.out
    # What the command is for stands on the third line, and nothing of it is left in the other language.
    assert dutch.out.splitlines()[2].strip()
    assert not set(dutch.out.splitlines()[2:]) & {line for line in english.out.splitlines() if line.strip()}
    assert not metrocheck.store.exists()


def test_version_wherever_it_stands(metrocheck: Metrocheck) -> None:
    told = [
        metrocheck.done(*args).out
        for args in (["--version"], ["--lang", "en", "--version"], ["wave", "list", "--version"])
    ]
    assert set(told) == {told[0]}
    assert told[0].startswith("metrocheck ")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["frobnicate"], "frobnicate"),
        (["wave", "frobnicate"], "frobnicate"),
        (["report", "--frobnicate"], "--frobnicate"),
        (["report", "--format", "docy"], "docy"),
        (["report", "--wave"], "--wave"),
        (["report", "frobnicate"], "frobnicate"),
        (["status", "--lang", "fr"], "fr"),
        (["scan", "--plain=3", "--partner", "Aa"], "--plain"),
        (["new", "X", "--partner", "A", "--mode", "solo"], "solo"),
        (["wave", "close", "--yes", "--next", "1 mei"], "1 mei"),
        (["edit", "--rename-partner", "Aa"], "--rename-partner"),
        # Missing, with nobody there to ask.
        (["new"], "NAAM"),
        (["new", "X"], "--partner"),
        (["scan"], "--plain"),
        (["scan", "--plain"], "--partner"),
        (["edit"], "--add-partner"),
        (["remove"], "--yes"),
        (["wave", "close"], "--yes"),
        (["wave", "rename", "voorjaar"], "NIEUW"),
        (["wave", "purge"], "NAAM"),
        (["questions", "copy", "metrostroom"], "BESTAND"),
        (["questions", "check"], "BESTAND"),
        (["store", "backup"], "BESTAND"),
    ],
    ids=str,
)
def test_wrong_usage(linde: Metrocheck, arguments: list[str], named: str) -> None:
    result = linde(*arguments)
    assert_refused(result, USAGE, named)
    # Typer's own English would be a slip.
    assert "unexpected" not in result.err


def test_responses_remove_asks_for_what_is_missing(linde: Metrocheck) -> None:
    linde.done("scan", "--plain", "--partner", "Aa", given="4\ns\n")
    assert_refused(linde("responses", "remove"), USAGE, "--partner")
    assert_refused(linde("responses", "remove", "--partner", "Aa"), USAGE, "--yes")


@pytest.mark.parametrize(
    "arguments", [["report", "--wave", "nooit"], ["stops", "9"], ["scan", "--plain", "--partner", "Zz"]], ids=str
)
def test_what_is_not_there_says_what_there_is(linde: Metrocheck, arguments: list[str]) -> None:
    there = {"report": "voorjaar", "stops": "7 Onthechten", "scan": "Aa, Bb"}
    assert_refused(linde(*arguments), 1, arguments[-1], there[arguments[0]])


def test_the_language_is_chosen_and_never_guessed(linde: Metrocheck) -> None:
    assert "gesloten" in linde.having(LANG="en_US.UTF-8", LANGUAGE="en").done("wave", "list").out
    assert "closed" in linde.having(METROCHECK_LANG="en").done("wave", "list").out
    assert "gesloten" in linde.having(METROCHECK_LANG="en").done("wave", "list", "--lang", "nl").out
    assert "closed" in linde.done("--lang=en", "wave", "list").out


def test_the_store_is_named_before_or_after_the_command(linde: Metrocheck, metrocheck: Metrocheck) -> None:
    for arguments in (["--store", str(linde.store), "status"], ["status", "--store", str(linde.store)]):
        assert metrocheck.done(*arguments).out.startswith("Linde")
    assert_refused(metrocheck("status"), 1, "metrocheck new")
    assert not metrocheck.store.exists()


def test_several_partnerships(several: Metrocheck) -> None:
    assert_refused(several("status"), USAGE, "--partnership")
    for asked in ("Land van Côte", "LAND VAN  CÔTE", "land-van-cote"):
        assert several.done("status", "--partnership", asked).out.startswith("Land van Côte")
    assert "twee" in several.done("--partnership", "land-van-cote", "wave", "list").out
    assert "een" in several.done("wave", "list", "--partnership", "Aan de Linde").out
    assert_refused(several("status", "--partnership", "Maas"), 1, "Maas", "Aan de Linde, Land van Côte")


def test_stops_show_names_and_what_they_are_about(metrocheck: Metrocheck) -> None:
    everything = metrocheck.done("stops")
    assert "Samenwerking" in everything.out
    one = metrocheck.done("stops", "4").out
    assert "Maak ruimte voor de onderstroom" in one
    assert metrocheck.done("stops", "onderstroom").out == one
    assert metrocheck.done("stops", "Make room for the undercurrent", "--lang", "en").out != one
    assert not metrocheck.store.exists()


def test_demo_leaves_nothing_behind(metrocheck: Metrocheck) -> None:
    shown = metrocheck.done("demo")
    assert "Waterhoven" in shown.out
    assert [path.name for path in metrocheck.folder.rglob("*")] == ["home"]
