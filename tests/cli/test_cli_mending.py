"""What a facilitator can mend: names, who takes part, a scan too many, a scan to revise, a test run."""

from pathlib import Path

from tests.cli.front_door import Metrocheck, assert_refused, lines

FOURS = "4" * 42


def test_a_misspelt_municipality_is_renamed_with_what_it_filled_in(linde: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    linde.done("edit", "--rename-partner", "Aa=Aalburg", "--name", "Langs de Linde")
    report = linde.report()
    assert report["partnership"]["partners"] == ["Aalburg", "Bb"]
    assert report["partnership"]["name"] == "Langs de Linde"
    assert report["responses"]["by_partner"] == {"Aalburg": 1, "Bb": 0}
    assert_refused(linde("edit", "--rename-partner", "Bb=aalburg"), 1)
    assert_refused(linde("edit", "--rename-partner", "Zz=Yy"), 1, "Zz", "Aalburg, Bb")


def test_a_municipality_joins_and_another_leaves(linde: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    linde.done("edit", "--add-partner", "Cc", "--end-partner", "Bb", "--end-partner", "Aa")
    # Aa left after it filled in: its scan stays in the wave. Bb never filled in and is gone.
    assert linde.report()["responses"]["by_partner"] == {"Aa": 1, "Cc": 0}
    shown = linde.done("report").out
    assert "Bb" not in shown
    assert_refused(linde("scan", "--plain", "--partner", "Bb", given="4\n"), 1, "Bb", "Cc")
    assert_refused(linde("edit", "--add-partner", "cc"), 1)
    linde.done("edit", "--add-partner", "Bb")
    assert linde.report()["partnership"]["partners"] == ["Aa", "Bb", "Cc"]


def test_nothing_is_changed_when_one_thing_cannot_be(linde: Metrocheck) -> None:
    before = linde.report()["partnership"]
    assert_refused(linde("edit", "--name", "Anders", "--add-partner", "Cc", "--end-partner", "Zz"), 1, "Zz")
    assert linde.report()["partnership"] == before


def test_a_copy_counts_only_when_it_is_handed_in(linde: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS, "oud")
    reopened = linde.done("scan", "--plain", "--partner", "Aa", given="g 1.1\n1\ns\n")
    assert "Aa" in reopened.err
    report = linde.report()
    assert report["overall"]["score"] == 4.0
    assert report["responses"] == {"submitted": 1, "drafts": 1, "by_partner": {"Aa": 1, "Bb": 0}}
    # The copy is complete, so it goes on at the overview; then it takes the place of the other.
    linde.done("scan", "--plain", "--partner", "Aa", given="j\n")
    report = linde.report()
    # 5 x 4 and a 1 at stop 1: 21/6 = 3.5; six stops of 4: 27.5/7
    assert report["overall"]["score"] == 3.9286
    assert report["responses"] == {"submitted": 1, "drafts": 0, "by_partner": {"Aa": 1, "Bb": 0}}
    assert [comment["text"] for comment in report["comments"]] == ["oud"]


def test_starting_afresh_asks_first(linde: Metrocheck) -> None:
    linde.done("scan", "--plain", "--partner", "Aa", given="4\n4\ns\n")
    again = ("scan", "--plain", "--partner", "Aa", "--new")
    assert_refused(linde(*again, given="1\n"), 2, "--yes")
    assert "2 van 42" in linde.done("status").out
    linde.done(*again, "--yes", given="1\ns\n")
    assert "1 van 42" in linde.done("status").out
    # With nothing there, there is nothing to ask.
    linde.done("scan", "--plain", "--partner", "Bb", "--new", given=lines("2" * 42))
    assert linde.report()["overall"]["score"] == 2.0


def test_one_scan_is_removed(linde: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    linde.fill_in("Bb", "2" * 42)
    told = linde.done("responses", "remove", "--partner", "aa", "--yes").err
    assert "op een andere computer" in told
    assert linde.report()["responses"]["by_partner"] == {"Aa": 0, "Bb": 1}
    assert_refused(linde("responses", "remove", "--partner", "Aa", "--yes"), 1, "Aa")


def test_a_test_run_is_removed_whole(linde: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS, "proefballon")
    assert_refused(linde("remove"), 2, "--yes")
    linde.done("remove", "--yes")
    assert_refused(linde("status"), 1, "metrocheck new")
    linde.done("store", "check")
    for file in linde.folder.glob("store*"):
        assert b"proefballon" not in file.read_bytes()


def test_the_store_tells_checks_and_backs_up(linde: Metrocheck, tmp_path: Path) -> None:
    linde.fill_in("Aa", FOURS)
    assert str(linde.store) in linde.done("store", "info").out
    linde.done("store", "check")
    copy = tmp_path / "kopie.sqlite"
    linde.done("store", "backup", str(copy))
    assert linde.report("--store", str(copy)) == linde.report()
    assert copy.stat().st_mode & 0o077 == 0
    assert linde.store.stat().st_mode & 0o077 == 0
    assert_refused(linde("store", "backup", str(copy)), 1, str(copy))


def test_a_municipality_twice_is_refused(metrocheck: Metrocheck) -> None:
    assert_refused(metrocheck("new", "Maas", "--partner", "Aa", "--partner", " aa "), 1, "Aa")


def test_a_partnership_twice_is_refused(linde: Metrocheck) -> None:
    # Otherwise --partnership Linde quietly takes one of two.
    assert_refused(linde("new", " LINDE", "--partner", "Aa"), 1, "Linde")
    assert linde.done("status").out.startswith("Linde")
