"""What cells look like: the palette, patterns of numbers, and each combination made once per workbook."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal

from babel.numbers import format_decimal, format_percent

from metrocheck import language
from metrocheck.rendering.palette import palette
from metrocheck.rendering.xlsx.sheets import CHANGE, Cell, Column, Figure, Pattern, Stand, Word

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT = "Calibri"
# How much of a stand's colour is in the ground behind its word; the rest is that of the page.
TINT = 0.14
# A fixed language, or the machine's would decide in which one a month is written.
_LOCALES = {"nl": "[$-413]", "en": "[$-809]"}
_STEPS: Mapping[Pattern, Decimal] = {
    "0.0": Decimal("0.1"),
    "0.00": Decimal("0.01"),
    "0%": Decimal("0.01"),
    CHANGE: Decimal("0.1"),
}

Part = Literal["body", "total", "to_fill_in"]
Property = str | int | bool
# Figures of one width, under a heading that keeps clear of the button of its filter.
CENTRED: Mapping[str, Property] = {"align": "center"}


class Looks:
    """The formats of one workbook."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Property], ...], Format] = {}

    def of(self, **properties: Property) -> "Format":
        """A format with these properties on top of what all text has."""
        asked = {"font_name": FONT, "font_color": colour("text"), "valign": "top", **properties}
        key = tuple(sorted(asked.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(asked)
        return self._made[key]

    def head(self, column: Column, cells: Sequence[Cell]) -> "Format":
        """The head of a column, over its figures where it has those."""
        aligned = CENTRED if _is_figures(cells) and not column.to_the_left else {}
        edge = colour("border")
        return self.of(bold=True, text_wrap=True, bg_color=colour("raised"), bottom=2, bottom_color=edge, **aligned)

    def cell(self, cell: Cell, column: Column, part: Part) -> "Format":
        """What a cell looks like in a column and in a part of its table."""
        properties: dict[str, Property] = {"bottom": 1, "bottom_color": tint("border", 0.35), **_content(cell)}
        if column.to_the_left:
            properties |= {"align": "left"}
        if part == "total":
            properties |= {"bold": True, "top": 1, "top_color": colour("border")}
        if part == "to_fill_in":
            properties |= {"border": 1, "border_color": colour("border")}
        return self.of(**properties)


def _is_figures(cells: Sequence[Cell]) -> bool:
    known = [cell for cell in cells if cell is not None]
    return bool(known) and all(isinstance(cell, int | Figure) for cell in known)


def _content(cell: Cell) -> dict[str, Property]:
    match cell:
        case Figure():
            return {"num_format": pattern(cell), **CENTRED}
        case datetime():
            return {"num_format": _LOCALES[language.current()] + "d mmmm yyyy hh:mm", "align": "left"}
        case int():
            return {"num_format": "#,##0", **CENTRED}
        case Word():
            return {"bg_color": tint(cell.stand, TINT), "text_wrap": True}
        case str() | None:
            return {"text_wrap": True}
        case _:
            return {"num_format": _LOCALES[language.current()] + "d mmmm yyyy", "align": "left"}


def pattern(figure: Figure) -> str:
    """The pattern that makes Excel show a figure as it is told.

    Excel rounds the value it gets, and that has been rounded before: 2.94996 came as 2.95. Where that gives
    something else than what is told, the pattern is the told text itself; the value stays what it is.
    """
    shown = _shown(figure.value, figure.pattern, language.current())
    return figure.pattern if shown == figure.told else f'"{figure.told}"'


@cache
def _shown(value: float, pattern: Pattern, code: str) -> str:
    """What Excel shows: half away from zero, on the decimals of the number as it is written."""
    rounded = Decimal(repr(value)).quantize(_STEPS[pattern], ROUND_HALF_UP)
    if pattern == CHANGE:
        # Excel takes the arrow from the value itself, not from what is left of it.
        arrow = "↑" if value > 0 else "↓" if value < 0 else "="
        return f"{arrow} {format_decimal(abs(rounded), '0.0', locale=code)}"
    write = format_percent if pattern == "0%" else format_decimal
    return write(rounded, pattern, locale=code)


def colour(role: str) -> str:
    """The colour of a role on a light page: a sheet has no dark one."""
    return palette()[role].light


def stand_colour(stand: Stand) -> str:
    """The colour of a bar."""
    return colour(stand)


@cache
def tint(role: str, part: float) -> str:
    """The colour of a role thinned with that of the page until `part` of it is left."""
    parts = zip(_channels(colour(role)), _channels(colour("surface")), strict=True)
    return "#" + "".join(f"{round(own * part + page * (1 - part)):02x}" for own, page in parts)


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
