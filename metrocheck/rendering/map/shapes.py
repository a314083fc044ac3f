"""The shapes of the map as SVG: stations, trains, buffers. The same stands have the same shapes as in a terminal.

Nothing here has a colour: shapes are drawn in `currentColor`, and what is as white as the page is of class `ground`.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from metrocheck.rendering.map.lettering import Box
from metrocheck.rendering.map.plan import Point

Attributes = Mapping[str, str]
INK = {"fill": "currentColor"}
RIM = 2.5
"""What stays white around a station."""
HOLLOW = {"fill": "none", "stroke": "currentColor"}


def number(value: float) -> str:
    """A measure as SVG writes it, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def add(parent: Element, tag: str, measures: Mapping[str, float], attributes: Attributes) -> Element:
    """A new shape in `parent`."""
    made = {name: number(value) for name, value in measures.items()}
    return SubElement(parent, tag, {**attributes, **made})


def box(parent: Element, area: Box, radius: float, attributes: Attributes) -> Element:
    """A rectangle with round corners."""
    size = {"x": area.left, "y": area.top, "width": area.right - area.left, "height": area.bottom - area.top}
    return add(parent, "rect", {**size, "rx": radius}, attributes)


def line(parent: Element, start: Point, end: Point, thick: float, attributes: Attributes) -> Element:
    """A straight line."""
    ends = {"x1": start.x, "y1": start.y, "x2": end.x, "y2": end.y}
    return add(parent, "line", {**ends, "stroke-width": thick}, {"stroke": "currentColor", **attributes})


def disc(parent: Element, middle: Point, radius: float, attributes: Attributes) -> Element:
    """A circle."""
    return add(parent, "circle", {"cx": middle.x, "cy": middle.y, "r": radius}, attributes)


def path(parent: Element, steps: str, attributes: Attributes) -> Element:
    """A free shape."""
    return SubElement(parent, "path", {**attributes, "d": steps})


def stand(parent: Element, code: str, middle: Point, radius: float, *, has_rim: bool) -> None:
    """The shape of a stand: a disc, a half disc, a triangle or a ring; a rim sets it off from the rails under it."""
    group = SubElement(parent, "g", {"class": code.replace("_", "-")})
    if code == "works":
        _triangle(group, middle, radius, has_rim=has_rim)
    else:
        _round(group, code, middle, radius, has_rim=has_rim)


def _round(group: Element, code: str, middle: Point, radius: float, *, has_rim: bool) -> None:
    disc(group, middle, radius + (RIM if has_rim else 0), {"class": "ground"})
    if code == "reached":
        disc(group, middle, radius, INK)
        return
    thick = max(2.0, radius / 4)
    disc(group, middle, radius - thick / 2, {**HOLLOW, "stroke-width": number(thick)})
    if code == "under_way":
        top, bottom = (f"{number(middle.x)} {number(middle.y + side * radius)}" for side in (-1, 1))
        path(group, f"M{top}A{number(radius)} {number(radius)} 0 0 0 {bottom}Z", INK)


def _triangle(group: Element, middle: Point, radius: float, *, has_rim: bool) -> None:
    if has_rim:
        disc(group, middle, radius + RIM, {"class": "ground"})
    wide, high = 1.1 * radius, 0.95 * radius
    left, right = number(middle.x - wide), number(middle.x + wide)
    steps = f"M{left} {number(middle.y + high * 0.85)}H{right}L{number(middle.x)} {number(middle.y - high * 1.1)}Z"
    path(group, steps, INK)


def train_from_side(parent: Element, middle: Point, *, is_outline: bool) -> None:
    """A train riding to the right, 44 by 20."""
    x, y = middle.x - 22, middle.y - 10
    nose = f"M{number(x + 4)} {number(y)}h27q13 3 13 16a4 4 0 0 1-4 4h-36a4 4 0 0 1-4-4v-12a4 4 0 0 1 4-4Z"
    _body(parent, nose, is_outline=is_outline)
    for place in (5, 14.5, 24):
        glass = Box(x + place, y + 5, x + place + 7, y + 11)
        box(parent, glass, 1.5, _glass(is_outline=is_outline))


def train_from_front(parent: Element, middle: Point, *, is_outline: bool) -> None:
    """A train that comes towards the reader, 24 by 28."""
    x, y = middle.x - 12, middle.y - 14
    front = f"M{number(x + 7)} {number(y)}h10a7 7 0 0 1 7 7v17a4 4 0 0 1-4 4h-16a4 4 0 0 1-4-4v-17a7 7 0 0 1 7-7Z"
    _body(parent, front, is_outline=is_outline)
    box(parent, Box(x + 4, y + 6, x + 20, y + 15), 2, _glass(is_outline=is_outline))
    for side in (7, 17):
        disc(parent, Point(x + side, y + 22), 2.2, _glass(is_outline=is_outline))


def _body(parent: Element, steps: str, *, is_outline: bool) -> None:
    dashed = {"stroke": "currentColor", "stroke-width": "2", "stroke-dasharray": "4 2.5"}
    path(parent, steps, {"class": "ground", **dashed} if is_outline else INK)


def _glass(*, is_outline: bool) -> Attributes:
    return {**HOLLOW, "stroke-width": "1.5"} if is_outline else {"class": "ground"}
