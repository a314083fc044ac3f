"""One of the waves that are compared, as it comes in."""

from dataclasses import dataclass

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Wave
from metrocheck.tally import Tally


@dataclass(frozen=True, slots=True)
class ComparedMaterial:
    """One wave to compare: what was asked, and its tally."""

    wave: Wave
    questionnaire: Questionnaire
    tally: Tally
