"""`questions`: lists, shows, checks and copies questionnaires, and gives them to survey tools."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metrocheck.cli.command import Choices, command, group
from metrocheck.language import _

if TYPE_CHECKING:
    from metrocheck.questionnaire.model import Questionnaire
    from metrocheck.response.model import Partnership


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    questions = group(_("Questionnaires: list, show, check, copy."))
    command(questions, "list", _("List the questionnaires that come with metrocheck."))(list_)
    command(questions, "show", _("Show a questionnaire."))(show)
    command(questions, "check", _("Check a questionnaire of your own."))(check)
    command(questions, "copy", _("Copy a questionnaire to a file, to make your own."))(copy)
    command(questions, "export", _("Write a questionnaire as an XLSForm, for a survey tool."))(export)
    command(questions, "schema", _("Write the JSON Schema that editors use."))(schema)
    app.add_typer(questions, name="questions")


def list_(_choices: Choices) -> None:
    """Lists what is shipped."""
    from metrocheck.cli import output
    from metrocheck.questionnaire import library
    from metrocheck.rendering.terminal.questions import list_view

    output.show(list_view([library.find(name) for name, _path in library.shipped()]))


def show(
    _choices: Choices,
    name: Annotated[
        str, typer.Argument(metavar=_("ID|FILE"), help=_("An id or a file."), show_default=False)
    ] = "metrostroom",
) -> None:
    """Shows a whole questionnaire."""
    from metrocheck.cli import output
    from metrocheck.questionnaire import library
    from metrocheck.rendering.terminal.questions import questionnaire_view

    output.show(questionnaire_view(library.find(name), output.screen()))


def check(
    _choices: Choices,
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The file to check."), show_default=False)],
) -> None:
    """Checks a file; its faults come as errors."""
    from metrocheck.cli.diagnostics import say
    from metrocheck.language import ngettext
    from metrocheck.questionnaire.load import load

    found = load(file)
    statements = ngettext("{n} statement", "{n} statements", len(found.statements)).format(n=len(found.statements))
    stops = ngettext("{n} stop", "{n} stops", len(found.stops)).format(n=len(found.stops))
    say(
        _("{id} {version} is in order: {stops}, {statements}.").format(
            id=found.id, version=found.version, stops=stops, statements=statements
        )
    )
    if _shares_a_name(found):
        say(_("It has the id and version of a questionnaire of metrocheck, and other texts: give it its own."))


def _shares_a_name(found: "Questionnaire") -> bool:
    """Whether a questionnaire shipped with metrocheck has the same id and version, and other texts."""
    from metrocheck.questionnaire import library

    shipped = [library.find(name) for name, _path in library.shipped() if name == found.id]
    return any(each.version == found.version and each.fingerprint != found.fingerprint for each in shipped)


def copy(
    _choices: Choices,
    name: Annotated[str, typer.Argument(metavar="ID", help=_("Which questionnaire."), show_default=False)],
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The new file."), show_default=False)],
) -> None:
    """Writes a shipped questionnaire to a new file."""
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert
    from metrocheck.questionnaire import library

    library.copy(name, file)
    say(_("{file} is yours to change; raise its version when you have.").format(file=inert(str(file))))
    say(_("Check it with `metrocheck questions check {file}`.").format(file=inert(str(file))))


def export(
    choices: Choices,
    file: Annotated[
        Path, typer.Argument(metavar=_("FILE"), help=_("The new file, which ends in .xlsx."), show_default=False)
    ],
    questionnaire: Annotated[
        str | None,
        typer.Option(
            "--questionnaire",
            metavar=_("ID|FILE"),
            help=_("Which questionnaire; otherwise that of the last wave, or else metrocheck's own."),
        ),
    ] = None,
) -> None:
    """Writes the form that ODK, KoboToolbox and Enketo take, with the municipalities where they are known."""
    from metrocheck.cli import files, templates
    from metrocheck.cli.diagnostics import say
    from metrocheck.exchange.xlsform import xlsform
    from metrocheck.language.plain_text import inert

    templates.suffix_of(file, (".xlsx",))
    files.check(file)
    asked, partnership = _asked(choices, questionnaire)
    files.replace(file, xlsform(asked, partnership))
    say(_("Written: {file}").format(file=inert(str(file))))
    if partnership is None:
        say(_("It does not ask for the municipality: give --partner when you take its answers in."))
    say(_("ODK, KoboToolbox and Enketo take it. Their answers come in with `metrocheck responses import`."))


def _asked(choices: Choices, named: str | None) -> "tuple[Questionnaire, Partnership | None]":
    """What to ask, and of whom: the questionnaire named, or that of the partnership there is."""
    from metrocheck.cli import opening
    from metrocheck.cli.new import STANDARD
    from metrocheck.questionnaire import library

    found = None if named is None else library.find(named)
    if not choices.partnership and not opening.has_partnership(choices):
        return found or library.find(STANDARD), None
    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        return found or store.questionnaire_of(opening.wave(store, partnership, None).id), partnership


def schema(_choices: Choices) -> None:
    """Writes the JSON Schema of a questionnaire."""
    import json

    from metrocheck.cli import output
    from metrocheck.questionnaire.schema import schema as questionnaire_schema

    output.text(json.dumps(questionnaire_schema(), indent=2, ensure_ascii=False) + "\n")
