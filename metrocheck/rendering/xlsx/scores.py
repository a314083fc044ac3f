"""The sheets with scores: stops, questions, stops by questions, municipalities by stops, role groups by stops."""

from collections.abc import Sequence

from metrocheck.language import _
from metrocheck.rendering import confidence, sentences
from metrocheck.rendering.xlsx import cells
from metrocheck.rendering.xlsx.sheets import Cell, Column, Row, Table
from metrocheck.report.model import PartnerScore, Report, RolePart, StopPart


def stops(report: Report) -> Table:
    """Each stop."""
    return Table(
        columns=(
            Column(_("stop"), to_the_left=True),
            Column(_("name"), widest=40),
            cells.score_column(),
            cells.status_column(),
            *cells.spread_columns(report),
            *cells.agreement_columns(),
        ),
        rows=tuple(_stop(report, stop) for stop in report.stops),
        fixed=2,
    )


def _stop(report: Report, stop: StopPart) -> Row:
    return (
        sentences.place(report, stop),
        stop.name,
        cells.score(stop.score, stop.shown),
        cells.status(stop.status),
        *cells.spread(stop.spread),
        *cells.agreement(report, stop),
    )


def questions(report: Report) -> Table:
    """Each question."""
    return Table(
        columns=(
            Column(_("code"), _("The short name of the question in data for scripts.")),
            Column(_("question"), widest=50),
            cells.score_column(),
            cells.status_column(),
        ),
        rows=tuple((q.id, q.text, cells.score(q.score, q.shown), cells.status(q.status)) for q in report.questions),
    )


def matrix(report: Report) -> Table:
    """Stops down, questions across."""
    scores = {(cell.stop, cell.question): cells.score(cell.score, cell.shown) for cell in report.matrix}
    meaning = _("The score of the statements of that question at the stop.")
    return Table(
        columns=(
            Column(_("stop"), to_the_left=True),
            Column(_("name"), widest=40),
            *(Column(question.text, meaning, 22) for question in report.questions),
        ),
        rows=tuple(
            (sentences.place(report, stop), stop.name, *(scores.get((stop.id, q.id)) for q in report.questions))
            for stop in report.stops
        ),
        fixed=2,
    )


def partners(report: Report) -> Table:
    """Municipalities down in the order of set-up: scans, scores at the stops, and the answers under those scores."""
    found = [{partner.name: partner for partner in stop.partners} for stop in report.stops]
    names = partner_names(report)
    rows = [_partner(report, name, [known.get(name) for known in found]) for name in names]
    return Table(
        columns=_partner_columns(report),
        rows=(*rows, _together(report)) if names else (),
        fixed=1,
        has_total=True,
    )


def partner_names(report: Report) -> list[str]:
    """Every municipality, and every group the report has a number of; in confidence the groups alone."""
    groups = [partner.name for stop in report.stops for partner in stop.partners]
    known = () if report.in_confidence else report.partnership.partners
    return list(dict.fromkeys([*known, *report.responses.by_partner, *groups]))


def _partner_columns(report: Report) -> tuple[Column, ...]:
    if confidence.has_pool(report):
        of, score = _("group"), _("The score of the group at the stop.")
    else:
        of, score = _("municipality"), _("The score of the municipality at the stop.")
    scores, answers = _at_stops(report, score)
    return (
        Column(of, widest=40),
        Column(_("scans that count"), _("How many scans were handed in.")),
        *scores,
        *answers,
    )


def _at_stops(report: Report, score: str) -> tuple[list[Column], list[Column]]:
    """For each stop a column with a score, and one with the answers it rests on."""
    names = [f"{sentences.place(report, stop)} {stop.short}" for stop in report.stops]
    answers = _("How many answers this score rests on.")
    return (
        [Column(name, score, 16) for name in names],
        [Column(_("{name}: answers").format(name=name), answers, 16, printed=False) for name in names],
    )


def _partner(report: Report, name: str, scores: Sequence[PartnerScore | None]) -> Row:
    return (
        cells.group(name),
        report.responses.by_partner.get(name),
        *(cells.score(known.score, known.shown) if known else None for known in scores),
        *(known.n if known else None for known in scores),
    )


def _together(report: Report) -> Row:
    none: tuple[Cell, ...] = (None,) * len(report.stops)
    scores = (cells.score(stop.score, stop.shown) for stop in report.stops)
    return (_("together"), report.responses.submitted, *scores, *none)


def roles(report: Report) -> Table:
    """Role groups down: scores at the stops, and the answers under those scores."""
    by_group: dict[str, dict[int, RolePart]] = {}
    for role in report.roles:
        by_group.setdefault(confidence.role_group(role), {})[role.stop] = role
    scores, answers = _at_stops(report, _("The score of the role group at the stop."))
    return Table(
        columns=(Column(_("role group"), widest=40), *scores, *answers),
        rows=tuple(_role(name, [found.get(stop.id) for stop in report.stops]) for name, found in by_group.items()),
        fixed=1,
    )


def _role(name: str, found: Sequence[RolePart | None]) -> Row:
    return (
        name,
        *(cells.as_shown(role.shown) if role else None for role in found),
        *(role.n if role else None for role in found),
    )
