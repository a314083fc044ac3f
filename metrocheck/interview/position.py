"""Where in a scan somebody is, and what a step leaves to keep. Plain values, no behaviour."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AtStatement:
    """At the statement on this place of the strip (from 0)."""

    place: int


@dataclass(frozen=True)
class AtClosing:
    """At the closing question with this number (from 0)."""

    number: int


@dataclass(frozen=True)
class AtOverview:
    """At the overview, from where the scan is submitted."""


Position = AtStatement | AtClosing | AtOverview


@dataclass(frozen=True)
class KeptAnswer:
    """An answer to keep: its place on the strip (from 0) and its code."""

    place: int
    code: str


@dataclass(frozen=True)
class KeptComment:
    """A text to keep about a statement (empty: none any more) or a closing question (empty: passed over)."""

    about: str
    text: str
