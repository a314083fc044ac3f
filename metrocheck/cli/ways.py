"""The two ways of working a partnership is set up with: given as options, or asked for."""

from typing import NamedTuple

from metrocheck.errors import UsageError
from metrocheck.language import _
from metrocheck.response.model import LEAST_MIN_GROUP, USUAL_MIN_GROUP, Mode


class Way(NamedTuple):
    """How a partnership works; `min_group` is k, None in mode team."""

    mode: Mode
    min_group: int | None


TEAM = Way(Mode.TEAM, None)
# What is offered where it is asked for; an option may say more.
MIN_GROUPS = tuple(range(LEAST_MIN_GROUP, 2 * USUAL_MIN_GROUP + 1))


def given(mode: str | None, fewest: int | None) -> Way | None:
    """The way that the options say; None when they say nothing. UsageError when they cannot be."""
    from metrocheck.cli import opening

    if mode is None and fewest is None:
        return None
    chosen = Mode(opening.one_of("--mode", mode or Mode.TEAM.value, [each.value for each in Mode]))
    return Way(chosen, min_group(fewest, chosen, usual=USUAL_MIN_GROUP))


def min_group(fewest: int | None, mode: Mode, usual: int | None) -> int | None:
    """What --min-group says, `usual` where it was not given; None in mode team. UsageError when it cannot be."""
    if mode is Mode.TEAM:
        if fewest is not None:
            raise UsageError(
                _("--min-group is for partnerships where people answer in confidence."),
                _("Leave it out, or set up a partnership with --mode individual."),
            )
        return None
    if fewest is not None and fewest < LEAST_MIN_GROUP:
        raise UsageError(
            _("--min-group is {k}, and with fewer than {least} people one knows who answered what.").format(
                k=fewest, least=LEAST_MIN_GROUP
            ),
            _("Give {least} or more; 5 is usual.").format(least=LEAST_MIN_GROUP),
        )
    return usual if fewest is None else fewest


def asked() -> Way:
    """The way somebody chooses at the keyboard; team comes first."""
    from metrocheck.cli import asking

    labels = [
        (_("Together: each municipality fills in one scan"), TEAM),
        (_("In confidence: everybody answers for themselves"), Way(Mode.INDIVIDUAL, USUAL_MIN_GROUP)),
    ]
    return asking.choice("--mode", _("How do you want to fill in?"), labels)


def tell(way: Way) -> None:
    """Says what answering in confidence comes with, where that was chosen."""
    from metrocheck.cli.diagnostics import say

    if way.min_group is not None:
        say(_("People answer in confidence: nothing is ever shown of fewer than {k} of them.").format(k=way.min_group))
