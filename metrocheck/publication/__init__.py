"""What a wave shows of itself: the one gate between what people answered and everything that tells of it.

`model` is what comes out, and all that scores, reports and screens may know; `closing` is the gate itself.
"""

from metrocheck.publication.model import Member, Moments, Outline, Publication, PublishedGroup, RoleGroup, SetMoments

__all__ = ["Member", "Moments", "Outline", "Publication", "PublishedGroup", "RoleGroup", "SetMoments"]
