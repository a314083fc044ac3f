"""The standard line, lying down: where the train stands, and when the line stands up."""

from itertools import pairwise

import pytest
from rich.cells import cell_len

from metrocheck.line.banner import banner
from metrocheck.line.glyphs import ASCII, UNICODE, Glyphs
from metrocheck.line.picture import Line, Row, Station, plain
from metrocheck.line.upright import upright
from metrocheck.questionnaire import library

SETS = pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["utf-8", "ascii"])


def standard(train: int | None) -> Line:
    """The standard line with its real names."""
    found = library.find("metrostroom")
    stations = tuple(Station(place, str(stop.name), str(stop.short)) for place, stop in enumerate(found.stops, start=1))
    return Line(str(found.start), str(found.terminus), stations, train)


def _rows(line: Line, width: int, glyphs: Glyphs) -> list[str]:
    return plain(banner(line, width, glyphs)).split("\n")


def _track(rows: list[str], glyphs: Glyphs) -> str:
    return next(
        row for row in rows if row.lstrip().startswith(glyphs.buffer_left) and row.endswith(glyphs.buffer_right)
    )


@SETS
@pytest.mark.parametrize("width", [72, 80, 120, 200])
def test_the_standard_line_lies_down_from_72_columns(width: int, glyphs: Glyphs) -> None:
    track = _track(_rows(standard(2), width, glyphs), glyphs)
    stations = [column for column, glyph in enumerate(track) if glyph == glyphs.unmeasured]
    steps = {after - before for before, after in pairwise(stations)}
    assert len(stations) == 7
    assert max(steps) - min(steps) <= 1, "evenly spread"


@SETS
@pytest.mark.parametrize("width", [30, 45, 60, 71])
def test_below_72_columns_it_stands(width: int, glyphs: Glyphs) -> None:
    assert banner(standard(2), width, glyphs) == upright(standard(2), width, glyphs)


@SETS
@pytest.mark.parametrize("width", [72, 80, 120])
def test_the_train_stands_above_its_station(width: int, glyphs: Glyphs) -> None:
    for train in range(9):
        rows = _rows(standard(train), width, glyphs)
        track = _track(rows, glyphs)
        places = [2, *(i for i, glyph in enumerate(track) if glyph == glyphs.unmeasured), len(track) - 1]
        above = rows[rows.index(track) - 1]
        left = above.index(glyphs.train)
        assert left <= places[train] < left + cell_len(glyphs.train)


@SETS
def test_track_is_travelled_up_to_the_train(glyphs: Glyphs) -> None:
    for train in range(9):
        track = _track(_rows(standard(train), 80, glyphs), glyphs)
        pieces = track.replace(glyphs.unmeasured, " ")[3:-1].split()
        assert [set(piece) for piece in pieces] == [{glyphs.rail_travelled}] * train + [{glyphs.rail}] * (8 - train)


@SETS
def test_standing_the_train_is_at_its_station(glyphs: Glyphs) -> None:
    line = standard(None)
    names = [line.start, *(station.name for station in line.stations), line.terminus]
    for train, name in enumerate(names):
        rows = plain(upright(standard(train), 60, glyphs)).split("\n")
        assert name in next(row for row in rows if glyphs.train in row)


@SETS
def test_standing_the_train_goes_below_a_station_that_fills_its_row(glyphs: Glyphs) -> None:
    stations = tuple(Station(n, f"Halte nr 00{n}", f"H{n}", "works", 0.5, "2,5", "werk aan het spoor") for n in (1, 2))
    rows = plain(upright(Line("Begin", "Eind", stations, train=1), 45, glyphs)).split("\n")
    at = next(i for i, row in enumerate(rows) if "werk aan het spoor" in row)
    assert glyphs.train not in rows[at]
    assert glyphs.train in rows[at + 1]


def _travelled(row: Row) -> bool:
    return row[0].role == "travelled"


def test_standing_track_is_travelled_up_to_the_train() -> None:
    posts = [row for row in upright(standard(3), 60, UNICODE) if row[0].text in (UNICODE.post, UNICODE.post_travelled)]
    assert [_travelled(row) for row in posts] == [row[0].text == UNICODE.post_travelled for row in posts]
    flags = [_travelled(row) for row in posts]
    assert flags == sorted(flags, reverse=True), "first what is behind the train, then what is ahead"
    assert flags.count(True) == 3


@SETS
def test_standing_names_and_bars_are_in_line_with_ten_stops_and_more(glyphs: Glyphs) -> None:
    stations = tuple(Station(n, f"Halte {n}", f"H{n}", "works", 0.5, "2,5", "onderweg") for n in range(1, 13))
    rows = plain(upright(Line("Begin", "Eind", stations), 80, glyphs)).split("\n")
    assert len({row.index("Halte ") for row in rows if "Halte " in row}) == 1
    assert len({row.index("2,5") for row in rows if "2,5" in row}) == 1


@pytest.mark.parametrize("train", range(9))
def test_a_terminus_is_travelled_once_the_train_has_been_there(train: int) -> None:
    standing = upright(standard(train), 60, UNICODE)
    lying = [span for row in banner(standard(train), 80, UNICODE) for span in row]
    left = next(span.role for span in lying if span.text == UNICODE.buffer_left)
    right = next(span.role for span in lying if span.text == UNICODE.buffer_right)
    assert (standing[0][0].role, standing[-1][0].role) == (left, right)
    assert right == ("travelled" if train == 8 else "track")
