"""Writes a sample of every format, from the demo: `python docs/samples.py [FOLDER]` fills docs/voorbeeld."""

import os
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from metrocheck import language
from metrocheck.cli import comparing, example, reporting
from metrocheck.cli.exporting import Writers
from metrocheck.store import open_store

SAMPLES = Path(__file__).parent / "voorbeeld"
# The day the samples are made on, whenever that is: a plan of the demo would be due one day.
TODAY = date(2026, 11, 23)


def documents() -> dict[str, Writers]:
    """The report of the demo's last wave, and its comparison with the one before."""
    with TemporaryDirectory() as folder, open_store(Path(folder) / "demo.sqlite") as store:
        partnership = example.fill(store)
        waves = store.waves(partnership.id)
        report = reporting.made(store, partnership, waves[-1], TODAY)
        comparison = comparing.made(store, partnership, waves[-2:])
    return {"rapport": reporting.writers(report), "vergelijking": comparing.writers(comparison)}


def samples() -> dict[str, bytes]:
    """Every sample by the name of its file."""
    # Moments are shown in the reader's time zone; the samples' reader lives in Amsterdam.
    os.environ["TZ"] = "Europe/Amsterdam"
    time.tzset()
    language.use("nl")
    written = {f"{of}.{format_}": write() for of, all_ in documents().items() for format_, write in all_.items()}
    return {name: text.encode() if isinstance(text, str) else text for name, text in written.items()}


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    folder.mkdir(exist_ok=True)
    for name, content in samples().items():
        (folder / name).write_bytes(content)
