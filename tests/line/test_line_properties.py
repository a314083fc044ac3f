"""What holds for every line that can be drawn, lying and standing, in both sets of characters."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from metrocheck.line.banner import banner
from metrocheck.line.glyphs import ASCII, UNICODE, Glyphs
from metrocheck.line.picture import Line, Row, Span, Stand, Station, plain
from metrocheck.line.upright import upright

# Narrow, accented, combining (no cell) and wide (two cells); none of them looks like a glyph of the drawing.
PLAIN_LETTERS = "abdefghijklmnprstuwyzABDEGHKLMNRSTVW"
LETTERS = PLAIN_LETTERS + "éëïçß東京駅\u0301"
STANDS: tuple[Stand, ...] = get_args(Stand)
SETS = pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["utf-8", "ascii"])
BOTH = st.sampled_from([UNICODE, ASCII])
# Below 45 columns nothing is promised; the drawing must still come.
PROMISED = st.integers(45, 200)
Draw = Callable[[Line, int, Glyphs], list[Row]]


def _names(letters: str, longest: int) -> st.SearchStrategy[str]:
    words = st.text(letters, max_size=13).map(lambda word: "N" + word)
    return st.lists(words, min_size=1, max_size=5).map(lambda some: _fitting(some, longest))


def _fitting(words: list[str], longest: int) -> str:
    """As many of the words as fit in `longest` cells."""
    name = "N"
    for word in words:
        longer = f"{name} {word}"
        name = longer if cell_len(longer) <= longest else name
    return name


def _stations(letters: str, number: int) -> st.SearchStrategy[Station]:
    return st.booleans().flatmap(
        lambda measured: st.builds(
            Station,
            number=st.just(number),
            name=_names(letters, 40),
            short=_names(letters, 12),
            stand=st.sampled_from(STANDS),
            filled=st.floats(0, 1) if measured else st.none(),
            figure=st.just("3,8" if measured else ""),
            words=st.sampled_from(["bereikt", "werk aan het spoor"]) if measured else st.just(""),
            notes=st.sampled_from([(), (Span("laagste 3,2"), Span("hoogste 4,6"), Span("uiteenlopend"))]),
        )
    )


def _lines(letters: str) -> st.SearchStrategy[Line]:
    return st.integers(2, 12).flatmap(
        lambda size: st.builds(
            Line,
            start=_names(letters, 30),
            terminus=_names(letters, 30),
            stations=st.tuples(*(_stations(letters, number) for number in range(1, size + 1))),
            train=st.none() | st.integers(0, size + 1),
        )
    )


LINES = _lines(LETTERS)


class Piece(NamedTuple):
    """A span with the row and column where it starts, and the column after it."""

    text: str
    role: str
    row: int
    left: int
    right: int


def _pieces(rows: list[Row]) -> Iterator[Piece]:
    for y, row in enumerate(rows):
        at = 0
        for text, role in row:
            yield Piece(text, role, y, at, at + cell_len(text))
            at += cell_len(text)


def _labels(rows: list[Row]) -> list[Piece]:
    return [piece for piece in _pieces(rows) if piece.role == "strong"]


@pytest.mark.parametrize("draw", [banner, upright])
@given(line=LINES, width=PROMISED, glyphs=BOTH)
def test_no_row_is_wider_than_the_screen(draw: Draw, line: Line, width: int, glyphs: Glyphs) -> None:
    for row in draw(line, width, glyphs):
        assert sum(cell_len(span.text) for span in row) <= width, plain([row])


@pytest.mark.parametrize("draw", [banner, upright])
@given(line=LINES, width=st.integers(30, 200), glyphs=BOTH)
def test_there_is_one_train_when_there_is_one(draw: Draw, line: Line, width: int, glyphs: Glyphs) -> None:
    rows = draw(line, width, glyphs)
    trains = [piece.text for piece in _pieces(rows) if piece.role == "train"]
    assert trains == ([] if line.train is None else [glyphs.train])
    assert plain(rows).count(glyphs.train) == len(trains)


@pytest.mark.parametrize("draw", [banner, upright])
@given(line=_lines(PLAIN_LETTERS), width=st.integers(30, 200))
def test_the_ascii_set_draws_ascii(draw: Draw, line: Line, width: int) -> None:
    assert plain(draw(line, width, ASCII)).isascii()


def _lies(rows: list[Row], glyphs: Glyphs) -> bool:
    """Whether one row holds both ends of the track."""
    return any({glyphs.buffer_left, glyphs.buffer_right} <= {span.text for span in row} for row in rows) and not any(
        row and row[0].text == glyphs.head and row[0].role in ("track", "travelled") for row in rows
    )


def _chains(labels: list[Piece], name: str) -> Iterator[list[Piece]]:
    """The labels below each other that together say `name`."""
    for first in labels:
        chain = [first]
        while (said := " ".join(piece.text for piece in chain)) != name and name.startswith(said + " "):
            rest = name[len(said) + 1 :]
            below = [
                piece
                for piece in labels
                if piece.row == chain[-1].row + 1
                and (rest + " ").startswith(piece.text + " ")
                and piece.left < chain[-1].right + 20
                and piece.right > chain[-1].left - 20
            ]
            if not below:
                break
            chain.append(below[0])
        if " ".join(piece.text for piece in chain) == name:
            yield chain


@given(line=LINES, width=PROMISED, glyphs=BOTH)
def test_a_lying_line_says_every_name_whole_at_its_station(line: Line, width: int, glyphs: Glyphs) -> None:
    rows = banner(line, width, glyphs)
    if not _lies(rows, glyphs):
        assert rows == upright(line, width, glyphs)
        return
    labels = _labels(rows)
    numbers = {piece.text: piece for piece in _pieces(rows) if piece.role == "dim"}
    for station in line.stations:
        here = numbers[str(station.number)].left
        assert any(
            min(p.left for p in chain) <= here < max(p.right for p in chain) for chain in _chains(labels, station.name)
        ), (station.name, plain(rows))
    for name in (line.start, line.terminus):
        assert any(_chains(labels, name)), (name, plain(rows))


@given(line=LINES, width=PROMISED, glyphs=BOTH)
def test_labels_never_touch(line: Line, width: int, glyphs: Glyphs) -> None:
    rows = banner(line, width, glyphs)
    for before, after in pairwise(_labels(rows) if _lies(rows, glyphs) else []):
        assert before.row != after.row or before.right < after.left


@given(line=LINES, width=st.integers(30, 200), glyphs=BOTH)
def test_a_standing_line_says_every_name_in_order(line: Line, width: int, glyphs: Glyphs) -> None:
    text = plain(upright(line, width, glyphs))
    rows = text.split("\n")
    assert line.start in rows[0]
    assert line.terminus in rows[-1]
    starts = [
        next(i for i, row in enumerate(rows) if row[1:].lstrip().startswith(f"{s.number} ")) for s in line.stations
    ]
    assert starts == sorted(starts)
    full = [s.name in rows[i] for s, i in zip(line.stations, starts, strict=True)]
    short = [s.short in rows[i] for s, i in zip(line.stations, starts, strict=True)]
    assert all(full) or all(short), "all by their full name, or all by their short one"


@given(line=LINES, width=PROMISED, glyphs=BOTH)
def test_a_standing_line_shows_every_figure_word_and_note(line: Line, width: int, glyphs: Glyphs) -> None:
    text = plain(upright(line, width, glyphs))
    for station in line.stations:
        assert station.figure in text
        assert station.words in text
        assert all(note.text in text for note in station.notes)


@SETS
def test_the_four_stands_have_four_shapes(glyphs: Glyphs) -> None:
    stations = tuple(Station(n, f"Halte {n}", f"H{n}", stand) for n, stand in enumerate(STANDS, start=1))
    line = Line("Begin", "Eind", stations, train=1)
    standing = [row[0].text for row in upright(line, 80, glyphs) if row[0].role in STANDS]
    lying = [piece.text for piece in _pieces(banner(line, 80, glyphs)) if piece.role in STANDS]
    assert standing == lying
    assert len(set(standing)) == 4


@SETS
def test_a_station_never_looks_like_track_or_terminus(glyphs: Glyphs) -> None:
    stations = {glyphs.of(stand) for stand in STANDS}
    rails = {glyphs.rail, glyphs.rail_travelled, glyphs.post, glyphs.post_travelled}
    termini = {glyphs.buffer_left, glyphs.buffer_right, glyphs.head, glyphs.foot}
    assert stations & (rails | termini) == set()


@SETS
def test_what_is_travelled_looks_different_without_colour(glyphs: Glyphs) -> None:
    assert glyphs.rail != glyphs.rail_travelled
    assert glyphs.post != glyphs.post_travelled


@SETS
def test_every_glyph_but_the_train_is_one_cell(glyphs: Glyphs) -> None:
    drawing = {name: getattr(glyphs, name) for name in Glyphs.__slots__ if name not in ("train", "joint")}
    assert {name for name, glyph in drawing.items() if cell_len(glyph) != 1} == set()
