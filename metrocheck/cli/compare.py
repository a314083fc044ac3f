"""`compare`: two or more waves beside each other, on the screen, as files or as data."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from metrocheck.cli import formats
from metrocheck.cli.command import Choices, command
from metrocheck.language import _

if TYPE_CHECKING:
    from metrocheck.report.comparison.model import Comparison


def register(app: typer.Typer) -> None:
    """Adds the command."""
    command(app, "compare", _("What moved between waves, and whether that is more than noise."))(compare)


def compare(
    choices: Choices,
    waves: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("WAVE..."),
            help=_("Which waves, the oldest first; otherwise the last two. More than two give a trend."),
            show_default=False,
        ),
    ] = None,
    output_: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar=_("FILE"),
            help=_(
                "Write the comparison to a file; its end says as what: {suffixes}. Give it once for each file."
            ).format(suffixes=formats.SUFFIXES),
        ),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(formats.ON_STDOUT),
            help=_("Write data for scripts in place of the comparison."),
        ),
    ] = None,
) -> None:
    """Shows what moved between waves, or writes it to files or as data."""
    from metrocheck.cli import comparing, exporting

    chosen = None if format_ is None else formats.for_stdout(format_, _("Comparison"))
    targets = formats.targets(output_ or ())
    exporting.check(targets)
    made = _made(choices, waves or [], watched=bool(targets))
    exporting.deliver(lambda: comparing.show(made), comparing.writers(made), targets, chosen)


def _made(choices: Choices, asked: list[str], *, watched: bool) -> "Comparison":
    from metrocheck.cli import comparing, exporting, opening

    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        waves = comparing.chosen(store, partnership, asked)
        with exporting.busy(_("Making the comparison")) if watched else nullcontext():
            made = comparing.made(store, partnership, waves)
        if not asked:
            comparing.point_further(store, partnership, made)
        return made


def save(choices: Choices) -> None:
    """Asks under which name the comparison of the last two waves is to be saved, and saves it there."""
    from metrocheck.cli import comparing, saving

    made = _made(choices, [], watched=True)
    saving.save(_("Comparison"), made.waves[-1].label, comparing.writers(made))
