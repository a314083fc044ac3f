"""A report on paper holds what the JSON holds, in the order of the contract, and its anchors lead somewhere."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from metrocheck.language.plain_text import inert
from metrocheck.rendering.json import report_json
from metrocheck.rendering.paper.blocks import Answers, Comments, Paper, Section, Table
from metrocheck.rendering.paper.report import report_paper
from metrocheck.rendering.sentences import LISTED
from metrocheck.report.model import Report

IN_CONFIDENCE = ("vertrouwelijk", "vertrouwelijk-klein", "vertrouwelijk-open", "vertrouwelijk-te-weinig")
CASES = ("demo", "english", "twelve", "empty", "one", "unmeasured", "hostile", "arrived", *IN_CONFIDENCE)


def _sections(paper: Paper) -> Iterator[Section]:
    def walk(sections: tuple[Section, ...]) -> Iterator[Section]:
        for section in sections:
            yield section
            yield from walk(section.parts)

    return walk(paper.sections)


def _section(paper: Paper, id_: str) -> Section:
    return next(section for section in _sections(paper) if section.id == id_)


def _table(paper: Paper, id_: str) -> Table:
    return next(block for block in _section(paper, id_).blocks if isinstance(block, Table))


def _texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def _shown(score: float | None) -> str:
    """A score in Dutch, as design.md rule 4 rounds it: the JSON's own `shown` decides, not our formatting."""
    return "–" if score is None else f"{score:.1f}".replace(".", ",")


@pytest.fixture
def told(report_of: Callable[[str], Report]) -> Callable[[str], tuple[dict[str, Any], Paper]]:
    """What scripts are told of a case, and its paper."""

    def both(case: str) -> tuple[dict[str, Any], Paper]:
        report = report_of(case)
        return json.loads(report_json(report)), report_paper(report)

    return both


Told = Callable[[str], tuple[dict[str, Any], Paper]]


@pytest.mark.parametrize("case", CASES)
def test_anchors_are_unique_and_every_station_leads_to_its_own(told: Told, case: str) -> None:
    _, paper = told(case)
    ids = [section.id for section in _sections(paper)]
    assert len(ids) == len(set(ids))
    for station in paper.map.stations:
        assert _section(paper, station.anchor).heading == f"{station.number} {station.name}"


@pytest.mark.parametrize("case", CASES)
def test_every_row_fits_its_columns(told: Told, case: str) -> None:
    _, paper = told(case)
    tables = [block for section in _sections(paper) for block in section.blocks if isinstance(block, Table)]
    for table in tables:
        assert {len(row) for row in table.rows} == {len(table.columns)}
        assert table.caption
        assert all(column.heading for column in table.columns)
        assert all(row[0].text for row in table.rows), "the first cell of a row is its heading"


def test_the_order_is_that_of_the_contract(told: Told) -> None:
    _, paper = told("demo")
    assert [section.id for section in paper.sections] == [
        *("stops", "questions", "matrix", "partners", "strengths", "attention", "gaps", "blind-spots"),
        *("talk-about", "actions", "comments", "stop-by-stop", "method"),
    ]


def test_in_confidence_role_groups_stand_behind_municipalities(told: Told) -> None:
    ids = [section.id for section in told("vertrouwelijk")[1].sections]
    assert ids[3:6] == ["partners", "roles", "strengths"]
    # Below twice the smallest group nothing is told of statements, nor that there is nothing to tell.
    assert [section.id for section in told("vertrouwelijk-klein")[1].sections] == [
        *("stops", "questions", "matrix", "partners", "roles"),
        *("talk-about", "actions", "comments", "stop-by-stop", "method"),
    ]


@pytest.mark.parametrize("case", ["vertrouwelijk-open", "vertrouwelijk-te-weinig"])
def test_what_is_withheld_has_no_train(told: Told, case: str) -> None:
    _, paper = told(case)
    assert paper.map.train is None
    assert "trein" not in paper.map.alternative
    assert [section.id for section in paper.sections] == ["stop-by-stop", "method"]


@pytest.mark.parametrize("case", ["demo", "twelve", "one", "unmeasured", "arrived"])
def test_stops_questions_and_matrix_are_told_number_for_number(told: Told, case: str) -> None:
    data, paper = told(case)
    stops = _texts(_table(paper, "stops"))
    assert [row[:2] for row in stops] == [
        [f"{place} {stop['name']}", _shown(stop["shown"])] for place, stop in enumerate(data["stops"], start=1)
    ]
    assert [cell.stand for row in _table(paper, "stops").rows for cell in row[2:3]] == [
        stop["status"] for stop in data["stops"]
    ]
    assert [row[:2] for row in _texts(_table(paper, "questions"))] == [
        [question["text"], _shown(question["shown"])] for question in data["questions"]
    ]
    figures = [cell for row in _texts(_table(paper, "matrix")) for cell in row[1:]]
    assert [figure == "–" for figure in figures] == [cell["score"] is None for cell in data["matrix"]]
    assert [station.stand for station in paper.map.stations] == [stop["status"] for stop in data["stops"]]
    assert [station.figure for station in paper.map.stations] == [_shown(stop["shown"]) for stop in data["stops"]]
    assert paper.map.train == data["train"]["stop"]


