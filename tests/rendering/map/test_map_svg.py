"""The map as SVG: what can be read, followed and told apart in it."""

import re
from itertools import combinations
from xml.etree.ElementTree import Element, tostring

import pytest
from hypothesis import given, settings

from metrocheck.line.picture import Stand
from metrocheck.rendering import map as metro_map
from metrocheck.rendering.paper.blocks import Map
from tests.rendering.map.made import STANDS, a_map, maps, parsed

DRAWN = {"lying": metro_map.lying, "standing": metro_map.standing, "standalone": metro_map.standalone}
INLINE = ("lying", "standing")
SVG = "{http://www.w3.org/2000/svg}"


def svg_of(metro: Map, variant: str) -> Element:
    return parsed(DRAWN[variant](metro))


def of_class(parent: Element, *names: str) -> list[Element]:
    return [part for part in parent.iter() if set(names) & set(part.get("class", "").split())]


def seen(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def squeezed(text: str) -> str:
    """Without spaces, of which there are fewer where a line ends."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("variant", INLINE)
@given(metro=maps())
@settings(max_examples=40, deadline=None)
def test_every_station_is_a_link_in_the_order_of_the_line_named_by_what_is_seen(metro: Map, variant: str) -> None:
    svg = svg_of(metro, variant)
    links = list(svg.iter(f"{SVG}a"))
    assert [link.get("href") for link in links] == [f"#{station.anchor}" for station in metro.stations]
    for link, station in zip(links, metro.stations, strict=True):
        told = f"{station.number} {station.name} {station.figure}"
        assert squeezed(seen(link)) == squeezed(told)
        assert squeezed(link.get("aria-label", "")) == squeezed(f"{told}, {station.status}")
    assert svg.get("role") == "group"
    assert svg.get("aria-label") == metro.line


@pytest.mark.parametrize("variant", DRAWN)
@given(metro=maps())
@settings(max_examples=30, deadline=None)
def test_every_station_and_every_mark_has_the_shape_of_its_stand(metro: Map, variant: str) -> None:
    drawn = of_class(svg_of(metro, variant), "station")
    for place, station in enumerate(drawn):
        cells = [transfer.cells[place].stand for transfer in metro.transfers]
        stands = [stand for stand in (*cells, metro.stations[place].stand) if stand]
        shapes = [part.get("class") for part in of_class(station, "reached", "under-way", "works", "unmeasured")]
        assert shapes == [stand.replace("_", "-") for stand in stands]


@pytest.mark.parametrize("variant", DRAWN)
def test_the_four_stands_differ_in_shape_and_not_only_in_colour(variant: str) -> None:
    def shape(stand: Stand) -> bytes:
        station = of_class(svg_of(a_map([stand], [], ["Aa"]), variant), "station")[0]
        (group,) = of_class(station, stand.replace("_", "-"))
        group.set("class", "")
        return tostring(group)

    assert len({shape(stand) for stand in STANDS}) == 4


@pytest.mark.parametrize("variant", DRAWN)
def test_travelled_rails_are_whole_and_thick_and_the_others_broken_and_thin(variant: str) -> None:
    svg = svg_of(a_map(["reached"] * 2, [], ["A", "B"], train=1), variant)
    (travelled,) = [part for part in of_class(svg, "travelled") if part.get("stroke-linecap") is None]
    (ahead,) = [part for part in of_class(svg, "track") if part.get("stroke-linecap") is None]
    assert float(travelled.get("stroke-width", "")) >= 2 * float(ahead.get("stroke-width", ""))
    assert travelled.get("stroke-dasharray") is None
    assert ahead.get("stroke-dasharray")


@pytest.mark.parametrize("variant", DRAWN)
@pytest.mark.parametrize(("train", "kinds"), [(0, {"track"}), (3, {"travelled"}), (1, {"track", "travelled"})])
def test_rails_are_travelled_as_far_as_the_train(variant: str, train: int, kinds: set[str]) -> None:
    svg = svg_of(a_map(["reached"] * 2, [], ["A", "B"], train=train), variant)
    rails = [part for part in of_class(svg, "travelled", "track") if part.get("stroke-linecap") is None]
    assert {part.get("class") for part in rails} == kinds


@pytest.mark.parametrize("variant", DRAWN)
@given(metro=maps())
@settings(max_examples=30, deadline=None)
def test_the_trains_are_told_where_they_stand_and_differ_in_shape(metro: Map, variant: str) -> None:
    svg = svg_of(metro, variant)
    order = [part for part in svg if set(part.get("class", "").split()) & {"terminus", "station", "train", "was"}]
    kinds = [part.get("class") for part in order]
    stops = [kind for kind in kinds[: kinds.index("train")] if kind in ("terminus", "station")]
    assert len(stops) - 1 == metro.train
    assert order[kinds.index("train")].get("aria-label")
    assert ("was" in kinds) == (metro.was is not None)
    if metro.was is not None:
        stops = [kind for kind in kinds[: kinds.index("was")] if kind in ("terminus", "station")]
        assert len(stops) - 1 == metro.was
        assert of_class(svg, "was")[0].find(f".//{SVG}path[@stroke-dasharray]") is not None
    assert of_class(svg, "train")[0].find(f".//{SVG}path[@stroke-dasharray]") is None


@pytest.mark.parametrize("variant", DRAWN)
@given(metro=maps())
@settings(max_examples=30, deadline=None)
def test_termini_and_questions_are_named_in_full(metro: Map, variant: str) -> None:
    svg = svg_of(metro, variant)
    ends = [squeezed(seen(end)) for end in of_class(svg, "terminus")]
    assert ends == [squeezed(metro.start), squeezed(metro.terminus)]
    asked = of_class(svg, "question")
    assert [squeezed(seen(question)) for question in asked] == [squeezed(t.question) for t in metro.transfers]
    for question, transfer in zip(asked, metro.transfers, strict=True):
        assert question.get("aria-label", "").startswith(transfer.question)


def test_half_a_word_ends_in_a_hyphen_that_is_drawn_and_not_part_of_the_name() -> None:
    metro = a_map(["reached"], [], ["Verantwoordelijkheidsverdeling"])
    station = of_class(svg_of(metro, "standing"), "station")[0]
    lines = [text.text for text in of_class(station, "label")]
    assert len(lines) > 1
    assert len(of_class(station, "hyphen")) == len(lines) - 1
    assert "-" not in seen(station)


def test_a_question_says_its_stands_aloud_and_is_silent_where_it_is_not_asked() -> None:
    metro = a_map(["works"] * 3, [["reached", None, "under_way"]], ["A", "B", "C"])
    (question,) = of_class(svg_of(metro, "lying"), "question")
    assert question.get("aria-label") == f"{metro.transfers[0].question} 1 bereikt, 3 onderweg"


@given(metro=maps())
@settings(max_examples=20, deadline=None)
def test_a_page_with_both_maps_has_no_id_twice_and_no_colour_of_the_map_itself(metro: Map) -> None:
    parts = [part for variant in INLINE for part in svg_of(metro, variant).iter()]
    ids = [part.get("id") for part in parts if part.get("id")]
    assert len(ids) == len(set(ids))
    paints = {part.get(paint) for part in parts for paint in ("fill", "stroke", "color", "style")}
    assert paints <= {None, "none", "currentColor"}
    assert not [part for part in parts if part.tag in (f"{SVG}style", f"{SVG}script")]


@pytest.mark.parametrize("variant", DRAWN)
def test_every_shape_of_the_legend_has_its_meaning(variant: str) -> None:
    metro = a_map(["reached"], [], ["A"], train=1, was=0)
    legend = of_class(svg_of(metro, variant), "legend")[0]
    shapes = of_class(legend, "reached", "under-way", "works", "unmeasured", "train", "was")
    assert len(shapes) == 6
    assert len(of_class(legend, "muted")) == 6
    assert not of_class(of_class(svg_of(a_map(["reached"], [], ["A"]), variant), "legend")[0], "was")


def test_lying_and_standing_are_drawn_the_same_every_time() -> None:
    metro = a_map(list(STANDS), [list(STANDS)], ["A", "B", "C", "D"], train=2, was=4)
    for one, other in combinations(DRAWN, 2):
        assert DRAWN[one](metro) == DRAWN[one](metro)
        assert DRAWN[one](metro) != DRAWN[other](metro)
