"""Finds what a command is about: the store, the partnership, the wave and the municipality.

Names are found as people type them: by label, by an unambiguous beginning, or by number; capitals and
spaces do not matter. What cannot be found is an error that says what there is.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from metrocheck.cli import asking
from metrocheck.cli.command import Choices
from metrocheck.errors import MetrocheckError, UsageError
from metrocheck.language import _
from metrocheck.language.plain_text import inert, quoted
from metrocheck.response import names
from metrocheck.response.model import Mode, Partner, Partnership, Wave

if TYPE_CHECKING:
    from metrocheck.store import Store

Thing = TypeVar("Thing")


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


@contextmanager
def opened(choices: Choices, *, create: bool = False) -> Iterator["Store"]:
    """The store that was asked for; only what sets up a partnership makes one that is not there."""
    from metrocheck.store import StoreMissing, open_store

    try:
        store = open_store(choices.store, create=create)
    except StoreMissing as error:
        raise nothing_yet(error.what) from error
    with store:
        yield store


def exists(choices: Choices) -> bool:
    """Whether there is a store to read."""
    from metrocheck.store import StoreMissing, open_store

    try:
        open_store(choices.store, create=False).close()
    except StoreMissing:
        return False
    return True


def has_partnership(choices: Choices) -> bool:
    """Whether somebody already set up a partnership here."""
    if not exists(choices):
        return False
    with opened(choices) as store:
        return bool(store.partnerships())


def has_open_wave(choices: Choices) -> bool:
    """Whether scans can be filled in now."""
    with opened(choices) as store:
        return any(each.is_open for each in store.waves(partnership(store, choices).id))


def has_two_waves(choices: Choices) -> bool:
    """Whether there is something to compare."""
    with opened(choices) as store:
        return len(store.waves(partnership(store, choices).id)) > 1


def known_names(choices: Choices) -> list[str]:
    """Every municipality's name used before, to complete from."""
    if not exists(choices):
        return []
    with opened(choices) as store:
        return sorted({partner.name for each in store.partnerships() for partner in each.partners})


def nothing_yet(what: str) -> MetrocheckError:
    """The error that there is no partnership to work with."""
    return MetrocheckError(
        what, _("Set up a partnership with `metrocheck new`, or see an example with `metrocheck demo`.")
    )


def partnership(store: "Store", choices: Choices) -> Partnership:
    """The partnership a command is about; with several and none named it asks."""
    known = store.partnerships()
    if not known:
        raise nothing_yet(_("There is no partnership in {store} yet.").format(store=inert(store.location)))
    if choices.partnership:
        return _named_partnership(known, choices.partnership)
    if len(known) == 1:
        return known[0]
    labels = [(each.name, each) for each in known]
    return asking.choice("--partnership", _("Which partnership?"), labels)


def _named_partnership(known: Sequence[Partnership], asked: str) -> Partnership:
    for each in known:
        if names.key(asked) in {names.key(each.slug), names.key(each.name)}:
            return each
    raise MetrocheckError(
        _("There is no partnership “{name}”.").format(name=quoted(asked)),
        _("There is: {names}.").format(names=_names(known, lambda each: each.name)),
    )


def wave(store: "Store", of: Partnership, asked: str | None) -> Wave:
    """The wave asked for, or else the last one, which is the open one where there is one."""
    waves = store.waves(of.id)
    if not waves:
        raise MetrocheckError(
            _("{name} has no wave yet.").format(name=inert(of.name)),
            _("Open one with `metrocheck wave open`."),
        )
    return waves[-1] if asked is None else _named_wave(waves, asked)


def _named_wave(waves: Sequence[Wave], asked: str) -> Wave:
    wanted = names.key(asked)
    exact = [each for each in waves if names.key(each.label) == wanted]
    numbered = [each for each in waves if str(each.number) == wanted]
    beginning = [each for each in waves if names.key(each.label).startswith(wanted)] if wanted else []
    found = exact or numbered or beginning
    if len(found) == 1:
        return found[0]
    what = _("More than one wave begins with “{label}”.") if found else _("There is no wave “{label}”.")
    raise MetrocheckError(
        what.format(label=quoted(asked)),
        _("There is: {names}.").format(names=_names(waves, lambda each: each.label)),
    )


def is_in_team(choices: Choices) -> bool:
    """Whether municipalities answer by name; in mode individual people do, in confidence."""
    with opened(choices) as store:
        return partnership(store, choices).mode is Mode.TEAM


def open_wave(store: "Store", of: Partnership) -> Wave:
    """The wave that is open now."""
    for each in store.waves(of.id):
        if each.is_open:
            return each
    raise MetrocheckError(
        _("No wave of {name} is open, so no scan can be filled in.").format(name=inert(of.name)),
        _("Open one with `metrocheck wave open LABEL`."),
    )


def partner(of: Partnership, asked: str) -> Partner:
    """The municipality with this name, of those that take part now."""
    return _named_partner(of, [each for each in of.partners if not each.ended], asked)


def anyone(of: Partnership, asked: str) -> Partner:
    """The municipality with this name, also one that left."""
    return _named_partner(of, of.partners, asked)


def _named_partner(of: Partnership, known: Sequence[Partner], asked: str) -> Partner:
    for each in known:
        if names.key(each.name) == names.key(asked):
            return each
    raise MetrocheckError(
        _("{name} is not a municipality of {partnership}.").format(name=quoted(asked), partnership=inert(of.name)),
        _("There is: {names}.").format(names=_names(known, lambda each: each.name)),
    )


def one_of(option: str, given: str, allowed: Sequence[str]) -> str:
    """A value of an option that knows a few, or an error that lists them."""
    if given in allowed:
        return given
    raise UsageError(
        _("{option} cannot be “{given}”.").format(option=option, given=quoted(given)),
        _("Choose from: {names}.").format(names=", ".join(allowed)),
    )


def _names(things: Sequence[Thing], name: Callable[[Thing], str]) -> str:
    return ", ".join(inert(name(each)) for each in things)
