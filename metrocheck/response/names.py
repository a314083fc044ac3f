"""When two names people gave are the same name: capitals, spaces and ways of writing an accent do not matter."""

import unicodedata

# What reports call municipalities that are told of together, in both languages: with one of that name they would lie.
RESERVED = ("Overige", "Others")


def is_reserved(name: str) -> bool:
    """Whether no municipality can have this name."""
    return key(name) in map(key, RESERVED)


def key(name: str) -> str:
    """What two spellings of one name have in common: equal exactly when they are the same name."""
    plain = unicodedata.normalize("NFC", " ".join(name.split()))
    return unicodedata.normalize("NFC", plain.casefold())
