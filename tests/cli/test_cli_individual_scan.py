"""Mode individual at the keyboard: several people, one machine, and nobody sees what another answered."""

import re
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing

import pyte
import pytest

from metrocheck.cli import in_confidence
from metrocheck.errors import MetrocheckError
from metrocheck.store import open_store
from tests.cli.front_door import Metrocheck, Result, assert_refused, lines
from tests.cli.screen import CTRL_C, DOWN, ENTER, Terminal

TICKET = re.compile(r"[a-z]{4,8}-[a-z]{4,8}-[a-z]{4,8}-\d\d")
START = ("scan", "--plain", "--partner", "Aa", "--role", "raad")
Copy = Callable[[], Metrocheck]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Metrocheck:
    program = Metrocheck(tmp_path_factory.mktemp("template"))
    program.done("new", "Vecht", "--partner", "Aa", "--partner", "Bb", "--mode", "individual", "--wave", "voorjaar")
    return program


@pytest.fixture
def vecht(template: Metrocheck, tmp_path_factory: pytest.TempPathFactory) -> Metrocheck:
    """A partnership where people answer in confidence, nothing filled in."""
    program = Metrocheck(tmp_path_factory.mktemp("cli"))
    shutil.copy2(template.store, program.store)
    return program


def ticket_in(shown: str) -> str:
    """The ticket that was shown, once."""
    found = TICKET.findall(shown)
    assert len(set(found)) == 1, shown
    return str(found[0])


def strips(program: Metrocheck) -> list[str]:
    with closing(sqlite3.connect(program.store)) as database:
        return sorted(strip.rstrip(".") for (strip,) in database.execute("select strip from response"))


def started(program: Metrocheck, typed: str) -> tuple[str, Result]:
    """Somebody begins with lines; their ticket, and how it ended."""
    result = program(*START, given=typed)
    return ticket_in(result.err), result


def begin(terminal: Terminal, downs: int = 0) -> str:
    """Starts on a terminal, up to the first statement; returns the ticket."""
    terminal.until("(?s)Begint u.*» Ik begin")
    terminal.press(ENTER)
    asked = terminal.until("(?s)welke gemeente.*» Aa")
    # Names only: how far others are is nobody's business.
    assert "van 42" not in asked
    assert "begonnen" not in asked
    terminal.press(ENTER)
    terminal.until("(?s)» Bestuur.*Raad.*Management.*Medewerkers.*Anders")
    terminal.press(DOWN * downs + ENTER)
    page = terminal.until(TICKET.pattern)
    terminal.press("4")
    for word in ("minstens 5 mensen", "uw naam", "Intrekken", "kan het wel openen", "Schrijf dit kaartje op"):
        assert word in " ".join(page.split()), page
    assert ticket_in(terminal.read()) == ticket_in(page), "any other key than Enter leaves it there"
    terminal.press(ENTER)
    first = terminal.at(1)
    assert not TICKET.search(first)
    return ticket_in(page)


def left_by(terminal: Terminal) -> list[str]:
    """What the next person sees: on a terminal without a second screen, and on one that has it."""
    screen = pyte.Screen(80, 40)
    pyte.Stream(screen).feed(re.sub(r"(?s)\x1b\[\?1049h.*?\x1b\[\?1049l", "", terminal.sent))
    return [terminal.read(), "\n".join(screen.display)]


def assert_nothing_of(terminal: Terminal, ticket: str) -> None:
    """Neither the ticket, in any spelling, nor an answer, nor where somebody is from or what they do there."""
    for screen in left_by(terminal):
        for word in (*ticket.split("-")[:-1], "van 42", "raad", "bb", "aa", "eens"):
            assert not re.search(rf"\b{word}\b", screen.lower()), screen


def test_two_people_of_one_municipality_at_one_keyboard(vecht: Metrocheck) -> None:
    with Terminal(vecht, "scan") as one:
        ticket = begin(one, downs=1)
        one.press("5")
        one.at(2)
        one.press("2")
        one.at(3)
        one.press(CTRL_C)
        assert one.ended() == 130
        left = one.read()
        assert_nothing_of(one, ticket)
        assert "typ uw kaartje" in left
    with Terminal(vecht, "scan") as two:
        other = begin(two, downs=1)
        assert other != ticket
        assert "Eerder" not in two.read()
        two.press("1")
        two.at(2)
        two.press(CTRL_C)
        assert two.ended() == 130
    assert strips(vecht) == ["1", "52"]
    with Terminal(vecht, "scan") as one:
        one.until("(?s)» Ik begin")
        one.press(DOWN + ENTER)
        one.until("Wat staat er op uw kaartje")
        one.press("kade molne ster 42" + ENTER)
        one.until("molne")
        one.press("\x15" + ticket.upper().replace("-", " ") + ENTER)
        back = one.at(3)
        assert "2 van de 42" in " ".join(back.split())
        one.press("3")
        one.at(4)
        one.press(CTRL_C)
        assert one.ended() == 130
        assert_nothing_of(one, ticket)
    assert strips(vecht) == ["1", "523"]


