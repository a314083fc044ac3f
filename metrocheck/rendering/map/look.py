"""The colours of a map that stands on its own: the rules of `reports/map.css` with the light palette filled in."""

import re

from metrocheck.rendering.palette import palette
from metrocheck.resources import folder

FONT = "Atkinson Hyperlegible Next"


def light() -> str:
    """A stylesheet with the colours of a light page and the font, in rules any SVG reader knows."""
    rules = (folder("reports") / "map.css").read_text("utf-8")
    colours = palette()
    filled = re.sub(r"var\(--([a-z0-9-]+)\)", lambda found: colours[found[1].replace("-", "_")].light, rules)
    plain = re.sub(r"/\*.*?\*/\s*", "", filled, flags=re.DOTALL)
    return f'\ntext {{ font-family: "{FONT}", "Atkinson Hyperlegible", "DejaVu Sans", sans-serif; }}\n{plain.strip()}\n'
