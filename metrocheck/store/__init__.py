"""Where partnerships, waves and responses are kept; the only room that speaks to a database."""

from metrocheck.store.errors import (
    DraftChanged,
    DraftExists,
    DraftGone,
    LastPartner,
    NameTaken,
    NotFound,
    StoreError,
    StoreMissing,
    StoreNewer,
    UnfitText,
    WaveClosed,
    WaveOpen,
)
from metrocheck.store.info import StoreInfo
from metrocheck.store.opening import open_store
from metrocheck.store.partnerships import Changes
from metrocheck.store.store import Store

__all__ = [
    "Changes",
    "DraftChanged",
    "DraftExists",
    "DraftGone",
    "LastPartner",
    "NameTaken",
    "NotFound",
    "Store",
    "StoreError",
    "StoreInfo",
    "StoreMissing",
    "StoreNewer",
    "UnfitText",
    "WaveClosed",
    "WaveOpen",
    "open_store",
]
