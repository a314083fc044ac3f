"""Two or more waves beside each other: what moved, and whether that is more than noise."""

from metrocheck.scoring.comparing.assemble import compare
from metrocheck.scoring.comparing.noticeable import bounds, least_shown
from metrocheck.scoring.comparing.results import (
    CellMove,
    Comparison,
    GroupMove,
    Move,
    QuestionMove,
    StatementMove,
    StopMove,
)
from metrocheck.scoring.comparing.rounds import Round
from metrocheck.scoring.comparing.same_words import Common, Incomparable, common_statements

__all__ = [
    "CellMove",
    "Common",
    "Comparison",
    "GroupMove",
    "Incomparable",
    "Move",
    "QuestionMove",
    "Round",
    "StatementMove",
    "StopMove",
    "bounds",
    "common_statements",
    "compare",
    "least_shown",
]
