"""A partnership with all of it that may travel, over a connection: what stands in an exchange file.

In mode team that is everything. In mode individual an open wave travels as what was handed in, without any time and in
no order of arrival; a closed one as what it published, with what people wrote as its report tells it. Changes nothing;
`unpacking` is the way back.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

from sqlalchemy import Connection, select

from metrocheck.exchange.package import (
    Package,
    PackedComment,
    PackedPartner,
    PackedPartnership,
    PackedResponse,
    PackedWave,
)
from metrocheck.response.filled_in import State
from metrocheck.response.model import Mode, Partnership, Role
from metrocheck.store import comments, kept, partnerships, publications, tickets, waves, withdrawals
from metrocheck.store.merging import Kept
from metrocheck.store.schema import AnyRow, wave


class Gate(Protocol):
    """What reads publications: the store does not."""

    def renumbered(self, text: str, numbers: Mapping[int, int]) -> str:
        """The text of a publication with its municipalities numbered anew, old number to new."""

    def tells_comments(self, text: str) -> bool:
        """Whether a report of this publication tells what people wrote."""


def packed(connection: Connection, partnership_id: int, gate: Gate) -> Package:
    """The package of a partnership, or NotFound."""
    of = partnerships.one(connection, partnership_id)
    rows = connection.execute(select(wave).where(wave.c.partnership_id == of.id).order_by(wave.c.number)).all()
    contents = {row.fingerprint: waves.questionnaire_of(connection, row.id) for row in rows}
    return Package(
        partnership=_partnership(of),
        questionnaires=dict(sorted(contents.items())),
        waves=tuple(_wave(connection, of, row, gate) for row in rows),
    )


def _partnership(of: Partnership) -> PackedPartnership:
    partners = tuple(PackedPartner(name=partner.name, ended=partner.ended) for partner in of.partners)
    return PackedPartnership(name=of.name, mode=of.mode, min_group=of.min_group, partners=partners)


def _wave(connection: Connection, of: Partnership, row: AnyRow, gate: Gate) -> PackedWave:
    published = publications.of_wave(connection, row.id)
    places = {partner.id: place for place, partner in enumerate(of.partners, start=1)}
    individual = of.mode is Mode.INDIVIDUAL
    in_confidence = individual and row.closed is None
    travelling = () if individual and not in_confidence else kept.of_wave(connection, row.id)
    tells = individual and published is not None and gate.tells_comments(published)
    return PackedWave(
        label=row.label,
        number=row.number,
        opened=row.opened,
        closed=row.closed,
        next_date=row.next_date,
        purged=row.purged,
        min_group=row.min_group,
        # Of a closed wave no response travels, so nobody has to be found by a ticket.
        ticket_keys=tickets.keys(connection, row) if in_confidence else (),
        questionnaire=row.fingerprint,
        publication=None if published is None else gate.renumbered(published, places),
        responses=_somebodys(of, travelling) if individual else _teams(of, travelling),
        withdrawn=tuple(sorted(withdrawals.of_wave(connection, row.id))) if in_confidence else (),
        comments=_told(connection, row.id) if tells else (),
    )


def _told(connection: Connection, wave_id: int) -> tuple[PackedComment, ...]:
    return tuple(PackedComment(about=each.about, text=each.text) for each in comments.told(connection, wave_id))


def _somebodys(of: Partnership, here: Iterable[Kept]) -> tuple[PackedResponse, ...]:
    """What was handed in, by id: ids are random or made of content, so that in their order nobody came first."""
    names = {partner.id: partner.name for partner in of.partners}
    return tuple(
        PackedResponse(
            id=each.id,
            partner=names[each.partner_id],
            role=None if each.role is None else Role(each.role),
            ticket=each.ticket,
            state=each.state,
            strip=each.strip,
            comments=dict(each.comments),
        )
        for each in sorted(here)
        if each.state is State.SUBMITTED
    )


def _teams(of: Partnership, here: Iterable[Kept]) -> tuple[PackedResponse, ...]:
    """Everything, in the order of set-up, of one municipality the draft first."""
    names = {partner.id: (place, partner.name) for place, partner in enumerate(of.partners)}
    return tuple(
        PackedResponse(
            id=each.id,
            partner=names[each.partner_id][1],
            state=each.state,
            strip=each.strip,
            started=each.started,
            changed=each.changed,
            submitted=each.submitted,
            comments=dict(each.comments),
        )
        for each in sorted(here, key=lambda each: (names[each.partner_id][0], each.state))
    )
