"""When two names people gave are the same name: capitals, spaces and ways of writing an accent do not matter."""

import unicodedata


def key(name: str) -> str:
    """What two spellings of one name have in common: equal exactly when they are the same name."""
    plain = unicodedata.normalize("NFC", " ".join(name.split()))
    return unicodedata.normalize("NFC", plain.casefold())
