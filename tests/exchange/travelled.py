"""What tests of exchange files share: stores on disk with things in them, the files they write, and what they tell."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import strategies as st

from metrocheck.cli import reporting, travelling
from metrocheck.exchange.package import Package, read, written
from metrocheck.publication.closing import published
from metrocheck.questionnaire.load import load
from metrocheck.rendering.json import report_json
from metrocheck.response.filled_in import Response
from metrocheck.response.model import Mode, Partnership, Role, Wave
from metrocheck.store import Store, open_store
from metrocheck.store.unpacking import PackageTaken

# Three statements on a scale of two points, at two stops, and one closing question.
LINE = load(Path(__file__).parents[1] / "questionnaire" / "small.yaml")
ABOUT = ("1.1", "1.10", "2.1", "beter")
NAMES = ("Aa", "Bee", "Cee")
MOMENT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

strips = st.text("12wn.", min_size=3, max_size=3)
texts = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
written_in = st.dictionaries(st.sampled_from(ABOUT), texts, max_size=2)


class Scan(NamedTuple):
    """Somebody who fills in: whose it is, what they answer, and whether they hand it in."""

    place: int
    strip: str
    comments: dict[str, str]
    submitted: bool
    role: Role


scans = st.builds(Scan, st.integers(0, 2), strips, written_in, st.booleans(), st.sampled_from(Role))
worlds = st.lists(st.lists(scans, max_size=7), min_size=1, max_size=3)
modes = st.sampled_from(Mode)


class Clock:
    """A moment later at every look, so that nothing happens twice at the same time."""

    def __init__(self, start: datetime = MOMENT) -> None:
        self._now = start

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


@contextmanager
def fresh() -> Iterator[Store]:
    """A new store in a folder of its own; hypothesis runs an example too often for pytest's."""
    with TemporaryDirectory() as folder, open_store(Path(folder) / "store.sqlite") as store:
        yield store


def rows(store: Store) -> list[str]:
    """Everything in the store's file but when its tables were made, row by row."""
    with sqlite3.connect(f"file:{store._database.path}?mode=ro", uri=True) as connection:
        lines = [line for line in connection.iterdump() if 'INTO "migration"' not in line]
    connection.close()
    return lines


def set_up(store: Store, mode: Mode, label: str = "wave 1", moment: datetime = MOMENT) -> Partnership:
    return store.new_partnership("Linde", NAMES, LINE, label, moment, mode, 3 if mode is Mode.INDIVIDUAL else None)


def grown(store: Store, world: Sequence[Sequence[Scan]], mode: Mode, *, closed: bool) -> None:
    """A partnership with a wave for each list of scans; all closed but the last, which is if asked."""
    clock = Clock()
    of = set_up(store, mode)
    for number, filled in enumerate(world, start=1):
        if number > 1:
            store.open_wave(of.id, f"wave {number}", LINE, clock())
        fill(store, filled, clock)
        if number < len(world) or closed:
            store.close_wave(last(store).id, clock(), published, date(2027, 5, number))


def fill(store: Store, filled: Sequence[Scan], clock: Clock) -> list[str]:
    """Fill in the open wave; the tickets, in mode individual."""
    tickets = []
    for scan in filled:
        draft, ticket = _begun(store, scan, clock)
        tickets.append(ticket)
        for place, code in enumerate(scan.strip):
            store.put_answer(draft.id, place, code, clock())
        for about, text in scan.comments.items():
            store.put_comment(draft.id, about, text, clock())
        if scan.submitted:
            store.submit(draft.id, clock())
    return tickets


_numbers = iter(range(10**9))


def _begun(store: Store, scan: Scan, clock: Clock) -> tuple[Response, str]:
    of, wave = store.partnerships()[0], last(store)
    partner = of.partners[scan.place].id
    if of.mode is Mode.INDIVIDUAL:
        ticket = f"ticket {next(_numbers)}"
        return store.begin(wave.id, partner, scan.role, ticket), ticket
    if store.draft_of(wave.id, partner) is not None:
        return store.start_afresh(wave.id, partner, clock()), ""
    if store.submitted_of(wave.id, partner) is not None:
        return store.reopen(wave.id, partner, clock()), ""
    return store.start_draft(wave.id, partner, clock()), ""


def last(store: Store) -> Wave:
    return store.waves(store.partnerships()[0].id)[-1]


def exported(store: Store) -> bytes:
    """The exchange file of the only partnership in a store."""
    return written(store.packaged(store.partnerships()[0].id, travelling)).encode()


def taken(store: Store, file: bytes, *, dry_run: bool = False) -> PackageTaken:
    """A file taken in by the doors the command uses."""
    return store.take_in_package(checked(file), travelling, dry_run=dry_run)


def checked(file: bytes) -> Package:
    package = read(file)
    travelling.check(package)
    return package


def counts(result: PackageTaken) -> tuple[int, int, int]:
    return result.new, result.updated, result.unchanged


def told(store: Store) -> list[str]:
    """The JSON of every wave's report, without the drafts of people in confidence: those do not travel."""
    of = store.partnerships()[0]
    reports = []
    for wave in store.waves(of.id):
        report = reporting.made(store, of, wave, date(2026, 12, 1))
        if of.mode is Mode.INDIVIDUAL:
            responses = report.responses.model_copy(update={"drafts": 0})
            report = report.model_copy(update={"responses": responses})
        reports.append(report_json(report))
    return reports


def signed(content: dict[str, Any]) -> bytes:
    """A forged file: any content, with the digest that belongs to it."""
    head = {"format": content.get("format"), "version": content.get("version"), "digest": ""}
    text = json.dumps(head | {**content, "digest": ""}, indent=1) + "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return text.replace('"digest": ""', f'"digest": "{digest}"', 1).encode()
