"""The colours of every format, from `reports/palette.toml`: one source for pages, paper, sheets and terminal."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from metrocheck.resources import folder


@dataclass(frozen=True, slots=True)
class Colour:
    """One role's colour: as `#rrggbb` on a light and on a dark page; its xterm number where a terminal shows it."""

    light: str
    dark: str
    terminal: int | None = None


@cache
def palette() -> Mapping[str, Colour]:
    """Every role with its colour."""
    roles = tomllib.loads((folder("reports") / "palette.toml").read_text("utf-8"))
    return {role: Colour(**colours) for role, colours in roles.items()}
