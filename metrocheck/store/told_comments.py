"""What people wrote in a closed wave whose responses are not here, over a connection: as its report tells it.

It came with the publication of the wave. Of no text it is known whose it was, nor, at a stop, about which statement.
What was written in responses that are here stands with them.
"""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from metrocheck.exchange.as_told import Told
from metrocheck.store.schema import told_comment


def of_wave(connection: Connection, wave_id: int) -> list[Told]:
    """What is told, in its order."""
    own = told_comment.c.wave_id == wave_id
    query = select(told_comment.c.about, told_comment.c.text).where(own).order_by(told_comment.c.number)
    return [Told(*each) for each in connection.execute(query)]


def replace(connection: Connection, wave_id: int, told: Iterable[Told]) -> None:
    """Keep this, in the order in which it is told, in place of what was told before."""
    drop(connection, wave_id)
    rows = [{"wave_id": wave_id, "number": n, **each._asdict()} for n, each in enumerate(told, start=1)]
    if rows:
        connection.execute(insert(told_comment), rows)


def keep_common(connection: Connection, wave_id: int, elsewhere: Iterable[Told]) -> int:
    """Erase what is not told elsewhere any more; returns how many texts that were.

    Of a closed wave a text can only disappear, so what one of two machines has erased is erased.
    """
    here, left = of_wave(connection, wave_id), Counter(elsewhere)
    common = Counter(here) & left
    if common.total() == len(here):
        return 0
    replace(connection, wave_id, _first(here, common))
    return len(here) - common.total()


def drop(connection: Connection, wave_id: int) -> None:
    """Erase all of it."""
    connection.execute(delete(told_comment).where(told_comment.c.wave_id == wave_id))


def _first(here: Iterable[Told], common: Counter[Told]) -> Iterable[Told]:
    """Of what is here as much as is common, in its order."""
    left = common.copy()
    for each in here:
        if left[each]:
            left[each] -= 1
            yield each
