"""Many at once on one store: nothing is lost, and two on one draft each touch only their own place."""

import json
import sqlite3
from contextlib import closing

from tests.cli.conftest import Made
from tests.cli.front_door import Metrocheck, ended, lines

EIGHT = tuple("ABCDEFGH")


def test_eight_scans_at_once_lose_nothing(made: Made) -> None:
    program = made("Linde", *EIGHT)
    # Every strip is another, so that a mix-up shows.
    strips = {name: "".join("12345wn"[(n * 3 + k) % 7] for n in range(42)) for k, name in enumerate(EIGHT)}
    results = program.fill_in_together(strips)
    assert [result.code for result in results] == [0] * len(EIGHT)
    with closing(sqlite3.connect(program.store)) as database:
        kept = dict(
            database.execute(
                "select name, strip from response join partner on partner.id = partner_id where state = 'submitted'"
            )
        )
    assert kept == strips
    program.done("store", "check")
    assert program.report()["responses"] == {"submitted": 8, "drafts": 0, "by_partner": dict.fromkeys(EIGHT, 1)}


def test_two_scans_on_one_draft(linde: Metrocheck) -> None:
    one, other = (linde.start("scan", "--plain", "--partner", "Aa") for _ in range(2))
    assert one.stdin
    assert other.stdin
    for process, given in ((one, "4\n" * 21), (other, "g 4.4\n" + "2\n" * 21)):
        assert process.stdin
        process.stdin.write(given.encode())
        process.stdin.flush()
    assert [ended(one).code, ended(other).code] == [130, 130]
    with closing(sqlite3.connect(linde.store)) as database:
        assert database.execute("select strip from response").fetchall() == [("4" * 21 + "2" * 21,)]
    linde.done("scan", "--plain", "--partner", "Aa", given="\n\nj\n")
    assert linde.report()["responses"]["submitted"] == 1


def test_the_second_to_hand_in_one_draft_is_told(linde: Metrocheck) -> None:
    waiting = linde.start("scan", "--plain", "--partner", "Aa")
    assert waiting.stdin
    assert waiting.stderr
    waiting.stdin.write(b"4\n")
    waiting.stdin.flush()
    while not waiting.stderr.readline().startswith(b"2 van 42"):
        pass
    linde.fill_in("Aa", "3" * 41)
    result = ended(waiting, "5\n")
    assert (result.code, result.out) == (1, "")
    assert result.lines[-2].startswith("Fout: ")
    with closing(sqlite3.connect(linde.store)) as database:
        assert database.execute("select strip, state from response").fetchall() == [("4" + "3" * 41, "submitted")]


def test_reading_while_somebody_fills_in(linde: Metrocheck) -> None:
    process = linde.start("scan", "--plain", "--partner", "Aa")
    assert process.stdin
    process.stdin.write(lines("4" * 42).encode())
    process.stdin.flush()
    for _ in range(2):
        report = json.loads(linde.done("report", "--format", "json").out)
        assert report["responses"]["submitted"] in {0, 1}
    assert ended(process).code == 0


def test_a_wave_closed_while_somebody_fills_in(linde: Metrocheck) -> None:
    process = linde.start("scan", "--plain", "--partner", "Aa")
    assert process.stdin
    assert process.stderr
    process.stdin.write(b"4\n")
    process.stdin.flush()
    while not process.stderr.readline().startswith(b"2 van 42"):
        pass
    linde.done("wave", "close", "--yes")
    result = ended(process, "5\n")
    assert (result.code, result.out) == (1, "")
    assert "voorjaar" in result.lines[-2]
