"""Saving a document from the menu: asks for its name, and does not replace a file without asking."""

from pathlib import Path

from metrocheck.cli import asking, exporting, formats
from metrocheck.cli.diagnostics import say
from metrocheck.cli.exporting import Writers
from metrocheck.language import _
from metrocheck.language.plain_text import inert


def save(kind: str, label: str, writers: Writers) -> None:
    """Writes a document of this kind, about the wave `label`, under a name that is asked for."""
    path = _asked(formats.usual_name(kind, label))
    targets = formats.targets([str(path)])
    exporting.check(targets)
    if path.exists() and not asking.yes("-o", _("{file} is already there. Replace it?").format(file=inert(path.name))):
        say(_("Nothing was written."))
        return
    exporting.write(writers, targets)


def _asked(usual: str) -> Path:
    question = _("Under which name? Its end says as what: {suffixes}.").format(suffixes=formats.SUFFIXES)
    # In full, because who works from a menu may not know in which folder that is.
    return Path(asking.text("-o", question, default=usual)).expanduser().absolute()
