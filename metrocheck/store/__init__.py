"""Where partnerships, waves and responses are kept; the only room that speaks to a database."""

from metrocheck.store.errors import (
    DraftChanged,
    DraftExists,
    DraftGone,
    LastPartner,
    NameReserved,
    NameTaken,
    NotFound,
    StoreError,
    StoreMissing,
    StoreNewer,
    TicketTaken,
    UnfitText,
    WaveClosed,
    WaveOpen,
)
from metrocheck.store.info import StoreInfo
from metrocheck.store.moments import Moment
from metrocheck.store.opening import open_store
from metrocheck.store.partnerships import Changes
from metrocheck.store.publications import Publish
from metrocheck.store.rows_refused import RowsRefused
from metrocheck.store.store import Store
from metrocheck.store.taking_in import TakenIn

__all__ = [
    "Changes",
    "DraftChanged",
    "DraftExists",
    "DraftGone",
    "LastPartner",
    "Moment",
    "NameReserved",
    "NameTaken",
    "NotFound",
    "Publish",
    "RowsRefused",
    "Store",
    "StoreError",
    "StoreInfo",
    "StoreMissing",
    "StoreNewer",
    "TakenIn",
    "TicketTaken",
    "UnfitText",
    "WaveClosed",
    "WaveOpen",
    "open_store",
]
