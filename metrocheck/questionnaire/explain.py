"""What the model refused, in plain sentences: pydantic's error types become what is wrong and what to do.

Must never show a message of pydantic; a type that is not in the table gets a sentence of its own.
"""

import re
from collections.abc import Callable
from typing import Any, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from metrocheck.language import _, ngettext
from metrocheck.questionnaire import model
from metrocheck.questionnaire.faults import MAX_FAULTS, Finding, Loc
from metrocheck.questionnaire.places import Document, Place
from metrocheck.questionnaire.wording import listed, nearest, shown

Words = tuple[str, str]


def findings(error: ValidationError, document: Document) -> list[Finding]:
    """The errors of a model as findings, the first MAX_FAULTS in the order of the file."""
    real = [e for e in error.errors(include_url=False) if not _follows_from_another(e, document)]
    real.sort(key=lambda e: _order(e, document))
    return [_finding(e, document) for e in real[:MAX_FAULTS]]


def _follows_from_another(error: ErrorDetails, document: Document) -> bool:
    """A refused value has its own fault; and a list is not too short for holding wrong entries."""
    place = document.values.get(error["loc"])
    if place is not None and place.kind == "refused":
        return True
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _order(error: ErrorDetails, document: Document) -> tuple[int, int]:
    place = document.values.get(error["loc"]) or document.values.get(error["loc"][:-1])
    return (place.line, place.column) if place else (0, 0)


def _finding(error: ErrorDetails, document: Document) -> Finding:
    loc = error["loc"]
    if error["type"] == "missing":
        return Finding(loc[:-1], *_missing(loc))
    if error["type"] == "extra_forbidden":
        return Finding(loc, *_unknown(loc), at_key=True)
    place = document.values.get(loc, Place(1, 1))
    if place.kind == "nothing" and loc:
        return Finding(loc, *_nothing(loc))
    return Finding(loc, *_TABLE.get(error["type"], _other)(loc, place, error.get("ctx", {})))


def _name(loc: Loc) -> str:
    """The key that a place in the data belongs to."""
    return shown(next((part for part in reversed(loc) if isinstance(part, str)), ""))


def _model_at(loc: Loc) -> type[BaseModel]:
    """The model that is filled in at `loc`."""
    found: Any = model.Questionnaire
    for key in (part for part in loc if isinstance(part, str)):
        annotation = found.model_fields[key].annotation
        found = (*get_args(annotation), annotation)[0]
    return cast("type[BaseModel]", found)


def _missing(loc: Loc) -> Words:
    key, parent = str(loc[-1]), _name(loc[:-1])
    todo = _('Add a line "{key}:" with its content to this group.').format(key=key)
    if not parent:
        return _('The key "{key}" is missing.').format(key=key), todo
    return _('Under "{parent}" the key "{key}" is missing.').format(parent=parent, key=key), todo


def _unknown(loc: Loc) -> Words:
    key, known = str(loc[-1]), list(_model_at(loc[:-1]).model_fields)
    what = _('The key "{key}" does not exist here.').format(key=shown(key))
    meant = nearest(key, known)
    if meant:
        return what, _('Did you mean "{meant}"?').format(meant=meant)
    return what, _("Remove it; the keys here are: {keys}.").format(keys=listed(known))


def _text(loc: Loc, place: Place, _ctx: dict[str, Any]) -> Words:
    taken_for = {
        "yes_no": _("{raw} without quotes is a yes or a no, and a text is expected."),
        "number": _("{raw} without quotes is a number, and a text is expected."),
        "date": _("{raw} without quotes is a date, and a text is expected."),
    }
    if place.kind in taken_for:
        raw = shown(place.raw)
        return taken_for[place.kind].format(raw=raw), _('Put it in quotes: "{raw}".').format(raw=raw)
    what = _('"{name}" must be a single text.').format(name=_name(loc))
    return what, _("Write one text here, in quotes or without.")


def _nothing(loc: Loc) -> Words:
    return _('Nothing stands here for "{name}".').format(name=_name(loc)), _(
        "Write its content here, or remove the line."
    )


