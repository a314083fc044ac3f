"""Takes a table of somebody's into a wave: which wave, how far it is, and what became of it.

What a table says is read by `metrocheck.exchange.table`, and what becomes of it is the store's.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from metrocheck.cli import asking, encoding, opening
from metrocheck.cli.diagnostics import say
from metrocheck.errors import MetrocheckError, UsageError
from metrocheck.language import _, ngettext
from metrocheck.language.plain_text import inert, quoted
from metrocheck.questionnaire.faults import shown_path
from metrocheck.response import names
from metrocheck.response.model import Mode, Partner, Partnership, Role, Wave

if TYPE_CHECKING:
    from metrocheck.exchange.incoming import Incoming
    from metrocheck.exchange.table import Table
    from metrocheck.store import Store, TakenIn

# Between two looks at how far it is.
_ROWS = 500
_MOST_NAMED = 20


def import_table(
    store: "Store",
    partnership: Partnership,
    path: Path,
    partner: str | None,
    role: str | None,
    wave: str | None,
    *,
    dry_run: bool,
) -> None:
    """Takes a CSV or XLSX file in, whole or not at all, and says what became of it.

    `partner`, `role` and `wave` are what the options said, None where there was none; `dry_run` says what would happen
    and changes nothing.
    """
    from metrocheck.exchange.table import Given, opened
    from metrocheck.store import RowsRefused

    chosen = _wave(store, partnership, path, wave)
    given = Given(_partner(partnership, partner), _role(partnership, role), chosen)
    with opened(path, store.questionnaire_of(chosen.id), partnership, given) as table:
        try:
            with _shown_progress(table) as rows:
                taken = store.take_in(chosen.id, rows, opening.now(), dry_run=dry_run)
        except RowsRefused as error:
            raise error.of_file(shown_path(path)) from error
        _tell(path, chosen, taken, table, dry_run=dry_run)


def _partner(partnership: Partnership, asked: str | None) -> Partner | None:
    return None if asked is None else opening.partner(partnership, asked)


def _role(partnership: Partnership, asked: str | None) -> Role | None:
    if asked is None:
        return None
    if partnership.mode is not Mode.INDIVIDUAL:
        raise UsageError(
            _("{option} is for partnerships where people answer in confidence; here a municipality does.").format(
                option="--role"
            ),
            _("Leave out {option}.").format(option="--role"),
        )
    return Role(opening.one_of("--role", asked.strip().lower(), [each.value for each in Role]))


def _wave(store: "Store", partnership: Partnership, path: Path, asked: str | None) -> Wave:
    """The wave asked for, else the one the file names, else the one that is open."""
    from metrocheck.exchange.table import is_wave_called, wave_label

    if asked is not None:
        return opening.wave(store, partnership, asked)
    named = wave_label(path)
    if named is None:
        return opening.open_wave(store, partnership)
    # What the file says is a whole label: the beginning of one, or a number, may be another wave's.
    known = store.waves(partnership.id)
    exact = [each for each in known if names.key(each.label) == names.key(named)]
    found = exact or [each for each in known if is_wave_called(named, each.label)]
    if len(found) == 1:
        return found[0]
    raise MetrocheckError(
        _("{path}: the column with the wave says “{label}”, and there is no such wave.").format(
            path=shown_path(path), label=quoted(named)
        ),
        _no_such_wave(named, [inert(each.label) for each in known]),
    )


def _no_such_wave(named: str, known: list[str]) -> str:
    from metrocheck.exchange.table import is_date

    if is_date(named):
        return _(
            "Your spreadsheet program made a date of it. Type an apostrophe before the name of the wave, or remove "
            "the column; there is: {names}."
        ).format(names=", ".join(known))
    return _("There is: {names}.").format(names=", ".join(known))


@contextmanager
def _shown_progress(table: "Table") -> "Iterator[Iterator[Incoming]]":
    """The rows of a table; on a terminal with a bar that says how much of the file was read."""
    if not sys.stderr.isatty() or asking.is_plain():
        yield iter(table)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    is_ascii = bool(os.environ.get("METROCHECK_ASCII")) or not encoding.is_unicode(sys.stderr)
    bar = () if is_ascii else (BarColumn(),)
    columns = (TextColumn("{task.description}", markup=False), *bar, TaskProgressColumn())
    console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(_("Reading"), total=table.size or None)
        yield _watched(table, lambda: progress.update(task, completed=table.read()))


def _watched(table: "Table", look: Callable[[], None]) -> "Iterator[Incoming]":
    for number, row in enumerate(table):
        if number % _ROWS == 0:
            look()
        yield row
    look()


def _tell(path: Path, wave: Wave, taken: "TakenIn", table: "Table", *, dry_run: bool) -> None:
    """What became of the file, and what of it was left out."""
    if not taken.new + taken.updated + taken.unchanged:
        say(_("{file}: below its headings no row is filled in, so nothing was imported.").format(file=inert(str(path))))
    else:
        _tell_taken(path, wave, taken)
    _tell_left_out(table)
    if dry_run:
        say(_("This was a try: nothing was changed."))


def _tell_taken(path: Path, wave: Wave, taken: "TakenIn") -> None:
    say(
        _("{file} into wave “{wave}”: {new} new, {updated} updated, {unchanged} unchanged.").format(
            file=inert(str(path)),
            wave=inert(wave.label),
            new=taken.new,
            updated=taken.updated,
            unchanged=taken.unchanged,
        )
    )


def _tell_left_out(table: "Table") -> None:
    if table.empty:
        say(
            ngettext(
                "{n} row without any answer was left out.", "{n} rows without any answer were left out.", table.empty
            ).format(n=table.empty)
        )
    if table.ignored:
        number = len(table.ignored)
        named = ", ".join(quoted(each) for each in table.ignored[:_MOST_NAMED])
        say(
            ngettext(
                "{n} column means nothing here and was left out: {names}.",
                "{n} columns mean nothing here and were left out: {names}.",
                number,
            ).format(n=number, names=named if number <= _MOST_NAMED else f"{named}, …")
        )
