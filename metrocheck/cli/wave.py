"""`wave`: opens, closes, renames, lists and purges waves."""

import shutil
import textwrap
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from metrocheck.cli.command import Choices, command, group
from metrocheck.errors import MetrocheckError, UsageError
from metrocheck.language import _, ngettext

if TYPE_CHECKING:
    from metrocheck.response.model import Partnership, Wave
    from metrocheck.store import Store

Label = Annotated[
    str | None,
    typer.Argument(metavar=_("LABEL"), help=_("Which wave; otherwise the open one."), show_default=False),
]
Sure = Annotated[bool, typer.Option("--yes", help=_("Do not ask whether it is sure."))]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    wave = group(_("Waves: open, close, rename, list, purge."))
    command(wave, "open", _("Open the next wave."))(open_)
    command(wave, "close", _("Close a wave: no scan can be filled in or revised any more."))(close)
    command(wave, "rename", _("Give a wave another name."))(rename)
    command(wave, "list", _("List the waves."))(list_)
    command(wave, "purge", _("Erase the scans of a closed wave for good."))(purge)
    app.add_typer(wave, name="wave")


def open_(
    choices: Choices,
    label: Annotated[
        str | None, typer.Argument(metavar=_("LABEL"), help=_("What it is called."), show_default=False)
    ] = None,
    questionnaire: Annotated[
        str | None,
        typer.Option("--questionnaire", metavar=_("ID|FILE"), help=_("Another questionnaire than last time.")),
    ] = None,
    yes: Sure = False,
) -> None:
    """Opens a wave with the same municipalities as the one before, and its questionnaire unless another is chosen."""
    from metrocheck.cli import asking, changed_questionnaire, naming, new, opening
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert
    from metrocheck.questionnaire import library

    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        before = store.waves(partnership.id)
        asked = (
            # While a wave is open the store refuses another, and nothing has to be asked.
            changed_questionnaire.chosen(
                store.questionnaire_of(before[-1].id), questionnaire, sure=yes or before[-1].is_open
            )
            if before
            else library.find(new.STANDARD if questionnaire is None else questionnaire)
        )
        if asked is None:
            return
        usual = new.default_label([each.label for each in before])
        name = asking.text(_("LABEL"), _("What is the wave called?"), default=usual) if label is None else label
        wave = store.open_wave(partnership.id, naming.checked(name), asked, opening.now())
    say(_("Wave “{wave}” is open.").format(wave=inert(wave.label)))


def close(
    choices: Choices,
    label: Label = None,
    next_date: Annotated[
        str | None,
        typer.Option("--next", metavar=_("DATE"), help=_("When the next wave is due, as 2027-05-01.")),
    ] = None,
    yes: Sure = False,
) -> None:
    """Closes a wave, after saying how many scans there are; of a closed one only plans what comes next."""
    from metrocheck.cli import opening
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert
    from metrocheck.publication import closing

    due = _date(next_date) if next_date is not None else None
    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        wave = _to_close(store, partnership, label, planned=due is not None)
        if not wave.is_open and due:
            store.plan_next(wave.id, due)
            _tell_due(due)
            return
        if not _sure(store, wave, yes=yes):
            say(_("The wave stays open."))
            return
        store.close_wave(wave.id, opening.now(), closing.published, due)
    say(_("Wave “{wave}” is closed.").format(wave=inert(wave.label)))
    if due:
        _tell_due(due)


def _tell_due(due: date) -> None:
    from metrocheck.cli.diagnostics import say
    from metrocheck.language import formats

    told = _("The next one was due on {day}.") if due < date.today() else _("The next one is due on {day}.")
    say(told.format(day=formats.day(due)))


def _to_close(store: "Store", of: "Partnership", label: str | None, *, planned: bool) -> "Wave":
    """The wave that is meant: the open one where none is named, or to plan what comes next the last one."""
    from metrocheck.cli import opening

    if label is not None:
        return opening.wave(store, of, label)
    waves = store.waves(of.id)
    if planned and waves and not waves[-1].is_open:
        return waves[-1]
    return opening.open_wave(store, of)


