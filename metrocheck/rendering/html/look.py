"""The stylesheet of the page: `page.css` and `map.css` of `reports/`, with the palette and the fonts inside."""

import base64
import re
from collections.abc import Iterator

from metrocheck.rendering.palette import palette
from metrocheck.resources import folder

_FONT = re.compile(r'url\("(fonts/[\w.-]+\.woff2)"\)')


def stylesheet() -> str:
    """Every rule of the page, in need of no other file."""
    rules = [(folder("reports") / name).read_text("utf-8") for name in ("map.css", "page.css")]
    return _FONT.sub(_embedded, "\n".join([*_colours(), *rules]))


def _colours() -> Iterator[str]:
    """Each role of the palette as a property. Paper is white: dark is for screens alone."""
    light = " ".join(f"--{_name(role)}: {colour.light};" for role, colour in palette().items())
    dark = " ".join(f"--{_name(role)}: {colour.dark};" for role, colour in palette().items())
    yield f":root {{ {light} }}"
    yield f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"


def _name(role: str) -> str:
    return role.replace("_", "-")


def _embedded(match: re.Match[str]) -> str:
    font = (folder("reports") / match[1]).read_bytes()
    return f'url("data:font/woff2;base64,{base64.b64encode(font).decode()}")'
