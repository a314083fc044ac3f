"""A package comes into a store, over a connection: the partnership it is about, its waves, and then their responses.

Nothing of it changes what was closed: a wave that is closed takes no response, and what it published stays. What was
withdrawn anywhere does not come back.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from metrocheck.exchange.package import Package, PackedWave
from metrocheck.response import names as same_name
from metrocheck.response.filled_in import State
from metrocheck.response.model import Mode, Partnership
from metrocheck.store import (
    homes,
    kept,
    merging,
    names,
    new_waves,
    publications,
    tickets,
    told_comments,
    unfit,
    waves,
    withdrawals,
)
from metrocheck.store.homes import Home
from metrocheck.store.merging import Kept, Merged
from metrocheck.store.packages import Gate
from metrocheck.store.schema import AnyRow, wave


@dataclass(frozen=True)
class PackageTaken:
    """What a package did to the store.

    Attributes:
        partnership: its name here.
        is_new: whether it was set up.
        added: the labels of the waves that were added.
        closed: the labels of the waves that were open here and that the package closed.
        new: how many responses are new; `updated` and `unchanged` how many were known already.
        erased: how many responses that were here had been withdrawn elsewhere; `erased_comments` how many texts of
            closed waves are not told elsewhere any more.
        older: the municipalities whose scan in the package was passed over for a later one that is here.
        left: the municipalities that take part here and, in the package, not any more.
        purged: the labels of the waves that are purged in the package and whose scans are still here.
    """

    partnership: str
    is_new: bool
    added: tuple[str, ...]
    closed: tuple[str, ...]
    new: int
    updated: int
    unchanged: int
    erased: int
    erased_comments: int
    older: tuple[str, ...]
    left: tuple[str, ...]
    purged: tuple[str, ...]


def take_in(connection: Connection, package: Package, gate: Gate) -> PackageTaken:
    """Take in a whole package.

    Raises:
        StoreError: it does not belong in this store, or contradicts what is there; then nothing may be kept.
    """
    home, is_new = homes.find(connection, package, gate)
    of = home.of
    added, closed, purged, merged = [], [], [], []
    for given in package.waves:
        row = _row(connection, of, given)
        if row is None:
            row = new_waves.add(connection, home, given)
            added.append(row.label)
            merged.append(_merge(connection, home, row, given))
            continue
        merged.append(_into(connection, home, row, given))
        if given.purged and not row.purged and kept.of_wave(connection, row.id):
            purged.append(row.label)
        if row.closed is None and given.closed is not None:
            _close(connection, home, row, given)
            closed.append(row.label)
    return PackageTaken(
        partnership=of.name,
        is_new=is_new,
        added=tuple(added),
        closed=tuple(closed),
        new=sum(each.new for each in merged),
        updated=sum(each.updated for each in merged),
        unchanged=sum(each.unchanged for each in merged),
        erased=sum(each.erased for each in merged),
        erased_comments=sum(each.erased_comments for each in merged),
        older=_named(of, frozenset().union(*(each.older for each in merged))),
        left=_named(of, home.left),
        purged=tuple(purged),
    )


def _named(of: Partnership, ids: frozenset[int]) -> tuple[str, ...]:
    return tuple(each.name for each in of.partners if each.id in ids)


def _row(connection: Connection, of: Partnership, given: PackedWave) -> AnyRow | None:
    """The wave here with this label, when it is the same wave."""
    own = (wave.c.partnership_id == of.id, wave.c.label_key == names.key(given.label))
    row = connection.execute(select(wave).where(*own)).one_or_none()
    if row is not None and row.fingerprint != given.questionnaire:
        raise unfit.another_questionnaire(row.label)
    if row is not None and row.min_group != given.min_group:
        raise unfit.another_least_group(row.label, row.min_group, given.min_group)
    return row


def _into(connection: Connection, home: Home, row: AnyRow, given: PackedWave) -> Merged:
    """The responses of a wave that is here already."""
    if row.closed is not None and given.closed is not None:
        return _same(connection, home, row, given)
    if home.of.mode is Mode.INDIVIDUAL:
        if row.closed is not None:
            raise unfit.closed_here(row.label)
        if given.closed is not None and kept.of_wave(connection, row.id):
            raise unfit.closed_there(row.label)
        row = _as_one(connection, row, given)
    elif row.closed is not None:
        return _nothing_new(connection, home, row, given)
    return _merge(connection, home, row, given)


def _as_one(connection: Connection, row: AnyRow, given: PackedWave) -> AnyRow:
    """A wave in confidence that was set up here and there is one: open since the first, with the tickets of both."""
    tickets.add_keys(connection, row, given.ticket_keys)
    waves.open_since(connection, row, given.opened)
    return waves.row_of(connection, row.id)


def _same(connection: Connection, home: Home, row: AnyRow, given: PackedWave) -> Merged:
    """Closed here and there: then the same has to be published of it."""
    here, there = publications.of_wave(connection, row.id), home.published(given)
    if (here is None) != (there is None) or (here and there and json.loads(here) != json.loads(there)):
        raise unfit.another_publication(row.label)
    erased = told_comments.keep_common(connection, row.id, new_waves.told(given))
    return Merged(frozenset(), 0, 0, len(given.responses), erased_comments=erased)


def _nothing_new(connection: Connection, home: Home, row: AnyRow, given: PackedWave) -> Merged:
    """Mode team, closed here and open there: an old file, which may hold nothing that would have counted."""
    here = kept.of_wave(connection, row.id)
    merged = _merged(home, row, here, _coming(home, row, given))
    if _counting(merged.responses) != _counting(here):
        raise unfit.closed_here(row.label)
    return Merged(frozenset(here), 0, 0, len(given.responses))


def _merge(connection: Connection, home: Home, row: AnyRow, given: PackedWave) -> Merged:
    here, coming = kept.of_wave(connection, row.id), _coming(home, row, given)
    if kept.elsewhere(connection, row.id, [each.id for each in coming]):
        raise unfit.contradiction(row.label)
    withdrawals.note(connection, row.id, given.withdrawn)
    merged = _merged(home, row, here, coming, withdrawals.of_wave(connection, row.id))
    kept.replace(connection, row, here, merged.responses)
    return merged


def _merged(
    home: Home, row: AnyRow, here: list[Kept], coming: list[Kept], withdrawn: frozenset[str] = frozenset()
) -> Merged:
    try:
        if home.of.mode is Mode.INDIVIDUAL:
            return merging.of_people(here, coming, withdrawn)
        return merging.of_municipalities(here, coming)
    except merging.Contradiction as error:
        raise unfit.contradiction(row.label) from error


def _coming(home: Home, row: AnyRow, given: PackedWave) -> list[Kept]:
    """The responses of a wave as they would be kept here; in confidence with the wave's opening as their only time."""
    ids = home.ids
    return [
        Kept(
            id=each.id,
            partner_id=ids[same_name.key(each.partner)],
            role=None if each.role is None else each.role.value,
            ticket=each.ticket,
            state=each.state,
            strip=each.strip,
            started=each.started or row.opened,
            changed=each.changed or row.opened,
            submitted=row.opened if home.of.mode is Mode.INDIVIDUAL else each.submitted,
            comments=tuple(sorted(each.comments.items())),
        )
        for each in given.responses
    ]


def _close(connection: Connection, home: Home, row: AnyRow, given: PackedWave) -> None:
    """Close a wave here as it was closed there; what counts here has to be what was published."""
    here, coming = _counting(kept.of_wave(connection, row.id)), _counting(_coming(home, row, given))
    if here != coming:
        late = {each.partner_id for each in here - coming}
        raise unfit.closed_without(row.label, [each.name for each in home.of.partners if each.id in late])
    # A report also tells since when it was open: the same on every machine.
    values = {"opened": given.opened, "closed": given.closed, "next_date": given.next_date, "purged": given.purged}
    key = None if given.purged else row.ticket_key
    connection.execute(update(wave).where(wave.c.id == row.id).values(**values, ticket_key=key))
    withdrawals.forget(connection, row.id)
    if given.purged:
        tickets.drop_keys(connection, row.id)
    new_waves.publish(connection, home, row, given)


def _counting(responses: Iterable[Kept]) -> frozenset[Kept]:
    return frozenset(each for each in responses if each.state is State.SUBMITTED)
