"""A plan as SVG, in reading order: start, stations with the train where it stands, terminus, legend."""

from xml.etree.ElementTree import Element, SubElement, tostring

from metrocheck.language import _
from metrocheck.line.picture import Stand
from metrocheck.rendering import words
from metrocheck.rendering.map import look, shapes
from metrocheck.rendering.map.lettering import HYPHEN, LEADING, Box, Words, is_broken, width
from metrocheck.rendering.map.plan import CAPSULE, MARK, STATION, End, Halt, Plan, Point, Sign, Thread
from metrocheck.rendering.paper.blocks import Map, Station, Transfer

SVG = "http://www.w3.org/2000/svg"
THICK = 9.0
THIN = 4.0
FINE = 2.0
CORNER = 10.0
SET = 0.9
"""How wide letters are set beside their estimated width, where the end of a line has to be known."""


def inline(metro: Map, plan: Plan, variant: str) -> str:
    """The map inside a page: a group of links, coloured by the page."""
    svg = _canvas(plan, {"class": f"metro-map {variant}", "role": "group", "aria-label": metro.line})
    _draw(svg, metro, plan, has_links=True)
    return tostring(svg, encoding="unicode")


def picture(metro: Map, plan: Plan) -> str:
    """The map as a picture: one image with a name and a description, light colours in it."""
    size = {"width": shapes.number(plan.width), "height": shapes.number(plan.height)}
    svg = _canvas(plan, {"class": "metro-map lying", "role": "img", **size})
    SubElement(svg, "title").text = metro.line
    SubElement(svg, "desc").text = metro.alternative
    SubElement(svg, "style").text = look.light()
    shapes.box(svg, Box(0, 0, plan.width, plan.height), 0, {"class": "ground"})
    _draw(svg, metro, plan, has_links=False)
    return tostring(svg, encoding="unicode")


def _canvas(plan: Plan, attributes: dict[str, str]) -> Element:
    box = f"0 0 {shapes.number(plan.width)} {shapes.number(plan.height)}"
    return Element("svg", {"xmlns": SVG, "viewBox": box, **attributes})


def _draw(svg: Element, metro: Map, plan: Plan, *, has_links: bool) -> None:
    _badge(svg, plan.badge)
    travelled = metro.train or 0
    _rails(svg, plan, travelled)
    for thread, transfer in zip(plan.threads, metro.transfers, strict=True):
        _thread(svg, thread, transfer)
    _end(svg, plan.start, is_lying=plan.is_lying, is_travelled=travelled > 0)
    _trains(svg, metro, plan, 0)
    for place, (halt, station) in enumerate(zip(plan.halts, metro.stations, strict=True), start=1):
        stands = [transfer.cells[place - 1].stand for transfer in metro.transfers]
        _halt(_station(svg, station, has_links=has_links), halt, station, stands)
        _trains(svg, metro, plan, place)
    last = len(metro.stations) + 1
    _end(svg, plan.terminus, is_lying=plan.is_lying, is_travelled=travelled >= last)
    _trains(svg, metro, plan, last)
    _legend(svg, plan)


def _badge(svg: Element, name: Words) -> None:
    group = SubElement(svg, "g", {"class": "badge"})
    box = name.box
    sign = Box(box.left - 12, name.y - 20, box.right + 12, name.y + 12)
    shapes.box(group, sign, 7, shapes.INK)
    middle = Words(name.lines, (sign.left + sign.right) / 2, name.y + 2, name.size, "middle", bold=True)
    _words(group, middle, "on-badge")


def _rails(svg: Element, plan: Plan, train: int) -> None:
    """The travelled part is thick and whole, what lies ahead is thin and broken: told apart without colour."""
    places = plan.places
    here = places[train]
    rails = SubElement(svg, "g", {"aria-hidden": "true"})
    if train < len(places) - 1:
        dashes = {"class": "track", "stroke-dasharray": "10 5"}
        shapes.line(rails, here, places[-1], THIN, dashes)
    if train > 0:
        shapes.line(rails, places[0], here, THICK, {"class": "travelled"})


def _thread(svg: Element, thread: Thread, transfer: Transfer) -> None:
    """A question's line with its name; its stands are told in words, because marks say nothing aloud."""
    told = [f"{place} {words.status(cell.stand)}" for place, cell in enumerate(transfer.cells, start=1) if cell.stand]
    name = f"{transfer.question} {', '.join(told)}"
    group = SubElement(svg, "g", {"class": "question", "role": "img", "aria-label": name})
    way = {"class": "transfer", **shapes.HOLLOW, "stroke-width": shapes.number(FINE), "stroke-linecap": "round"}
    shapes.path(group, _bent(thread.path), way)
    _words(group, thread.name, "label")


def _bent(corners: tuple[Point, ...]) -> str:
    """From the first corner to the last; a corner between them, where the line turns down, is round."""
    first, *turns, last = corners
    steps = f"M{_at(first)}"
    for turn in turns:
        before, after = Point(turn.x + CORNER, turn.y), Point(turn.x, turn.y + CORNER)
        steps += f"L{_at(before)}Q{_at(turn)} {_at(after)}"
    return f"{steps}L{_at(last)}"


