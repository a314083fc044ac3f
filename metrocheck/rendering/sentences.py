"""What a report says in sentences, the same in every format. Text from people comes out inert.

Chooses words for what the document holds; never counts, compares or rounds.
"""

from metrocheck.language import _, formats, ngettext
from metrocheck.language.plain_text import inert
from metrocheck.rendering import confidence, words
from metrocheck.report.model import CommentPart, Report, StatementPart, StopPart

# A list of statements longer than this stops being read.
LISTED = 5


def title(report: Report) -> str:
    """Whose line this is."""
    return inert(report.partnership.name)


def occasion(report: Report) -> list[str]:
    """Of which wave, since or until when, and how many took part."""
    return [inert(report.wave.label), _when(report), _took_part(report)]


def _when(report: Report) -> str:
    closed = report.wave.closed
    if closed:
        return _("closed on {day}").format(day=formats.day(closed))
    return _("open since {day}").format(day=formats.day(report.wave.opened))


def _took_part(report: Report) -> str:
    if report.in_confidence and not report.is_measured:
        n = report.responses.submitted
        return ngettext("{n} scan", "{n} scans", n).format(n=n)
    answered, all_ = len(report.responses.took_part), len(report.partnership.partners)
    if report.in_confidence:
        n = report.responses.submitted
        scans = ngettext("{n} filled-in scan", "{n} filled-in scans", n).format(n=n)
        return _("{scans}, from {answered} of {all} municipalities").format(scans=scans, answered=answered, all=all_)
    return ngettext(
        "{answered} of {all} municipalities took part", "{answered} of {all} municipalities took part", answered
    ).format(answered=answered, all=all_)


def summary(report: Report) -> list[str]:
    """Where the train stands, the overall score and how many stops are reached, and when the next wave is."""
    told = [train(report), overall(report)] if report.is_measured else [_nothing(report)]
    return [*told, *_next(report)]


def _nothing(report: Report) -> str:
    if report.wave.withheld:
        return confidence.withheld(report)
    if report.wave.purged:
        return _("The scans of this wave were erased, so there is nothing to show.")
    return _("Nobody has handed in a scan yet, so there is nothing to score.")


def train(report: Report) -> str:
    """Where the train stands."""
    place, name = report.train.stop, report.train.name
    if place == 0:
        return _("The train still stands at the start, {place}.").format(place=name)
    if place > report.overall.stops:
        return _("The train has arrived at the terminus, {place}.").format(place=name)
    return _("The train stands at stop {number}, {place}.").format(number=place, place=name)


def overall(report: Report) -> str:
    """The overall score, its status and how many stops are reached."""
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


def _next(report: Report) -> list[str]:
    wave = report.wave
    return [words.next_wave(wave.next_date, is_due=wave.is_due)] if wave.next_date else []


def agreement(report: Report, about: StopPart | StatementPart) -> str | None:
    """How far people agree on a stop or a statement, in a word where there is one, and its number."""
    if about.agreement is None:
        return None
    value = _agreed(report, about.agreement)
    known = about.agreement_word and words.agreement(about.agreement_word)
    return f"{known} ({value})" if known else _("agreement {value}").format(value=value)


def since(report: Report) -> str:
    """Since which wave a change is told; empty where there is none to tell."""
    return _("since {wave}").format(wave=inert(report.wave.before)) if report.wave.before else ""


def change(stop: StopPart) -> str | None:
    """How a stop moved since the wave before, with its arrow."""
    return None if stop.change is None else words.change(stop.change)


def agreement_alone(report: Report, about: StopPart | StatementPart) -> str | None:
    """The same under a heading that says what it is: the word with its number, or the number."""
    if about.agreement is None or about.agreement_word:
        return agreement(report, about)
    return _agreed(report, about.agreement)


def _agreed(report: Report, value: float) -> str:
    """Agreement with as many decimals as the report has of it."""
    return formats.one_decimal(value) if report.in_confidence else formats.two_decimals(value)


def subject(report: Report, comment: CommentPart) -> str:
    """What a comment is about: a statement with its number, or a closing question."""
    about, closing = comment.statement, report.questionnaire.closing
    if comment.stop is not None and about is None:
        return report.stop(comment.stop).name
    about = about or comment.closing or ""
    return closing[about] if about in closing else f"{about} {report.statement(about).text}"


