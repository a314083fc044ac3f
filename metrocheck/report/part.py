"""What every document of this room is made of: strict, unchanging parts, some only for people to read."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

StatusCode = Literal["reached", "under_way", "works", "unmeasured"]
Number = float | None
# What only people read stays out of the JSON, and beside the number it belongs to.
ForReaders = Field(exclude=True)


class Part(BaseModel):
    """A part of a document: no other keys than its own, and nothing changes after it was made."""

    model_config = ConfigDict(extra="forbid", frozen=True)