def _at(place: Point) -> str:
    return f"{shapes.number(place.x)} {shapes.number(place.y)}"


def _end(svg: Element, end: End, *, is_lying: bool, is_travelled: bool) -> None:
    group = SubElement(svg, "g", {"class": "terminus"})
    across, along = (0.0, 15.0) if is_lying else (15.0, 0.0)
    place = end.place
    shapes.line(
        group,
        Point(place.x - across, place.y - along),
        Point(place.x + across, place.y + along),
        6,
        {"class": "travelled" if is_travelled else "track", "stroke-linecap": "round"},
    )
    _words(group, end.name, "label")


def _station(svg: Element, station: Station, *, has_links: bool) -> Element:
    """What holds a station: a link whose name begins with the words that are seen, or a plain group."""
    if not has_links:
        return SubElement(svg, "g", {"class": "station"})
    name = f"{station.number} {' '.join(station.name.split())} {station.figure}, {station.status}"
    return SubElement(svg, "a", {"class": "station", "href": f"#{station.anchor}", "aria-label": name})


def _halt(group: Element, halt: Halt, station: Station, stands: list[Stand | None]) -> None:
    for area in halt.areas:
        shapes.box(group, area, 8, {"class": "hit", "fill": "none", "pointer-events": "all"})
    _interchange(group, halt, stands)
    shapes.stand(group, station.stand, halt.place, STATION, has_rim=True)
    for text, role in ((halt.number, "label"), (halt.name, "label"), (halt.figure, "figure")):
        if text:
            _words(group, text, role)
    for area in halt.areas:
        ring = {"class": "ring", "fill": "none", "stroke": "none", "stroke-width": "3", "pointer-events": "none"}
        shapes.box(group, area, 8, ring)


def _interchange(group: Element, halt: Halt, stands: list[Stand | None]) -> None:
    """What ties a station to its name and to the questions, with its stand on each of them."""
    for ends in (halt.leader, halt.connector):
        if ends:
            shapes.line(group, *ends, FINE, {"class": "leader"})
    if halt.capsule:
        rim = {"class": "capsule ground", "stroke": "currentColor", "stroke-width": "1.5"}
        shapes.box(group, halt.capsule, CAPSULE, rim)
    for middle, stand in zip(halt.marks, stands, strict=True):
        if stand:
            shapes.stand(group, stand, middle, MARK, has_rim=False)


def _words(group: Element, text: Words, role: str) -> None:
    """One element a line, a space between them where the text has one: what is seen is what is read."""
    for place, line in enumerate(text.lines):
        y = text.y + place * LEADING * text.size
        is_last = place == len(text.lines) - 1
        shown = shapes.add(group, "text", {"x": text.x, "y": y, "font-size": text.size}, {"class": role})
        if text.anchor != "start":
            shown.set("text-anchor", text.anchor)
        if text.bold:
            shown.set("font-weight", "700")
        shown.text = line.strip()
        shown.tail = " " if line.endswith(" ") or is_last else None
        if is_broken(line) and not is_last:
            _hyphen(group, shown, text, line)


def _hyphen(group: Element, shown: Element, text: Words, line: str) -> None:
    """A drawn hyphen after half a word, at its end exactly; a written one would make two words of its name."""
    wide = SET * width(line, text.size, bold=text.bold)
    shown.set("textLength", shapes.number(wide))
    end = text.x + {"start": wide, "middle": wide / 2, "end": 0.0}[text.anchor]
    y = float(shown.get("y", "")) - 0.27 * text.size
    shapes.line(group, Point(end + 1, y), Point(end + 1 + HYPHEN * text.size, y), FINE * 0.8, {"class": "hyphen"})


def _trains(svg: Element, metro: Map, plan: Plan, place: int) -> None:
    """The train, over the one of the time before, if either stands here."""
    if metro.was == place and plan.was:
        _train(svg, plan.was, "was", _("the train stood here the first time"), is_lying=plan.is_lying)
    if metro.train == place and plan.train:
        _train(svg, plan.train, "train", _("the train stands here"), is_lying=plan.is_lying)


def _train(parent: Element, middle: Point, role: str, name: str, *, is_lying: bool) -> None:
    said = {"role": "img", "aria-label": name} if name else {}
    group = SubElement(parent, "g", {"class": role, "pointer-events": "none", **said})
    draw = shapes.train_from_side if is_lying else shapes.train_from_front
    draw(group, middle, is_outline=role == "was")


def _legend(svg: Element, plan: Plan) -> None:
    group = SubElement(svg, "g", {"class": "legend"})
    for sign in plan.legend:
        _sign(group, sign, is_lying=plan.is_lying)


def _sign(group: Element, sign: Sign, *, is_lying: bool) -> None:
    if sign.shape in ("train", "was"):
        _train(group, sign.place, sign.shape, "", is_lying=is_lying)
    else:
        shapes.stand(group, sign.shape, sign.place, STATION - 3, has_rim=False)
    _words(group, sign.meaning, "muted")
