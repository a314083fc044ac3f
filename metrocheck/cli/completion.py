"""Completion of commands and options, put in place for the shell this runs in."""

import typer
from typer import completion as typers

from metrocheck.cli import output
from metrocheck.cli.diagnostics import say
from metrocheck.errors import MetrocheckError
from metrocheck.language import _

COMPLETE_VARIABLE = "_METROCHECK_COMPLETE"


def handle(*, install: bool) -> None:
    """Installs completion for this shell, or shows the script that would do so."""
    if install:
        _install()
    else:
        output.text(
            typers.get_completion_script(  # type: ignore[attr-defined]
                prog_name="metrocheck", complete_var=COMPLETE_VARIABLE, shell=_shell()
            )
            + "\n"
        )


def _install() -> None:
    try:
        shell, path = typers.install(  # type: ignore[attr-defined]
            prog_name="metrocheck", complete_var=COMPLETE_VARIABLE
        )
    except typer.Exit as error:
        raise _unknown() from error
    say(_("Completion for {shell} stands in {path}; it works in a new shell.").format(shell=shell, path=path))


def _shell() -> str:
    import shellingham  # type: ignore[import-untyped]

    try:
        name: str = shellingham.detect_shell()[0]
    except shellingham.ShellDetectionFailure as error:
        raise _unknown() from error
    return name


def _unknown() -> MetrocheckError:
    return MetrocheckError(_("Which shell this is cannot be seen."), _("Run it from bash, zsh, fish or PowerShell."))
