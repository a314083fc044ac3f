"""Names people give: kept as typed where that is harmless, and cleaned with a word about it where not."""

from collections.abc import Sequence

from metrocheck.cli.diagnostics import say
from metrocheck.errors import MetrocheckError
from metrocheck.language import _
from metrocheck.language.plain_text import cleaned, quoted
from metrocheck.response import names

LONGEST = 300


def distinct(given: Sequence[str]) -> list[str]:
    """The names, when no two are the same."""
    first: dict[str, str] = {}
    for name in given:
        if names.key(name) in first:
            twice = quoted(first[names.key(name)])
            raise MetrocheckError(_("{name} was given twice.").format(name=twice), _("Give each municipality once."))
        first[names.key(name)] = name
    return list(given)


def checked(name: str) -> str:
    """The name as it is kept; empty or endless names are refused."""
    kept, changed = cleaned(name)
    if not kept:
        raise MetrocheckError(
            _("A name without a letter that can be shown: “{name}”.").format(name=quoted(name)),
            _("Give a name of letters."),
        )
    if len(kept) > LONGEST:
        raise MetrocheckError(
            _("This name is {n} characters long: “{name}”.").format(n=len(kept), name=quoted(kept)),
            _("Give one of at most {longest}.").format(longest=LONGEST),
        )
    if changed:
        say(_("Characters that cannot be shown were left out: “{name}”.").format(name=quoted(kept, LONGEST)))
    return kept
