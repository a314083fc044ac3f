"""The metro map of a paper as SVG: lying, standing, and as a picture on its own.

The two inline variants carry their measures but no colour: a page colours them by class. Shapes are drawn in
`currentColor`, so a rule sets `color`; `reports/map.css` holds such rules, in the roles of the palette. Classes:

- `metro-map`, and `lying` or `standing`: the whole svg; `badge`: the sign with the line's name
- `track`, `travelled`: rails ahead of the train and behind it; `transfer`: the line of a question
- `terminus`: an end of the line with its name; `question`: the name of a question with its line
- `station`: the link of a station, with `leader`, `capsule` (the interchange), `label`, `figure`, `hit` (where
  it can be clicked) and `ring` (to show on focus)
- `reached`, `under-way`, `works`, `unmeasured`: a shape with that stand
- `train`, `was`: the train, and where it stood before; `muted`: words of the legend
- `ground`: what is as white as the page; `on-badge`: words on the sign

Must never decide what is told: it draws what the map says.
"""

from metrocheck.rendering.map import drawing, horizontal, vertical
from metrocheck.rendering.paper.blocks import Map

LEAST = 860.0
"""The least width of a picture on its own: on A4 its words are 9 points."""


def lying(metro: Map) -> str:
    """The map for a page of 60rem and wider: an inline SVG, each station a link to its anchor."""
    return drawing.inline(metro, horizontal.plan(metro), "lying")


def standing(metro: Map) -> str:
    """The map for a narrow page, legible from 300 px: an inline SVG, each station a link to its anchor."""
    return drawing.inline(metro, vertical.plan(metro), "standing")


def standalone(metro: Map) -> str:
    """The lying map as a picture: light colours in it, on white, no links, the map in words as its description."""
    return drawing.picture(metro, horizontal.plan(metro, _paper_width(metro)))


def _paper_width(metro: Map) -> float:
    """As narrow as the stations allow, because paper shrinks a picture to its own width, and its words with it."""
    return min(horizontal.PAGE, max(LEAST, horizontal.LEFT + horizontal.BEHIND + 62 * (len(metro.stations) + 0.5)))
