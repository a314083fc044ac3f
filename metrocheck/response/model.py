"""Who takes part in what: partnership, partners, roles and waves, as plain values without storage.

Nothing here holds an answer, so every room may know it.
"""

from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

# Mode individual: the fewest people a group holds, unless a partnership asks for more; and the fewest it may ask for.
USUAL_MIN_GROUP = 5
LEAST_MIN_GROUP = 3


class Mode(StrEnum):
    """How a partnership works: one named scan per municipality, or several people in confidence."""

    TEAM = "team"
    INDIVIDUAL = "individual"


class Role(StrEnum):
    """What somebody does in a municipality (mode individual)."""

    BESTUUR = "bestuur"
    RAAD = "raad"
    MANAGEMENT = "management"
    MEDEWERKERS = "medewerkers"
    ANDERS = "anders"


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Partner(_Value):
    """One municipality. `ended` is when it left the partnership; its scans of earlier waves stay."""

    id: int
    name: str
    ended: datetime | None = None


class Wave(_Value):
    """One round of filling in; `number` counts from 1, `next_date` is when the next one is due.

    `purged` says that its responses were erased for good. `min_group` is k, fixed when the wave opened; None in mode
    team.
    """

    id: int
    number: int
    label: str
    opened: datetime
    closed: datetime | None = None
    next_date: date | None = None
    purged: bool = False
    min_group: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether scans can still be filled in and revised."""
        return self.closed is None


class Partnership(_Value):
    """The cooperating municipalities, in the order of set-up; `min_group` is k for waves to come (mode individual)."""

    id: int
    slug: str
    name: str
    mode: Mode
    partners: tuple[Partner, ...]
    min_group: int | None = None


class Progress(_Value):
    """How far a municipality is in a wave (mode team), without a word about what it answered.

    Attributes:
        submitted: when its scan was handed in, None as long as it was not.
        answered: how many of `total` statements its draft answers, None without a draft.
    """

    partner: Partner
    submitted: datetime | None
    answered: int | None
    total: int
