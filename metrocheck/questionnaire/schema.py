"""The JSON Schema of a questionnaire file, with which an editor completes keys and marks mistakes.

Follows from the model; only the words shown to whoever edits are written here. Must never allow or
refuse something else than the model does.
"""

from typing import Any

from metrocheck.language import _
from metrocheck.questionnaire.model import Questionnaire

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema as JSON data, described in the language spoken now."""
    made = Questionnaire.model_json_schema()
    definitions = made.pop("$defs")
    models = {"Questionnaire": made, **definitions}
    for name, words in _models().items():
        _describe(models[name], *words)
    return {"$schema": _DIALECT, **made, "$defs": definitions}


def _describe(model: dict[str, Any], title: str, keys: dict[str, str]) -> None:
    model["title"] = title
    model.pop("description", None)
    for key, description in keys.items():
        model["properties"][key] = _property(model["properties"][key], description)


def _property(made: dict[str, Any], description: str) -> dict[str, Any]:
    """One key for an editor: pydantic's "or null" is a default of the code, never something to write."""
    kept = {name: value for name, value in made.items() if name not in ("title", "default", "anyOf")}
    kept |= next((one for one in made.get("anyOf", ()) if one.get("type") != "null"), {})
    return {**kept, "description": description}


def _models() -> dict[str, tuple[str, dict[str, str]]]:
    """Of each model its title, and what each of its keys is for."""
    return {
        "Questionnaire": (_("Questionnaire"), _questionnaire()),
        "LocalText": (
            _("A text in each language"),
            {"nl": _("The text in Dutch."), "en": _("The text in English.")},
        ),
        "Scale": (_("Scale"), _scale()),
        "Question": (_("Question"), _question()),
        "ClosingQuestion": (_("Closing question"), _question()),
        "Stop": (_("Stop"), _stop()),
        "Advice": (_("Advice"), _advice()),
        "Statement": (_("Statement"), _statement()),
    }


def _questionnaire() -> dict[str, str]:
    return {
        "format": _("The kind of file; always the same word."),
        "id": _("The name of this set in commands. Give your own version of a set another id."),
        "version": _("The version of this set, in quotes. Raise it when a text changes."),
        "languages": _("The languages in which every text stands; the first is the set's own."),
        "title": _("What the whole is called."),
        "line": _("The name of the line."),
        "start": _("The name of the place before the first stop."),
        "terminus": _("The name of the place after the last stop."),
        "scale": _("The answers people choose from."),
        "questions": _("The questions that run through the whole line; each statement belongs to one."),
        "stops": _("The stops, in the order of the line."),
        "closing": _("Open questions after the last stop."),
    }


def _scale() -> dict[str, str]:
    return {
        "labels": _("The points of the scale, from low to high."),
        "dont_know": _("The answer of somebody who does not know."),
        "not_applicable": _("The answer when a statement does not apply."),
    }


def _question() -> dict[str, str]:
    return {
        "id": _("A short name in small letters; it stays the same for as long as the question does."),
        "text": _("The question as people read it."),
    }


def _stop() -> dict[str, str]:
    return {
        "id": _("The number of the stop."),
        "name": _("The name of the stop."),
        "short": _("A shorter name, for where the line is narrow."),
        "source": _("Where the content of this stop comes from."),
        "summary": _("In one sentence what this stop is about."),
        "explanation": _("The explanation people can read while they fill in the scan."),
        "talk": _("Questions to talk about together."),
        "advice": _("What to do at this stop, for each status."),
        "statements": _("The statements of this stop, in the order in which they are asked."),
    }


def _advice() -> dict[str, str]:
    return {
        "works": _("What to do when the score is low."),
        "under_way": _("What to do when the stop is under way."),
        "reached": _("What to do when the stop has been reached."),
    }


def _statement() -> dict[str, str]:
    return {
        "id": _('In quotes: the number of the stop, a full stop and a number, such as "3.2".'),
        "question": _("The id of the question this statement belongs to."),
        "text": _("The statement as people read it."),
        "reversed": _("true when agreeing means that it goes badly; leave it out otherwise."),
    }
