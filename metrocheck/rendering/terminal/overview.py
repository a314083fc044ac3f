"""The first and the last words of a report: how far the train is, and how this was measured."""

from rich.text import Text

from metrocheck.language import _, formats, ngettext
from metrocheck.language.plain_text import inert
from metrocheck.rendering import words
from metrocheck.rendering.terminal.screen import Screen, joined
from metrocheck.report.model import Report


def title(report: Report, screen: Screen) -> Text:
    """Whose line this is, and of when."""
    closed = report.wave.closed
    when = (
        _("closed on {day}").format(day=formats.day(closed))
        if closed
        else _("open since {day}").format(day=formats.day(report.wave.opened))
    )
    name, label = inert(report.partnership.name), inert(report.wave.label)
    answered = len(report.responses.took_part)
    present = ngettext(
        "{answered} of {all} municipalities took part", "{answered} of {all} municipalities took part", answered
    ).format(answered=answered, all=len(report.partnership.partners))
    return Text.assemble((name, "bold"), "\n", joined([label, when, present], screen))


def summary(report: Report) -> Text:
    """Where the train stands, the overall score and how many stops are reached."""
    if not report.responses.submitted:
        return Text.assemble(_nothing(report), *_next(report))
    return Text.assemble((_train(report), "bold"), "\n", _overall(report), *_next(report))


def _nothing(report: Report) -> str:
    if report.wave.purged:
        return _("The scans of this wave were erased, so there is nothing to show.")
    return _("Nobody has handed in a scan yet, so there is nothing to score.")


def _train(report: Report) -> str:
    place, name = report.train.stop, report.train.name
    if place == 0:
        return _("The train still stands at the start, {place}.").format(place=name)
    if place > report.overall.stops:
        return _("The train has arrived at the terminus, {place}.").format(place=name)
    return _("The train stands at stop {number}, {place}.").format(number=place, place=name)


def _next(report: Report) -> list[str]:
    wave = report.wave
    return ["\n", words.next_wave(wave.next_date, is_due=wave.is_due)] if wave.next_date else []


def _overall(report: Report) -> str:
    overall = report.overall
    if overall.shown is None:
        return _("There are too few answers for a score.")
    reached = ngettext("{reached} of {n} stop reached", "{reached} of {n} stops reached", overall.stops).format(
        reached=overall.reached, n=overall.stops
    )
    return _("Overall {score} on a scale of 1 to {points}: {status}. {reached}.").format(
        score=formats.one_decimal(overall.shown),
        points=report.rules.points,
        status=words.status(overall.status),
        reached=reached,
    )


def method(report: Report) -> Text:
    """Who answered, by which rules, with which versions."""
    return Text("\n").join(Text(line) for line in _method(report))


def _method(report: Report) -> list[str]:
    responses = report.responses
    here = [inert(name) for name in responses.took_part]
    missing = [inert(name) for name in responses.missing]
    lines = [_who_counts(responses.submitted, here)]
    if missing:
        lines.append(_("Not yet from {names}.").format(names=formats.listed(missing)))
    if responses.drafts:
        lines.append(
            ngettext("{n} draft does not count.", "{n} drafts do not count.", responses.drafts).format(
                n=responses.drafts
            )
        )
    return [*lines, *_rules(report), _versions(report)]


def _who_counts(submitted: int, names: list[str]) -> str:
    if not submitted:
        return _("No scan counts yet.")
    text = ngettext("{n} scan counts: {names}.", "{n} scans count: {names}.", submitted)
    return text.format(n=submitted, names=formats.listed(names))


def _rules(report: Report) -> list[str]:
    rules = report.rules
    return [
        _(
            "A score is the average of the answers 1 to {points}; {dont_know} and {not_applicable} do not "
            "count. Each municipality weighs the same."
        ).format(
            points=rules.points,
            dont_know=report.questionnaire.dont_know,
            not_applicable=report.questionnaire.not_applicable,
        ),
        _("A municipality has a score at a stop only if it rated at least half of the statements there."),
        _(
            "From {reached} a stop is reached, from {under_way} it is under way; "
            "below that there are works on the track."
        ).format(reached=formats.one_decimal(rules.reached), under_way=formats.one_decimal(rules.under_way)),
        _("The train stands at the last stop of the row of reached stops, counted from the first."),
        _("Far apart means {distance} or more between the lowest and the highest municipality.").format(
            distance=formats.one_decimal(rules.far_apart)
        ),
        _(
            "Agreement is Van der Eijk's A, from -1 (two camps) to 1 (of one mind); the words for it are our "
            "own choice. It takes 5 answers for a number and 10 for a word."
        ),
    ]


def _versions(report: Report) -> str:
    return _("Questionnaire {id} {version}, {n} statements; metrocheck {program}.").format(
        id=report.questionnaire.id,
        version=report.questionnaire.version,
        n=report.questionnaire.statements,
        program=report.program,
    )
