"""Strips become counts: how often each code was given, per group and statement. Nothing here scores."""

from metrocheck.tally.counting import count, one
from metrocheck.tally.model import GroupTally, Tally

__all__ = ["GroupTally", "Tally", "count", "one"]
