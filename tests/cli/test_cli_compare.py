"""Comparing through the front door: which waves, what is refused, and what a second wave shows of the first."""

import json
import shutil
from datetime import date, timedelta
from typing import Any

import pytest

from tests.cli.conftest import Made
from tests.cli.front_door import Metrocheck, assert_refused
from tests.cli.screen import DOWN, ENTER, Terminal

LABELS = ("voorjaar 2025", "najaar 2025", "voorjaar 2026")
FORMATS = ("html", "pdf", "docx", "xlsx", "csv", "json", "md")


def compared(program: Metrocheck, *arguments: str) -> dict[str, Any]:
    """The comparison as data."""
    made: dict[str, Any] = json.loads(program.done("compare", "--format", "json", *arguments).out)
    return made


def filled(made: Made, *waves: dict[str, str]) -> Metrocheck:
    """A partnership with these waves, the last one open; each municipality answers everything alike."""
    program = made("Linde", "Aa", "Bb", "Cee", wave=LABELS[0])
    for number, wave in enumerate(waves):
        if number:
            program.done("wave", "close", "--yes")
            program.done("wave", "open", LABELS[number])
        for partner, code in wave.items():
            program.fill_in(partner, code * 42)
    return program


@pytest.fixture(scope="module")
def three(made: Made) -> Metrocheck:
    return filled(made, {"Aa": "2", "Bb": "3"}, {"Aa": "4", "Bb": "3"}, {"Aa": "4", "Bb": "4"})


def copy_of(program: Metrocheck, made: Made) -> Metrocheck:
    other = made("Linde", "Aa", "Bb", "Cee", wave=LABELS[0])
    shutil.copy2(program.store, other.store)
    return other


def test_the_last_two_waves_by_default(three: Metrocheck) -> None:
    found = compared(three)
    assert [(wave["label"], wave["n"]) for wave in found["waves"]] == [(LABELS[1], 2), (LABELS[2], 2)]
    # Aa stays at 4, Bb goes from 3 to 4: from 3.5 to 4.
    assert (found["overall"]["scores"], found["overall"]["change"]) == ([3.5, 4.0], 0.5)
    assert found["train"]["stops"] == [0, 8]


@pytest.mark.parametrize(
    "asked", [LABELS[::2], ("1", "3"), ("1", "VOORJAAR  2026"), ("voorjaar 2025", "voorjaar 2026")]
)
def test_waves_by_label_beginning_and_number(three: Metrocheck, asked: tuple[str, ...]) -> None:
    assert compared(three, *asked)["overall"]["scores"] == [2.5, 4.0]


def test_more_waves_are_a_trend(three: Metrocheck) -> None:
    assert compared(three, "1", "2", "3")["overall"]["scores"] == [2.5, 3.5, 4.0]
    assert "▄" in three.done("compare", "1", "2", "3").out


def test_three_trains_are_told_in_turn(three: Metrocheck) -> None:
    # Everything 2.5, then 3.5, then 4.0: under way nowhere, and at the last everything is reached.
    shown = " ".join(three.done("compare", "1", "2", "3").out.split())
    assert (
        "De trein stond achtereenvolgens bij het begin (Samenwerking), het begin (Samenwerking) en het eindpunt"
        in shown
    )


def test_an_earlier_wave_last_turns_every_change_round(three: Metrocheck) -> None:
    assert compared(three, "3", "1")["overall"]["change"] == -1.5


def test_what_is_refused(three: Metrocheck, linde: Metrocheck) -> None:
    assert_refused(three("compare", "1"), 2, "twee")
    assert_refused(three("compare", "1", "1"), 2, LABELS[0])
    assert_refused(three("compare", "voorjaar", "3"), 1, LABELS[0], LABELS[2])
    assert_refused(three("compare", "1", "winter"), 1, "winter")
    assert_refused(three("compare", "--format", "pdf"), 2, "-o")
    assert_refused(three("compare", "-o", "vergelijking.doc"), 2, ".docx")
    assert_refused(linde("compare"), 1, "wave open")


def test_every_format_in_one_call_and_twice_the_same(three: Metrocheck) -> None:
    files = [three.folder / f"vergelijking.{format_}" for format_ in FORMATS]
    options = [piece for file in files for piece in ("-o", str(file))]
    said = three.done("compare", *options)
    assert said.out == ""
    assert [file.name in said.err for file in files] == [True] * len(FORMATS)
    first = [file.read_bytes() for file in files]
    three.done("compare", *options)
    assert [file.read_bytes() for file in files] == first
    for format_ in ("csv", "json", "md", "html"):
        assert three.done("compare", "--format", format_).out.encode() == first[FORMATS.index(format_)]


