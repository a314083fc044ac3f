"""Somebody who fills in a scan in confidence, past the screen: `writer.py STORE NUMBER SECONDS`.

Begins with a ticket of its own, answers every statement with so many seconds between, and hands in. Prints as JSON how
long each answer took to be kept, in seconds.
"""

import json
import sys
from datetime import UTC, datetime
from time import perf_counter, sleep

from metrocheck.response.model import Role
from metrocheck.store import open_store


def main(path: str, number: int, pause: float) -> list[float]:
    """The waits of one person."""
    now = datetime.now(UTC)
    waits = []
    with open_store(path) as store:
        partnership = store.partnerships()[0]
        wave = store.waves(partnership.id)[-1]
        partner = partnership.partners[number % len(partnership.partners)]
        draft = store.begin(wave.id, partner.id, list(Role)[number % len(Role)], f"kaartje-{number}")
        for place in range(len(draft.strip)):
            sleep(pause)
            started = perf_counter()
            store.put_answer(draft.id, place, str(1 + (place + number) % 5), now)
            waits.append(perf_counter() - started)
        store.submit(draft.id, now)
    return waits


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))))
