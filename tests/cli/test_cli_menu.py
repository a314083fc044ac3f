"""Bare `metrocheck`, and the first time somebody uses it: everything that can be asked is asked."""

from datetime import date

from tests.cli.front_door import Metrocheck
from tests.cli.screen import CTRL_C, DOWN, ENTER, UP, Terminal


def test_without_a_terminal_it_is_the_help(metrocheck: Metrocheck) -> None:
    assert metrocheck.done().out == metrocheck.done("--help").out
    assert metrocheck.done("wave").out == metrocheck.done("wave", "--help").out


def test_the_first_time_it_offers_to_set_up(metrocheck: Metrocheck) -> None:
    with Terminal(metrocheck) as terminal:
        first = terminal.until("Stoppen|Stop")
        assert "Draagvlak en" in first
        terminal.until("» Een samenwerking|» .*samenwerking")
        terminal.press(ENTER)
        terminal.until("Hoe heet uw samenwerking")
        terminal.press("Langs de Linde" + ENTER)
        terminal.until("Welke gemeente doet mee")
        terminal.press("Aa" + ENTER)
        terminal.until("welke andere|nog een|En welke")
        terminal.press(ENTER)
        terminal.until("Hoe wilt u invullen")
        terminal.press(ENTER)
        terminal.until("Wat wilt u doen(.|\n)*Wat wilt u doen|Vul een scan in|Een scan invullen")
        terminal.press(UP)
        terminal.until("» Stop")
        terminal.press(ENTER)
        assert terminal.ended() == 0
    report = metrocheck.report()
    assert report["partnership"]["partners"] == ["Aa"]
    assert str(date.today().year) in report["wave"]["label"]


def test_the_menu_reads_the_report_and_leaves(linde: Metrocheck) -> None:
    linde.fill_in("Aa", "4" * 42)
    with Terminal(linde, rows=60) as terminal:
        shown = terminal.until("Wat wilt u doen")
        assert "Linde" in shown
        terminal.press(DOWN)
        terminal.until("» .*rapport")
        terminal.press(ENTER)
        terminal.until("Van der Eijk(.|\n)*Wat wilt u doen")
        terminal.press(UP)
        terminal.until("» Stop")
        terminal.press(ENTER)
        assert terminal.ended() == 0


def test_what_cannot_be_done_does_not_leave_the_menu(linde: Metrocheck) -> None:
    with Terminal(linde) as terminal:
        terminal.until("Een scan invullen")
        linde.done("wave", "close", "--yes")
        terminal.press(ENTER)
        terminal.until("Fout: (.|\n)*metrocheck wave open(.|\n)*Wat wilt u doen")
        terminal.press(CTRL_C)
        assert terminal.ended() == 130


def test_ctrl_c_in_a_scan_from_the_menu_loses_nothing(linde: Metrocheck) -> None:
    with Terminal(linde) as terminal:
        terminal.until("Wat wilt u doen")
        terminal.press(ENTER)
        terminal.until("Welke gemeente vult in")
        terminal.press(ENTER)
        terminal.at(1)
        terminal.press("4")
        terminal.at(2)
        terminal.press(CTRL_C)
        assert terminal.ended() == 130
        assert "metrocheck scan" in terminal.read()
    assert "1 van 42" in linde.done("status").out


def test_a_scan_with_an_empty_store_sets_up_in_the_same_conversation(metrocheck: Metrocheck) -> None:
    with Terminal(metrocheck, "scan") as terminal:
        terminal.until("Hoe heet uw samenwerking")
        terminal.press("Linde\x07" + ENTER)
        terminal.until("Welke gemeente doet mee")
        terminal.press("[bold]Aa[/]" + ENTER)
        terminal.until("En welke")
        terminal.press("=1+1" + ENTER)
        terminal.until("(?s)=1.1.*En welke")
        terminal.press(ENTER)
        terminal.until("Hoe wilt u invullen")
        terminal.press(ENTER)
        chosen = terminal.until("Welke gemeente vult in")
        assert "[bold]Aa[/]" in chosen
        terminal.press(DOWN + ENTER)
        terminal.at(1)
        terminal.press("5")
        terminal.at(2)
        terminal.press(CTRL_C)
        assert terminal.ended() == 130
    assert metrocheck.report()["responses"] == {
        "submitted": 0,
        "drafts": 1,
        "by_partner": {"[bold]Aa[/]": 0, "=1+1": 0},
    }
    # Without --partner the next time it asks, and resumes without asking twice.
    with Terminal(metrocheck, "scan", "--partner", "=1+1") as terminal:
        assert "1 van" in terminal.at(2)
        terminal.press(CTRL_C)
        assert terminal.ended() == 130


def test_stops_are_walked_on_a_terminal(metrocheck: Metrocheck) -> None:
    with Terminal(metrocheck, "stops", rows=60) as terminal:
        terminal.until("» 1 Formuleer ambities")
        terminal.press(DOWN)
        terminal.until("» 2 Creëer orde")
        terminal.press(ENTER)
        terminal.until("(?s)Creëer orde.*» 2 Creëer orde")
        terminal.press(UP + UP)
        terminal.until("» (?!1|2)")
        terminal.press(ENTER)
        assert terminal.ended() == 0
    assert not metrocheck.store.exists()


def test_closing_is_confirmed_on_a_terminal(linde: Metrocheck) -> None:
    for answer, label in ((ENTER, "open"), (UP + ENTER, "gesloten op")):
        with Terminal(linde, "wave", "close") as terminal:
            terminal.until("» nee")
            terminal.press(answer)
            assert terminal.ended() == 0
        assert label in linde.done("report").out


def test_a_question_breaks_between_words_and_asks_the_terminal_nothing(linde: Metrocheck) -> None:
    with Terminal(linde, "wave", "close", columns=60) as terminal:
        shown = terminal.until("» nee")
        # Every word of the question stands whole, and so do the instruction and the answers behind it.
        words = set(shown.split())
        assert {"sluiten?", "daarna", "open.", "(pijltjes", "Enter)", "nee", "ja"} <= words, shown
        # Where the cursor is: a terminal that does not answer costs a second and a warning in English.
        assert "\x1b[6n" not in terminal.sent
        terminal.press(CTRL_C)
        assert terminal.ended() == 130
