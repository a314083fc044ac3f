"""Strips become counts: how often each code was given, per group and statement. Nothing here scores.

Counting itself is asked for by name (`metrocheck.tally.counting`), because what scores may know counts only.
"""

from metrocheck.tally.model import GroupTally, Tally

__all__ = ["GroupTally", "Tally"]
