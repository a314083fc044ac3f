"""The verdict on a change in words, why it is that one, and by which rules it is given. The same in every format.

Chooses words for what the document holds; never judges.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from metrocheck.language import _, formats, ngettext
from metrocheck.rendering import words
from metrocheck.report.comparison.model import Comparison, Judged, StopMove


def verdict(judged: Judged, dash: str) -> str:
    """Whether a change is more than noise; a dash where there is no change."""
    return dash if judged.change is None else _in_short(judged)


def _in_short(judged: Judged) -> str:
    if judged.noticeable is None:
        return _("no verdict")
    return _("noticeable") if judged.noticeable else _("no clear difference")


def overall(comparison: Comparison) -> str:
    """The verdict on the whole line, to stand in a sentence."""
    return _("a noticeable difference") if comparison.overall.noticeable else _in_short(comparison.overall)


def stop(comparison: Comparison, move: StopMove) -> str:
    """The verdict on a stop in full; where people answered in confidence with its reason."""
    if move.noticeable is None:
        return _unjudged(comparison, move)
    if move.noticeable:
        return _("A noticeable difference.")
    if not comparison.in_confidence:
        return _("No clear difference.")
    if _is_small(comparison, move):
        return _("No clear difference: it is smaller than {least}.").format(least=_least(comparison))
    change = formats.one_decimal(abs(move.shown_change or 0))
    return _("No clear difference: it is {change}, but that may still be chance.").format(change=change)


def _unjudged(comparison: Comparison, move: StopMove) -> str:
    # A statement's id begins with the number of its stop.
    if any(wording.id.split(".")[0] == str(move.id) for wording in comparison.statements.wordings):
        return _("No verdict: not all statements of this stop were asked in the same words each time.")
    return _(
        "No verdict: too few people have a score of their own here, or a statement counted the other way round once."
    )


def _is_small(comparison: Comparison, move: StopMove) -> bool:
    return abs(move.shown_change or 0) < comparison.bounds.change


def _least(comparison: Comparison) -> str:
    """The least change as shown that is noticeable: what is shown goes up by tenths."""
    return formats.one_decimal(ceil(round(comparison.bounds.change * 10, 6)) / 10)


def of_stops(comparison: Comparison) -> Iterator[str]:
    """Which stops went better or worse, which are not clear, and which cannot be judged or compared."""
    verdicts = comparison.verdicts
    kinds = [
        (_("Noticeably better: {stops}."), verdicts.better),
        (_("Noticeably worse: {stops}."), verdicts.worse),
        *_unclear(comparison),
        (_("Cannot be judged: {stops}."), verdicts.unjudged),
        (_("Cannot be compared: {stops}."), verdicts.unknown),
    ]
    least = _least(comparison)
    for said, ids in kinds:
        if ids:
            yield said.format(stops=formats.listed(_names(comparison, ids)), least=least)


def _unclear(comparison: Comparison) -> list[tuple[str, Sequence[int]]]:
    unclear = comparison.verdicts.unclear
    if not comparison.in_confidence:
        return [(_("No clear difference: {stops}."), unclear)]
    small = [move.id for move in comparison.stops if move.id in unclear and _is_small(comparison, move)]
    return [
        (_("No clear difference (smaller than {least}): {stops}."), small),
        (
            _("No clear difference ({least} or more, but that may be chance): {stops}."),
            [id_ for id_ in unclear if id_ not in small],
        ),
    ]


def _names(comparison: Comparison, ids: Sequence[int]) -> list[str]:
    return [f"{place} {move.name}" for place, move in enumerate(comparison.stops, start=1) if move.id in ids]


def quietly(comparison: Comparison) -> Iterator[str]:
    """Where the train or a status moved though the change is not noticeable, or is not known to be."""
    for place, move in enumerate(comparison.stops, start=1):
        if move.quietly:
            yield _turned(move).format(
                number=place, before=words.status(move.statuses[0]), after=words.status(move.statuses[-1])
            )
    if comparison.train.quietly:
        yield (
            _("The train moved along stops whose difference is not clear, or cannot be judged.")
            if comparison.verdicts.unjudged
            else _("The train moved along stops whose difference is not clear.")
        )


def _turned(move: StopMove) -> str:
    if move.noticeable is None:
        return _(
            "Stop {number} went from “{before}” to “{after}”, but whether the difference is noticeable cannot be said."
        )
    return _("Stop {number} went from “{before}” to “{after}”, but without a clear difference in score.")


def rules(comparison: Comparison) -> list[str]:
    """When a change is called noticeable, and what that does not say."""
    return list(_of_people(comparison)) if comparison.in_confidence else _of_municipalities(comparison)


def _of_municipalities(comparison: Comparison) -> list[str]:
    bounds = comparison.bounds
    return [
        ngettext(
            "Noticeable means: a change of at least {change} with {n} municipality, and none that moved {against} "
            "or more the other way.",
            "Noticeable means: a change of at least {change} with {n} municipalities, and none that moved {against} "
            "or more the other way.",
            bounds.groups,
        ).format(
            change=formats.two_decimals(bounds.change),
            n=bounds.groups,
            against=formats.one_decimal(bounds.against or 0),
        ),
        _("At a stop where fewer municipalities have a score both times, the change has to be larger."),
        _by_chance(),
    ]


def _by_chance() -> str:
    return _(
        "Even where nothing really changed, about one in twenty verdicts is “noticeable” by chance. Take it as the "
        "start of a conversation."
    )


def _of_people(comparison: Comparison) -> Iterator[str]:
    yield _(
        "Noticeable means two things at once. The change, as shown, is at least {least}. And it is so large, compared "
        "with how far people’s answers lie apart, that chance does not explain it well: its 95 per cent interval "
        "leaves out “nothing changed”."
    ).format(least=_least(comparison))
    yield _(
        "“No clear difference” means that the change is smaller than {least}, or no larger than chance can make it. It "
        "does not mean that nothing changed."
    ).format(least=_least(comparison))
    yield from without_verdict(comparison)
    yield _by_chance()
    yield _("The more people answer, the smaller the changes that can be told from chance.")
    yield _("Other people may have answered the last time than the first.")
    yield _(
        "There are no margins beside the changes. A margin would tell how the answers of one person go together, and "
        "those were given in confidence."
    )


def without_verdict(comparison: Comparison) -> Iterator[str]:
    """Why a change has no verdict, where one has none."""
    judged: Iterable[Judged] = (comparison.overall, *comparison.stops, *comparison.questions)
    if any(each.change is not None and each.noticeable is None for each in judged):
        yield _(
            "“No verdict” stands where not all statements were asked in the same words each time, where not every stop "
            "is about the same groups, or where too few people have a score of their own."
        )
