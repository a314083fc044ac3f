"""What somebody has to know before answering in confidence (mode individual). Plain values, no behaviour."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Confidence:
    """The terms of one respondent.

    Attributes:
        min_group: the fewest people anything is shown of.
        ticket: what reopens and withdraws this scan; shown once, and kept nowhere.
    """

    min_group: int
    ticket: str