def test_lowest_and_highest_stand_in_the_stops_table(told: Told) -> None:
    # 7 in the demo: Oostervelde 2.3 and Lindermeer 4.5, further apart than 1.0; 3: 3.8 to 4.0, close.
    _, paper = told("demo")
    rows = _texts(_table(paper, "stops"))
    assert rows[6][3] == "2,3–4,5, uiteenlopend"
    assert rows[2][3] == "3,8–4,0"


def test_a_column_nobody_has_a_figure_for_is_left_out(told: Told) -> None:
    # One municipality has no spread; fewer than five answers have no agreement. Twelve have both.
    widths = {case: len(_table(told(case)[1], "stops").columns) for case in ("one", "demo", "twelve")}
    assert widths == {"one": 3, "demo": 4, "twelve": 5}


@pytest.mark.parametrize("case", ["demo", "twelve", "one", "unmeasured", "hostile"])
def test_every_statement_stands_under_its_stop_with_all_its_counts(told: Told, case: str) -> None:
    data, paper = told(case)
    for place, stop in enumerate(data["stops"], start=1):
        blocks = _section(paper, f"halte-{place}-answers").blocks
        answers = next(block for block in blocks if isinstance(block, Answers))
        asked = {each.id: each for group in answers.groups for each in group.statements}
        assert list(asked) == [statement["id"] for statement in stop["statements"]]
        for statement in stop["statements"]:
            told_of = asked[statement["id"]]
            counts = [*statement["counts"], statement["dont_know"], statement["not_applicable"]]
            assert [answer.times for answer in told_of.answers] == counts
            assert (told_of.text, told_of.n) == (statement["text"], statement["n"])
            assert told_of.score.text == _shown(statement["shown"])


@pytest.mark.parametrize("case", ["demo", "twelve", "one", "hostile"])
def test_every_municipality_stands_in_every_table_about_them(told: Told, case: str) -> None:
    data, paper = told(case)
    names = [inert(name) for name, scans in data["responses"]["by_partner"].items() if scans]
    *rows, total = _texts(_table(paper, "partners"))
    assert [row[0] for row in rows] == names
    assert total[1:] == [_shown(stop["shown"]) for stop in data["stops"]]
    for place, stop in enumerate(data["stops"], start=1):
        table = _texts(_table(paper, f"halte-{place}-partners"))
        assert [row[0] for row in table] == names
        assert [row[2] for row in table] == [str(partner["n"]) for partner in stop["partners"]]
        assert [len(row) for row in table] == [3 + len(stop["statements"])] * len(names)


@pytest.mark.parametrize("case", ["demo", "twelve"])
def test_lists_hold_the_statements_the_json_names(told: Told, case: str) -> None:
    data, paper = told(case)
    for part in ("strengths", "attention", "gaps", "blind_spots"):
        id_ = part.replace("_", "-")
        blocks = _section(paper, id_).blocks
        if not data[part]:
            assert not any(isinstance(block, Table) for block in blocks)
            continue
        listed = [row[0].split(" ")[0] for row in _texts(_table(paper, id_))]
        assert listed == data[part][:LISTED]
        assert (len(blocks) == 2) == (len(data[part]) > LISTED), "what is not listed is counted"


@pytest.mark.parametrize("case", ["demo", "twelve", "hostile"])
def test_comments_come_whole_with_their_sender(told: Told, case: str) -> None:
    data, paper = told(case)
    blocks = [block for block in _section(paper, "comments").blocks if isinstance(block, Comments)]
    written = [(comment.sender, comment.text) for block in blocks for comment in block.comments]
    assert written == [(inert(comment["partner"]), inert(comment["text"])) for comment in data["comments"]]


def test_what_nobody_handed_in_has_no_scores_but_every_explanation(told: Told) -> None:
    _, paper = told("empty")
    assert [section.id for section in paper.sections] == ["stop-by-stop", "method"]
    assert len(_section(paper, "stop-by-stop").parts) == 7
    assert paper.summary == ("Nog geen gemeente heeft een scan ingediend. Daarom zijn er nog geen scores.",)


def test_the_map_in_words_names_every_station_and_the_train(told: Told) -> None:
    _, paper = told("demo")
    for station in paper.map.stations:
        assert f"{station.number} {station.name}: {station.figure}, {station.status}." in paper.map.alternative
    assert paper.map.alternative.endswith("De trein staat op halte 2, Creëer orde.")


def test_the_transfers_are_the_columns_of_the_matrix(told: Told) -> None:
    _, paper = told("demo")
    columns = list(zip(*(row[1:] for row in _table(paper, "matrix").rows), strict=True))
    assert [transfer.cells for transfer in paper.map.transfers] == columns


def test_no_text_can_steer_a_terminal_or_a_page(told: Told) -> None:
    _, paper = told("hostile")
    text = paper.model_dump_json()
    assert not {letter for letter in json.loads(text)["title"] if ord(letter) < 32}
    assert not any(mark in text for mark in ("\\u001b", "\\u009b", "\x9b", "\u202e", "\\u0007"))


def test_english(told: Told) -> None:
    _, paper = told("english")
    assert (paper.lang, paper.kind) == ("en", "Report")
    assert _section(paper, "stops").heading == "Stops"
