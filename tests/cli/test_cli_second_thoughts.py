"""What people come back to: a scan looked at again, a wave planned later, erased, or opened twice in a month."""

from metrocheck.errors import ExitCode
from tests.cli.front_door import Metrocheck, assert_refused

FAILED = ExitCode.FAILED

FOURS = "4" * 42


def test_looking_at_what_was_handed_in_leaves_no_copy(linde: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    linde.done("scan", "--plain", "--partner", "Aa", given="s\n")
    assert "wordt herzien" not in linde.done("status").out
    assert linde.report()["responses"]["drafts"] == 0
    linde.done("scan", "--plain", "--partner", "Aa", given="j\n")
    assert linde.report()["overall"]["score"] == 4


def test_who_left_can_still_be_spelt_right(linde: Metrocheck) -> None:
    linde.fill_in("Bb", FOURS)
    linde.done("edit", "--end-partner", "Bb")
    assert "Bb" in linde.done("status").out
    linde.done("edit", "--rename-partner", "Bb=Bemmel")
    assert linde.report()["responses"]["by_partner"] == {"Aa": 0, "Bemmel": 1}


def test_the_last_municipality_cannot_leave(linde: Metrocheck) -> None:
    linde.done("edit", "--end-partner", "Bb")
    assert_refused(linde("edit", "--end-partner", "Aa"), FAILED, "Aa")


def test_the_next_wave_can_be_planned_later_and_is_not_due_once_it_is_there(linde: Metrocheck) -> None:
    linde.done("wave", "close", "--yes")
    linde.done("wave", "close", "voorjaar", "--next", "2026-01-31")
    assert "31 januari 2026" in linde.done("report").out
    linde.done("wave", "open", "najaar")
    assert "31 januari 2026" not in linde.done("report", "--wave", "voorjaar").out


def test_erased_scans_are_said_to_be_erased(linde: Metrocheck) -> None:
    linde.fill_in("Aa", FOURS)
    assert_refused(linde("wave", "purge", "voorjaar", "--yes"), FAILED, "voorjaar")
    linde.done("wave", "close", "--yes")
    linde.done("wave", "purge", "voorjaar", "--yes")
    assert "gewist" in linde.done("wave", "list").out
    assert "gewist" in linde.done("report").out
    assert_refused(linde("wave", "purge", "voorjaar", "--yes"), FAILED, "al gewist")


def test_empty_values_are_no_values(linde: Metrocheck) -> None:
    for arguments in (
        ("wave", "close", "", "--yes"),
        ("wave", "close", "--yes", "--next", ""),
        ("edit", "--name", ""),
        ("report", "--format", ""),
        ("status", "--store", ""),
    ):
        result = linde(*arguments)
        assert result.code in {1, 2}, result
        assert len(result.lines) == 2
    assert linde.report()["wave"]["closed"] is None


def test_a_copied_questionnaire_must_get_a_name_of_its_own(metrocheck: Metrocheck) -> None:
    metrocheck.done("questions", "copy", "metrostroom", "eigen.yaml")
    own = metrocheck.folder / "eigen.yaml"
    assert "geef er eigen" not in metrocheck.done("questions", "check", "eigen.yaml").err
    text = own.read_text("utf-8")
    own.write_text(text.replace("Creëer orde", "Maak orde"), "utf-8")
    assert "geef er eigen" in metrocheck.done("questions", "check", "eigen.yaml").err
    own.write_text(own.read_text("utf-8").replace("id: metrostroom", "id: eigen"), "utf-8")
    assert "geef er eigen" not in metrocheck.done("questions", "check", "eigen.yaml").err


def test_going_on_is_a_command_to_copy(linde: Metrocheck) -> None:
    other = linde.folder / "een map" / "x.sqlite"
    other.parent.mkdir()
    linde.done("new", "Maas", "--partner", "’s-Aa", "--store", str(other))
    stopped = linde.done("scan", "--plain", "--partner", "’s-Aa", "--store", str(other), given="4\ns\n")
    assert f"--partner ’s-Aa --store '{other}'" in stopped.err or f"--partner '’s-Aa' --store '{other}'" in stopped.err


def test_help_is_never_cut_off(metrocheck: Metrocheck) -> None:
    for group in ((), ("wave",), ("questions",), ("store",), ("responses",)):
        for language in ("nl", "en"):
            text = metrocheck.done(*group, "--help", "--lang", language).out
            assert "..." not in text.replace("]...", "")
