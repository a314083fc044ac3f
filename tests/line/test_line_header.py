"""The line as a header while filling in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from metrocheck.line.glyphs import ASCII, UNICODE, Glyphs
from metrocheck.line.header import header
from metrocheck.line.picture import plain

BOTH = st.sampled_from([UNICODE, ASCII])
PLACES = st.integers(2, 12).flatmap(lambda stops: st.tuples(st.just(stops), st.integers(0, stops + 1)))
NAME = st.text("Mak ruimtevoordstégmng東京", max_size=40)


@given(places=PLACES, name=NAME, width=st.integers(40, 200), glyphs=BOTH)
def test_two_rows_that_fit_with_one_train(places: tuple[int, int], name: str, width: int, glyphs: Glyphs) -> None:
    stops, at = places
    rows = header(stops, at, name, width, glyphs)
    assert len(rows) == 2
    assert all(sum(cell_len(span.text) for span in row) <= width for row in rows), plain(rows)
    assert plain(rows).count(glyphs.train) == 1


@given(places=PLACES, width=st.integers(40, 200), glyphs=BOTH)
def test_the_train_stands_over_its_stop(places: tuple[int, int], width: int, glyphs: Glyphs) -> None:
    stops, at = places
    train, track = plain(header(stops, at, "", width, glyphs)).split("\n")
    step = (len(track) - 3) // (stops + 1)
    left = train.index(glyphs.train)
    assert left <= 2 + step * at < left + cell_len(glyphs.train)


@given(places=PLACES, width=st.integers(40, 200), glyphs=BOTH)
def test_stops_passed_differ_from_stops_ahead(places: tuple[int, int], width: int, glyphs: Glyphs) -> None:
    stops, at = places
    track = plain(header(stops, at, "", width, glyphs)).split("\n")[1]
    assert track.count(glyphs.reached) == min(at, stops)
    assert track.count(glyphs.unmeasured) == stops - min(at, stops)


@pytest.mark.parametrize("at", range(1, 8))
def test_the_longest_standard_name_stands_beside_the_train(at: int) -> None:
    name = "Maak ruimte voor de onderstroom"
    row = plain(header(7, at, name, 80, UNICODE)).split("\n")[0]
    assert f"{UNICODE.train} {name}" in row or f"{name} {UNICODE.train}" in row


def test_a_name_that_fits_nowhere_is_left_out_rather_than_cut() -> None:
    row = plain(header(7, 4, "Een naam die hier met geen mogelijkheid past", 45, UNICODE)).split("\n")[0]
    assert row.strip() == UNICODE.train
