"""What is told where people answered in confidence: what is shown, what is left out, and why. Inert sentences.

Chooses words for what a report or a publication holds; never counts, compares or rounds.
"""

from collections.abc import Sequence

from metrocheck.language import _, formats, ngettext
from metrocheck.language.plain_text import inert
from metrocheck.publication.model import POOL, Outline
from metrocheck.rendering import words
from metrocheck.report.model import GroupPart, Report, RolePart

# Statements are told of from so many times k scans: design section 4, Anonymity.
STATEMENTS_FROM = 2


def too_few() -> str:
    """Why a number is not there."""
    return _("too few answers to show")


def dashes(report: Report, dash: str) -> str | None:
    """What a dash means, to read below a table that has one; None where it may mean something else."""
    return f"{dash} = {too_few()}" if report.in_confidence and report.is_measured else None


def foreseen(outline: Outline) -> list[str]:
    """What closing a wave will publish, to read before it is closed for good."""
    if not outline.groups:
        return [_never_enough(outline.responses, outline.min_group)]
    told = [_("After closing everybody can read the scores of these groups at every stop:")]
    for name, members, people in outline.groups:
        scans = ngettext("{n} scan", "{n} scans", people).format(n=formats.whole(people))
        told.append(f"- {_group(name, members)}: {scans}")
    told.append(_roles([words.role_group([role.value for role in roles]) for roles in outline.roles]))
    if outline.responses < _statements_from(outline.min_group):
        told.append(_no_statements(outline.min_group))
    told.append(_("Comments are shown per stop, without a name. Whoever withdraws later, changes no score any more."))
    return told


def _never_enough(responses: int, min_group: int) -> str:
    return ngettext(
        "No score will be shown: that takes {k} scans, and there is {n}. After closing none can be added.",
        "No score will be shown: that takes {k} scans, and there are {n}. After closing none can be added.",
        responses,
    ).format(n=formats.whole(responses), k=formats.whole(min_group))


def _group(name: str, members: Sequence[str]) -> str:
    if name != POOL:
        return words.group(name)
    return f"{words.group(name)} ({formats.listed([inert(member) for member in members])})"


def _roles(named: Sequence[str]) -> str:
    if not named:
        return _("No table of role groups: only one group is left that is large enough to show.")
    return _("And of these role groups: {groups}.").format(groups="; ".join(named))


def _statements_from(min_group: int | None) -> int:
    return STATEMENTS_FROM * (min_group or 0)


def _no_statements(min_group: int | None) -> str:
    return _("Single statements are not shown: that takes {n} scans or more.").format(n=_statements_from(min_group))


def withheld(report: Report) -> str:
    """Why a report has no scores yet, or never will."""
    n, k = report.responses.submitted, report.wave.min_group
    if report.wave.withheld == "open":
        return ngettext(
            "This wave is still open: {n} scan was handed in. The scores come when it closes.",
            "This wave is still open: {n} scans were handed in. The scores come when it closes.",
            n,
        ).format(n=n)
    return ngettext(
        "Too few answers to show: {n} scan was handed in, and it takes {k}.",
        "Too few answers to show: {n} scans were handed in, and it takes {k}.",
        n,
    ).format(n=n, k=k)


def statements(report: Report) -> str | None:
    """Why there is nothing about single statements, where there is not."""
    if report.wave.withheld:
        return withheld(report)
    if report.responses.submitted >= _statements_from(report.wave.min_group):
        return None
    return _no_statements(report.wave.min_group)


def pool(groups: Sequence[GroupPart]) -> str | None:
    """Which municipalities stand together, and why; None where none do."""
    pooled = next((group for group in groups if group.name == POOL), None)
    if pooled is None:
        return None
    return _("“{others}” is {members} together: one or more of them had too few scans to be shown alone.").format(
        others=words.group(POOL), members=formats.listed([inert(name) for name in pooled.members])
    )


def has_pool(report: Report) -> bool:
    """Whether municipalities stand together, so that what is told of is groups."""
    return pool(report.responses.groups) is not None


def role_group(role: RolePart) -> str:
    """What a group of roles is called; of the pool, with the roles in it."""
    named = words.role_group(role.roles)
    return f"{words.group(POOL)} ({named})" if role.group == POOL else named


def roles(report: Report) -> str | None:
    """Why there is no table of role groups, where there is none."""
    return None if report.roles else _roles([])


def rules(report: Report) -> list[str]:
    """By which rules answers stay in confidence."""
    k = report.wave.min_group
    told = [
        _(
            "People answered in confidence. Every number rests on at least {k} answers, and every group holds at least "
            "{k} people; where there are fewer, there is a dash: too few answers to show."
        ).format(k=k),
        pool(report.responses.groups),
        roles(report),
        statements(report),
        _("These scores were made once, when the wave closed. Who withdrew since then, changes nothing in them."),
        _("Comments stand in alphabetical order, without a name, municipality or role."),
    ]
    return [line for line in told if line]
