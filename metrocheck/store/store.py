"""The front of the store: every act of it, one transaction each.

Nothing here decides anything; what an act means stands in the module of its subject.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode, Partner, Partnership, Response, State, Wave
from metrocheck.store import (
    backup,
    check,
    drafts,
    engine,
    info,
    migrations,
    partnerships,
    questionnaires,
    responses,
    waves,
)
from metrocheck.store.info import StoreInfo
from metrocheck.store.partnerships import Changes
from metrocheck.store.responses import Comment


@dataclass(frozen=True)
class Moment:
    """A wave at one moment: what was asked, each partner's strips behind one another, drafts, and what was written."""

    questionnaire: Questionnaire
    strips: tuple[tuple[Partner, int, str], ...]
    drafts: int
    comments: tuple[Comment, ...]


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
    ) -> Partnership:
        """Set up a partnership and open its first wave."""
        with self._database.write() as connection:
            number = partnerships.create(connection, name, mode)
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
            return partnerships.one(connection, partnership_id)

    def remove_partnership(self, partnership_id: int) -> None:
        """Erase a partnership and everything of it."""
        with self._database.write() as connection:
            partnerships.remove(connection, partnership_id)
        self._database.forget_erased()

    def waves(self, partnership_id: int) -> tuple[Wave, ...]:
        """The waves of a partnership, oldest first."""
        with self._database.read() as connection:
            return waves.all_of(connection, partnership_id)

    def open_wave(self, partnership_id: int, label: str, questionnaire: Questionnaire, now: datetime) -> Wave:
        """Open the next wave; WaveOpen when one is open, NameTaken when the label is in use."""
        with self._database.write() as connection:
            return waves.one(connection, waves.open_new(connection, partnership_id, label, questionnaire, now))

    def close_wave(self, wave_id: int, now: datetime, next_date: date | None = None) -> Wave:
        """Close a wave for good: it takes no more answers, and its drafts never count."""
        with self._database.write() as connection:
            waves.close(connection, wave_id, now, next_date)
            return waves.one(connection, wave_id)

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

    def purge_wave(self, wave_id: int) -> Wave:
        """Erase the responses of a closed wave for good; the wave stays, marked `purged`."""
        with self._database.write() as connection:
            waves.purge(connection, wave_id)
            purged = waves.one(connection, wave_id)
        self._database.forget_erased()
        return purged

    def questionnaire_of(self, wave_id: int) -> Questionnaire:
        """The questionnaire of a wave, as it was when the wave opened."""
        with self._database.read() as connection:
            found = questionnaires.of_wave(connection, wave_id)
        if found is None:
            raise waves.gone()
        return found

    def responses(self, wave_id: int) -> tuple[Response, ...]:
        """Every response of a wave, in the order of set-up; of one partner the draft first."""
        with self._database.read() as connection:
            return responses.of_wave(connection, wave_id)

    def response_count(self, wave_id: int) -> tuple[int, int]:
        """How many responses of a wave are submitted, and how many are drafts."""
        with self._database.read() as connection:
            return responses.count(connection, wave_id)

    def moment(self, wave_id: int) -> Moment:
        """All a report asks for, as it was at one moment."""
        with self._database.read() as connection:
            content = questionnaires.of_wave(connection, wave_id)
            if content is None:
                raise waves.gone()
            return Moment(
                questionnaire=content,
                strips=tuple(responses.strips_by_partner(connection, wave_id)),
                drafts=responses.count_drafts(connection, wave_id),
                comments=responses.comments(connection, wave_id),
            )

    def draft_of(self, wave_id: int, partner_id: int) -> Response | None:
        """What a partner has begun and not submitted."""
        with self._database.read() as connection:
            return responses.latest(connection, wave_id, partner_id, State.DRAFT)

    def submitted_of(self, wave_id: int, partner_id: int) -> Response | None:
        """What counts for a partner."""
        with self._database.read() as connection:
            return responses.latest(connection, wave_id, partner_id, State.SUBMITTED)

    def remove_responses(self, wave_id: int, partner_id: int) -> int:
        """Erase what a partner filled in, drafts too; returns how many responses that were."""
        with self._database.write() as connection:
            removed = responses.remove(connection, wave_id, partner_id)
        self._database.forget_erased()
        return removed

    def strips_by_partner(self, wave_id: int) -> Iterator[tuple[Partner, int, str]]:
        """Each partner with submitted responses, how many, and their strips in one string.

        Yields:
            The partner, the number of strips n, and n times as many characters as there are statements;
            in the order of set-up.
        """
        with self._database.read() as connection:
            yield from responses.strips_by_partner(connection, wave_id)

    def comments(self, wave_id: int) -> tuple[Comment, ...]:
        """Partner, what about (a statement or closing question), and text, of submitted responses."""
        with self._database.read() as connection:
            return responses.comments(connection, wave_id)

    def start_draft(self, wave_id: int, partner_id: int, now: datetime) -> Response:
        """An empty draft; DraftExists when the partner has one."""
        with self._database.write() as connection:
            return drafts.start(connection, wave_id, partner_id, now)

    def reopen(self, wave_id: int, partner_id: int, now: datetime) -> Response:
        """A draft that is a copy of what the partner submitted, comments included."""
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
        """Let a draft count from now on, in place of what its partner submitted earlier in the wave.

        DraftChanged when its strip is not the one that was `seen`.
        """
        with self._database.write() as connection:
            return drafts.submit(connection, response_id, seen, now)

    def start_afresh(self, wave_id: int, partner_id: int, now: datetime) -> Response:
        """An empty draft in place of the one there was; what was submitted keeps counting."""
        with self._database.write() as connection:
            drafts.drop(connection, wave_id, partner_id)
            return drafts.start(connection, wave_id, partner_id, now)

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
