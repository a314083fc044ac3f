"""In confidence between folders, through the front door: set up apart, one report, and what is withdrawn stays so."""

import json
import re

import pytest

from tests.cli.front_door import ENGLISH, Metrocheck, assert_refused, lines, sent
from tests.cli.test_cli_import import table

FOURS = "4" * 42
TICKET = re.compile(r"[a-z]{4,8}-[a-z]{4,8}-[a-z]{4,8}-\d\d")
NEW = ("new", "Linde", "--partner", "Aa", "--partner", "Bb", "--mode", "individual", "--min-group", "3")


@pytest.fixture
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Metrocheck]:
    """Three folders; in two of them the same was set up."""
    three = [Metrocheck(tmp_path_factory.mktemp("folder"), ENGLISH) for _folder in range(3)]
    for folder in three[:2]:
        folder.done(*NEW, "--wave", "voorjaar")
    return three


def filled_in(machine: Metrocheck, partner: str, said: str = "", answers: str = FOURS) -> str:
    """Somebody fills in and hands in; returns the ticket."""
    asked = ("scan", "--plain", "--partner", partner, "--role", "raad")
    found = TICKET.search(machine.done(*asked, given=lines(answers, said)).err)
    assert found
    return found[0]


def submitted(machine: Metrocheck) -> int:
    return int(machine.report()["responses"]["submitted"])


def test_folders_that_were_set_up_apart_give_one_report(folders: list[Metrocheck]) -> None:
    aa, bb, facilitator = folders
    filled_in(aa, "Aa", "Wij zijn trots")
    own, _other = filled_in(bb, "Bb", "Niet erg trots"), filled_in(bb, "Bb", "Trots")
    said = facilitator.done("responses", "import", sent(aa), sent(bb)).err
    assert re.findall(r"\d new", said) == ["1 new", "2 new"]
    facilitator.done("responses", "withdraw", own, "--yes")
    assert_refused(facilitator("responses", "withdraw", own, "--yes"), 1)
    filled_in(facilitator, "Aa", "Heel trots")
    facilitator.done("wave", "close", "--yes")
    exported = facilitator.done("responses", "export", "dicht.json").err
    assert "what people wrote, without names" in exported
    report = facilitator.done("report", "--format", "json").out
    assert [each["text"] for each in json.loads(report)["comments"]] == ["Heel trots", "Trots", "Wij zijn trots"]
    reader = Metrocheck(facilitator.folder / "home", ENGLISH)
    taken_in = reader.done("responses", "import", str(facilitator.folder / "dicht.json")).err
    assert "no scans" in taken_in
    assert reader.done("report", "--format", "json").out == report
    assert reader.done("store", "check").code == 0


def test_what_is_withdrawn_where_it_was_filled_in_goes_at_the_facilitator_too(folders: list[Metrocheck]) -> None:
    aa, facilitator, _third = folders
    ticket = filled_in(aa, "Aa", "Dit neem ik terug")
    filled_in(aa, "Aa", answers="2" * 42)
    old = sent(aa, "oud.json")
    facilitator.done("responses", "import", old)
    assert submitted(facilitator) == 2
    aa.done("responses", "withdraw", ticket, "--yes")
    new = sent(aa, "nieuw.json")
    tried = facilitator.done("responses", "import", "--dry-run", new)
    assert "1 scan was withdrawn elsewhere" in tried.err
    assert submitted(facilitator) == 2
    assert facilitator.done("responses", "import", new).lines == tried.lines[:-1]
    again = facilitator.done("responses", "import", old).err
    assert "0 new, 0 updated, 2 unchanged" in again
    assert "withdrawn" not in again
    assert submitted(facilitator) == 1
    assert b"Dit neem ik terug" not in facilitator.store.read_bytes()


def test_a_table_does_not_bring_back_what_was_withdrawn(folders: list[Metrocheck]) -> None:
    aa, facilitator, _third = folders
    ticket = "kade-molen-ster-42"
    rows = (["Aa", "raad", ticket, FOURS], ["Aa", "raad", "", FOURS])
    file = table(aa, ["partner", "role", "ticket"], *rows)
    assert "2 new" in aa.done("responses", "import", file).err
    aa.done("responses", "withdraw", ticket, "--yes")
    assert "0 new, 0 updated, 2 unchanged" in aa.done("responses", "import", file).err
    facilitator.done("responses", "import", sent(aa))
    assert submitted(facilitator) == submitted(aa) == 1
