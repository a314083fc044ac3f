"""Writes a questionnaire as an XLSForm, the workbook that ODK, KoboToolbox and Enketo make a form of.

Knows nothing of answers. What the questions are called is for `form_names` to say, so that what the survey tool gives
can be read back. Columns and sheets: https://xlsform.org/en/ref-table/.
"""

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from metrocheck import language
from metrocheck.exchange import book, form_names, roles
from metrocheck.language import _
from metrocheck.questionnaire.model import DONT_KNOW, NOT_APPLICABLE, LocalText, Question, Questionnaire, Stop
from metrocheck.response.model import Mode, Partner, Partnership, Role

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Row = dict[str, str]
# As XLSForm wants them: the name in the language itself, and its code.
_LANGUAGES = {"nl": "Nederlands (nl)", "en": "English (en)"}
_ANSWERS, _PARTNERS, _ROLES = "antwoord", "gemeente", "functiegroep"
_DIGITS_OF_DIGEST = 8
_WIDE, _NARROW = 60, 20


def xlsform(questionnaire: Questionnaire, partnership: Partnership | None) -> bytes:
    """The form as the bytes of an XLSX file, in each language of the questionnaire.

    Args:
        questionnaire: what is asked.
        partnership: whose municipalities one can choose from, and in mode individual the roles; None when it is not
            known, and then neither is asked for.
    """
    with_labels = [f"label::{_LANGUAGES[code]}" for code in questionnaire.languages]
    survey = list(_survey(questionnaire, partnership))
    choices = list(_choices(questionnaire, partnership))
    settings = _settings(questionnaire, partnership, [*survey, *choices])
    stream = io.BytesIO()
    with book.workbook(stream, settings["form_title"]) as workbook:
        _write(workbook, "survey", ["type", "name", *with_labels, "required", "appearance"], survey)
        _write(workbook, "choices", ["list_name", "name", *with_labels], choices)
        _write(workbook, "settings", list(settings), [settings])
    return stream.getvalue()


def _settings(questionnaire: Questionnaire, partnership: Partnership | None, content: Sequence[Row]) -> Row:
    own = questionnaire.languages[0]
    title, id_ = questionnaire.title.of(own), questionnaire.id
    if partnership is not None:
        title, id_ = f"{title}: {partnership.name}", f"{id_}_{partnership.slug}"
    # A server refuses another form under a version it has, and municipalities may join without a new version.
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:_DIGITS_OF_DIGEST]
    return {
        "form_title": _text(title),
        "form_id": id_,
        "version": f"{questionnaire.version}-{digest}",
        "default_language": _LANGUAGES[own],
        # A page for each group below, also in a browser.
        "style": "pages",
    }


def _survey(questionnaire: Questionnaire, partnership: Partnership | None) -> Iterator[Row]:
    codes, called = questionnaire.languages, form_names.questions(questionnaire)
    in_confidence = partnership is not None and partnership.mode is Mode.INDIVIDUAL
    if partnership is not None:
        yield from _who(partnership, codes)
    for stop in questionnaire.stops:
        yield {"type": "begin_group", "name": form_names.stop(stop), **_stop_labels(stop, codes)}
        for question in questionnaire.questions:
            yield from _asked(stop, question, called[question.id], codes)
        yield {"type": "end_group"}
    if questionnaire.closing:
        yield from _closing(questionnaire, in_confidence=in_confidence)


def _who(partnership: Partnership, codes: Sequence[str]) -> Iterator[Row]:
    """The first page: on what terms one answers, for which municipality, and in mode individual as what."""
    in_confidence = partnership.mode is Mode.INDIVIDUAL
    yield _group("wie", _said(lambda: _("Before you begin"), codes))
    if in_confidence:
        yield {"type": "note", "name": "vertrouwelijk", **_said(lambda: _terms(partnership), codes)}
    if _active(partnership):
        question = _said(lambda: _("Your municipality"), codes)
        yield {"type": f"select_one {_PARTNERS}", "name": form_names.PARTNER, **question, "required": "yes"}
    if in_confidence:
        question = _said(lambda: _("Your role"), codes)
        yield {"type": f"select_one {_ROLES}", "name": form_names.ROLE, **question, "required": "yes"}
    yield {"type": "end_group"}


