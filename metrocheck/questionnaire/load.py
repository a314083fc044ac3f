"""From a file to a questionnaire, or to everything that is wrong with the file.

The one door for files; a questionnaire that a store keeps comes in through its JSON instead.
"""

from pathlib import Path

from pydantic import ValidationError

from metrocheck.questionnaire import checks, explain, places, source
from metrocheck.questionnaire.faults import Fault, Finding, QuestionnaireError
from metrocheck.questionnaire.model import Questionnaire

__all__ = ["Fault", "QuestionnaireError", "load"]


def load(path: Path) -> Questionnaire:
    """The questionnaire in a YAML file.

    Raises:
        MetrocheckError: there is no such file, or it cannot be read.
        QuestionnaireError: it is not a valid questionnaire; its faults say line and column.
    """
    document = places.read(path, source.read(path))
    questionnaire, found = _validated(document) if document.complete else (None, [])
    faults = [*document.faults, *(_placed(finding, document) for finding in found)]
    if questionnaire is None or faults:
        raise QuestionnaireError(faults)
    return questionnaire


def _validated(document: places.Document) -> tuple[Questionnaire | None, list[Finding]]:
    # Strict, or "yes" would pass for true and "1" for 1.
    try:
        questionnaire = Questionnaire.model_validate(document.data, strict=True)
    except ValidationError as error:
        return None, explain.findings(error, document)
    return questionnaire, checks.findings(questionnaire)


def _placed(finding: Finding, document: places.Document) -> Fault:
    known = document.keys if finding.at_key else document.values
    place = known[finding.loc]
    return Fault(document.path, place.line, place.column, finding.what, finding.todo)
