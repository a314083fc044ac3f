"""Tallies become scores: design rules 1 to 8, exact, without words, files or screens."""

from metrocheck.scoring.agreement import Word
from metrocheck.scoring.assemble import score
from metrocheck.scoring.exact import shown
from metrocheck.scoring.results import (
    CellScore,
    GroupScore,
    QuestionScore,
    RoleScore,
    Scores,
    StatementScore,
    StopScore,
)
from metrocheck.scoring.roles import score_roles
from metrocheck.scoring.spread import Spread
from metrocheck.scoring.status import Status, status_of

__all__ = [
    "CellScore",
    "GroupScore",
    "QuestionScore",
    "RoleScore",
    "Scores",
    "Spread",
    "StatementScore",
    "Status",
    "StopScore",
    "Word",
    "score",
    "score_roles",
    "shown",
    "status_of",
]
