"""What Typst makes of a source and of a drawing, and how it says what it cannot draw."""

import struct

import pytest

from metrocheck.rendering.typesetting import Typesetting, Undrawable, accessible_pdf, fonts, picture

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 48" width="96" height="48">'
    '<rect width="96" height="48" fill="#ffffff"/><rect width="48" height="48" fill="#b02020"/>{text}</svg>'
)


def test_a_picture_is_as_large_as_asked_for_and_shows_the_drawing() -> None:
    plain = SQUARE.format(text="")
    made = picture(plain, ppi=192)
    # The first chunk of a PNG holds its width and height.
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", made[16:24]) == (192, 96)
    assert picture(plain.replace("#b02020", "#b02021"), ppi=192) != made


def test_the_same_drawing_is_the_same_picture_whatever_stands_in_it() -> None:
    drawing = SQUARE.format(text='<text x="50" y="30">é 👍 東</text>')
    assert picture(drawing) == picture(drawing)


def test_the_fonts_of_the_house_are_there() -> None:
    shipped = {(font.weight, font.style) for font in fonts().fonts() if font.family == "Atkinson Hyperlegible Next"}
    assert shipped == {(400, "normal"), (700, "normal")}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a \uffff b \U000e1234", {"\uffff", "\U000e1234"}),
        # Never allowed in such a PDF, whatever the font.
        ("\ufeff q", {"\ufeff"}),
        ("\x00", {"\x00"}),
    ],
)
def test_all_that_cannot_be_drawn_is_named_at_once(text: str, named: set[str]) -> None:
    source = b'#set document(title: "t", date: none)\n#set text(lang: "nl")\n= k\n#sys.inputs.text'
    with pytest.raises(Undrawable) as refused:
        accessible_pdf(Typesetting(source, {"text": text}))
    assert refused.value.texts == named
