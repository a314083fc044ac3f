"""The map as a picture on its own, for paper: its colours are in it, and Typst draws them."""

import io
import re
from pathlib import Path

import pytest
import typst
from PIL import Image  # comes with pikepdf

from metrocheck.rendering import map as metro_map
from metrocheck.rendering.palette import palette
from metrocheck.resources import folder
from tests.rendering.map.made import STANDS, a_map, parsed

NAMES = ["<Aa> & “Bee”", "Maak ruimte voor de onderstroom", "Cee", "Dee"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def picture() -> str:
    return metro_map.standalone(a_map(list(STANDS), [list(STANDS)], NAMES, train=2, was=1))


def test_it_is_one_image_named_and_described_without_links_or_scripts(picture: str) -> None:
    svg = parsed(picture)
    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == "Metro & stroom"
    assert svg.findtext(f"{SVG}desc") == "De lijn <in> woorden."
    assert not re.search(r"<a |<script|href|url\(|@import|http(?!://www\.w3\.org/2000/svg)", picture)


def test_its_colours_are_the_light_ones_of_the_palette(picture: str) -> None:
    named = set(re.findall(r"#[0-9a-f]{6}", picture))
    assert named <= {colour.light for colour in palette().values()}
    assert "var(" not in picture


def test_typst_draws_it_in_those_colours_on_white(picture: str, tmp_path: Path) -> None:
    (tmp_path / "map.svg").write_text(picture, "utf-8")
    source = '#set page(width: 860pt, height: auto, margin: 0pt)\n#image("map.svg", alt: "kaart", width: 100%)'
    (tmp_path / "map.typ").write_text(source, "utf-8")
    png = typst.compile(str(tmp_path / "map.typ"), format="png", ppi=144, font_paths=[str(folder("reports") / "fonts")])
    assert isinstance(png, bytes)
    pixels = Image.open(io.BytesIO(png)).convert("RGB").tobytes()
    colours = {f"#{pixel.hex()}" for pixel in {pixels[at : at + 3] for at in range(0, len(pixels), 3)}}
    roles = (*STANDS, "surface", "text", "muted", "track", "travelled", "train", "transfer")
    assert {palette()[role].light for role in roles} <= colours
    assert pixels[:3] == bytes.fromhex("ffffff")


@pytest.mark.parametrize("stations", [1, 7, 12])
def test_its_words_stay_legible_on_a4(stations: int) -> None:
    names = ["Verantwoordelijkheden"] * stations
    svg = parsed(metro_map.standalone(a_map(["reached"] * stations, [], names)))
    sizes = [float(text.get("font-size", "")) for text in svg.iter(f"{SVG}text")]
    # 17 cm between the margins; seven points is the least a footnote is set in.
    assert min(sizes) * 482 / float(svg.get("width", "")) >= 6.5
    if stations <= 7:
        assert min(sizes) * 482 / float(svg.get("width", "")) >= 8
