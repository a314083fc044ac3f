"""A wave that comes into a store in a package, over a connection: open or closed as it is there, without responses."""

from typing import Any

from sqlalchemy import Connection, insert

from metrocheck.exchange.as_told import Told
from metrocheck.exchange.package import PackedWave
from metrocheck.response.model import Partnership
from metrocheck.store import names, questionnaires, tickets, told_comments, unfit, waves
from metrocheck.store.homes import Home
from metrocheck.store.schema import AnyRow, publication, wave


def add(connection: Connection, home: Home, given: PackedWave) -> AnyRow:
    """A wave as it is in the package: with its number, and open or closed."""
    _refuse_number(connection, home.of, given)
    content = home.package.questionnaires[given.questionnaire]
    # Of a closed wave in confidence nobody's scan is here, so this key opens nothing; but it was not erased either.
    key = tickets.new_key() if given.min_group is not None and not given.purged else None
    keys = given.ticket_keys or (key,)
    values = {
        "partnership_id": home.of.id,
        "number": given.number,
        "label": names.cleaned(given.label),
        "label_key": names.key(given.label),
        "fingerprint": questionnaires.keep(connection, content),
        "places": len(content.statements),
        "points": content.scale.points,
        "opened": given.opened,
        "closed": given.closed,
        "next_date": given.next_date,
        "purged": given.purged,
        "min_group": given.min_group,
        "ticket_key": keys[0],
    }
    result: Any = connection.execute(insert(wave).values(values))
    row = waves.row_of(connection, int(result.inserted_primary_key[0]))
    tickets.add_keys(connection, row, given.ticket_keys)
    publish(connection, home, row, given)
    return row


def publish(connection: Connection, home: Home, row: AnyRow, given: PackedWave) -> None:
    """Keep what was published of a closed wave, and what its report tells of what people wrote."""
    text = home.published(given)
    if text is not None:
        connection.execute(insert(publication).values(wave_id=row.id, content=text))
    told_comments.replace(connection, row.id, told(given))


def told(given: PackedWave) -> list[Told]:
    """What is told in a package of what people wrote."""
    return [Told(each.about, each.text) for each in given.comments]


def _refuse_number(connection: Connection, of: Partnership, given: PackedWave) -> None:
    """Waves stand in the order of their numbers, and one is open: the last."""
    here = waves.all_of(connection, of.id)
    for each in here:
        if each.number == given.number:
            raise unfit.another_label(each.number, each.label, given.label)
        if each.is_open and (given.closed is None or given.number > each.number):
            raise unfit.another_wave_open(each.label, given.label)
        if given.closed is None and each.number > given.number:
            raise unfit.closed_here(given.label)
