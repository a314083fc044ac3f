"""The worked journey: three municipalities fill in, and every number is worked out here by hand.

stop      1       2       3       4       5       6       7
Aa     444444  44w4n4  5544nn  33222w  222222  nnnnnn  111111
Bb     454444  444444  33344w  443334  222222  wwwwww  555555
Cc     444445  4444w4  wwww44  wwww51  222222  wnwnwn  333333
"""

import json
from typing import Any

import jsonschema
import pytest

from metrocheck.resources import folder
from tests.cli.front_door import Metrocheck, Result, lines, partner_options

AA = "444444 44w4n4 5544nn 33222w 222222 nnnnnn 111111".replace(" ", "")
BB = "454444 444444 33344w 443334 222222 wwwwww 555555".replace(" ", "")
CC = "444445 4444w4 wwww44 wwww51 222222 wnwnwn 333333".replace(" ", "")
NAMES = ("Aa", "Bb", "Cc")
LAST_STOP = 36


def scan(program: Metrocheck, partner: str, given: str) -> Result:
    return program("scan", "--plain", "--partner", partner, given=given)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Metrocheck:
    program = Metrocheck(tmp_path_factory.mktemp("journey"))
    program.done("new", "Samen aan de Linde", *partner_options(NAMES), "--wave", "voorjaar")
    # Aa mistypes the first answer and goes back, comments on 1.2, and asks for an explanation.
    mended = ["2", "b", AA[0], "o Dit: gaat, goed; echt", "?", *AA[1:], "De sfeer", "", "j"]
    assert scan(program, "Aa", "\n".join(mended) + "\n").code == 0
    # Bb begins at the last stop; what is left is then asked from the front.
    ahead = ["g 7.1", *BB[LAST_STOP:], *BB[:LAST_STOP], "", "Meer tijd", "j"]
    assert scan(program, "Bb", "\n".join(ahead) + "\n").code == 0
    # Cc stops after ten, is cut off before handing in, and hands in at the third go.
    assert scan(program, "Cc", "\n".join([*CC[:10], "s"]) + "\n").code == 0
    assert scan(program, "Cc", "\n".join([*CC[10:], ""])).code == 130
    assert scan(program, "Cc", "\n\nj\n").code == 0
    return program


@pytest.fixture(scope="module")
def report(filled: Metrocheck) -> dict[str, Any]:
    return filled.report()


def test_who_filled_in_what(report: dict[str, Any]) -> None:
    assert report["format"] == "metrocheck-report"
    assert report["version"] == 1
    assert report["partnership"] == {"name": "Samen aan de Linde", "mode": "team", "partners": list(NAMES)}
    assert (report["wave"]["label"], report["wave"]["closed"]) == ("voorjaar", None)
    assert (report["questionnaire"]["id"], len(report["questionnaire"]["scale"])) == ("metrostroom", 5)
    assert report["responses"] == {"submitted": 3, "drafts": 0, "by_partner": {"Aa": 1, "Bb": 1, "Cc": 1}}
    assert report["comments"] == [
        {"stop": 1, "statement": "1.2", "partner": "Aa", "text": "Dit: gaat, goed; echt"},
        {"stop": None, "statement": "tevreden", "partner": "Aa", "text": "De sfeer"},
        {"stop": None, "statement": "anders", "partner": "Bb", "text": "Meer tijd"},
    ]


def test_stops_overall_and_train(report: dict[str, Any]) -> None:
    got = [(stop["score"], stop["shown"], stop["status"]) for stop in report["stops"]]
    assert got == [
        (4.1111, 4.1, "reached"),  # (24/6 + 25/6 + 25/6) / 3 = 74/18
        (4.0, 4.0, "reached"),  # Aa 16/4 (five applicable), Bb 24/6, Cc 20/5
        (3.95, 4.0, "reached"),  # Aa 18/4, Bb 17/5; Cc scored 2 of 6: none. 7.9/2, half up, status as shown
        (2.95, 3.0, "under_way"),  # Aa 12/5 = 2.4, Bb 21/6 = 3.5, Cc none. 5.9/2, half up
        (2.0, 2.0, "works"),
        (None, None, "unmeasured"),
        (3.0, 3.0, "under_way"),  # (1 + 5 + 3) / 3
    ]
    # (74/18 + 4 + 3.95 + 2.95 + 2 + 3) / 6 stops with a score = 20.0111/6
    assert report["overall"] == {"score": 3.3352, "shown": 3.3, "status": "under_way"}
    # Stops 1, 2 and 3 are reached, stop 4 is not.
    assert report["train"] == {"stop": 3}


