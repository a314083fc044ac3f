"""`report`: the scoring report of one wave, on the screen, as files or as data."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from metrocheck.cli import formats
from metrocheck.cli.command import Choices, command
from metrocheck.language import _

if TYPE_CHECKING:
    from metrocheck.report.model import Report


def register(app: typer.Typer) -> None:
    """Adds the command."""
    command(app, "report", _("The scoring report: the line with the train, scores and what to talk about."))(report)


def report(
    choices: Choices,
    wave: Annotated[
        str | None, typer.Option("--wave", metavar=_("LABEL"), help=_("Which wave; otherwise the last one."))
    ] = None,
    output_: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar=_("FILE"),
            help=_("Write the report to a file; its end says as what: {suffixes}. Give it once for each file.").format(
                suffixes=formats.SUFFIXES
            ),
        ),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="|".join(formats.ON_STDOUT), help=_("Write data for scripts in place of the report.")
        ),
    ] = None,
) -> None:
    """Shows the report of a wave, or writes it to files or as data."""
    from metrocheck.cli import exporting, reporting

    chosen = None if format_ is None else formats.for_stdout(format_, _("Report"))
    targets = formats.targets(output_ or ())
    exporting.check(targets)
    made = _made(choices, wave, watched=bool(targets))
    exporting.deliver(lambda: reporting.show(made), reporting.writers(made), targets, chosen)


def _made(choices: Choices, wave: str | None, *, watched: bool) -> "Report":
    """The report of a wave; `watched` shows on stderr that it is being made."""
    from metrocheck.cli import exporting, opening, reporting

    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        about = opening.wave(store, partnership, wave)
        with exporting.busy(_("Making the report")) if watched else nullcontext():
            return reporting.made(store, partnership, about)


def save(choices: Choices) -> None:
    """Asks under which name the report of the last wave is to be saved, and saves it there."""
    from metrocheck.cli import reporting, saving

    made = _made(choices, None, watched=True)
    saving.save(_("Report"), made.wave.label, reporting.writers(made))
