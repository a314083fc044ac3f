"""Which names and texts a store can keep; names are kept as typed but for their white space."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count

from metrocheck.language import _
from metrocheck.response import names as same_name
from metrocheck.store.errors import UnfitText, quoted

_SLUG_LENGTH = 40


def key(name: str) -> str:
    """What two spellings of one name have in common; UnfitText when it cannot be kept."""
    return same_name.key(storable(name))


def cleaned(name: str) -> str:
    """The name with single spaces; UnfitText when nothing is left of it."""
    name = " ".join(storable(name).split())
    if not name:
        raise UnfitText(_("A name is empty."), _("Give a name of at least one character."))
    return name


def storable(text: str) -> str:
    """The text itself, if every database can keep it (no NUL, no half characters), else UnfitText."""
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise UnfitText(
            _("The text “{text}” holds a character that cannot be kept.").format(text=quoted(text)),
            _("Type it again, without the invisible characters."),
        )
    return text


def slug(name: str, taken: Collection[str]) -> str:
    """A short lower-case ASCII name for on the command line, unlike those `taken`."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", ascii_only)[:_SLUG_LENGTH].strip("-") or "samenwerking"
    candidates = (base if n == 1 else f"{base}-{n}" for n in count(1))
    return next(c for c in candidates if c not in taken)
