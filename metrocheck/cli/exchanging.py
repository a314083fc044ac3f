"""`responses export` and `responses import`: scans travel between stores in exchange files, and come in from tables."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metrocheck.cli.command import Choices
from metrocheck.errors import ExitCode, Interrupted, MetrocheckError, UsageError
from metrocheck.language import _
from metrocheck.language.plain_text import inert, quoted

if TYPE_CHECKING:
    from metrocheck.exchange.package import Package
    from metrocheck.store.unpacking import PackageTaken

_TABLES = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".ods", ".xls", ".zip")
_OWNERS_ONLY = 0o077


def export(
    choices: Choices,
    file: Annotated[
        Path, typer.Argument(metavar=_("FILE"), help=_("The file to write, ending in .json."), show_default=False)
    ],
) -> None:
    """Writes everything of a partnership that may travel, and says to whom it may go."""
    from metrocheck.cli import files, opening, travelling, who_may_see
    from metrocheck.cli.diagnostics import say
    from metrocheck.exchange.package import written

    if _is_table(file):
        raise UsageError(
            _("An exchange file is JSON, not {suffix}.").format(suffix=quoted(file.suffix)),
            _("Give it a name that ends in .json; a report as a table: `metrocheck report -o FILE.xlsx`."),
        )
    if str(file) == "-":
        raise UsageError(
            _("An exchange file is not written to the screen: it would not be there any more."),
            _("Give it a name that ends in .json."),
        )
    with opening.opened(choices) as store:
        of = opening.partnership(store, choices)
        files.check(file)
        package = store.packaged(of.id, travelling)
    with _for_the_owner_only():
        files.replace(file, written(package).encode())
    say(_("{file} is written. Import it elsewhere with `metrocheck responses import`.").format(file=inert(str(file))))
    for line in who_may_see.told(package):
        say(line)


def import_(
    choices: Choices,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar=_("FILE"), help=_("Exchange files (.json) or tables (.csv, .xlsx)."), show_default=False
        ),
    ],
    partner: Annotated[
        str | None, typer.Option("--partner", metavar=_("MUNICIPALITY"), help=_("Tables: whose scans they are."))
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar=_("ROLE"), help=_("Tables, individual: the role of who answered."))
    ] = None,
    wave: Annotated[
        str | None, typer.Option("--wave", metavar=_("LABEL"), help=_("Tables: which wave; otherwise the open one."))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what would happen."))] = False,
) -> None:
    """Takes in files one after the other, each of them whole or not at all."""
    for file in files:
        if not _is_table(file):
            _refuse_options(file, {"--partner": partner, "--role": role, "--wave": wave})
    for file in files:
        with _whole_or_not_at_all():
            if _is_table(file):
                _import_table(choices, file, partner, role, wave, dry_run=dry_run)
            else:
                _import_package(choices, file, dry_run=dry_run)


@contextmanager
def _whole_or_not_at_all() -> Iterator[None]:
    """Says so to who stops it, by Ctrl-C or by closing the window."""
    from metrocheck.interview import interrupts

    try:
        with interrupts.heeded():
            yield
    except (KeyboardInterrupt, Interrupted) as error:
        todo = _("A file comes in whole or not at all: import it again.")
        raise Interrupted(_("Stopped."), todo) from error


def _is_table(file: Path) -> bool:
    return file.suffix.lower() in _TABLES


def _refuse_options(file: Path, options: Mapping[str, str | None]) -> None:
    """What is asked for tables only, with an exchange file among them; before anything is taken in."""
    for option, given in options.items():
        if given is not None:
            raise UsageError(
                _("{option} is for tables; {file} knows by itself.").format(option=option, file=inert(str(file))),
                _("Leave it out, or import the tables by themselves."),
            )


def _import_table(
    choices: Choices, file: Path, partner: str | None, role: str | None, wave: str | None, *, dry_run: bool
) -> None:
    from metrocheck.cli import importing, opening

    with opening.opened(choices) as store:
        of = opening.partnership(store, choices)
        importing.import_table(store, of, file, partner, role, wave, dry_run=dry_run)


def _import_package(choices: Choices, file: Path, *, dry_run: bool) -> None:
    from metrocheck.cli import opening, travelling, what_came_in
    from metrocheck.cli.diagnostics import say
    from metrocheck.exchange.package import read

    content = _content(file)
    with _about(file):
        package = read(content)
        travelling.check(package)
        _refuse_another(choices, package)
        taken = _taken(choices, package, dry_run=dry_run)
    for line in what_came_in.told(file, package, taken, opening.now(), dry_run=dry_run):
        say(line)


@contextmanager
def _about(file: Path) -> Iterator[None]:
    """Errors name the file they are about: there can be several."""
    try:
        yield
    except MetrocheckError as error:
        if error.exit_code is not ExitCode.FAILED:
            raise
        named = _("{file}: {reason}").format(file=inert(str(file)), reason=error.what)
        raise MetrocheckError(named, error.todo) from error


def _content(file: Path) -> bytes:
    """What stands in a file; never more of it than an exchange file can be long, and a letter."""
    from metrocheck.exchange.package import MAX_BYTES

    try:
        if not file.is_file():
            raise _not_a_file(file)
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name of the file
        raise MetrocheckError(
            _("{path} cannot be read.").format(path=inert(str(file))),
            _("Check the name and whether you may read this file."),
        ) from error


def _not_a_file(file: Path) -> MetrocheckError:
    what = _("There is no file {path}.")
    if file.exists():
        what = _("{file} is a folder.") if file.is_dir() else _("{file} is not an ordinary file.")
    return MetrocheckError(
        what.format(path=inert(str(file)), file=inert(str(file))),
        _("Check the name of the file and the folder you are in."),
    )


def _refuse_another(choices: Choices, package: "Package") -> None:
    """A partnership that was named has to be the one of the file."""
    from metrocheck.cli import opening
    from metrocheck.response import names

    asked = choices.partnership
    if asked is None:
        return
    if opening.has_partnership(choices):
        with opening.opened(choices) as store:
            asked = opening.partnership(store, choices).name
    if names.key(asked) != names.key(package.partnership.name):
        raise MetrocheckError(
            _("this file is of {name}, not of {asked}").format(
                name=quoted(package.partnership.name), asked=quoted(asked)
            ),
            _("Leave out --partnership, or choose the file of {asked}.").format(asked=quoted(asked)),
        )


def _taken(choices: Choices, package: "Package", *, dry_run: bool) -> "PackageTaken":
    """Where there is no store yet it is tried in a passing one first, so that what cannot be leaves no store behind."""
    from metrocheck.cli import opening, travelling

    if not opening.exists(choices):
        tried = _tried(package)
        if dry_run:
            return tried
    with opening.opened(choices, create=True) as store:
        return store.take_in_package(package, travelling, dry_run=dry_run)


def _tried(package: "Package") -> "PackageTaken":
    from tempfile import TemporaryDirectory

    from metrocheck.cli import travelling
    from metrocheck.store import open_store

    with TemporaryDirectory(prefix="metrocheck-") as folder, open_store(Path(folder) / "store.sqlite") as store:
        return store.take_in_package(package, travelling, dry_run=True)


@contextmanager
def _for_the_owner_only() -> Iterator[None]:
    """People's answers are in it: a new file is for nobody else on this machine."""
    before = os.umask(_OWNERS_ONLY)
    try:
        yield
    finally:
        os.umask(before)