def _sure(store: "Store", wave: "Wave", *, yes: bool) -> bool:
    """Whether to close it, after saying how many scans there are and, in confidence, what will be published."""
    from metrocheck.cli import asking
    from metrocheck.language.plain_text import inert

    submitted, drafts = store.response_count(wave.id)
    known = [ngettext("{n} scan was handed in.", "{n} scans were handed in.", submitted).format(n=submitted)]
    if wave.min_group is not None:
        _foretell(store, wave, known, drafts)
        known = []
    elif drafts:
        known.append(ngettext("{n} draft will not count.", "{n} drafts will not count.", drafts).format(n=drafts))
    question = _("Close wave “{wave}”? It cannot be opened again.").format(wave=inert(wave.label))
    return yes or asking.yes("--yes", " ".join([*known, question]))


def _foretell(store: "Store", wave: "Wave", known: list[str], drafts: int) -> None:
    from metrocheck.cli import publishing
    from metrocheck.cli.diagnostics import say
    from metrocheck.rendering import confidence

    erased = ngettext("{n} unfinished scan will be erased.", "{n} unfinished scans will be erased.", drafts)
    told = [
        *known,
        *([erased.format(n=drafts)] if drafts else []),
        *confidence.foreseen(publishing.foreseen(store, wave)),
    ]
    width = shutil.get_terminal_size().columns
    for line in told:
        for part in textwrap.wrap(line, width, subsequent_indent="  " if line.startswith("-") else ""):
            say(part)


def _date(given: str) -> date:
    from metrocheck.language.plain_text import quoted

    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise UsageError(
            _("--next asks for a date, not “{given}”.").format(given=quoted(given)), _("Write it as 2027-05-01.")
        ) from error


def rename(
    choices: Choices,
    old: Annotated[str, typer.Argument(metavar=_("OLD"), help=_("Which wave."), show_default=False)],
    new: Annotated[str, typer.Argument(metavar=_("NEW"), help=_("What it will be called."), show_default=False)],
) -> None:
    """Gives a wave another label."""
    from metrocheck.cli import naming, opening
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert

    with opening.opened(choices) as store:
        found = opening.wave(store, opening.partnership(store, choices), old)
        kept = naming.checked(new)
        store.rename_wave(found.id, kept)
    say(_("“{old}” is now called “{new}”.").format(old=inert(found.label), new=inert(kept)))


def list_(choices: Choices) -> None:
    """Lists the waves, oldest first."""
    from metrocheck.cli import opening, output, publishing
    from metrocheck.rendering.terminal.waves import waves_table

    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        waves = store.waves(partnership.id)
        counts = [publishing.counts(store, partnership, wave) for wave in waves]
    output.show(waves_table(waves, counts))


def purge(
    choices: Choices,
    label: Annotated[str, typer.Argument(metavar=_("LABEL"), help=_("Which wave."), show_default=False)],
    yes: Sure = False,
) -> None:
    """Erases all scans of a closed wave, after asking."""
    from metrocheck.cli import asking, opening, publishing
    from metrocheck.cli.diagnostics import say
    from metrocheck.language.plain_text import inert
    from metrocheck.publication import closing

    with opening.opened(choices) as store:
        partnership = opening.partnership(store, choices)
        wave = opening.wave(store, partnership, label)
        if wave.is_open or wave.purged:
            what = _("Wave “{wave}” is still open.") if wave.is_open else _("Wave “{wave}” was erased already.")
            raise MetrocheckError(what.format(wave=inert(wave.label)), _("See `metrocheck wave list`."))
        submitted = publishing.counts(store, partnership, wave)[0]
        question = ngettext(
            "Erase {n} scan of wave “{wave}” with its comments for good? The scores stay.",
            "Erase {n} scans of wave “{wave}” with their comments for good? The scores stay.",
            submitted,
        ).format(n=submitted, wave=inert(wave.label))
        if not yes and not asking.yes("--yes", question):
            say(_("Nothing was erased."))
            return
        store.purge_wave(wave.id, closing.published)
    say(_("The scans of wave “{wave}” were erased.").format(wave=inert(wave.label)))