def test_without_its_ticket_a_draft_does_not_open(vecht: Metrocheck) -> None:
    ticket, result = started(vecht, "4\n5\ns\n")
    assert result.code == 0
    assert ticket not in result.lines[-1]
    assert "metrocheck scan`, en typ uw kaartje" in result.lines[-1]
    # The same municipality and role begin anew.
    again, second = started(vecht, "1\n")
    assert second.code == 130
    assert "typ uw kaartje" in second.lines[-1]
    assert again != ticket
    assert re.findall(r"(?m)^(\d+) van 42", second.err) == ["1", "2"]
    wrong = ticket[:-2] + f"{(int(ticket[-2:]) + 1) % 100:02}"
    assert_refused(vecht("scan", "--plain", "--ticket", wrong, given="1\n"), 1, "hoort geen scan")
    assert_refused(vecht("scan", "--plain", "--ticket", "kade-molne-ster-42"), 1, "molne")
    resumed = vecht("scan", "--plain", "--ticket", f" {ticket.title()} ".replace("-", "_"), given="w\n")
    assert re.findall(r"(?m)^(\d+) van 42", resumed.err) == ["3", "4"]
    assert "las, geldt nog" in " ".join(resumed.err.split())
    # Who goes on gets no ticket, and theirs is not shown again.
    assert not TICKET.search(resumed.err)
    assert strips(vecht) == ["1", "45w"]


@pytest.mark.parametrize("typed", ["kade-molen-ster-42", "kade-molne-ster-42"])
def test_trying_tickets_takes_a_second_each(vecht: Metrocheck, typed: str) -> None:
    with open_store(str(vecht.store)) as store:
        begun = time.monotonic()
        with pytest.raises(MetrocheckError):
            in_confidence.found(store, store.partnerships()[0], typed)
        assert time.monotonic() - begun >= 1


def test_handing_in_says_thanks_and_shows_no_line(vecht: Metrocheck) -> None:
    ticket, result = started(vecht, lines("4" * 42))
    assert (result.code, result.out) == (0, "")
    last = " ".join(result.lines[-6:])
    assert "Dank u wel" in last
    assert "responses withdraw" in last
    assert "wis dit venster" in last
    assert ticket not in last
    assert_refused(
        vecht("scan", "--plain", "--ticket", ticket, given="1\n"), 1, "ingediend", "metrocheck responses withdraw"
    )


def test_withdrawing_and_filling_in_anew(vecht: Metrocheck) -> None:
    ticket, _result = started(vecht, lines("5" * 42, "zeer tevreden"))
    started(vecht, lines("2" * 42))
    assert_refused(vecht("responses", "withdraw", ticket), 2, "--yes")
    assert_refused(vecht("responses", "withdraw", "--yes"), 2, "KAARTJE")
    result = vecht.done("responses", "withdraw", ticket, "--yes")
    assert "metrocheck scan" in result.err
    assert strips(vecht) == ["2" * 42]
    assert b"zeer tevreden" not in vecht.store.read_bytes()
    assert_refused(vecht("responses", "withdraw", ticket, "--yes"), 1, "hoort geen scan")
    assert started(vecht, lines("3" * 42))[1].code == 0
    assert strips(vecht) == ["2" * 42, "3" * 42]


def test_withdrawing_on_a_terminal_asks_for_the_ticket_and_whether_it_is_sure(vecht: Metrocheck) -> None:
    ticket, _result = started(vecht, "4\n")
    for sure, left in ((False, ["4"]), (True, [])):
        with Terminal(vecht, "responses", "withdraw") as terminal:
            terminal.until("Wat staat er op uw kaartje")
            terminal.press(ticket + ENTER)
            terminal.until("(?s)voorgoed.*» nee")
            assert ticket not in terminal.read()
            terminal.press(("\x1b[A" if sure else "") + ENTER)
            assert terminal.ended() == 0
        assert strips(vecht) == left


def test_a_ticket_of_a_closed_wave(vecht: Metrocheck) -> None:
    ticket, _result = started(vecht, lines("4" * 42))
    draft, _result = started(vecht, "1\n")
    vecht.done("wave", "close", "--yes")
    assert_refused(vecht("scan", "--plain", "--ticket", ticket), 1, "voorjaar", "gesloten", "withdraw")
    assert_refused(vecht("scan", "--plain", "--ticket", draft), 1, "hoort geen scan")
    assert "uitkomsten van de meting blijven" in vecht.done("responses", "withdraw", ticket, "--yes").err
    assert strips(vecht) == []


def test_who_stops_at_the_ticket_leaves_nothing(vecht: Metrocheck) -> None:
    with Terminal(vecht, "scan", "--partner", "Aa", "--role", "RAAD") as terminal:
        page = terminal.until(TICKET.pattern)
        terminal.press(CTRL_C)
        assert terminal.ended() == 130
        assert_nothing_of(terminal, ticket_in(page))
    assert strips(vecht) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_the_draft_and_says_that_the_ticket_opens_it(vecht: Metrocheck, number: signal.Signals) -> None:
    with Terminal(vecht, "scan", "--partner", "Aa", "--role", "anders") as terminal:
        terminal.until(TICKET.pattern)
        terminal.press(ENTER)
        terminal.at(1)
        terminal.press("4")
        terminal.at(2)
        terminal.child.kill(number)
        assert terminal.ended() == 130
        assert "typ uw kaartje" in terminal.read()
    assert strips(vecht) == ["4"]


