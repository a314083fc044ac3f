"""What a comparison says in sentences, the same in every format. Text from people comes out inert.

Chooses words for what the document holds; never counts, compares or rounds.
"""

from collections.abc import Sequence

from metrocheck.language import _, formats, ngettext
from metrocheck.language.plain_text import inert
from metrocheck.rendering import words
from metrocheck.report.comparison.model import ComparedStatements, ComparedWave, Comparison, Judged, StopMove, Wording

TO = " → "
FEWEST = 2


def title(comparison: Comparison) -> str:
    """Whose waves these are."""
    return inert(comparison.partnership)


def occasion(comparison: Comparison) -> list[str]:
    """Each wave with how many scans it holds."""
    return [_counted(wave) for wave in comparison.waves]


def _counted(wave: ComparedWave) -> str:
    return f"{inert(wave.label)}: {_scans(wave)}"


def _scans(wave: ComparedWave) -> str:
    return ngettext("{n} scan", "{n} scans", wave.n).format(n=wave.n)


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


def verdict(judged: Judged, dash: str) -> str:
    """Whether a change is more than noise."""
    if judged.noticeable is None:
        return dash
    return _("noticeable") if judged.noticeable else _("no clear difference")


def municipalities(stop: StopMove) -> str:
    """How many municipalities went which way: `3 up, 1 the same`."""
    told = (
        (stop.up, _("{n} up")),
        (stop.same, _("{n} the same")),
        (stop.down, _("{n} down")),
    )
    return ", ".join(said.format(n=n) for n, said in told if n)


def stop(move: StopMove) -> list[str]:
    """The verdict on a stop in full, its status where that moved, and which way municipalities went."""
    if move.change is None:
        return [_("Nothing can be compared here: no municipality has a score on the same statements both times.")]
    told = [_("A noticeable difference.") if move.noticeable else _("No clear difference.")]
    moved = move.statuses[0] != move.statuses[-1]
    went = _("From “{before}” to “{after}”.") if moved else _("Still “{after}”.")
    told.append(went.format(before=words.status(move.statuses[0]), after=words.status(move.statuses[-1])))
    return [*told, _("Municipalities: {municipalities}.").format(municipalities=municipalities(move))]


def summary(comparison: Comparison) -> list[str]:
    """What a reader with ten seconds has to know: the train, the whole, what went better, worse, or is only noise."""
    silent = [wave for wave in comparison.waves if not wave.n]
    if comparison.overall.change is None:
        return [*map(_silent, silent), *([] if silent else [_nothing()]), *left_out(comparison)]
    told = [train(comparison), _overall(comparison), *_stops(comparison), *_quietly(comparison)]
    return [*told, *map(_silent, silent), *left_out(comparison)]


def _silent(wave: ComparedWave) -> str:
    what = (
        _("The scans of wave “{wave}” were erased, so it has no scores.")
        if wave.purged
        else _("In wave “{wave}” nobody handed in a scan, so it has no scores.")
    )
    return what.format(wave=inert(wave.label))


def _nothing() -> str:
    return _(
        "Nothing can be compared: no municipality has a score on the same statements in the first wave and in the last."
    )


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
        first=first, last=last, verdict=_("a noticeable difference") if overall.noticeable else _("no clear difference")
    )


def _stops(comparison: Comparison) -> list[str]:
    verdicts = comparison.verdicts
    kinds = [
        (_("Noticeably better: {stops}."), verdicts.better),
        (_("Noticeably worse: {stops}."), verdicts.worse),
        (_("No clear difference: {stops}."), verdicts.unclear),
        (_("Cannot be compared: {stops}."), verdicts.unknown),
    ]
    return [said.format(stops=formats.listed(_stop_names(comparison, ids))) for said, ids in kinds if ids]


def _stop_names(comparison: Comparison, ids: Sequence[int]) -> list[str]:
    return [f"{place} {stop.name}" for place, stop in enumerate(comparison.stops, start=1) if stop.id in ids]


