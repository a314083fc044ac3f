"""The codes of a report in words, the same in every format."""

from datetime import date

from metrocheck.language import _, formats


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


def score(shown: float | None, dash: str) -> str:
    """A score as shown, or a dash where there is none."""
    return dash if shown is None else formats.one_decimal(shown)


def next_wave(day: date, *, is_due: bool) -> str:
    """When the next wave is planned, or that its day has come."""
    text = _("The next wave is due: it was planned for {day}.") if is_due else _("The next wave is due on {day}.")
    return text.format(day=formats.day(day))
