from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from metrocheck.interview.askers import pages
from metrocheck.interview.askers.pages import Fragments, Page
from metrocheck.interview.walk import Walk
from metrocheck.line.glyphs import ASCII, UNICODE
from metrocheck.questionnaire.model import Questionnaire

HEADER = pages.line_header(UNICODE)


def text(lines: list[Fragments]) -> list[str]:
    return ["".join(piece for _style, piece in line) for line in lines]


@given(words=st.text(st.sampled_from("abé 漢👍 "), max_size=120), width=st.integers(2, 50))
def test_wrapping_loses_nothing_and_keeps_within_the_width(words: str, width: int) -> None:
    lines = text(pages.wrapped(words, width))
    assert all(get_cwidth(line) <= width + len(pages.MARGIN) for line in lines)
    assert "".join("".join(lines).split()) == "".join(words.split())


def test_words_stay_whole_where_they_fit() -> None:
    assert text(pages.wrapped("een lange zin over werk", 10)) == [" een lange", " zin over", " werk"]


def test_a_page_shows_everything_where_there_is_room(full_line: Questionnaire) -> None:
    page = pages.statement_page(Walk.fresh(full_line), HEADER, 80, 40)
    above = "\n".join(text(page.above))
    for expected in ("▪", "1 ", "Maak ruimte voor halte 1", "Doen we het goede?", "opgave 1.1"):
        assert expected in above
    assert page.below


def test_short_windows_keep_the_statement_and_lose_the_rest_first(full_line: Questionnaire) -> None:
    walk = Walk.fresh(full_line)
    heights = [pages.statement_page(walk, HEADER, 40, rows).rows for rows in range(6, 20)]
    assert all(height <= rows for height, rows in zip(heights, range(6, 20), strict=True))
    smallest = " ".join(" ".join(text(pages.statement_page(walk, HEADER, 40, 1).above)).split())
    assert str(walk.statement.text) in smallest
    assert "▪" not in smallest


def test_the_train_moves_along_the_line(full_line: Questionnaire) -> None:
    def train(strip: str) -> int:
        page = pages.statement_page(Walk.resume(full_line, strip, {}), HEADER, 80, 40)
        return text(page.above)[0].index("▪")

    positions = [train("3" * (6 * stop) + "." * (42 - 6 * stop)) for stop in range(7)]
    assert positions == sorted(set(positions))


def test_plain_glyphs_need_no_more_than_ascii(full_line: Questionnaire) -> None:
    header = pages.line_header(ASCII)(Walk.fresh(full_line), 80)
    assert all(piece.isascii() for _style, piece in header)


def test_an_explanation_longer_than_the_window_comes_in_parts(full_line: Questionnaire) -> None:
    screens = pages.explanation_pages(Walk.fresh(full_line), 40, 10)
    assert len(screens) > 1
    assert all(len(screen) <= 10 for screen in screens)
    read = " ".join(" ".join(line for screen in screens for line in text(screen[:-2])).split())
    assert str(full_line.stops[0].explanation).strip() in read


def test_the_first_page_that_fits_is_taken() -> None:
    def of(rows: int) -> Page:
        return Page([[("", "x")]] * rows, [])

    assert pages.fitting(5, of(6), of(5), of(1)).rows == 5
    assert pages.fitting(0, of(6), of(5)).rows == 5
