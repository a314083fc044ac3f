"""`responses export` and `import` cost nobody an answer, and say what was not done where it might be expected."""

import json
from pathlib import Path

import pytest

from tests.cli.front_door import ENGLISH, Metrocheck, assert_refused, sent
from tests.cli.test_cli_import import table
from tests.exchange.travelled import signed

FOURS, TWOS = "4" * 42, "2" * 42


@pytest.fixture
def linde(linde: Metrocheck) -> Metrocheck:
    """The partnership Linde of Aa and Bb, in English."""
    return linde.having(**ENGLISH)


def said(machine: Metrocheck, file: str) -> str:
    """What it says when it takes a file in, on one line."""
    return " ".join(machine.done("responses", "import", file).err.split())


@pytest.mark.parametrize("name", ["store.sqlite", "store.sqlite-wal", "store.sqlite-journal", "link.json"])
def test_an_export_never_takes_the_place_of_a_store(linde: Metrocheck, name: str) -> None:
    linde.fill_in("Aa", FOURS)
    (linde.folder / "link.json").symlink_to(linde.store)
    before = linde.report()
    assert_refused(linde("responses", "export", name), 1, name)
    assert linde.report() == before
    assert linde.done("store", "check").code == 0


def test_nor_of_a_store_that_has_the_name_of_an_exchange_file(linde: Metrocheck, other: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    beside = other.having(METROCHECK_STORE=str(other.folder / "store.json"))
    beside.done("responses", "import", sent(linde))
    assert_refused(beside("responses", "export", "store.json"), 1, "store.json")
    assert_refused(linde("responses", "export", str(other.folder / "store.json")), 1, "store.json")
    assert beside.report()["responses"]["submitted"] == 1
    assert_refused(linde("report", "-o", str(other.folder / "store.json")), 1, "store.json")
    assert beside.report()["responses"]["submitted"] == 1
    # Its own earlier file is replaced, as every file that a command is told to write.
    sent(linde)


def test_it_is_not_written_to_a_file_called_dash(linde: Metrocheck) -> None:
    assert_refused(linde("responses", "export", "-"), 2, ".json")
    assert not (linde.folder / "-").exists()


def test_a_scan_that_is_passed_over_for_a_later_one_is_named(linde: Metrocheck, other: Metrocheck) -> None:
    other.done("responses", "import", sent(linde))
    other.fill_in("Aa", TWOS)
    early = sent(other)
    linde.fill_in("Aa", FOURS)
    told = said(linde, early)
    assert "0 new, 0 updated, 1 unchanged" in told
    assert "Changed later here than in the file, so it stays as it is: the scan of Aa." in told
    assert linde.report()["overall"]["score"] == 4
    # What counts on both sides was passed over by neither.
    assert "Changed later" not in said(other, sent(linde))
    assert "Changed later" not in said(linde, sent(other))


def test_a_clock_that_is_ahead_is_noticed(linde: Metrocheck, other: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    linde.fill_in("Bb", FOURS)
    content = json.loads(Path(sent(linde)).read_text())
    assert "clocks" not in said(other, str(linde.folder / "uit.json"))
    first = content["waves"][0]["responses"][0]
    assert first["partner"] == "Aa"
    first |= {"changed": "2999-01-01T00:00:00Z", "submitted": "2999-01-01T00:00:00Z", "strip": TWOS}
    tomorrow = linde.folder / "morgen.json"
    tomorrow.write_bytes(signed(content))
    assert "changed later than now: by Aa." in said(other, str(tomorrow))


def test_a_municipality_that_left_elsewhere_stays_and_is_named(linde: Metrocheck, other: Metrocheck) -> None:
    other.done("responses", "import", sent(linde))
    linde.done("edit", "--end-partner", "Bb")
    assert "In the file Bb does not take part any more" in said(other, sent(linde))
    assert list(other.report()["responses"]["by_partner"]) == ["Aa", "Bb"]
    other.done("edit", "--end-partner", "Bb")
    assert "does not take part" not in said(other, sent(linde))
    assert "does not take part" not in said(linde, sent(other))


def test_what_was_purged_elsewhere_stays_and_is_named(linde: Metrocheck, other: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    linde.done("wave", "close", "--yes")
    other.done("responses", "import", sent(linde))
    linde.done("wave", "purge", "1", "--yes")
    told = linde.done("responses", "export", "uit.json").err
    assert "Of purged waves it holds the scores, by name" in told
    assert "no answers yet" not in told
    assert "Give it only to" in told
    assert "here the scans are still there" in said(other, sent(linde))
    other.done("wave", "purge", "1", "--yes")
    assert "still there" not in said(other, sent(linde))


def test_comments_that_go_because_they_were_withdrawn_are_told(metrocheck: Metrocheck, other: Metrocheck) -> None:
    metrocheck = metrocheck.having(**ENGLISH)
    metrocheck.done("new", "Linde", "--partner", "Aa", "--mode", "individual", "--min-group", "3")
    answers = "\n".join([f"o Rustig {FOURS[0]}", *FOURS, "", "", "j"]) + "\n"
    for _each in range(3):
        metrocheck.done("scan", "--plain", "--partner", "Aa", "--role", "raad", given=answers)
    metrocheck.done("wave", "close", "--yes")
    other.done("responses", "import", sent(metrocheck))
    metrocheck.done("wave", "purge", "1", "--yes")
    assert "3 comments were erased elsewhere and are erased here too." in said(other, sent(metrocheck))
    assert other.report()["comments"] == []


def test_of_too_few_people_it_does_not_promise_what_is_not_in_it(metrocheck: Metrocheck) -> None:
    metrocheck = metrocheck.having(**ENGLISH)
    metrocheck.done("new", "Linde", "--partner", "Aa", "--mode", "individual", "--min-group", "3")
    answers = "\n".join([*FOURS, "", "", "j"]) + "\n"
    for _each in range(2):
        metrocheck.done("scan", "--plain", "--partner", "Aa", "--role", "raad", given=answers)
    metrocheck.done("wave", "close", "--yes")
    told = metrocheck.done("responses", "export", "dicht.json").err
    assert "only how many people answered" in told
    assert "what people wrote" not in told
    metrocheck.done("wave", "open", "voorjaar")
    begin = metrocheck.done("responses", "export", "begin.json").err
    assert "Of the open wave “voorjaar” it holds no answers yet" in begin, "there are answers in it, of another wave"


def test_an_option_for_tables_is_refused_before_the_first_table_is_taken_in(linde: Metrocheck) -> None:
    rows = table(linde, [], [FOURS])
    assert_refused(linde("responses", "import", rows, "uit.json", "--partner", "Aa"), 2, "--partner", "uit.json")
    assert linde.report()["responses"]["submitted"] == 0
    linde.done("responses", "import", rows, "--partner", "Aa")
    assert linde.report()["responses"]["submitted"] == 1
