"""What the types of the model cannot say: ids that fit each other, texts that are whole and distinct.

Pure: takes a questionnaire, gives findings. Must never know of files or lines; `load` adds those.
"""

import unicodedata
from collections.abc import Hashable, Iterable, Iterator

from pydantic import BaseModel

from metrocheck.language import LANGUAGES, _
from metrocheck.questionnaire.faults import Finding, Loc
from metrocheck.questionnaire.model import LocalText, Questionnaire, Statement
from metrocheck.questionnaire.wording import listed, nearest

MAX_STATEMENTS = 400
# What still fits beside the track: a full name at 60 columns, a short one beside bar and status at 45.
MAX_NAME, MAX_SHORT = 40, 14

# Unicode's Bidi_Control characters: they can make a text read otherwise than it is.
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ONE_LINE = frozenset(("title", "line", "start", "terminus", "name", "short", "scale", "text"))


def findings(questionnaire: Questionnaire) -> list[Finding]:
    """Everything that is wrong with a questionnaire whose parts are each well-formed."""
    return [
        *_duplicates(questionnaire),
        *_statement_ids(questionnaire),
        *_questions(questionnaire),
        *_languages(questionnaire),
        *_characters(questionnaire),
        *_same_texts(questionnaire),
        *_long_names(questionnaire),
        *_too_many(questionnaire),
    ]


def _statements(questionnaire: Questionnaire) -> Iterator[tuple[Loc, Statement]]:
    for i, stop in enumerate(questionnaire.stops):
        for j, statement in enumerate(stop.statements):
            yield ("stops", i, "statements", j), statement


def _repeated(values: Iterable[tuple[Loc, Hashable]]) -> Iterator[tuple[Loc, str]]:
    """Where a value stands that stood earlier."""
    seen = set()
    for loc, value in values:
        if value in seen:
            yield loc, str(value)
        seen.add(value)


def _duplicates(questionnaire: Questionnaire) -> Iterator[Finding]:
    todo = _("Give each its own; one of them may be a copy too many.")
    for loc, id_ in _repeated((("stops", i, "id"), s.id) for i, s in enumerate(questionnaire.stops)):
        yield Finding(loc, _("There is more than one stop {id}.").format(id=id_), todo)
    for loc, id_ in _repeated(((*loc, "id"), s.id) for loc, s in _statements(questionnaire)):
        yield Finding(loc, _("There is more than one statement {id}.").format(id=id_), todo)
    for loc, id_ in _repeated((("questions", i, "id"), q.id) for i, q in enumerate(questionnaire.questions)):
        yield Finding(loc, _('There is more than one question "{id}".').format(id=id_), todo)
    for loc, id_ in _repeated((("closing", i, "id"), q.id) for i, q in enumerate(questionnaire.closing)):
        yield Finding(loc, _('There is more than one closing question "{id}".').format(id=id_), todo)
    for loc, code in _repeated((("languages", i), code) for i, code in enumerate(questionnaire.languages)):
        yield Finding(loc, _("Language {code} stands here twice.").format(code=code), _("Keep one of the two."))


def _long_names(questionnaire: Questionnaire) -> Iterator[Finding]:
    named: list[tuple[Loc, LocalText, int]] = [
        (("start",), questionnaire.start, MAX_NAME),
        (("terminus",), questionnaire.terminus, MAX_NAME),
    ]
    for i, stop in enumerate(questionnaire.stops):
        named += [(("stops", i, "name"), stop.name, MAX_NAME), (("stops", i, "short"), stop.short, MAX_SHORT)]
    for loc, text, longest in named:
        for code in LANGUAGES:
            name = getattr(text, code) or ""
            if len(name) > longest:
                what = _("This name is {n} characters long, too long to stand along the line.").format(n=len(name))
                yield Finding((*loc, code), what, _("Make it at most {longest}.").format(longest=longest))


def _statement_ids(questionnaire: Questionnaire) -> Iterator[Finding]:
    for loc, statement in _statements(questionnaire):
        stop = questionnaire.stops[int(loc[1])]
        number, _dot, last = statement.id.partition(".")
        if number != str(stop.id):
            what = _("Statement {id} stands at stop {stop}.").format(id=statement.id, stop=stop.id)
            todo = _('Call it "{right}", or move it to stop {number}.')
            yield Finding((*loc, "id"), what, todo.format(right=f"{stop.id}.{last}", number=number))