def _terms(partnership: Partnership) -> str:
    """What holds wherever the form is filled in; of what the survey tool itself keeps we can promise nothing."""
    parts = [
        _("You answer in confidence."),
        _(
            "No report of metrocheck shows what one person answered, only groups of at least {k} people; what you "
            "write stands in it word for word, without a sender."
        ).format(k=partnership.min_group),
        _("Whoever manages this form can see each set of answers, and when it came in."),
    ]
    return " ".join(parts)


def _asked(stop: Stop, question: Question, group: str, codes: Sequence[str]) -> Iterator[Row]:
    """The statements of one of the questions at a stop, on a page; nothing when there are none."""
    statements = [each for each in stop.statements if each.question == question.id]
    if not statements:
        return
    yield _group(group, _labels(question.text, codes))
    for each in statements:
        name, labels = form_names.statement(each), _labels(each.text, codes)
        # One can always answer: the scale has a way to say that one does not know.
        yield {"type": f"select_one {_ANSWERS}", "name": name, **labels, "required": "yes"}
    yield {"type": "end_group"}


def _closing(questionnaire: Questionnaire, *, in_confidence: bool) -> Iterator[Row]:
    codes, called = questionnaire.languages, form_names.closing(questionnaire)
    yield _group("slot", _said(lambda: _("Open questions"), codes))
    if in_confidence:
        yield {"type": "note", "name": form_names.WARNING, **_said(_names_warning, codes)}
    for each in questionnaire.closing:
        labels = _labels(each.text, codes)
        yield {"type": "text", "name": called[each.id], **labels, "appearance": "multiline"}
    yield {"type": "end_group"}


def _names_warning() -> str:
    return _("Write no names, and nothing that tells who you or others are: the report shows this word for word.")


def _choices(questionnaire: Questionnaire, partnership: Partnership | None) -> Iterator[Row]:
    codes, scale = questionnaire.languages, questionnaire.scale
    for number, label in enumerate(scale.labels, start=1):
        yield {"list_name": _ANSWERS, "name": str(number), **_labels(label, codes)}
    yield {"list_name": _ANSWERS, "name": DONT_KNOW, **_labels(scale.dont_know, codes)}
    yield {"list_name": _ANSWERS, "name": NOT_APPLICABLE, **_labels(scale.not_applicable, codes)}
    if partnership is None:
        return
    called = form_names.partners(partnership)
    for each in _active(partnership):
        # A name can consist of marks that a cell does not get; a choice needs something to show.
        shown = _text(each.name).strip() or called[each.id]
        labels = {f"label::{_LANGUAGES[code]}": shown for code in codes}
        yield {"list_name": _PARTNERS, "name": called[each.id], **labels}
    if partnership.mode is Mode.INDIVIDUAL:
        for role in Role:
            yield {"list_name": _ROLES, "name": role.value, **_said(partial(roles.told, role), codes)}


def _active(partnership: Partnership) -> list[Partner]:
    return [each for each in partnership.partners if each.ended is None]


def _group(name: str, labels: Row) -> Row:
    return {"type": "begin_group", "name": name, **labels, "appearance": "field-list"}


def _stop_labels(stop: Stop, codes: Sequence[str]) -> Row:
    return {column: f"{stop.id}. {name}" for column, name in _labels(stop.name, codes).items()}


def _labels(text: LocalText, codes: Sequence[str]) -> Row:
    return {f"label::{_LANGUAGES[code]}": _text(text.of(code)) for code in codes}


def _said(say: Callable[[], str], codes: Sequence[str]) -> Row:
    """A text of our own in each of these languages."""
    spoken = language.current()
    try:
        return {f"label::{_LANGUAGES[code]}": _text(_in(code, say)) for code in codes}
    finally:
        language.use(spoken)


def _in(code: str, say: Callable[[], str]) -> str:
    language.use(code)
    return say()


def _text(text: str) -> str:
    """A text that stays a text: `${` would be taken for a reference to another question."""
    return book.legal(text).replace("${", "$ {")


def _write(workbook: "Workbook", name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    sheet = workbook.add_worksheet(name)
    head, body = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDE if column.startswith("label") else _NARROW)
        sheet.write_string(0, place, column, head)
    for at, row in enumerate(rows, start=1):
        for place, column in enumerate(columns):
            if column in row:
                sheet.write_string(at, place, row[column], body)
    sheet.freeze_panes(1, 0)
