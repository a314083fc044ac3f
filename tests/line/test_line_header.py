"""The line as a header while filling in."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from metrocheck.line.glyphs import ASCII, UNICODE, Glyphs
from metrocheck.line.header import header
from metrocheck.line.picture import plain

BOTH = st.sampled_from([UNICODE, ASCII])
PLACES = st.integers(2, 12).flatmap(lambda stops: st.tuples(st.just(stops), st.integers(0, stops + 1)))


@given(places=PLACES, width=st.integers(40, 200), glyphs=BOTH)
def test_two_rows_that_fit_with_one_train(places: tuple[int, int], width: int, glyphs: Glyphs) -> None:
    stops, at = places
    rows = header(stops, at, width, glyphs)
    assert len(rows) == 2
    assert all(sum(cell_len(span.text) for span in row) <= width for row in rows), plain(rows)
    assert plain(rows).count(glyphs.train) == 1


@given(places=PLACES, width=st.integers(40, 200), glyphs=BOTH)
def test_the_train_stands_over_its_stop(places: tuple[int, int], width: int, glyphs: Glyphs) -> None:
    stops, at = places
    train, track = plain(header(stops, at, width, glyphs)).split("\n")
    step = (len(track) - 3) // (stops + 1)
    left = train.index(glyphs.train)
    assert left <= 2 + step * at < left + cell_len(glyphs.train)


@given(places=PLACES, width=st.integers(40, 200), glyphs=BOTH)
def test_stops_passed_differ_from_stops_ahead(places: tuple[int, int], width: int, glyphs: Glyphs) -> None:
    stops, at = places
    track = plain(header(stops, at, width, glyphs)).split("\n")[1]
    assert track.count(glyphs.reached) == min(at, stops)
    assert track.count(glyphs.unmeasured) == stops - min(at, stops)