def test_municipalities_and_spread_per_stop(report: dict[str, Any]) -> None:
    third, sixth = report["stops"][2], report["stops"][5]
    assert third["partners"] == [
        {"name": "Aa", "score": 4.5, "n": 4},
        {"name": "Bb", "score": 3.4, "n": 5},
        {"name": "Cc", "score": None, "n": 2},
    ]
    assert third["spread"] == {"low": 3.4, "high": 4.5}
    assert sixth["spread"] == {"low": None, "high": None}
    assert report["stops"][0]["spread"] == {"low": 4.0, "high": 4.1667}
    # Three answers a statement are too few for an agreement.
    assert all(stop["agreement"] is None for stop in report["stops"])


def test_questions_and_matrix(report: dict[str, Any]) -> None:
    assert [(q["id"], q["score"], q["shown"], q["status"]) for q in report["questions"]] == [
        # Aa 38/12, Bb 45/12, Cc 26/8 (of 13 applicable): (38 + 45 + 39) / 36
        ("goede", 3.3889, 3.4, "under_way"),
        # Aa 30/11, Bb 43/12, Cc 26/8: (360 + 473 + 429) / 396
        ("goed", 3.1869, 3.2, "under_way"),
        # Aa 20/8, Bb 41/11, Cc 37/11: (27.5 + 78) / 33
        ("samen", 3.197, 3.2, "under_way"),
    ]
    cells = {(cell["stop"], cell["question"]): cell["score"] for cell in report["matrix"]}
    assert len(cells) == len(report["matrix"]) == 7 * 3
    assert cells[1, "goede"] == 4.1667  # (4 + 4.5 + 4) / 3
    assert cells[3, "goede"] == 4.0  # (5 + 3) / 2; Cc scored none of two
    assert cells[3, "samen"] == 4.0  # Aa nothing applicable; Bb one of two scored is half: enough
    assert cells[4, "goed"] == 2.5  # (2 + 3) / 2
    assert cells[4, "samen"] == 2.8333  # (2 + 3.5 + 3) / 3
    assert [cells[6, question] for question in ("goede", "goed", "samen")] == [None, None, None]


def test_statements(report: dict[str, Any]) -> None:
    statements = {s["id"]: s for stop in report["stops"] for s in stop["statements"]}
    assert len(statements) == 42
    known, odd = statements["4.5"], statements["2.5"]
    # 4.5: 2, 3 and 5 make 10/3
    assert (known["score"], known["shown"], known["n"], known["counts"]) == (3.3333, 3.3, 3, [0, 1, 1, 0, 1])
    assert (known["question"], known["dont_know"], known["not_applicable"]) == ("samen", 0, 0)
    # 2.5: n, 4 and w
    assert (odd["score"], odd["n"], odd["counts"]) == (4.0, 1, [0, 0, 0, 1, 0])
    assert (odd["dont_know"], odd["not_applicable"]) == (1, 1)
    assert [(p["name"], p["score"], p["n"]) for p in odd["partners"]] == [
        ("Aa", None, 0),
        ("Bb", 4.0, 1),
        ("Cc", None, 0),
    ]


