"""A report of 171,000 responses against polars scripts that count the same answers from Parquet.

Before anything is timed both must give the same tallies and the same stop scores.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.running import Command, Run, in_pairs, milliseconds, once
from benchmarks.table import Row
from benchmarks.workshop import HERE, PEERS, Workshop

ROUNDS = 9
MUNICIPALITIES = 342
RESPONSES = 500
# Against the same strips in another file format. The other shapes, which a store does not have, inform.
HIGHEST = {"strips": 1.0, "tidy": None, "wide": None}
MOST_MEMORY = 300.0
HALF_OF_LAST_DECIMAL = 0.00005


def rows(workshop: Workshop) -> Iterator[Row]:
    """Both ways to give a report, against both shapes."""
    store = workshop.store(MUNICIPALITIES, RESPONSES)
    workshop.do(sys.executable, HERE / "parquet.py", store, workshop.folder)
    report = [workshop.script("metrocheck"), "report", "--store", store]
    as_json = [*report, "--format", "json"]
    for shape in HIGHEST:
        _same(workshop, as_json, _peer(workshop, shape))
    runs: list[Run] = []
    for what, ours in (("on a terminal", report), ("as JSON", as_json)):
        for shape, highest in HIGHEST.items():
            pairs = in_pairs(ours, _peer(workshop, shape), workshop.environment, ROUNDS)
            runs += pairs.ours
            times = milliseconds(pairs.ours), f"polars, {shape} {milliseconds(pairs.peer)}"
            bound, ok = ("", None) if highest is None else (f"at most {highest}", pairs.ratio <= highest)
            yield Row(f"171,000 strips {what}", *times, pairs.shown, bound, ok)
    peak = max(run.peak for run in runs)
    yield Row("peak memory", f"{peak:.0f} MiB", "", "", f"under {MOST_MEMORY:.0f} MiB", peak < MOST_MEMORY)


def _peer(workshop: Workshop, shape: str) -> Command:
    return [sys.executable, PEERS / "in_polars.py", shape, workshop.folder / f"{shape}.parquet"]


def _same(workshop: Workshop, ours: Command, peer: Command) -> None:
    """Refuses to compare programs that do not say the same."""
    report, other = _told(workshop, ours), _told(workshop, peer)
    for stop in report["stops"]:
        if abs(stop["score"] - other["stops"][str(stop["id"])]) > HALF_OF_LAST_DECIMAL + 1e-9:
            raise RuntimeError(f"{peer[2]} has another score for stop {stop['id']}")
        for statement in stop["statements"]:
            counts = [*statement["counts"], statement["dont_know"], statement["not_applicable"]]
            if counts != other["counts"][statement["id"]]:
                raise RuntimeError(f"{peer[2]} counts otherwise at statement {statement['id']}")


def _told(workshop: Workshop, command: Command) -> dict[str, Any]:
    output = workshop.folder / "told.json"
    once(command, workshop.environment, output)
    told: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return told
