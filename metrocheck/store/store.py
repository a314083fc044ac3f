"""The front of the store: every act of it, one transaction each.

Nothing here decides anything; what an act means stands in the module of its subject.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from metrocheck.exchange.incoming import Incoming
from metrocheck.exchange.package import Package
from metrocheck.language import _
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.answered import Answered
from metrocheck.response.filled_in import Response, State
from metrocheck.response.model import Mode, Partnership, Progress, Role, Wave
from metrocheck.store import (
    answers,
    backup,
    check,
    drafts,
    engine,
    info,
    migrations,
    moments,
    packages,
    partnerships,
    publications,
    responses,
    taking_in,
    unpacking,
    waves,
)
from metrocheck.store.errors import NotForgotten
from metrocheck.store.info import StoreInfo
from metrocheck.store.moments import Moment
from metrocheck.store.packages import Gate
from metrocheck.store.partnerships import Changes
from metrocheck.store.publications import Publish
from metrocheck.store.taking_in import TakenIn
from metrocheck.store.unpacking import PackageTaken


@dataclass(frozen=True)
class Store:
    """An open store; a context manager that closes it."""

    _database: engine.Database

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def location(self) -> str:
        """Where it is, fit to print: without a password."""
        return self._database.location

    def close(self) -> None:
        """Let go of it; everything written is already safe."""
        self._database.close()

    def partnerships(self) -> tuple[Partnership, ...]:
        """Every partnership, in the order of set-up."""
        with self._database.read() as connection:
            return partnerships.all_of(connection)

    def new_partnership(
        self,
        name: str,
        partners: Sequence[str],
        questionnaire: Questionnaire,
        wave_label: str,
        now: datetime,
        mode: Mode = Mode.TEAM,
        min_group: int | None = None,
    ) -> Partnership:
        """Set up a partnership and open its first wave; `min_group` is k, in mode individual only."""
        with self._database.write() as connection:
            number = partnerships.create(connection, name, mode, min_group)
            partnerships.add_partners(connection, number, partners)
            waves.open_new(connection, number, wave_label, questionnaire, now)
            return partnerships.one(connection, number)

    def edit_partnership(self, partnership_id: int, changes: Changes, now: datetime) -> Partnership:
        """Change a partnership: all that is asked, or nothing when one of it cannot be."""
        with self._database.write() as connection:
            partnerships.one(connection, partnership_id)
            for old, new in changes.renamed:
                partnerships.rename_partner(connection, partnership_id, old, new)
            for name in changes.joined:
                partnerships.join(connection, partnership_id, name)
            for name in changes.left:
                partnerships.leave(connection, partnership_id, name, now)
            if changes.name is not None:
                partnerships.rename(connection, partnership_id, changes.name)
            if changes.min_group is not None:
                partnerships.set_min_group(connection, partnership_id, changes.min_group)
            return partnerships.one(connection, partnership_id)

    def remove_partnership(self, partnership_id: int) -> None:
        """Erase a partnership and everything of it."""
        with self._database.write() as connection:
            partnerships.remove(connection, partnership_id)
        self._forget()

    def _forget(self) -> None:
        if not self._database.forget_erased():
            raise NotForgotten(
                _("It is erased from the store, but another program keeps what is left of it in a file beside it."),
                _("Close every other window of metrocheck: with the last one that file goes too."),
            )

    def waves(self, partnership_id: int) -> tuple[Wave, ...]:
        """The waves of a partnership, oldest first."""
        with self._database.read() as connection:
            return waves.all_of(connection, partnership_id)

    def open_wave(self, partnership_id: int, label: str, questionnaire: Questionnaire, now: datetime) -> Wave:
        """Open the next wave; WaveOpen when one is open, NameTaken when the label is in use."""
        with self._database.write() as connection:
            return waves.one(connection, waves.open_new(connection, partnership_id, label, questionnaire, now))

    def close_wave(self, wave_id: int, now: datetime, publish: Publish, next_date: date | None = None) -> Wave:
        """Close a wave for good and keep what `publish` makes of its answers; nothing changes when that raises.

        Its drafts never count; in mode individual they are erased.
        """
        with self._database.write() as connection:
            waves.close(connection, wave_id, now, next_date)
            publications.make(connection, wave_id, publish)
            closed = waves.one(connection, wave_id)
            if closed.min_group is not None:
                drafts.drop_all(connection, wave_id)
        if closed.min_group is not None:
            self._database.forget_erased()
        return closed

    def rename_wave(self, wave_id: int, label: str) -> Wave:
        """Give a wave another label."""
        with self._database.write() as connection:
            waves.rename(connection, wave_id, label)
            return waves.one(connection, wave_id)

    def plan_next(self, wave_id: int, day: date | None) -> Wave:
        """Say when the wave after this one is due; None plans nothing."""
        with self._database.write() as connection:
            waves.change(connection, wave_id, next_date=day)
            return waves.one(connection, wave_id)

    def purge_wave(self, wave_id: int, publish: Publish) -> Wave:
        """Erase the responses of a closed wave and the key of its tickets for good; its publication stays.

        A wave that an older version closed has none: `publish` makes it first.
        """
        with self._database.write() as connection:
            publications.make_missing(connection, wave_id, publish)
            waves.purge(connection, wave_id)
            purged = waves.one(connection, wave_id)
        self._forget()
        return purged

    def questionnaire_of(self, wave_id: int) -> Questionnaire:
        """The questionnaire of a wave, as it was when the wave opened."""
        with self._database.read() as connection:
            return waves.questionnaire_of(connection, wave_id)

    def responses(self, wave_id: int) -> tuple[Response, ...]:
        """Every response of a wave, in the order of set-up; of one partner the draft first."""
        with self._database.read() as connection:
            return responses.of_wave(connection, wave_id)

    def response_count(self, wave_id: int) -> tuple[int, int]:
        """How many responses of a wave are submitted, and how many are drafts."""
        with self._database.read() as connection:
            return responses.count(connection, wave_id)

    def answered(self, wave_id: int) -> tuple[Answered, ...]:
        """The submitted strips of a wave as the gate takes them in, in the order of set-up."""
        with self._database.read() as connection:
            return answers.of_wave(connection, wave_id)

    def moment(self, wave_id: int) -> Moment:
        """All a report may ask for, as it was at one moment."""
        with self._database.read() as connection:
            return moments.of_wave(connection, wave_id)

    def progress(self, wave_id: int) -> tuple[Progress, ...]:
        """How far each partner is (mode team): those that take part now or have a response, in the order of set-up."""
        with self._database.read() as connection:
            waves.refuse_individual(connection, wave_id)
            return responses.progress(connection, wave_id)

    def draft_of(self, wave_id: int, partner_id: int) -> Response | None:
        """What a partner has begun and not submitted (mode team)."""
        with self._database.read() as connection:
            waves.refuse_individual(connection, wave_id)
            return responses.latest(connection, wave_id, partner_id, State.DRAFT)

    def submitted_of(self, wave_id: int, partner_id: int) -> Response | None:
        """What counts for a partner (mode team)."""
        with self._database.read() as connection:
            waves.refuse_individual(connection, wave_id)
            return responses.latest(connection, wave_id, partner_id, State.SUBMITTED)

    def remove_responses(self, wave_id: int, partner_id: int, republish: Callable[[str], str] | None = None) -> int:
        """Erase what a partner filled in, drafts too (mode team); returns how many responses that were.

        `republish` takes the partner out of what was published: needed where something was.
        """
        with self._database.write() as connection:
            waves.refuse_individual(connection, wave_id)
            removed = responses.remove(connection, wave_id, partner_id)
            publications.replace(connection, wave_id, republish)
        self._forget()
        return removed

    def begin(self, wave_id: int, partner_id: int, role: Role, ticket: str) -> Response:
        """An empty draft of somebody in a municipality (mode individual), which only this ticket opens.

        TicketTaken when a response in a wave of this partnership that is not purged has the ticket.
        """
        with self._database.write() as connection:
            return drafts.begin(connection, wave_id, partner_id, role, ticket)

    def with_ticket(self, partnership_id: int, ticket: str) -> tuple[Wave, Response] | None:
        """The response that a ticket opens, draft or submitted, and its wave."""
        with self._database.read() as connection:
            return responses.with_ticket(connection, partnership_id, ticket)

    def withdraw(self, partnership_id: int, ticket: str) -> Wave:
        """Erase the response of a ticket for good, with what was written; what was published stays.

        NotFound when no response has the ticket.
        """
        with self._database.write() as connection:
            wave = responses.withdraw(connection, partnership_id, ticket)
        self._forget()
        return wave

    def start_draft(self, wave_id: int, partner_id: int, now: datetime) -> Response:
        """An empty draft (mode team); DraftExists when the partner has one."""
        with self._database.write() as connection:
            return drafts.start(connection, wave_id, partner_id, now)

    def reopen(self, wave_id: int, partner_id: int, now: datetime) -> Response:
        """A draft that is a copy of what the partner submitted, comments included (mode team)."""
        with self._database.write() as connection:
            return drafts.reopen(connection, wave_id, partner_id, now)

    def put_answer(self, response_id: str, place: int, code: str, now: datetime) -> None:
        """Write one answer on its place (from 0) of a draft; durable when this returns, the last one wins."""
        with self._database.write() as connection:
            drafts.put_answer(connection, response_id, place, code, now)

    def put_comment(self, response_id: str, about: str, text: str, now: datetime) -> None:
        """Write what is said about a statement or closing question; without text a statement's goes."""
        with self._database.write() as connection:
            drafts.put_comment(connection, response_id, about, text, now)

    def submit(self, response_id: str, now: datetime, seen: str | None = None) -> Response:
        """Let a draft count from now on; in mode team in place of what its partner submitted earlier in the wave.

        DraftChanged when its strip is not the one that was `seen`.
        """
        with self._database.write() as connection:
            return drafts.submit(connection, response_id, seen, now)

    def start_afresh(self, wave_id: int, partner_id: int, now: datetime) -> Response:
        """An empty draft in place of the one there was; what was submitted keeps counting (mode team)."""
        with self._database.write() as connection:
            waves.refuse_individual(connection, wave_id)
            drafts.drop(connection, wave_id, partner_id)
            return drafts.start(connection, wave_id, partner_id, now)

    def take_in(self, wave_id: int, rows: Iterable[Incoming], now: datetime, *, dry_run: bool = False) -> TakenIn:
        """Take in the rows of a file as submitted responses of an open wave, all of them or none.

        `dry_run` tells what would happen and changes nothing. RowsRefused when rows contradict one another or the
        store, WaveClosed when the wave takes no answers any more.
        """
        with self._database.write() as connection:
            taken = taking_in.take_in(connection, wave_id, rows, now)
            if dry_run:
                connection.rollback()
        self._database.fold_journal()
        return taken

    def packaged(self, partnership_id: int, gate: Gate) -> Package:
        """All of a partnership that may travel; `gate` reads what was published."""
        with self._database.read() as connection:
            return packages.packed(connection, partnership_id, gate)

    def take_in_package(self, package: Package, gate: Gate, *, dry_run: bool = False) -> PackageTaken:
        """Take in what another store packed, all of it or nothing; an empty store is set up by it.

        `dry_run` tells what would happen and changes nothing. StoreError when it does not fit this store.
        """
        with self._database.write() as connection:
            taken = unpacking.take_in(connection, package, gate)
            if dry_run:
                connection.rollback()
        if not dry_run and (taken.erased or taken.erased_comments or taken.closed):
            self._database.forget_erased()
        else:
            self._database.fold_journal()
        return taken

    def info(self) -> StoreInfo:
        """Where it is, what keeps it, how large it is and what it holds."""
        return info.gather(self._database)

    def check(self) -> list[str]:
        """What is wrong with this store, in plain words; empty when it is sound."""
        return check.problems(self._database)

    def backup(self, target: Path) -> None:
        """Copy the whole store into a new SQLite file; StoreError when the file is already there."""
        if self._database.path is not None:
            backup.copy_file(self._database, target)
            return
        with backup.put_in_place(target) as made, Store(engine.open_file(made)) as copy:
            migrations.bring_up_to_date(copy._database)
            backup.copy_rows(self._database, copy._database)
