"""One of the waves that are compared, as it comes in."""

from dataclasses import dataclass

from metrocheck.publication.model import Publication
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Wave


@dataclass(frozen=True, slots=True)
class ComparedMaterial:
    """One wave to compare: what was asked, and what was published of the answers."""

    wave: Wave
    questionnaire: Questionnaire
    publication: Publication