def _quietly(comparison: Comparison) -> list[str]:
    """Where the train or a status moved though the change is not noticeable."""
    quiet = [(place, stop) for place, stop in enumerate(comparison.stops, start=1) if stop.quietly]
    told = [
        _("Stop {number} went from “{before}” to “{after}”, but without a clear difference in score.").format(
            number=place, before=words.status(stop.statuses[0]), after=words.status(stop.statuses[-1])
        )
        for place, stop in quiet
    ]
    train_moved = _("The train moved along stops whose difference is not clear.")
    return [*told, train_moved] if comparison.train.quietly else told


def left_out(comparison: Comparison) -> list[str]:
    """Who and what the changes leave out."""
    (left, joined), statements = left_and_joined(comparison), comparison.statements
    told = [_absent(wave) for wave in comparison.waves if wave.absent and wave.n]
    if left:
        told.append(_("Did not take part the last time: {names}.").format(names=_names(left)))
    if joined:
        told.append(_("Was not there the first time: {names}.").format(names=_names(joined)))
    if told and comparison.partners.both:
        told.append(_("The changes are about the municipalities that took part the first time and the last."))
    n = len(statements.wordings)
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


def _absent(wave: ComparedWave) -> str:
    """Why a wave between has no scores: it would tell of other municipalities."""
    return _("In wave “{wave}” not everybody took part ({names} did not), so it has fewer scores here.").format(
        wave=inert(wave.label), names=_names(wave.absent)
    )


def left_and_joined(comparison: Comparison) -> tuple[Sequence[str], Sequence[str]]:
    """Who left and who joined; of a wave without scans, or with erased ones, that cannot be said of anybody."""
    first, *_between, last = comparison.waves
    return (comparison.partners.left if last.n else (), comparison.partners.joined if first.n else ())


def _names(names: Sequence[str]) -> str:
    return formats.listed([inert(name) for name in names])


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
    return [*_what(comparison), *rules, _versions(comparison)]


def _what(comparison: Comparison) -> list[str]:
    both = comparison.partners.both
    waves = formats.listed([f"{_scans(wave)} ({inert(wave.label)})" for wave in comparison.waves])
    compared = ngettext("Compared: {names}. Handed in: {waves}.", "Compared: {names}. Handed in: {waves}.", len(both))
    nobody = _("No municipality took part the first time as well as the last. Handed in: {waves}.")
    who = (compared if both else nobody).format(names=_names(both), waves=waves)
    return [who, *left_out(comparison)]


def _rules(comparison: Comparison) -> list[str]:
    bounds = comparison.bounds
    return [
        _(
            "A change is the last score minus the first, over the same municipalities and the same statements. It "
            "is computed from the exact scores; so it can differ 0.1 from what the scores as shown suggest."
        ),
        ngettext(
            "Noticeable means: a change of at least {change} with {n} municipality, and none that moved {against} "
            "or more the other way.",
            "Noticeable means: a change of at least {change} with {n} municipalities, and none that moved {against} "
            "or more the other way.",
            bounds.groups,
        ).format(
            change=formats.two_decimals(bounds.change), n=bounds.groups, against=formats.one_decimal(bounds.against)
        ),
        _("At a stop where fewer municipalities have a score both times, the change has to be larger."),
        _(
            "Even where nothing really changed, about one in twenty verdicts is “noticeable” by chance. Take it as the "
            "start of a conversation."
        ),
        _("No wave is filled in from another: what was not answered has no score."),
    ]


def _versions(comparison: Comparison) -> str:
    versions = list(dict.fromkeys(wave.version for wave in comparison.waves))
    return _("Questionnaire {id} {versions}, {n} statements compared; metrocheck {program}.").format(
        id=comparison.line.id,
        versions=formats.listed(versions),
        n=len(comparison.statements.common),
        program=comparison.program,
    )