def test_a_comment_warns_and_a_plain_terminal_says_what_stays_on_it(vecht: Metrocheck) -> None:
    with Terminal(vecht, "scan", "--partner", "Aa", "--role", "raad") as terminal:
        terminal.until(TICKET.pattern)
        terminal.press(ENTER)
        terminal.at(1)
        terminal.press("o")
        terminal.until("(?s)Noem geen namen.*Enter")
        terminal.press(CTRL_C)
        assert terminal.ended() == 130
    with Terminal(vecht.having(TERM="dumb"), "scan", "--partner", "Aa") as terminal:
        terminal.until("(?s)1 Bestuur.*5 Anders")
        terminal.press("2\n")
        terminal.until("(?s)1 van 42.*>")
        terminal.press("s\n")
        assert terminal.ended() == 0
        assert "wis dit venster" in terminal.read()


@pytest.mark.parametrize(
    ("command", "named"),
    [
        ("scan --plain", "--partner, --role"),
        ("scan --plain --partner Aa", "--role"),
        ("scan --plain --role raad", "--partner"),
        ("scan --plain --partner Aa --role burgemeester", "bestuur, raad, management, medewerkers, anders"),
        ("scan --plain --ticket kade-molen-ster-42 --new", "--new"),
        ("scan --plain --ticket kade-molen-ster-42 --partner Aa", "--partner"),
        ("scan --plain --ticket kade-molen-ster-42 --role raad", "--role"),
        ("edit --min-group 2", "3"),
        ("new Maas --partner Cc --mode individual --min-group 2", "3"),
        ("new Maas --partner Cc --min-group 5", "--min-group"),
        ("new Maas --partner Cc --mode team --min-group 5", "--min-group"),
        ("new Maas --partner Cc --mode samen", "team, individual"),
    ],
)
def test_wrong_usage_names_the_option(vecht: Metrocheck, command: str, named: str) -> None:
    before = vecht.store.read_bytes()
    assert_refused(vecht(*command.split()), 2, named)
    assert vecht.store.read_bytes() == before


@pytest.mark.parametrize("command", ["scan --plain --partner Aa --role raad", "scan --plain --ticket x"])
def test_a_team_knows_no_roles_and_no_tickets(linde: Metrocheck, command: str) -> None:
    assert_refused(linde(*command.split(), given="4\n"), 2, command.split()[-2])
    assert_refused(linde("edit", "--min-group", "5"), 2, "--min-group")
    assert_refused(linde("responses", "withdraw", "kade-molen-ster-42", "--yes"), 1, "metrocheck responses remove")


def test_nobody_removes_the_scan_of_another(vecht: Metrocheck) -> None:
    started(vecht, lines("4" * 42))
    assert_refused(
        vecht("responses", "remove", "--partner", "Aa", "--yes"), 1, "responses withdraw", "metrocheck wave purge"
    )
    assert strips(vecht) == ["4" * 42]


def test_a_municipality_that_is_removed_from_a_closed_wave_leaves_its_report(linde: Metrocheck) -> None:
    linde.fill_in("Aa", "4" * 42)
    linde.fill_in("Bb", "2" * 42)
    linde.done("wave", "close", "--yes")
    linde.done("responses", "remove", "--partner", "Bb", "--yes")
    report = linde.report()
    assert (report["responses"]["submitted"], report["overall"]["score"]) == (1, 4.0)


def test_what_closing_will_show_is_told_in_whole_sentences(vecht: Metrocheck) -> None:
    told = vecht.done("wave", "close", "--yes").err
    assert "Na het sluiten komt er geen scan meer bij." in " ".join(told.split())
    assert all(len(line) <= 80 for line in told.splitlines())


def test_k_holds_from_the_next_wave_on(vecht: Metrocheck) -> None:
    assert "volgende meting" in vecht.done("edit", "--min-group", "8").err
    assert "minstens 5 mensen" in " ".join(started(vecht, "s\n")[1].err.split())
    vecht.done("wave", "close", "--yes")
    vecht.done("wave", "open", "najaar")
    assert "minstens 8 mensen" in " ".join(started(vecht, "s\n")[1].err.split())


def test_setting_up_asks_how_people_fill_in(metrocheck: Metrocheck) -> None:
    with Terminal(metrocheck, "new", "Vecht", "--wave", "voorjaar") as terminal:
        terminal.until("Welke gemeente doet mee")
        terminal.press("Aa" + ENTER)
        terminal.until("En welke")
        terminal.press(ENTER)
        terminal.until("(?s)Hoe wilt u invullen.*» Samen")
        terminal.press(DOWN + ENTER)
        assert terminal.ended() == 0
    assert metrocheck.report()["partnership"]["mode"] == "individual"
