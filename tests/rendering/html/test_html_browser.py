"""The page in a real browser: read by axe, walked by keyboard and by mouse, narrow, dark and on paper.

`METROCHECK_TEST_CHROMIUM` names the browser where it is not `chromium` on the path; `METROCHECK_TEST_AXE` the
`axe.min.js` of npm's axe-core, because the Python packages carry older ones that find less.
"""

import io
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from metrocheck.rendering.paper.blocks import Paper

PaperOf = Callable[[str], Paper]
PageOf = Callable[[str], str]
# Opens a case at a width, with what else a browser context takes.
Open = Callable[..., Page]

SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
HEIGHT = 800
# 210 mm less two margins of 16 mm, in CSS pixels.
A4_TEXT = 672
TEXT, GRAPHICS = 4.5, 3.0
# What WCAG 1.4.12 lets a reader ask for.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("METROCHECK_TEST_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.skip("no chromium on the path, and METROCHECK_TEST_CHROMIUM is not set")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def axe() -> str:
    script = os.environ.get("METROCHECK_TEST_AXE")
    if not script:
        pytest.skip("METROCHECK_TEST_AXE does not name the axe.min.js of npm's axe-core")
    return Path(script).read_text("utf-8")


@pytest.fixture(scope="module")
def address_of(page_of: PageOf, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    folder = tmp_path_factory.mktemp("pages")

    def written(case: str) -> str:
        file = folder / f"{case}.html"
        html = page_of(case)
        if not file.exists():
            file.write_text(html, "utf-8")
        return file.as_uri()

    return written


@pytest.fixture
def opened(browser: Browser, address_of: Callable[[str], str]) -> Iterator[Open]:
    """Opens a page; whatever a test does with it, it may not complain, nor ask for anything but itself."""
    contexts, heard, asked, own = [], list[str](), list[str](), set[str]()

    def at(case: str, width: int, **context: Any) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": HEIGHT}, **context))
        page = contexts[-1].new_page()
        page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        own.add(address_of(case))
        page.goto(address_of(case))
        return page

    yield at
    for context in contexts:
        context.close()
    assert heard == []
    assert {url for url in asked if not url.startswith("data:")} == own


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    "case", ["demo", "twelve", "hostile", "empty", "vertrouwelijk", "compare-three", "compare-nasty"]
)
def test_axe_finds_nothing(case: str, width: int, opened: Open, axe: str) -> None:
    page = opened(case, width)
    page.evaluate(axe)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", list(TAGS))
        told = [(rule["id"], node["html"][:120]) for rule in found["violations"] for node in rule["nodes"]]
        assert told == [], scheme


def test_axe_is_the_newest_of_its_line(opened: Open, axe: str) -> None:
    page = opened("empty", 1280)
    page.evaluate(axe)
    # 4.14 finds what 4.12, in the Python packages, passes.
    major, minor = page.evaluate("axe.version").split(".")[:2]
    assert (int(major), int(minor)) >= (4, 14)


# 320 is also 1280 at 400 %, 640 is 1280 at 200 %; just under and over the widths where the page is laid out anew.
WIDTHS = (320, 375, 640, 760, 1000, 1280)
OVERFLOWING = """() => {
  const edge = document.documentElement.clientWidth;
  const sticksOut = [...document.querySelectorAll('body *')].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && (box.right > edge + 0.5 || box.left < -0.5);
  });
  const told = sticksOut.map(element => element.outerHTML.slice(0, 120));
  return document.documentElement.scrollWidth > edge ? ['the page', ...told] : told;
}"""


@pytest.mark.parametrize("case", ["demo", "twelve", "hostile", "evil", "wide", "compare-three", "compare-nasty"])
def test_nothing_has_to_be_scrolled_sideways(case: str, opened: Open) -> None:
    page = opened(case, 1280)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert page.evaluate(OVERFLOWING) == [], width


@pytest.mark.parametrize("width", WIDTHS)
def test_one_map_is_shown(width: int, opened: Open) -> None:
    page = opened("demo", width)
    assert page.locator(".metro-map:visible").count() == 1


def _focused(page: Page) -> str:
    at: str = page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id")
    return at


def _in_view(page: Page, anchor: str) -> bool:
    """Whether the head of a section stands in the window."""
    box = page.locator(f"#{anchor} > .head").bounding_box()
    assert box is not None
    return 0 <= box["y"] < HEIGHT


