"""What was submitted in a wave, as the gate takes it in: the strips of a municipality, behind one another.

Nothing after the gate (`metrocheck.publication`) may import this.
"""

from typing import NamedTuple

from metrocheck.response.model import Partner, Role


class Answered(NamedTuple):
    """The submitted strips of one municipality; in mode individual of one of its role groups.

    Attributes:
        role: None in mode team.
        number: how many strips.
        strips: that many strips as one text; in mode individual in the order of their text, not of arrival.
    """

    partner: Partner
    role: Role | None
    number: int
    strips: str
