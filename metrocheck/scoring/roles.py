"""Role groups at stops (mode individual): what people of one kind of work answered, whatever their municipality."""

from collections.abc import Sequence

from metrocheck.publication.model import RoleGroup
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.scoring.desk import laid_out
from metrocheck.scoring.results import RoleScore
from metrocheck.tally import Tally


def score_roles(
    questionnaire: Questionnaire, roles: Sequence[RoleGroup], min_group: int | None
) -> tuple[RoleScore, ...]:
    """Every role group at every stop, group by group.

    Args:
        questionnaire: the line the roles were counted on.
        roles: the role groups of a publication.
        min_group: k: a score, and its number of scored answers, rests on that many or is None.

    Raises:
        ValueError: a tally has not one row per statement of K + 2 counts.
    """
    desk = laid_out(questionnaire, Tally(groups=tuple(role.tally for role in roles)), min_group)
    at_stops = [
        (stop.id, desk.groups(desk.set_of([each.id for each in stop.statements]))) for stop in questionnaire.stops
    ]
    return tuple(
        RoleScore(here[place].name, stop, here[place].score, here[place].told_n)
        for place in range(len(roles))
        for stop, here in at_stops
    )
