"""`responses export` and `responses import` through the front door: three stores, one report, and files by others."""

import json
import re
import stat
from pathlib import Path

import pytest

from tests.cli.front_door import ENGLISH, Metrocheck, assert_refused, sent
from tests.exchange.travelled import signed

FOURS, TWOS = "4" * 42, "2" * 42


@pytest.fixture
def linde(linde: Metrocheck) -> Metrocheck:
    """The partnership Linde of Aa and Bb, in English."""
    return linde.having(**ENGLISH)


@pytest.fixture
def metrocheck(metrocheck: Metrocheck) -> Metrocheck:
    """A third machine."""
    return metrocheck.having(**ENGLISH)


def forged(machine: Metrocheck, name: str, **changed: object) -> str:
    """Its export with something else in it, as if a metrocheck had written that."""
    content = json.loads(Path(sent(machine)).read_text())
    path = machine.folder / name
    path.write_bytes(signed({**content, **changed}))
    return str(path)


def test_scans_of_two_machines_come_together_in_one_report(
    linde: Metrocheck, other: Metrocheck, metrocheck: Metrocheck
) -> None:
    start = sent(linde)
    said = other.done("responses", "import", start).err
    assert "Linde" in said
    linde.fill_in("Aa", FOURS, "Trots op ons werk")
    other.fill_in("Bb", TWOS)
    told = linde.done("responses", "export", "aa.json").err
    assert "1 scan with all" in told
    assert "by name" in told
    files = [str(linde.folder / "aa.json"), sent(other)]
    first = metrocheck.done("responses", "import", *files).err
    assert len(re.findall(r"1 new, 0 updated, 0 unchanged", first)) == 2
    report = metrocheck.report()
    assert report["responses"]["by_partner"] == {"Aa": 1, "Bb": 1}
    assert report["overall"]["score"] == 3
    again = metrocheck.done("responses", "import", *reversed(files)).err
    assert len(re.findall(r"0 new, 0 updated, 1 unchanged", again)) == 2
    assert metrocheck.report() == report
    assert metrocheck.done("store", "check").code == 0


def test_a_scan_that_is_not_handed_in_goes_along_and_is_told(linde: Metrocheck, other: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    linde.done("scan", "--plain", "--partner", "Bb", given="4\ns\n")
    told = linde.done("responses", "export", "half.json").err
    assert "2 scans" in told
    assert "1 of these is not handed in yet" in told
    other.done("responses", "import", str(linde.folder / "half.json"))
    assert other.report()["responses"]["by_partner"] == {"Aa": 1, "Bb": 0}


def test_a_try_makes_no_store(linde: Metrocheck, other: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    said = other.done("responses", "import", "--dry-run", sent(linde)).err
    assert "1 new" in said
    assert "nothing was changed" in said
    assert not other.store.exists()


def test_an_export_is_the_same_every_time_and_for_its_owner_only(linde: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    one, two = Path(sent(linde)), Path(sent(linde, "twee.json"))
    assert one.read_bytes() == two.read_bytes()
    assert stat.S_IMODE(one.stat().st_mode) == 0o600
    assert_refused(linde("responses", "export", "nergens/uit.json"), 1, "nergens")
    assert_refused(linde("responses", "export", "uit.xlsx"), 2, ".xlsx")
    assert sorted(path.suffix for path in linde.folder.iterdir()) == ["", ".json", ".json", ".sqlite"]


def test_in_confidence_it_says_to_whom_the_file_may_go(metrocheck: Metrocheck, other: Metrocheck) -> None:
    individual = ("--mode", "individual", "--min-group", "3")
    metrocheck.done("new", "Linde", "--partner", "Aa", "--partner", "Bb", *individual, "--wave", "voorjaar")
    empty = metrocheck.done("responses", "export", "leeg.json").err
    assert "no answers yet" in empty
    other.done("responses", "import", str(metrocheck.folder / "leeg.json"))
    answers = "\n".join([*FOURS, "", "", "j"]) + "\n"
    for _each in range(3):
        other.done("scan", "--plain", "--partner", "Aa", "--role", "raad", given=answers)
    full = other.done("responses", "export", "vol.json").err
    assert "3 scans" in full
    assert "nobody" in full
    assert "3 new" in metrocheck.done("responses", "import", str(other.folder / "vol.json")).err
    metrocheck.done("wave", "close", "--yes")
    closed = metrocheck.done("responses", "export", "dicht.json").err
    assert "published" in closed
    assert_refused(other("responses", "import", str(metrocheck.folder / "dicht.json")), 1, "dicht.json", "voorjaar")


def hostile(folder: Path, whole: bytes) -> dict[str, bytes]:
    return {
        "afgekapt.json": whole[: len(whole) // 2],
        "bewerkt.json": whole.replace(b'"strip": "4', b'"strip": "5', 1),
        "nul.json": b"\0" * 5000,
        "leeg.json": b"",
        "nieuwer.json": whole.replace(b'"version": 1', b'"version": 2', 1),
        "diep.json": signed({"format": "metrocheck-exchange", "version": 1})[:-3] + b"[" * 200_000,
        "plaatje": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    }


def test_hostile_files_are_two_lines_and_nothing_comes_in(linde: Metrocheck, other: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    whole = Path(sent(linde)).read_bytes()
    for name, content in hostile(linde.folder, whole).items():
        (other.folder / name).write_bytes(content)
        assert_refused(other("responses", "import", name), 1, name)
    with (other.folder / "groot.json").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    assert_refused(other("responses", "import", "groot.json"), 1, "groot.json")
    assert_refused(other("responses", "import", "er-niet.json"), 1, "er-niet.json")
    assert_refused(other("responses", "import", "."), 1)
    assert not other.store.exists()


def test_what_does_not_belong_here_is_named(linde: Metrocheck, other: Metrocheck) -> None:
    other.done("new", "Rijn", "--partner", "Aa")
    assert_refused(linde("responses", "import", sent(other)), 1, "Rijn", "Linde")
    known = json.loads(Path(sent(linde)).read_text())["partnership"]
    more = {**known, "partners": [*known["partners"], {"name": "Cc", "ended": None}]}
    assert_refused(linde("responses", "import", forged(linde, "meer.json", partnership=more)), 1, "meer.json", "Cc")
    evil = {**known, "partners": [{"name": "Overige", "ended": None}]}
    assert_refused(
        Metrocheck(other.folder, {**ENGLISH, "METROCHECK_STORE": str(other.folder / "nieuw")})(
            "responses", "import", forged(linde, "overige.json", partnership=evil)
        ),
        1,
        "Overige",
    )
    assert not (other.folder / "nieuw").exists()
    assert_refused(linde("responses", "import", sent(linde), "--partnership", "Rijn"), 1, "Rijn")
    assert_refused(linde("responses", "import", sent(linde), "--wave", "voorjaar"), 2, "--wave")


def test_of_several_files_each_comes_in_by_itself(linde: Metrocheck, other: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    (other.folder / "stuk.json").write_bytes(b"{}")
    result = other("responses", "import", sent(linde), "stuk.json")
    assert result.code == 1
    assert "1 new" in result.err
    assert "stuk.json" in result.lines[-2]
    assert other.report()["responses"]["submitted"] == 1