def _settled(page: Page, anchor: str) -> None:
    """Waits until the page has come to rest at a section."""
    page.wait_for_function(
        "anchor => location.hash === '#' + anchor && document.activeElement.id === anchor", arg=anchor
    )


@pytest.mark.parametrize("width", [1280, 320])
def test_the_keyboard_alone_reaches_and_opens_every_station(width: int, opened: Open, paper_of: PaperOf) -> None:
    page = opened("demo", width, reduced_motion="reduce")
    anchors = [station.anchor for station in paper_of("demo").map.stations]
    stops = ["#page-content", *(f"#{anchor}" for anchor in anchors)]
    for place, anchor in enumerate(anchors, start=1):
        page.evaluate("() => { history.replaceState(null, '', location.pathname); }")
        page.reload()
        reached = []
        for _ in range(place + 1):
            page.keyboard.press("Tab")
            reached.append(_focused(page))
        # In the order of the line, after the link that skips it all.
        assert reached == stops[: place + 1]
        assert page.locator(f".metro-map:visible a[href='#{anchor}'] .ring").evaluate_all(
            "rings => rings.every(ring => getComputedStyle(ring).stroke !== 'none')"
        )
        page.keyboard.press("Enter")
        _settled(page, anchor)
        assert _in_view(page, anchor)


@pytest.mark.parametrize("width", [1280, 320])
def test_a_click_opens_every_station_and_a_link_leads_back(width: int, opened: Open, paper_of: PaperOf) -> None:
    page = opened("demo", width, reduced_motion="reduce")
    for station in paper_of("demo").map.stations:
        page.locator(f".metro-map:visible a[href='#{station.anchor}']").click()
        _settled(page, station.anchor)
        assert _in_view(page, station.anchor)
        page.locator(f"#{station.anchor} .back a").click()
        page.wait_for_function("document.activeElement.id === 'page-map'")


def test_a_reader_hears_the_stations_by_name(opened: Open, paper_of: PaperOf) -> None:
    page = opened("demo", 1280)
    for station in paper_of("demo").map.stations:
        link = page.get_by_role("link", name=f"{station.number} {station.name} {station.figure}, {station.status}")
        assert link.count() == 1


@pytest.mark.parametrize("width", [1280, 320])
def test_a_table_is_a_table_however_it_is_laid_out(width: int, opened: Open) -> None:
    page = opened("demo", width)
    table = page.get_by_role("table", name="De score van elke gemeente bij elke halte")
    assert table.get_by_role("row").count() == 6
    assert table.get_by_role("columnheader").count() == 8
    assert table.get_by_role("rowheader", name="Lindermeer").count() == 1
    assert table.get_by_role("row").nth(2).get_by_role("cell").count() == 7
    if width == 320:
        # The heading is seen beside the figure, and not read a second time.
        cell = table.get_by_role("cell").nth(3)
        assert cell.evaluate("cell => getComputedStyle(cell, '::before').content").startswith('"4 Onderstroom"')
        assert table.get_by_role("cell", name="2,3", exact=True).count() == 2


def test_the_house_letter_comes_along(opened: Open) -> None:
    page = opened("demo", 1280)
    loaded = page.evaluate("document.fonts.ready.then(fonts => [...fonts].map(font => [font.weight, font.status]))")
    assert {("400", "loaded"), ("700", "loaded")} <= {tuple(font) for font in loaded}
    assert "error" not in {status for _weight, status in loaded}


PAINT = """() => {
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const paint = getComputedStyle(at).backgroundColor;
      if (!paint.endsWith(', 0)')) return paint;
    }
    return 'none';
  };
  const seen = [...document.querySelectorAll('.metro-map *, .stand, .bar .filled')].filter(
    element => element.getClientRects().length && element.tagName !== 'g' && element.tagName !== 'a');
  return seen.map(element => {
    const style = getComputedStyle(element);
    const sign = element.closest('.badge');
    const behind = sign && element.tagName === 'text' ? getComputedStyle(sign.querySelector('rect')).fill
                                                      : ground(element);
    const kind = element.tagName === 'text' ? 'text' : 'graphics';
    // A line has nothing to fill; ground is a gap in what lies under it, and so is the edge of a bar.
    const fill = element.tagName === 'line' || element.matches('.ground') ? 'none' : style.fill;
    const paints = [fill, element.matches('.bar *') ? 'none' : style.stroke];
    return {kind, paints: paints.filter(paint => paint !== 'none'), behind,
            what: (element.textContent || element.outerHTML).slice(0, 100)};
  });
}"""