def test_a_municipality_that_left_and_one_that_joined_are_named(made: Made) -> None:
    program = filled(made, {"Aa": "3", "Bb": "1"}, {"Aa": "4", "Cee": "5"})
    found = compared(program)
    assert found["partners"] == {"both": ["Aa"], "left": ["Bb"], "joined": ["Cee"]}
    assert found["overall"]["scores"] == [3.0, 4.0]
    shown = program.done("compare").out
    assert "De laatste keer niet meegedaan: Bb." in shown
    assert "De eerste keer nog niet meegedaan: Cee." in shown


def test_who_left_stands_in_the_order_of_set_up(made: Made) -> None:
    program = filled(made, {"Aa": "3", "Cee": "3"}, {"Aa": "3", "Bb": "3"}, {"Aa": "3"})
    assert compared(program, "1", "2", "3")["partners"]["left"] == ["Bb", "Cee"]


def test_a_wave_without_scans_says_so(made: Made) -> None:
    program = filled(made, {"Aa": "3"}, {})
    shown = " ".join(program.done("compare").out.split())
    assert f"Bij meting ‘{LABELS[1]}’ heeft niemand een scan ingediend." in shown
    assert compared(program)["overall"] == {
        "scores": [None, None],
        "change": None,
        "noticeable": None,
        "interval": None,
    }


def test_what_was_purged_still_compares(three: Metrocheck, made: Made) -> None:
    """What a wave published stays when its scans are erased."""
    program = copy_of(three, made)
    before = program.done("compare").out
    program.done("wave", "purge", "2", "--yes")
    assert program.done("compare").out == before


def test_the_report_says_how_every_stop_moved(three: Metrocheck) -> None:
    shown = three.done("report").out
    assert shown.count(f"↑ 0,5 sinds {LABELS[1]}") == 7
    assert "sinds najaar" not in three.done("report", "--wave", "1").out.replace("open sinds", "")
    # The wave before is the one right before it, also for an earlier report.
    assert three.done("report", "--wave", "2").out.count(f"↑ 1,0 sinds {LABELS[0]}") == 7


def test_a_report_after_another_questionnaire_tells_no_change(made: Made) -> None:
    program = filled(made, {"Aa": "3"})
    program.done("wave", "close", "--yes")
    other = program.folder / "ander.yaml"
    program.done("questions", "copy", "metrostroom", str(other))
    other.write_text(other.read_text("utf-8").replace("id: metrostroom", "id: anders", 1), "utf-8")
    said = program.done("wave", "open", "anders", "--questionnaire", str(other), "--yes")
    assert "niet te vergelijken" in said.err
    program.fill_in("Aa", "4" * 42)
    assert "↑" not in program.done("report").out
    assert_refused(program("compare"), 1, "metrostroom", "anders")


def _newer(program: Metrocheck) -> str:
    """A newer version of the questionnaire in a file: 1.1 in other words."""
    program.done("questions", "copy", "metrostroom", "nieuw.yaml")
    file = program.folder / "nieuw.yaml"
    text = file.read_text("utf-8")
    assert "We hebben duidelijk benoemd wat inwoners van onze samenwerking gaan merken." in text
    text = text.replace(
        "We hebben duidelijk benoemd wat inwoners van onze samenwerking gaan merken.",
        "We weten wat inwoners van onze samenwerking gaan merken.",
    )
    file.write_text(text.replace('version: "1.0"', 'version: "1.1"'), "utf-8")
    return "nieuw.yaml"


def test_a_change_of_wording_is_shown_before_it_is_accepted(made: Made) -> None:
    program = filled(made, {"Aa": "3"})
    program.done("wave", "close", "--yes")
    file = _newer(program)
    refused = program("wave", "open", "tweede", "--questionnaire", file)
    assert refused.code == 2
    assert "--yes" in refused.err
    assert "1.1 (anders verwoord): We hebben duidelijk benoemd" in refused.err
    assert "→ We weten wat inwoners" in refused.err
    with Terminal(program, "wave", "open", "tweede", "--questionnaire", file, columns=100) as terminal:
        terminal.until("anders verwoord(.|\n)*De meting openen")
        terminal.press(ENTER)
        assert terminal.ended() == 0
    assert "tweede" not in program.done("wave", "list").out, "no is where the pointer begins"
    program.done("wave", "open", "tweede", "--questionnaire", file, "--yes")
    program.fill_in("Aa", "5" * 42)
    found = compared(program)
    assert found["statements"]["reworded"] == ["1.1"]
    assert len(found["statements"]["common"]) == 41
    shown = " ".join(program.done("compare").out.split())
    assert "1 stelling telt niet mee" in shown
    assert "Daarom kunnen scores, standen en de trein hier anders zijn dan in de rapporten." in shown


