"""The two languages of the interface: catalogues here, numbers and dates in `formats`.

The language is chosen once, before the command line is built, because help texts are read at import.
Dutch is the default; the locale of the machine never decides.
"""

import gettext as _gettext
import os
from pathlib import Path

LANGUAGES = ("nl", "en")
DEFAULT = "nl"
DOMAIN = "metrocheck"
CATALOGUES = Path(__file__).parent / "locales"


class _Chosen:
    language = DEFAULT
    catalogue: _gettext.NullTranslations | None = None


def use(language: str) -> None:
    """Speak `language` (one of LANGUAGES) from now on; raises ValueError for another."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _Chosen.language = language
    _Chosen.catalogue = None
    # Typer takes its own words from gettext's global domain, in the language of the environment.
    _gettext.bindtextdomain(DOMAIN, CATALOGUES)
    _gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language


def current() -> str:
    """The language spoken now, as a two-letter code."""
    return _Chosen.language


def _catalogue() -> _gettext.NullTranslations:
    if _Chosen.catalogue is None:
        _Chosen.catalogue = _gettext.translation(DOMAIN, CATALOGUES, [_Chosen.language])
    return _Chosen.catalogue


def _(message: str) -> str:
    """The translation of an English message in the language spoken now."""
    return _catalogue().gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The translation of an English message that counts something."""
    return _catalogue().ngettext(singular, plural, number)
