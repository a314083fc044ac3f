"""Bare `metrocheck` on a terminal: the line as it stands, and a menu of what to do."""

from collections.abc import Callable
from dataclasses import replace

from metrocheck.cli import asking, output
from metrocheck.cli.command import Choices
from metrocheck.cli.diagnostics import say, tell
from metrocheck.errors import Interrupted, MetrocheckError
from metrocheck.language import _

Act = Callable[[Choices], None]


def run(choices: Choices) -> None:
    """Shows the line and asks what to do, until the reader stops."""
    choices = _of_one_partnership(choices)
    _show_line(choices)
    while True:
        act = asking.choice(_("a command"), _("What would you like to do?"), _acts(choices))
        if act is None:
            return
        try:
            act(choices)
        except Interrupted:
            raise
        except MetrocheckError as error:
            # In a menu one thing that cannot be done is no reason to leave.
            tell(error)
        say("")
        choices = _of_one_partnership(choices)


def _of_one_partnership(choices: Choices) -> Choices:
    """The same choices, for the one partnership this menu is about; asked for once where there are several."""
    from metrocheck.cli import opening

    if not opening.has_partnership(choices):
        return choices
    with opening.opened(choices) as store:
        return replace(choices, partnership=opening.partnership(store, choices).slug)


def _acts(choices: Choices) -> list[tuple[str, Act | None]]:
    from metrocheck.cli import demo, edit, new, opening, report, scan, status, stops, wave

    if not opening.has_partnership(choices):
        return [
            (_("Set up a partnership"), new.new),
            (_("See an example"), demo.demo),
            (_("Look at the stops"), stops.stops),
            (_("Leave"), None),
        ]
    is_open, is_team = opening.has_open_wave(choices), opening.is_in_team(choices)
    return [
        *([(_("Fill in a scan"), scan.scan)] if is_open else []),
        (_("Read the report"), report.report),
        (_("Save the report"), report.save),
        *_comparing(choices),
        (_("See who handed in") if is_team else _("See how many handed in"), status.status),
        (_("Look at the stops"), stops.stops),
        (_("Mend the partnership"), edit.edit),
        (_("Close the wave"), wave.close) if is_open else (_("Open a new wave"), wave.open_),
        (_("Leave"), None),
    ]


def _comparing(choices: Choices) -> list[tuple[str, Act | None]]:
    """What can be done once there is something to compare."""
    from metrocheck.cli import compare, opening

    if not opening.has_two_waves(choices):
        return []
    return [(_("Compare with last time"), compare.compare), (_("Save the comparison"), compare.save)]


def _show_line(choices: Choices) -> None:
    from metrocheck.cli import opening, reporting
    from metrocheck.questionnaire import library
    from metrocheck.rendering import words
    from metrocheck.rendering.terminal import line, overview

    screen = output.screen()
    if not opening.has_partnership(choices):
        questionnaire = library.find("metrostroom")
        output.show(str(questionnaire.title), "", line.map_of(questionnaire, screen), "")
        return
    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        made = reporting.made(store, partnership, opening.wave(store, partnership, None))
    due = words.next_wave(made.wave.next_date, is_due=made.wave.is_due) if made.wave.next_date else None
    output.show(overview.title(made, screen), "", line.report_banner(made, screen), "", line.legend(screen), "")
    if due:
        output.show(due, "")
