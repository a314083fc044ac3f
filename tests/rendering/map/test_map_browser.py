"""The map as a browser sets it: the estimated widths hold for the fonts a page is read in.

`METROCHECK_TEST_CHROMIUM` names the browser where it is not `chromium` on the path.
"""

import os
import shutil
from base64 import b64encode
from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser, sync_playwright

from metrocheck.rendering import map as metro_map
from metrocheck.rendering.map.lettering import Box
from metrocheck.resources import folder
from tests.rendering.map.made import a_map, overlap

SHIPPED = b64encode((folder("reports") / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf").read_bytes()).decode("ascii")
NAMES = ("Maak ruimte voor de onderstroom", "Formuleer ambities", "Gemeenschappelijke verantwoordelijkheden")
WIDTHS = {"lying": 1120, "standing": 300}
BOXES = """[...document.querySelectorAll('svg text')].map(text => text.getBoundingClientRect())
    .map(box => [box.left, box.top, box.right, box.bottom])"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("METROCHECK_TEST_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.skip("no chromium on the path, and METROCHECK_TEST_CHROMIUM is not set")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.mark.parametrize("variant", WIDTHS)
@pytest.mark.parametrize("font", ["shipped", "DejaVu Sans", "sans-serif"])
@pytest.mark.parametrize("stations", [7, 12])
def test_no_words_lie_over_each_other_in_any_font(browser: Browser, variant: str, font: str, stations: int) -> None:
    names = [NAMES[place % 3] for place in range(stations)]
    metro = a_map(["works"] * stations, [["reached"] * stations] * 3, names, train=1)
    drawn = {"lying": metro_map.lying, "standing": metro_map.standing}[variant](metro)
    face = f"@font-face {{ font-family: shipped; src: url(data:font/ttf;base64,{SHIPPED}) }}"
    look = f"{face} body {{ margin: 0; font-family: {font} }}"
    page = browser.new_page(viewport={"width": WIDTHS[variant], "height": 400})
    page.set_content(f"<!doctype html><style>{look} svg {{ display: block; width: 100% }}</style>{drawn}")
    page.evaluate("document.fonts.ready")
    boxes = [Box(*edges) for edges in page.evaluate(BOXES)]
    page.close()
    # The box of a line holds the room above and below its letters; lines of one name share some of that.
    tight = [Box(box.left, box.top + 4, box.right, box.bottom - 4) for box in boxes]
    assert len(tight) > 2 * stations
    assert not [pair for pair in combinations(tight, 2) if overlap(*pair)]
    assert max(box.right for box in tight) <= WIDTHS[variant]
    assert min(box.left for box in tight) >= 0