def _flag(loc: Loc, place: Place, _ctx: dict[str, Any]) -> Words:
    what = _('"{name}" is neither true nor false: {raw}').format(name=_name(loc), raw=shown(place.raw))
    return what, _("Write true or false, without quotes.")


def _whole_number(loc: Loc, place: Place, _ctx: dict[str, Any]) -> Words:
    what = _('"{name}" is not a whole number: {raw}').format(name=_name(loc), raw=shown(place.raw))
    return what, _("Write a whole number without quotes, such as 3.")


def _bound(loc: Loc, place: Place, _ctx: dict[str, Any]) -> Words:
    what = _('"{name}" is too low or too high: {raw}').format(name=_name(loc), raw=shown(place.raw))
    return what, _("Write a whole number from 1 to 99.")


def _pattern(loc: Loc, place: Place, _ctx: dict[str, Any]) -> Words:
    what = _('"{name}" cannot be written like this: {raw}').format(name=_name(loc), raw=shown(place.raw))
    if loc[-1] == "version":
        return what, _('Use digits, letters, ".", "+" and "-", at most 20, such as "1.0".')
    if loc[-1] == "id" and "statements" in loc:
        return what, _('Write the number of the stop, a full stop and a number, such as "3.2".')
    return what, _("Use small letters, digits and hyphens, at most 40, beginning with a letter.")


def _too_long_text(loc: Loc, _place: Place, ctx: dict[str, Any]) -> Words:
    what = _('"{name}" has more than {n} characters.').format(name=_name(loc), n=ctx["max_length"])
    return what, _("Make the text shorter.")


def _too_few(loc: Loc, _place: Place, ctx: dict[str, Any]) -> Words:
    n = ctx["min_length"]
    what = ngettext('"{name}" needs at least {n} entry.', '"{name}" needs at least {n} entries.', n)
    return what.format(name=_name(loc), n=n), _('Add entries, each on a line that begins with "- ".')


def _too_many(loc: Loc, _place: Place, ctx: dict[str, Any]) -> Words:
    n = ctx["max_length"]
    what = ngettext('"{name}" may have at most {n} entry.', '"{name}" may have at most {n} entries.', n)
    return what.format(name=_name(loc), n=n), _("Remove the entries that are too many.")


def _list(loc: Loc, _place: Place, _ctx: dict[str, Any]) -> Words:
    what = _('"{name}" must be a list.').format(name=_name(loc))
    return what, _('Write each entry on a line of its own that begins with "- ".')


def _group(loc: Loc, _place: Place, ctx: dict[str, Any]) -> Words:
    keys = listed(getattr(model, ctx["class_name"]).model_fields)
    if not loc:
        what = _("This is not a questionnaire: the file does not consist of keys.")
        return what, _("Begin with these keys: {keys}.").format(keys=keys)
    if isinstance(loc[-1], int):
        what = _('An entry of "{name}" must be a group of keys.').format(name=_name(loc))
    else:
        what = _('"{name}" must be a group of keys.').format(name=_name(loc))
    return what, _("Write these keys under it: {keys}.").format(keys=keys)


def _choice(loc: Loc, place: Place, ctx: dict[str, Any]) -> Words:
    allowed = re.findall(r"'([^']+)'", ctx["expected"])
    what = _('"{name}" cannot be {raw}.').format(name=_name(loc), raw=shown(place.raw))
    return what, _("Choose from: {choices}.").format(choices=listed(allowed))


def _other(loc: Loc, _place: Place, _ctx: dict[str, Any]) -> Words:
    what = _('What stands at "{name}" cannot be used.').format(name=_name(loc))
    return what, _('Compare it with a shipped set: "metrocheck questions show".')


_TABLE: dict[str, Callable[[Loc, Place, dict[str, Any]], Words]] = {
    "string_type": _text,
    "string_too_short": lambda loc, _place, _ctx: _nothing(loc),
    "string_too_long": _too_long_text,
    "string_pattern_mismatch": _pattern,
    "bool_type": _flag,
    "int_type": _whole_number,
    "greater_than_equal": _bound,
    "less_than_equal": _bound,
    "tuple_type": _list,
    "too_short": _too_few,
    "too_long": _too_many,
    "model_type": _group,
    "literal_error": _choice,
}
