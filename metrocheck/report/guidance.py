"""What a group should talk about first."""

from metrocheck.scoring import Scores

STOPS_TO_TALK_ABOUT = 2


def to_talk_about(scores: Scores) -> tuple[int, ...]:
    """The ids of the two lowest stops, the lowest first; equal ones in the order of the line."""
    measured = [(stop.score, place, stop.id) for place, stop in enumerate(scores.stops) if stop.score is not None]
    return tuple(stop_id for _, _, stop_id in sorted(measured)[:STOPS_TO_TALK_ABOUT])