def _questions(questionnaire: Questionnaire) -> Iterator[Finding]:
    known = [q.id for q in questionnaire.questions]
    asked = set()
    for loc, statement in _statements(questionnaire):
        asked.add(statement.question)
        if statement.question not in known:
            yield _no_such_question((*loc, "question"), statement, known)
    for i, question in enumerate(questionnaire.questions):
        if question.id not in asked:
            what = _('No statement belongs to the question "{id}".').format(id=question.id)
            yield Finding(("questions", i), what, _("Give it statements, or remove it."))


def _no_such_question(loc: Loc, statement: Statement, known: list[str]) -> Finding:
    what = _('Statement {id} belongs to the question "{question}", which does not exist.')
    meant = nearest(statement.question, known)
    if meant:
        todo = _('Did you mean "{meant}"? The questions are: {known}.').format(meant=meant, known=listed(known))
    else:
        todo = _("Choose from: {choices}.").format(choices=listed(known))
    return Finding(loc, what.format(id=statement.id, question=statement.question), todo)


def _parts(value: object, loc: Loc) -> Iterator[tuple[Loc, LocalText | str]]:
    """Every text below `value`: those in languages whole, single ones as they are."""
    if isinstance(value, LocalText | str):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _parts(getattr(value, name), (*loc, name))
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from _parts(part, (*loc, i))


def _by_language(text: LocalText) -> dict[str, str | None]:
    return {code: getattr(text, code) for code in LANGUAGES}


def _languages(questionnaire: Questionnaire) -> Iterator[Finding]:
    for loc, text in _parts(questionnaire, ()):
        if isinstance(text, LocalText):
            yield from _languages_of(text, loc, questionnaire.languages)


def _languages_of(text: LocalText, loc: Loc, declared: tuple[str, ...]) -> Iterator[Finding]:
    for code, content in _by_language(text).items():
        if code in declared and content is None:
            what = _("This text is missing in language {code}.").format(code=code)
            yield Finding(loc, what, _('Add a line "{code}:" with the text.').format(code=code))
        if code not in declared and content is not None:
            what = _('This text is in language {code}, which does not stand under "languages".')
            todo = _('Remove it, or add {code} to "languages" and to every text.').format(code=code)
            yield Finding((*loc, code), what.format(code=code), todo, at_key=True)


def _strings(questionnaire: Questionnaire) -> Iterator[tuple[Loc, str]]:
    for loc, text in _parts(questionnaire, ()):
        if isinstance(text, str):
            yield loc, text
        else:
            yield from (((*loc, code), s) for code, s in _by_language(text).items() if s is not None)


def _characters(questionnaire: Questionnaire) -> Iterator[Finding]:
    for loc, text in _strings(questionnaire):
        bad = next((c for c in text if _is_refused(c)), None)
        if bad is not None:
            what = _("This text holds an invisible control character ({code}).")
            yield Finding(loc, what.format(code=f"U+{ord(bad):04X}"), _("Type the text again without it."))
        elif "\n" in text and not _ONE_LINE.isdisjoint(loc):
            yield Finding(loc, _("This text must stand on one line."), _("Remove the line breaks in it."))


def _is_refused(character: str) -> bool:
    if character in _DIRECTION:
        return True
    return character != "\n" and unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")


def _same_texts(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Survey tools export answers by the text of a statement or a label, so those must tell apart."""
    todo = _("Reword one of the two: an import recognises them by their text.")
    for loc in _same((loc, s.text) for loc, s in _statements(questionnaire)):
        yield Finding((*loc, "text"), _("Another statement has the same text."), todo)
    scale = questionnaire.scale
    labels: list[tuple[Loc, LocalText]] = [
        *((("scale", "labels", i), label) for i, label in enumerate(scale.labels)),
        (("scale", "dont_know"), scale.dont_know),
        (("scale", "not_applicable"), scale.not_applicable),
    ]
    for loc in _same(labels):
        yield Finding(loc, _("Another answer of the scale has the same text."), todo)


def _same(texts: Iterable[tuple[Loc, LocalText]]) -> Iterator[Loc]:
    """Where a text stands that equals an earlier one in either language, but for case and spaces."""
    seen: set[str] = set()
    for loc, text in texts:
        own = {" ".join(s.split()).casefold() for s in _by_language(text).values() if s is not None}
        if not own.isdisjoint(seen):
            yield loc
        seen |= own


def _too_many(questionnaire: Questionnaire) -> Iterator[Finding]:
    n = len(questionnaire.statements)
    if n > MAX_STATEMENTS:
        what = _("There are {n} statements; at most {most} fit in one scan.").format(n=n, most=MAX_STATEMENTS)
        yield Finding(("stops",), what, _("Remove statements, or make two questionnaires."))
