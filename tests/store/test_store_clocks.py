"""Clocks that differ (mode team): what somebody changes on top of a scan counts, also where that one is of tomorrow."""

from datetime import timedelta

from metrocheck.exchange.incoming import Incoming
from metrocheck.response.model import Mode
from metrocheck.store import Store
from tests.exchange.travelled import MOMENT, Clock, exported, fresh, last, set_up, taken

AHEAD = timedelta(days=4 * 365)


def _handed_in(store: Store, strip: str, clock: Clock, *, again: bool) -> None:
    wave, partner = last(store).id, store.partnerships()[0].partners[0].id
    draft = store.reopen(wave, partner, clock()) if again else store.start_draft(wave, partner, clock())
    for place, code in enumerate(strip):
        store.put_answer(draft.id, place, code, clock())
    store.submit(draft.id, clock())


def _from_tomorrow(here: Store, fast: Store) -> bytes:
    """What a machine whose clock is years ahead exports, of the same wave as here."""
    set_up(here, Mode.TEAM)
    taken(fast, exported(here))
    _handed_in(fast, "111", Clock(MOMENT + AHEAD), again=False)
    return exported(fast)


def _strips(store: Store) -> list[str]:
    return [each.strip for each in store.responses(last(store).id)]


def test_a_scan_that_was_revised_does_not_come_back() -> None:
    with fresh() as here, fresh() as fast:
        tomorrow = _from_tomorrow(here, fast)
        taken(here, tomorrow)
        assert _strips(here) == ["111"]
        _handed_in(here, "222", Clock(), again=True)
        taken(here, tomorrow)
        assert _strips(here) == ["222"]
        taken(fast, exported(here))
        assert _strips(fast) == ["222"]
        assert here.check() == fast.check() == []
        submitted = here.responses(last(here).id)[0].submitted
        assert submitted is not None
        assert submitted < MOMENT + timedelta(hours=1), "when it was handed in is by the clock of here"


def test_nor_one_that_was_filled_in_anew() -> None:
    with fresh() as here, fresh() as fast:
        tomorrow = _from_tomorrow(here, fast)
        clock = Clock()
        wave, partner = last(here).id, here.partnerships()[0].partners[0].id
        draft = here.start_draft(wave, partner, clock())
        taken(here, tomorrow)
        here.put_answer(draft.id, 0, "2", clock())
        here.submit(draft.id, clock())
        taken(here, tomorrow)
        assert _strips(here) == ["2.."]


def test_nor_one_that_a_table_replaced() -> None:
    with fresh() as here, fresh() as fast:
        tomorrow = _from_tomorrow(here, fast)
        taken(here, tomorrow)
        row = Incoming(2, here.partnerships()[0].partners[0].id, None, None, "222")
        here.take_in(last(here).id, [row], MOMENT)
        taken(here, tomorrow)
        assert _strips(here) == ["222"]
