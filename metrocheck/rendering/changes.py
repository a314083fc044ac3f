"""What a comparison says in sentences, the same in every format. Text from people comes out inert.

Chooses words for what the document holds; never counts, compares or rounds.
"""

from collections.abc import Sequence

from metrocheck.language import _, formats, ngettext
from metrocheck.language.plain_text import inert
from metrocheck.rendering import compared, confidence, verdicts, words
from metrocheck.rendering.compared import TO
from metrocheck.report.comparison.model import ComparedStatements, Comparison, StatementMove, StopMove, Wording

FEWEST = 2


def title(comparison: Comparison) -> str:
    """Whose waves these are."""
    return inert(comparison.partnership)


def occasion(comparison: Comparison) -> list[str]:
    """Each wave with how many scans it holds."""
    return [f"{inert(wave.label)}: {compared.scans(wave)}" for wave in comparison.waves]


def running(comparison: Comparison) -> str:
    """Partnership and waves on one line."""
    return f"{title(comparison)} · {TO.join(labels(comparison))}"


def labels(comparison: Comparison) -> list[str]:
    """What the waves are called, in their order."""
    return [inert(wave.label) for wave in comparison.waves]


def change(shown: float | None, dash: str) -> str:
    """A change with its arrow: `↑ 0,5`."""
    return dash if shown is None else words.change(shown)


def scores(shown: Sequence[float | None], dash: str) -> str:
    """The score in every wave: `3,4 → 4,1`."""
    return TO.join(words.score(score, dash) for score in shown)


def directions(stop: StopMove) -> str:
    """How many municipalities or groups went which way: `3 up, 1 the same`."""
    told = (
        (stop.up, _("{n} up")),
        (stop.same, _("{n} the same")),
        (stop.down, _("{n} down")),
    )
    return ", ".join(said.format(n=n) for n, said in told if n)


def stop(comparison: Comparison, move: StopMove) -> list[str]:
    """The verdict on a stop in full, its status where that moved, and which way municipalities or groups went."""
    if move.change is None:
        return [compared.nothing_here(comparison)]
    moved = move.statuses[0] != move.statuses[-1]
    went = _("From “{before}” to “{after}”.") if moved else _("Still “{after}”.")
    return [
        verdicts.stop(comparison, move),
        went.format(before=words.status(move.statuses[0]), after=words.status(move.statuses[-1])),
        compared.went(comparison, directions(move)),
    ]


def summary(comparison: Comparison) -> list[str]:
    """What a reader with ten seconds has to know: the train, the whole, what went better, worse, or is only noise."""
    silent = compared.without_scores(comparison)
    if comparison.overall.change is None:
        return [*(silent or [compared.nothing(comparison)]), *left_out(comparison)]
    told = [*verdicts.of_stops(comparison), *verdicts.without_verdict(comparison), *verdicts.quietly(comparison)]
    return [train(comparison), _overall(comparison), *told, *silent, *left_out(comparison)]


def train(comparison: Comparison) -> str:
    """From where to where the train went."""
    stops, names = comparison.train.stops, comparison.train.names
    before, after = (
        _station(comparison, place, name) for place, name in ((stops[0], names[0]), (stops[-1], names[-1]))
    )
    if len(stops) > FEWEST and len(set(stops)) > 1:
        places = [_station(comparison, place, name) for place, name in zip(stops, names, strict=True)]
        return _("The train stood at {places}, in that order.").format(places=formats.listed(places))
    if stops[0] == stops[-1]:
        return _("The train stands where it stood: at {place}.").format(place=after)
    went = _("The train went on from {before} to {after}.")
    fell = _("The train went back from {before} to {after}.")
    return (went if stops[-1] > stops[0] else fell).format(before=before, after=after)


def _station(comparison: Comparison, place: int, name: str) -> str:
    if place == 0:
        return _("the start ({name})").format(name=name)
    if place > len(comparison.stops):
        return _("the terminus ({name})").format(name=name)
    return _("stop {number} ({name})").format(number=place, name=name)


def _overall(comparison: Comparison) -> str:
    overall = comparison.overall
    first, last = (formats.one_decimal(score) for score in (overall.shown[0] or 0, overall.shown[-1] or 0))
    return _("Overall from {first} to {last}: {verdict}.").format(
        first=first, last=last, verdict=verdicts.overall(comparison)
    )


def left_out(comparison: Comparison) -> list[str]:
    """Who and what the changes leave out."""
    told = list(compared.left_out(comparison))
    if told and comparison.partners.both:
        told.append(compared.about(comparison))
    n = len(comparison.statements.wordings)
    if n:
        text = ngettext(
            "{n} statement is left out, because it was not asked in the same words each time.",
            "{n} statements are left out, because they were not asked in the same words each time.",
            n,
        )
        told.append(text.format(n=n))
    if told and comparison.partners.both:
        told.append(_("So scores, stands and the train can differ here from what the reports say."))
    return told


def no_statements(comparison: Comparison) -> str | None:
    """Why nothing is told of single statements, where nothing is."""
    asked = comparison.statement_changes
    if comparison.min_group is None or not asked or any(map(_is_told, asked)):
        return None
    return _(
        "Single statements are not shown: that takes {n} scans or more of those who are compared, the first time as "
        "well as the last."
    ).format(n=confidence.STATEMENTS_FROM * comparison.min_group)


def _is_told(statement: StatementMove) -> bool:
    return any(score is not None for score in statement.shown)


def why(statements: ComparedStatements, wording: Wording) -> str:
    """Why a statement is left out."""
    if wording.id in statements.reworded:
        return _("reworded")
    return _("new") if wording.id in statements.added else _("dropped")


def in_other_words(statements: ComparedStatements) -> list[str]:
    """Every statement that is left out, with its words before and after."""
    return [
        f"{wording.id} ({why(statements, wording)}): {TO.join(filter(None, (wording.before, wording.after)))}"
        for wording in statements.wordings
    ]


def method(comparison: Comparison) -> list[str]:
    """What was compared, by which rules, with which versions."""
    rules = _rules(comparison) if comparison.overall.change is not None else []
    return [compared.who(comparison), *left_out(comparison), *rules, _versions(comparison)]


def _rules(comparison: Comparison) -> list[str]:
    return [
        compared.what_a_change_is(comparison),
        *verdicts.rules(comparison),
        *_in_confidence(comparison),
        _("No wave is filled in from another: what was not answered has no score."),
    ]


def _in_confidence(comparison: Comparison) -> list[str]:
    if not comparison.in_confidence:
        return []
    told = [
        _(
            "People answered in confidence. Every number rests on at least {k} answers; where there are fewer, there "
            "is a dash: too few answers to show."
        ).format(k=comparison.min_group),
        compared.together(comparison),
        no_statements(comparison),
    ]
    return [line for line in told if line]


def _versions(comparison: Comparison) -> str:
    versions = list(dict.fromkeys(wave.version for wave in comparison.waves))
    return _("Questionnaire {id} {versions}, {n} statements compared; metrocheck {program}.").format(
        id=comparison.line.id,
        versions=formats.listed(versions),
        n=len(comparison.statements.common),
        program=comparison.program,
    )
