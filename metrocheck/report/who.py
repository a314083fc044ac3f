"""Who a report is about: the municipalities of a wave, and how many scans there are of whom."""

from metrocheck.publication.model import Publication
from metrocheck.report import model
from metrocheck.response.model import Partnership


def partnership_part(partnership: Partnership, publication: Publication) -> model.PartnershipPart:
    """Who cooperates."""
    return model.PartnershipPart(
        name=partnership.name, mode=partnership.mode.value, partners=_here(partnership, publication)
    )


def responses_part(partnership: Partnership, publication: Publication, drafts: int) -> model.ResponsesPart:
    """How many scans there are, of which municipality or published group."""
    groups = tuple(
        model.GroupPart(
            name=group.tally.name,
            members=tuple(member.name for member in group.members),
            responses=group.tally.responses,
        )
        for group in publication.groups
    )
    took_part = {name for group in groups for name in group.members}
    here = _here(partnership, publication)
    # What nothing may be told of yet, has no municipalities either: not who answered, and not who did not.
    in_team = publication.min_group is None
    by_group = {group.name: group.responses for group in groups}
    return model.ResponsesPart(
        submitted=publication.responses,
        drafts=drafts,
        by_partner={name: by_group.get(name, 0) for name in here} if in_team else by_group,
        groups=groups,
        took_part=tuple(name for name in here if name in took_part),
        missing=tuple(name for name in here if name not in took_part) if in_team or groups else (),
    )


def _here(partnership: Partnership, publication: Publication) -> tuple[str, ...]:
    """The municipalities this wave is about: who takes part now, and who did when it was filled in."""
    took_part = {member.id for group in publication.groups for member in group.members}
    return tuple(p.name for p in partnership.partners if not p.ended or p.id in took_part)
