"""The characters a line is drawn with: one set for UTF-8, one for ASCII.

Each stand has a shape of its own, so that nothing depends on colour.
"""

from dataclasses import dataclass

from metrocheck.line.picture import Stand


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of characters, every one a single cell wide except `train`."""

    reached: str
    under_way: str
    works: str
    unmeasured: str
    train: str
    rail: str
    rail_travelled: str
    post: str
    post_travelled: str
    buffer_left: str
    buffer_right: str
    head: str
    foot: str
    bar_full: str
    bar_empty: str
    joint: str
    dash: str

    def of(self, stand: Stand) -> str:
        """The shape of a station with this stand."""
        return {
            "reached": self.reached,
            "under_way": self.under_way,
            "works": self.works,
            "unmeasured": self.unmeasured,
        }[stand]


UNICODE = Glyphs(
    reached="●",
    under_way="◐",
    works="▲",
    unmeasured="○",
    train="╭▪▪▪▪╮",
    rail="─",
    rail_travelled="━",
    post="│",
    post_travelled="┃",
    buffer_left="┣",
    buffer_right="┫",
    head="┳",
    foot="┻",
    bar_full="█",
    bar_empty="░",
    joint=" · ",
    dash="–",
)

ASCII = Glyphs(
    reached="#",
    under_way="+",
    works="!",
    unmeasured="o",
    train="[::::]",
    rail="-",
    rail_travelled="=",
    post=":",
    post_travelled="|",
    buffer_left="|",
    buffer_right="|",
    head="=",
    foot="=",
    bar_full="#",
    bar_empty=".",
    joint=", ",
    dash="-",
)