def test_the_same_questionnaire_is_opened_without_a_question(made: Made) -> None:
    program = filled(made, {"Aa": "3"})
    program.done("wave", "close", "--yes")
    said = program.done("wave", "open", "tweede")
    assert said.lines == ["Meting ‘tweede’ is open."]


def test_last_time_shows_in_the_overview_and_not_before(made: Made) -> None:
    program = filled(made, {"Aa": "2", "Bb": "3"}, {})
    said = program.fill_in("Aa", "4" * 42).err
    before, _, overview = said.partition("Overzicht")
    assert "vorige keer" not in before
    assert overview.count("4 4 4 4 4 4  vorige keer 2 2 2 2 2 2") == 7
    # Who was not there the last time has nothing to be shown.
    assert "vorige keer" not in program.fill_in("Cee", "4" * 42).err


def test_what_is_due_stands_in_status_report_and_menu(made: Made) -> None:
    program = filled(made, {"Aa": "3"})
    later = date.today() + timedelta(days=300)
    program.done("wave", "close", "--yes", "--next", later.isoformat())
    for shown in (program.done("status").out, program.done("report").out):
        assert "De volgende meting staat gepland op" in shown
    with Terminal(program, rows=50) as terminal:
        terminal.until("De volgende meting staat gepland op(.|\n)*Wat wilt u doen")


def test_after_closing_the_next_one_can_still_be_planned(made: Made) -> None:
    program = filled(made, {"Aa": "3"})
    program.done("wave", "close", "--yes")
    said = program.done("wave", "close", "--next", (date.today() + timedelta(days=300)).isoformat())
    assert "staat gepland" in said.err
    assert "De volgende meting staat gepland op" in program.done("status").out
    assert "al voorbij" in program.done("wave", "close", "--next", "2020-01-01").err


def test_a_wave_without_scans_leads_to_the_others(made: Made) -> None:
    program = filled(made, {"Aa": "3"}, {"Aa": "4"}, {})
    assert "`metrocheck compare 1 2`" in program.done("compare").err
    assert program.done("compare", "1", "2").err == ""
    # With two waves there are no others to name.
    assert filled(made, {"Aa": "3"}, {})("compare").err == ""


def test_the_menu_saves_the_comparison(three: Metrocheck) -> None:
    with Terminal(three, rows=60) as terminal:
        terminal.until("Vergelijken met de vorige keer")
        for _press in range(4):
            terminal.press(DOWN)
        terminal.until("» De vergelijking opslaan")
        terminal.press(ENTER)
        terminal.until(f"vergelijking-{LABELS[2].replace(' ', '-')}.html")
        terminal.press(ENTER)
        terminal.until("Geschreven: (.|\n)*Wat wilt u doen")
    assert (three.folder / f"vergelijking-{LABELS[2].replace(' ', '-')}.html").read_text("utf-8").startswith("<!")


def test_the_menu_compares(three: Metrocheck) -> None:
    with Terminal(three, rows=60) as terminal:
        terminal.until("Vergelijken met de vorige keer")
        for _press in range(3):
            terminal.press(DOWN)
        terminal.until("» Vergelijken")
        terminal.press(ENTER)
        terminal.until("Zo is dit vergeleken(.|\n)*Wat wilt u doen")


def test_the_menu_has_nothing_to_compare_after_one_wave(linde: Metrocheck) -> None:
    with Terminal(linde) as terminal:
        assert "Vergelijken" not in terminal.until("Wat wilt u doen(.|\n)*Stoppen")


def test_the_demo_shows_both(metrocheck: Metrocheck) -> None:
    shown = metrocheck.done("demo").out
    assert (
        shown.index("Zo is dit gemeten") < shown.index("Wat het meest veranderde") < shown.index("Zo is dit vergeleken")
    )
