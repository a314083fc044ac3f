"""Who fills in what: partnership, partners, waves and responses, as plain values without storage."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from metrocheck.questionnaire.model import UNANSWERED


class Mode(StrEnum):
    """How a partnership works: one named scan per municipality."""

    TEAM = "team"


class State(StrEnum):
    """A response is a draft until it is submitted."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Partner(_Value):
    """One municipality. `ended` is when it left the partnership; its scans of earlier waves stay."""

    id: int
    name: str
    ended: datetime | None = None


class Wave(_Value):
    """One round of filling in; `number` counts from 1, `next_date` is when the next one is due.

    `purged` says that its responses were erased for good.
    """

    id: int
    number: int
    label: str
    opened: datetime
    closed: datetime | None = None
    next_date: date | None = None
    purged: bool = False

    @property
    def is_open(self) -> bool:
        """Whether scans can still be filled in and revised."""
        return self.closed is None


class Partnership(_Value):
    """The cooperating municipalities, in the order of set-up."""

    id: int
    slug: str
    name: str
    mode: Mode
    partners: tuple[Partner, ...]


class Response(_Value):
    """One filled-in questionnaire: a strip with one answer code per statement, and what was written.

    `comments` maps a statement id or a closing question's id to text; an empty text at a closing
    question means it was passed over on purpose.
    """

    id: str
    partner: Partner
    state: State
    strip: str
    comments: dict[str, str]
    started: datetime
    changed: datetime
    submitted: datetime | None = None

    @property
    def total(self) -> int:
        """How many statements there are."""
        return len(self.strip)

    @property
    def answered(self) -> int:
        """How many statements have an answer."""
        return self.total - self.strip.count(UNANSWERED)