def test_what_stands_out(report: dict[str, Any]) -> None:
    # 1.2 and 1.6 are 13/3; of the fours the first on the line.
    assert report["strengths"] == ["1.2", "1.6", "1.1"]
    assert report["attention"] == ["5.1", "5.2", "5.3"]
    assert report["gaps"] == [
        *("7.1", "7.2", "7.3", "7.4", "7.5", "7.6"),  # 1 to 5
        *("4.5", "4.6"),  # 2 to 5, 1 to 4
        *("3.1", "3.2"),  # 3 to 5
        *("1.2", "1.6", "3.3", "4.1", "4.2", "4.3", "4.4"),  # one point
    ]
    assert report["blind_spots"] == [
        *("2.3", "2.5"),  # one of three, one of two applicable
        *("3.1", "3.2", "3.3", "3.4", "3.6"),
        *("4.1", "4.2", "4.3", "4.4", "4.6"),
        *("6.1", "6.2", "6.3", "6.4", "6.5", "6.6"),
    ]


def test_the_json_is_what_the_schema_says(report: dict[str, Any]) -> None:
    schema = json.loads((folder("reports") / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)


def test_the_terminal_shows_the_same_numbers(filled: Metrocheck) -> None:
    shown = filled.done("report").out
    assert "3,3" in shown
    first, last = shown.index("3 Toon leiderschap"), shown.index("4 Maak ruimte voor de onderstroom")
    assert "4,0  bereikt" in shown[first:last]
    english = filled.done("report", "--lang", "en").out
    assert "3.3" in english
    assert "Toon" not in english


def test_nothing_filled_in_gives_every_key_too(metrocheck: Metrocheck, report: dict[str, Any]) -> None:
    metrocheck.done("new", "Leeg", "--partner", "Aa")
    empty = metrocheck.report()
    assert empty.keys() == report.keys()
    assert empty["overall"] == {"score": None, "shown": None, "status": "unmeasured"}
    assert empty["train"] == {"stop": 0}
    assert empty["responses"] == {"submitted": 0, "drafts": 0, "by_partner": {"Aa": 0}}
    assert [stop["status"] for stop in empty["stops"]] == ["unmeasured"] * 7
    for stop, other in zip(empty["stops"], report["stops"], strict=True):
        assert stop.keys() == other.keys()
        assert stop["statements"][0].keys() == other["statements"][0].keys()


def test_agreement_by_hand(metrocheck: Metrocheck) -> None:
    names = ("Aa", "Bb", "Cc", "Dd", "Ee")
    metrocheck.done("new", "Vijf", *partner_options(names))
    first = {"Aa": "1", "Bb": "2", "Cc": "4", "Dd": "4", "Ee": "5"}
    strips = {name: code * 4 + "44" + ("w" if name == "Aa" else "3") + "4" * 35 for name, code in first.items()}
    assert [result.code for result in metrocheck.fill_in_together(strips)] == [0] * 5
    stops = metrocheck.report()["stops"]
    # Counts 1 1 0 2 1 peel into 1 1 0 1 1 (4 of 5 answers) and 0 0 0 1 0 (1 of 5, A = 1).
    # Of the first: 2 triples one-hilled (110, 011), 4 two-hilled (101): U = (3*2 - 4*4) / (3*6) = -10/18;
    # A = U * (1 - 3/4) = -5/36. Together 4/5 * -5/36 + 1/5 = 4/45.
    statements = {s["id"]: s["agreement"] for stop in stops for s in stop["statements"]}
    assert statements["1.1"] == 0.0889
    assert statements["1.6"] == 1.0
    # Four scored answers are one too few.
    assert statements["2.1"] is None
    # Six values: four times 4/45 and two times 1; and five times 1.
    assert (stops[0]["agreement"], stops[1]["agreement"]) == (0.0889, 1.0)


def test_lines_from_a_file_with_windows_line_ends(metrocheck: Metrocheck) -> None:
    metrocheck.done("new", "Een", "--partner", "Aa")
    typed = lines("4" * 42, "Zo’n café", end="j").replace("\n", "\r\n")
    assert scan(metrocheck, "Aa", "\ufeff" + typed).code == 0
    assert metrocheck.report()["comments"][0]["text"] == "Zo’n café"