def place(report: Report, stop: StopPart) -> int:
    """Which station of the line a stop is, counted from 1."""
    return report.stops.index(stop) + 1


def gaps_heading(report: Report) -> str:
    """What stands above the gaps."""
    return words.heading("gaps_of_groups" if confidence.has_pool(report) else "gaps")


def no_gap_stops() -> str:
    """Said where groups were compared and lie close at every stop."""
    return _("At no stop do the groups lie far apart.")


def more_statements(more: int) -> str:
    """How many statements follow those that are listed."""
    return ngettext("And {n} more statement.", "And {n} more statements.", more).format(n=more)


def no_gaps() -> str:
    """Said where municipalities were compared and lie close."""
    return _("On no statement do municipalities lie far apart.")


def no_blind_spots() -> str:
    """Said where everything could be judged."""
    return _("There is no statement that a quarter or more could not judge.")


def method(report: Report) -> list[str]:
    """Who answered, by which rules, with which versions."""
    kept = confidence.rules(report) if report.in_confidence and report.is_measured else []
    rules = _rules(report) if report.is_measured or not report.in_confidence else []
    return [*_counted(report), *kept, *rules, *_since(report), _versions(report)]


def _counted(report: Report) -> list[str]:
    responses = report.responses
    lines = [_who_counts(report)]
    if responses.missing:
        names = formats.listed([inert(name) for name in responses.missing])
        said = _("Nobody answered from {names}.") if report.in_confidence else _("Not yet from {names}.")
        lines.append(said.format(names=names))
    if responses.drafts:
        drafts = ngettext("{n} draft does not count.", "{n} drafts do not count.", responses.drafts)
        lines.append(drafts.format(n=responses.drafts))
    if report.wave.purged and report.is_measured:
        lines.append(_("The scans themselves were erased, with their comments; the scores stay."))
    return lines


def _who_counts(report: Report) -> str:
    n, groups = report.responses.submitted, report.responses.groups
    if not n:
        return _("No scan was handed in.") if report.wave.closed else _("No scan counts yet.")
    if report.in_confidence and not groups:
        return confidence.withheld(report)
    names = [inert(name) for name in report.responses.took_part]
    if report.in_confidence:
        names = [f"{words.group(group.name)} {group.responses}" for group in groups]
    text = ngettext("{n} scan counts: {names}.", "{n} scans count: {names}.", n)
    return text.format(n=n, names=formats.listed(names))


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
        _half(report),
        _(
            "From {reached} a stop is reached, from {under_way} it is under way; "
            "below that there are works on the track."
        ).format(reached=formats.one_decimal(rules.reached), under_way=formats.one_decimal(rules.under_way)),
        _("The train stands at the last stop of the row of reached stops, counted from the first."),
        _far_apart(report),
        _(
            "Agreement is Van der Eijk's A, from -1 (two camps) to 1 (of one mind); the words for it are our "
            "own choice. It takes 5 answers for a number and 10 for a word."
        ),
    ]


def _half(report: Report) -> str:
    if report.in_confidence:
        return _("A group has a score at a stop only if at least half of the answers there are ratings.")
    return _("A municipality has a score at a stop only if it rated at least half of the statements there.")


def _far_apart(report: Report) -> str:
    if confidence.has_pool(report):
        text = _("Far apart means {distance} or more between the lowest and the highest group.")
    else:
        text = _("Far apart means {distance} or more between the lowest and the highest municipality.")
    return text.format(distance=formats.one_decimal(report.rules.far_apart))


def _since(report: Report) -> list[str]:
    if not report.wave.before:
        return []
    text = _("What changed since {wave} is about the statements and municipalities that both waves have in common.")
    return [text.format(wave=inert(report.wave.before))]


def _versions(report: Report) -> str:
    return _("Questionnaire {id} {version}, {n} statements; metrocheck {program}.").format(
        id=report.questionnaire.id,
        version=report.questionnaire.version,
        n=report.questionnaire.statements,
        program=report.program,
    )
