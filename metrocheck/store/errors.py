"""What can go wrong with a store, each as a type that callers can tell apart.

Only the types and how a person's text is quoted in them; the two lines are written where things go wrong.
"""

from metrocheck.errors import MetrocheckError

_QUOTED = 60


class StoreError(MetrocheckError):
    """The store could not do what was asked."""


class StoreMissing(StoreError):
    """There is no store yet at this location."""


class StoreNewer(StoreError):
    """The store was made by a newer program than this one."""


class NotFound(StoreError):
    """What is asked for is not, or no longer, in the store."""


class NameTaken(StoreError):
    """A partner or a wave with this name is already there."""


class NameReserved(StoreError):
    """A name that a report uses itself, so that no municipality can have it."""


class NotForgotten(StoreError):
    """What was erased is not in the store any more, and still in a file beside it."""


class LastPartner(StoreError):
    """A partnership keeps at least one partner."""


class UnfitText(StoreError):
    """A text that no database can keep, or a name without a letter in it."""


class WaveOpen(StoreError):
    """This can only be done when the wave is closed."""


class WaveClosed(StoreError):
    """The wave takes no answers any more."""


class TicketTaken(StoreError):
    """Somebody else got the same ticket; make another one."""


class DraftExists(StoreError):
    """The partner already has a draft in this wave."""


class DraftChanged(StoreError):
    """A draft is not what the one who submits it saw."""


class DraftGone(StoreError):
    """The draft was submitted or discarded meanwhile."""


def quoted(text: str) -> str:
    """A person's text fit for one line of an error: no control characters, not too long."""
    line = "".join(c for c in " ".join(text.split()) if c.isprintable())
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…"