def _light(paint: str) -> float:
    red, green, blue = (int(part) / 255 for part in paint.removeprefix("rgb(").removesuffix(")").split(","))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2."""
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_what_is_drawn_can_be_seen(look: dict[str, str], width: int, opened: Open) -> None:
    page = opened("demo", width, **look)
    drawn = page.evaluate(PAINT)
    assert len(drawn) > 100
    faint = [
        (part["what"], paint, part["behind"])
        for part in drawn
        for paint in part["paints"]
        if _contrast(paint, part["behind"]) < (TEXT if part["kind"] == "text" else GRAPHICS)
    ]
    assert faint == []


OVERLAPPING = """() => [...document.querySelectorAll('.metro-map text')].filter(text => text.getClientRects().length)
  .map(text => { const box = text.getBoundingClientRect();
                 return [text.textContent, box.left, box.top, box.right, box.bottom]; })"""


def _over_each_other(page: Page) -> list[tuple[str, str]]:
    """Words of the map that stand on top of each other, by more than the air around a line."""
    return [
        (one[0], other[0])
        for one, other in combinations(page.evaluate(OVERLAPPING), 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > 1 and min(one[4], other[4]) - max(one[2], other[2]) > 6
    ]


@pytest.mark.parametrize("width", [1280, 320])
def test_wider_spacing_cuts_nothing_off(width: int, opened: Open) -> None:
    page = opened("demo", width)
    # A sheet made by script is the reader's own, which no policy of a page forbids.
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
        SPACED,
    )
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") != "normal"
    assert page.evaluate(OVERFLOWING) == []
    cut = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(element => {
             const style = getComputedStyle(element);
             return style.overflowX !== 'visible' && element.clientWidth > 1
               && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
           }).map(element => element.outerHTML.slice(0, 100))"""
    )
    assert cut == []
    assert _over_each_other(page) == []


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("case", ["demo", "english"])
def test_words_of_the_map_stand_clear_of_each_other(case: str, width: int, opened: Open) -> None:
    assert _over_each_other(opened(case, width)) == []


MOVING = """() => [...document.querySelectorAll('*')].filter(element => {
  const style = getComputedStyle(element);
  return [style.transitionDuration, style.animationDuration].some(time => !/^(0s|auto)(, (0s|auto))*$/.test(time))
    || style.scrollBehavior !== 'auto';
}).map(element => element.tagName)"""


def test_nothing_moves_for_who_asked_for_rest(opened: Open) -> None:
    assert opened("demo", 1280, reduced_motion="reduce").evaluate(MOVING) == []
    # And the question is a real one: for others the page glides to a station.
    assert opened("demo", 1280, reduced_motion="no-preference").evaluate(MOVING) == ["HTML"]


def test_paper_is_white_and_without_what_only_a_screen_can_do(opened: Open) -> None:
    page = opened("demo", A4_TEXT, color_scheme="dark")
    on_screen = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.emulate_media(media="print", color_scheme="dark")
    on_paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert _light(on_screen) < 0.05
    assert on_paper == "rgb(255, 255, 255)"
    for hidden in ("nav", ".skip", ".back"):
        assert page.locator(hidden).first.is_hidden()
    assert page.locator(".metro-map:visible").count() == 1
    assert page.locator("th[role=columnheader]").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    assert page.evaluate(OVERFLOWING) == []


@pytest.mark.parametrize("case", ["demo", "twelve"])
def test_it_prints_on_a4_from_the_first_word_to_the_last(case: str, opened: Open, paper_of: PaperOf) -> None:
    from pypdf import PdfReader

    page = opened(case, 1280)
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert 10 <= len(printed.pages) <= 30
    assert [round(float(side) / 72 * 25.4) for side in printed.pages[0].mediabox[2:]] == [210, 297]
    text = "".join("".join(sheet.extract_text() for sheet in printed.pages).split())
    paper = paper_of(case)
    told = [paper.title, *paper.occasion, *paper.summary, *(section.heading for section in paper.sections)]
    assert [line for line in told if "".join(line.split()) not in text] == []
