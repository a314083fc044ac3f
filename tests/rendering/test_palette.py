"""The palette: contrast computed, and colours that stay apart for readers who see no red, no green or no blue.

Contrast is WCAG 2.2's (relative luminance). Colour blindness is simulated in linear sRGB with the matrices for
severity 1.0 of Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision
Deficiency, IEEE TVCG 15(6), 2009. Difference is CIEDE2000, as Sharma, Wu and Dalal give it, Color Research and
Application 30(1), 2005.
"""

import math
import re
from itertools import combinations, pairwise

import pytest

from metrocheck.rendering.palette import palette
from metrocheck.rendering.terminal.screen import STYLES
from metrocheck.resources import folder

Three = tuple[float, float, float]

WORDS = ("text", "muted", "link", "reached", "under_way", "works", "unmeasured")
STANDS = ("reached", "under_way", "works", "unmeasured")
ANSWERS = ("answer_1", "answer_2", "answer_3", "answer_4", "answer_5", "dont_know", "not_applicable")
SHAPES = ("track", "travelled", "transfer", "train", "border", *STANDS, *ANSWERS)
PAGES = ("light", "dark")
# Well above a just noticeable difference, because a small mark is compared from memory with the legend.
APART = 12.0
# The train also has a shape that no station has.
TRAIN_APART = 10.0
SEEING: dict[str, tuple[Three, Three, Three]] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> Three:
    def channel(at: int) -> float:
        share = int(colour[at : at + 2], 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return channel(1), channel(3), channel(5)


def times(row: Three, colour: Three) -> float:
    return sum(weight * channel for weight, channel in zip(row, colour, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted(times((0.2126, 0.7152, 0.0722), linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: Three) -> Three:
    """CIE L*a*b* of linear sRGB under D65."""

    def root(share: float) -> float:
        return share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116

    x = root(times((0.4124564, 0.3575761, 0.1804375), colour) / 0.95047)
    y = root(times((0.2126729, 0.7151522, 0.0721750), colour))
    z = root(times((0.0193339, 0.1191920, 0.9503041), colour) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: Three, other: Three) -> float:
    """CIEDE2000 between two colours in L*a*b*."""
    mean = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * math.sqrt(mean**7 / (mean**7 + 25**7))
    (chroma1, hue1), (chroma2, hue2) = (polar(stretch * a, b) for _, a, b in (one, other))
    turn = (hue2 - hue1 + 180) % 360 - 180 if chroma1 * chroma2 else 0.0
    light, chroma, hue = (one[0] + other[0]) / 2, (chroma1 + chroma2) / 2, hue1 + turn / 2
    by_hue = (
        1 - 0.17 * cosine(hue - 30) + 0.24 * cosine(2 * hue) + 0.32 * cosine(3 * hue + 6) - 0.20 * cosine(4 * hue - 63)
    )
    lighter = (other[0] - one[0]) / (1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2))
    fuller = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    turned = 2 * math.sqrt(chroma1 * chroma2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * by_hue)
    tilt = 60 * math.exp(-(((hue % 360 - 275) / 25) ** 2))
    blues = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(math.radians(tilt))
    return math.sqrt(lighter**2 + fuller**2 + turned**2 + blues * fuller * turned)


def polar(a: float, b: float) -> tuple[float, float]:
    return math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def cosine(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def least(one: str, other: str) -> float:
    """The difference between two colours for whom it is smallest."""

    def seen(colour: str, rows: tuple[Three, Three, Three]) -> Three:
        red, green, blue = (min(1.0, max(0.0, times(row, linear(colour)))) for row in rows)
        return lab((red, green, blue))

    return min(difference(seen(one, rows), seen(other, rows)) for rows in SEEING.values())


def of(role: str, page: str) -> str:
    colour = palette()[role]
    return colour.light if page == "light" else colour.dark


def xterm(number: int) -> str:
    """A colour of xterm's cube (numbers 16 to 231)."""
    levels = (0, 95, 135, 175, 215, 255)
    place = number - 16
    return "#" + "".join(f"{levels[place // step % 6]:02x}" for step in (36, 6, 1))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("ground", ["surface", "raised"])
def test_words_have_a_contrast_of_four_and_a_half(page: str, ground: str) -> None:
    assert not [role for role in WORDS if contrast(of(role, page), of(ground, page)) < 4.5]


@pytest.mark.parametrize("page", PAGES)
def test_the_name_of_the_line_can_be_read_on_its_sign(page: str) -> None:
    assert contrast(of("surface", page), of("train", page)) >= 4.5


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("ground", ["surface", "raised"])
def test_shapes_have_a_contrast_of_three(page: str, ground: str) -> None:
    assert not [role for role in SHAPES if contrast(of(role, page), of(ground, page)) < 3]


@pytest.mark.parametrize("ground", ["#000000", "#ffffff"])
def test_the_terminal_shows_every_colour_on_black_and_on_white(ground: str) -> None:
    shown = {role: colour.terminal for role, colour in palette().items() if colour.terminal is not None}
    assert {"travelled", "train", "reached", "under_way", "works"} <= set(shown)
    assert not [role for role, number in shown.items() if contrast(xterm(number), ground) < 3]


def test_the_terminal_takes_its_colours_from_the_palette() -> None:
    for role, style in STYLES.items():
        number = palette()[role].terminal if role in palette() else None
        assert re.findall(r"\d+", style) == ([] if number is None else [str(number)])


@pytest.mark.parametrize("page", PAGES)
def test_stands_stay_apart_for_every_reader(page: str) -> None:
    pairs = [(one, other, least(of(one, page), of(other, page))) for one, other in combinations(STANDS, 2)]
    assert not [pair for pair in pairs if pair[2] < APART]
    assert not [stand for stand in STANDS if least(of("train", page), of(stand, page)) < TRAIN_APART]


@pytest.mark.parametrize("page", PAGES)
def test_answers_beside_each_other_stay_apart_for_every_reader(page: str) -> None:
    pairs = [(one, other, least(of(one, page), of(other, page))) for one, other in pairwise(ANSWERS)]
    assert not [pair for pair in pairs if pair[2] < APART]


@pytest.mark.parametrize("page", PAGES)
def test_travelled_rails_stay_apart_from_those_ahead(page: str) -> None:
    assert least(of("travelled", page), of("track", page)) >= 5  # they are also thicker, and not broken


def test_the_measures_agree_with_what_was_published() -> None:
    # WCAG: black on white is 21:1; #767676 is the lightest grey with 4.5:1.
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    # Sharma, Wu and Dalal 2005, table 1, pairs 1, 7, 13, 17 and 25.
    published: list[tuple[Three, Three, float]] = [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, -0.001, 2.49), (50, 0.0009, -2.49), 4.8045),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ]
    for one, other, expected in published:
        assert difference(one, other) == pytest.approx(expected, abs=0.0001)


def test_every_colour_is_six_digits_and_nothing_else_in_reports_names_one() -> None:
    assert all(re.fullmatch("#[0-9a-f]{6}", of(role, page)) for role in palette() for page in PAGES)
    # As CSS and Typst write a colour, and as Word does: six digits in an attribute.
    colour = re.compile(
        r"""#[0-9a-f]{6}\b|#[0-9a-f]{3}(?=[;,)"'\s])|\b(rgb|hsl|luma)a?\(\s*["\d]|"[0-9a-f]{6}\"""", re.I
    )
    looks = [path for path in folder("reports").rglob("*") if path.suffix in (".css", ".jinja", ".typ", ".xml")]
    assert looks
    assert not [path.name for path in looks if colour.search(path.read_text("utf-8"))]


def test_every_colour_a_stylesheet_asks_for_is_in_the_palette() -> None:
    rules = (folder("reports") / "map.css").read_text("utf-8")
    asked = {role.replace("-", "_") for role in re.findall(r"var\(--([a-z0-9-]+)\)", rules)}
    assert asked
    assert asked <= set(palette())
