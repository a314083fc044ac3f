"""The codes of a report in words, the same in every format."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from metrocheck.language import _, formats
from metrocheck.language.plain_text import inert
from metrocheck.publication.model import POOL

Heading = Literal[
    "stops",
    "questions",
    "matrix",
    "partners",
    "roles",
    "strengths",
    "attention",
    "gaps",
    "gaps_of_groups",
    "blind_spots",
    "talk_about",
    "actions",
    "comments",
    "stop_by_stop",
    "method",
]

UP, SAME, DOWN = "↑", "=", "↓"
# What stands where there is no number; a terminal has its own.
DASH = "–"


def heading(part: Heading) -> str:
    """What stands above a part of the report."""
    return {
        "stops": _("Stops"),
        "questions": _("The questions"),
        "matrix": _("Stops and questions"),
        "partners": _("Municipalities"),
        "roles": _("Role groups"),
        "strengths": _("What is strong"),
        "attention": _("What needs attention"),
        "gaps": _("Where municipalities differ"),
        "gaps_of_groups": _("Where groups differ"),
        "blind_spots": _("Blind spots"),
        "talk_about": _("What to talk about"),
        "actions": _("Agreements to make"),
        "comments": _("What was written"),
        "stop_by_stop": _("Stop by stop"),
        "method": _("How this was measured"),
    }[part]


def status(code: str) -> str:
    """A status: `bereikt`."""
    return {
        "reached": _("reached"),
        "under_way": _("under way"),
        "works": _("works on the track"),
        "unmeasured": _("not measured yet"),
    }[code]


def agreement(code: str) -> str:
    """How far people agree: `eensgezind`."""
    return {
        "united": _("of one mind"),
        "largely_agreed": _("largely agreed"),
        "divided": _("divided"),
        "two_camps": _("two camps"),
    }[code]


def mode(code: str) -> str:
    """How a partnership works."""
    return {
        "team": _("one scan per municipality"),
        "individual": _("several people per municipality, in confidence"),
    }[code]


def group(name: str) -> str:
    """What a group of municipalities is called: its own name, or that of the pool."""
    return _("Others") if name == POOL else inert(name)


def role(code: str) -> str:
    """What somebody does in a municipality."""
    return {
        "bestuur": _("executive"),
        "raad": _("council"),
        "management": _("management"),
        "medewerkers": _("staff"),
        "anders": _("another role"),
    }[code]


def role_group(roles: Sequence[str]) -> str:
    """Roles that are told of together."""
    return formats.listed([role(code) for code in roles])


def source(code: str) -> str:
    """Where a stop's explanation comes from, so that a reader can see which texts are the project's own."""
    if code == "metrocheck":
        return _("This explanation was written by the makers of metrocheck.")
    if code == "source text":
        return _("This explanation rests on the text the line is based on.")
    return _("Source: {source}").format(source=code)


def score(shown: float | None, dash: str) -> str:
    """A score as shown, or a dash where there is none."""
    return dash if shown is None else formats.one_decimal(shown)


def change(shown: float) -> str:
    """A change with its arrow: `↑ 0,5`."""
    arrow = UP if shown > 0 else DOWN if shown < 0 else SAME
    return f"{arrow} {formats.one_decimal(abs(shown))}"


def next_wave(day: date, *, is_due: bool) -> str:
    """When the next wave is planned, or that its day has come."""
    text = _("The next wave is due: it was planned for {day}.") if is_due else _("The next wave is due on {day}.")
    return text.format(day=formats.day(day))
