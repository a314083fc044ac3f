"""Gets what may be told of a wave: as it was published, or in mode team as it stands while the wave is open.

The only place outside the store where submitted strips meet the gate.
"""

from typing import TYPE_CHECKING

from metrocheck.errors import MetrocheckError
from metrocheck.publication.model import Outline, Publication
from metrocheck.response.model import Mode, Partnership, Wave

if TYPE_CHECKING:
    from metrocheck.store import Moment, Store


def of(partnership: Partnership, wave: Wave, moment: "Moment") -> Publication:
    """What may be told of a wave, with municipalities called as they are now."""
    names = {partner.id: partner.name for partner in partnership.partners}
    return _found(partnership, wave, moment).called(names)


def _found(partnership: Partnership, wave: Wave, moment: "Moment") -> Publication:
    from metrocheck.publication import closing, reading

    if moment.publication is not None:
        return reading.read_of(moment.publication, moment.questionnaire, wave.min_group)
    if partnership.mode is Mode.TEAM:
        return closing.close(moment.questionnaire, moment.answered)
    if not wave.is_open:
        raise reading.damaged()
    return Publication(mode=Mode.INDIVIDUAL, min_group=wave.min_group, responses=moment.submitted, withheld="open")


def foreseen(store: "Store", wave: Wave) -> Outline:
    """Who would be told of together if the wave closed now, to show before closing."""
    from metrocheck.publication import closing

    return closing.close(store.questionnaire_of(wave.id), store.answered(wave.id), wave.min_group).outline


def problems(store: "Store") -> list[str]:
    """What is wrong with what was published of waves, one line each."""
    found = []
    for partnership in store.partnerships():
        for wave in store.waves(partnership.id):
            try:
                of(partnership, wave, store.moment(wave.id))
            except MetrocheckError as error:
                found.append(f"{wave.label}: {error.what}")
    return found


def counts(store: "Store", partnership: Partnership, wave: Wave) -> tuple[int, int]:
    """How many scans of a wave were handed in, and how many are drafts.

    In mode individual a closed wave keeps telling what it published: who withdraws does not show in a count.
    """
    if partnership.mode is Mode.TEAM or wave.is_open:
        return store.response_count(wave.id)
    return of(partnership, wave, store.moment(wave.id)).responses, 0
