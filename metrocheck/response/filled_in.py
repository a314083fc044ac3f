"""One filled-in questionnaire as a value: somebody's own answers.

Nothing after the gate (`metrocheck.publication`) may import this.
"""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from metrocheck.questionnaire.model import UNANSWERED
from metrocheck.response.model import Partner, Role


class State(StrEnum):
    """A response is a draft until it is submitted."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class Response(BaseModel):
    """One filled-in questionnaire: a strip with one answer code per statement, and what was written.

    `comments` maps a statement id or a closing question's id to text; an empty text at a closing
    question means it was passed over on purpose. In mode individual it has a role, and its three moments
    are all that of the wave's opening: when somebody answered is not kept.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    partner: Partner
    role: Role | None = None
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
