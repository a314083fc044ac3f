"""Maps of every size, with names that would be markup."""

from xml.etree.ElementTree import Element, fromstring

from hypothesis import strategies as st

from metrocheck.line.picture import Stand
from metrocheck.rendering.map.lettering import Box
from metrocheck.rendering.paper.blocks import Cell, Map, Station, Transfer

STANDS: tuple[Stand, ...] = ("reached", "under_way", "works", "unmeasured")
WORDS = {
    "reached": "bereikt",
    "under_way": "onderweg",
    "works": "werk aan het spoor",
    "unmeasured": "nog niet gemeten",
}
NAMES = st.text(alphabet="abeijklmnorstuvwWMéö -’&<>\"'", min_size=1, max_size=40).filter(str.strip)


def parsed(svg: str) -> Element:
    """The root of a drawing."""
    return fromstring(svg)  # noqa: S314  a drawing of our own


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge, and more than a rounding."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return min(wide, high) > 0.01


def a_map(
    stands: list[Stand],
    cells: list[list[Stand | None]],
    names: list[str],
    train: int = 0,
    was: int | None = None,
    ends: tuple[str, str] = ("Samenwerking", "Draagvlak en vertrouwen"),
) -> Map:
    stations = [
        Station(
            number=place,
            name=name,
            short=name,
            stand=stand,
            figure="–" if stand == "unmeasured" else "3,8",
            status=WORDS[stand],
            anchor=f"halte-{place}",
        )
        for place, (stand, name) in enumerate(zip(stands, names, strict=True), start=1)
    ]
    transfers = [
        Transfer(question=f"Doen we het {place} keer goed met elkaar?", cells=tuple(Cell(stand=cell) for cell in row))
        for place, row in enumerate(cells, start=1)
    ]
    return Map(
        line="Metro & stroom",
        start=ends[0],
        terminus=ends[1],
        stations=tuple(stations),
        transfers=tuple(transfers),
        train=train,
        was=was,
        alternative="De lijn <in> woorden.",
    )


@st.composite
def maps(draw: st.DrawFn) -> Map:
    number = draw(st.integers(1, 12))
    stands = draw(st.lists(st.sampled_from(STANDS), min_size=number, max_size=number))
    cell = st.sampled_from((*STANDS, None))
    cells = draw(st.lists(st.lists(cell, min_size=number, max_size=number), min_size=1, max_size=4))
    names = draw(st.lists(NAMES, min_size=number, max_size=number))
    places = st.integers(0, number + 1)
    return a_map(stands, cells, names, draw(places), draw(st.none() | places), (draw(NAMES), draw(NAMES)))
