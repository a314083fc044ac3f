"""`responses template`: an empty table to fill in by hand, for who would rather use a spreadsheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metrocheck.cli.command import Choices
from metrocheck.errors import UsageError
from metrocheck.language import _
from metrocheck.language.plain_text import inert, quoted

if TYPE_CHECKING:
    from metrocheck.questionnaire.model import Questionnaire
    from metrocheck.response.model import Partnership

_SUFFIXES = (".xlsx", ".csv")


def template(
    choices: Choices,
    file: Annotated[
        Path,
        typer.Argument(
            metavar=_("FILE"), help=_("The new file; its end says as what: .xlsx or .csv."), show_default=False
        ),
    ],
    wave: Annotated[
        str | None, typer.Option("--wave", metavar=_("LABEL"), help=_("Which wave; otherwise the last one."))
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask whether it is sure."))] = False,
) -> None:
    """Writes an empty table for a wave; asks before it replaces a file, which may hold answers."""
    from metrocheck.cli import files, filling_in, opening
    from metrocheck.cli.diagnostics import say

    suffix = suffix_of(file, _SUFFIXES)
    files.check(file)
    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        questionnaire = store.questionnaire_of(opening.wave(store, partnership, wave).id)
        then = filling_in.here(["metrocheck", "responses", "import", str(file)], choices, store.location)
    if file.exists() and not yes and not _sure(file):
        say(_("Nothing was written."))
        return
    files.replace(file, _content(suffix, questionnaire, partnership))
    say(_("Written: {file}").format(file=inert(str(file))))
    say(_("Once it is filled in: `{command}`.").format(command=then))


def suffix_of(file: Path, known: tuple[str, ...]) -> str:
    """The end of a file's name in small letters; UsageError when it is not among those that can be written."""
    suffix = file.suffix.lower()
    if suffix not in known:
        raise UsageError(
            _("“{file}” does not end in a format that can be written.").format(file=quoted(file.name or str(file))),
            _("Choose from: {names}.").format(names=", ".join(known)),
        )
    return suffix


def _sure(file: Path) -> bool:
    from metrocheck.cli import asking

    question = _("{file} is there already, and may hold answers. Replace it?").format(file=inert(str(file)))
    return asking.yes("--yes", question)


def _content(suffix: str, questionnaire: "Questionnaire", partnership: "Partnership") -> bytes:
    from metrocheck.exchange import template as templates

    if suffix == ".csv":
        return templates.template_csv(questionnaire, partnership).encode()
    return templates.template_xlsx(questionnaire, partnership)
