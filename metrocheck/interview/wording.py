"""What every asker says in the same words: where we are, what was answered, what the keys do."""

from metrocheck.interview.walk import Walk
from metrocheck.language import _
from metrocheck.language.plain_text import inert
from metrocheck.questionnaire.model import DONT_KNOW, NOT_APPLICABLE, Scale, Stop

LONGEST_TEXT = 4000


def progress(walk: Walk) -> str:
    """`12 of 42`: the statement shown, and how many there are."""
    return _("{number} of {total}").format(number=walk.place + 1, total=walk.total)


def stop_title(stop: Stop) -> str:
    """A stop's number and name."""
    return _("stop {number}: {name}").format(number=stop.id, name=inert(str(stop.name)))


def label(scale: Scale, code: str) -> str:
    """An answer code in words."""
    if code == DONT_KNOW:
        return inert(str(scale.dont_know))
    if code == NOT_APPLICABLE:
        return inert(str(scale.not_applicable))
    return inert(str(scale.labels[int(code) - 1]))


def statement_text(walk: Walk) -> str:
    """The statement shown."""
    return inert(str(walk.statement.text))


def question_text(walk: Walk) -> str:
    """The literal text of the question the statement belongs to."""
    return inert(str(walk.question.text))


def explanation(stop: Stop) -> list[str]:
    """What a stop is about: its summary and the paragraphs of its explanation."""
    paragraphs = [part for part in str(stop.explanation).splitlines() if part.strip()]
    return [inert(str(stop.summary)), *map(inert, paragraphs)]


def earlier_answer(walk: Walk) -> str:
    """What was answered before to the statement shown; empty when nothing."""
    if walk.answer is None:
        return ""
    words = label(walk.questionnaire.scale, walk.answer)
    return _("Earlier answer: {code}, {words}").format(code=walk.answer, words=words)


def comment_line(walk: Walk) -> str:
    """The comment on the statement shown; empty when there is none."""
    return _("Comment: {text}").format(text=inert(walk.written)) if walk.written else ""


def closing_progress(walk: Walk) -> str:
    """Which of the open questions this is."""
    total = len(walk.questionnaire.closing)
    return _("Open question {number} of {total}").format(number=walk.closing_number + 1, total=total)


def closing_text(walk: Walk) -> str:
    """The open question shown."""
    return inert(str(walk.closing_question.text))


def answers_line(walk: Walk, stop: Stop) -> str:
    """A stop's answers, one code per statement in order, and behind them what was answered last time."""
    now, last_time = " ".join(walk.answers_of(stop)), " ".join(walk.last_answers_of(stop))
    if not last_time:
        return now
    return now + "  " + _("last time {answers}").format(answers=last_time)


def closing_lines(walk: Walk) -> list[tuple[str, str]]:
    """Each open question with what was written there."""
    passed_over = _("(nothing written)")
    return [
        (inert(str(question.text)), inert(walk.comments.get(question.id, "")) or passed_over)
        for question in walk.questionnaire.closing
    ]


def cleaned_notice() -> str:
    """Says that a text was not kept quite as it was typed."""
    return _("Control characters were left out of your text.")


def names_warning(walk: Walk) -> str:
    """What to keep in mind before writing freely; empty where everybody knows who answers."""
    if not walk.in_confidence:
        return ""
    return _("Write no names, and nothing that tells who you or others are: the report shows this word for word.")


def terms(min_group: int) -> list[str]:
    """On what terms somebody answers in confidence: what is kept, what is not, who sees what, how to withdraw."""
    return [
        _("What is kept: your answers, your comments, your municipality and your role."),
        _("What is not kept: your name, and when you answered."),
        _(
            "Who sees what: no report shows what one person answered, only scores of groups of at least {k} people and "
            "how often all of you together gave each answer; comments stand in it without a sender. Whoever manages "
            "the file with the answers can open it."
        ).format(k=min_group),
        _(
            "Withdrawing: with your ticket, even after the wave has closed. The scores of the report then stay as "
            "they are."
        ),
    ]


def ticket_request() -> str:
    """What to do with a ticket."""
    return _(
        "Write this ticket down and keep it: only with it can you go on later or withdraw your answers. "
        "Nobody can find it for you."
    )
