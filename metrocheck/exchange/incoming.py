"""One response that comes in from a file, checked and in the codes of its wave's questionnaire."""

from typing import NamedTuple

from metrocheck.response.model import Role


class Incoming(NamedTuple):
    """A row of a table as the store takes it in.

    Attributes:
        row: where it stands in its file, counted as a spreadsheet does.
        partner_id: whose it is.
        role: None in mode team.
        ticket: in its one form, None without one.
        strip: as long as the questionnaire has statements; `.` where nothing was answered.
        comments: what was written, by statement or closing question id, in the order of the line.
    """

    row: int
    partner_id: int
    role: Role | None
    ticket: str | None
    strip: str
    comments: tuple[tuple[str, str], ...] = ()
