"""The report as tidy CSV: everything of the JSON contract, one value a row, from big to small.

Measures have the names of the JSON's keys and are the same in every language; texts are the report's.
"""

from collections.abc import Iterable, Iterator

from metrocheck.rendering.csv.rows import Row, Subject, written
from metrocheck.report.model import PartnerScore, Report, StatementPart, StopPart


def report_csv(report: Report) -> str:
    r"""The report as CSV text, `level,id,name,partner,measure,value`, with CRLF line ends.

    Which levels and measures there are stands in `reports/README.md`. A text that begins with a character that
    a spreadsheet obeys (`= + - @`, tab, CR, LF, NUL) has a `'` before it; see `rows.written` for taking it away.
    """
    return written(_rows(report))


def _rows(report: Report) -> Iterator[Row]:
    yield from Subject("report").rows({"format": report.format, "version": report.version})
    yield from _partnership(report)
    yield from _wave(report)
    yield from _questionnaire(report)
    yield from _responses(report)
    yield from _whole(report)
    for stop in report.stops:
        yield from _stop(stop)
    yield from _questions(report)
    yield from _cells(report)
    for stop in report.stops:
        for statement in stop.statements:
            yield from _statement(report, stop, statement)
    yield from _roles(report)
    yield from _standing_out(report)
    yield from _comments(report)


def _partnership(report: Report) -> Iterator[Row]:
    known = report.partnership
    subject = Subject("partnership", name=known.name)
    yield from subject.rows({"name": known.name, "mode": known.mode})
    for place, partner in enumerate(known.partners, start=1):
        yield from subject.rows({"place": place}, partner)


def _wave(report: Report) -> Iterator[Row]:
    wave = report.wave
    subject = Subject("wave", name=wave.label)
    yield from subject.rows({"label": wave.label, "opened": wave.opened, "closed": wave.closed})


def _questionnaire(report: Report) -> Iterator[Row]:
    asked = report.questionnaire
    subject = Subject("questionnaire", asked.id, asked.title)
    yield from subject.rows({"id": asked.id, "version": asked.version})
    yield from subject.rows({f"scale_{point}": label for point, label in enumerate(asked.scale, start=1)})


def _responses(report: Report) -> Iterator[Row]:
    subject, responses = Subject("responses"), report.responses
    yield from subject.rows({"submitted": responses.submitted, "drafts": responses.drafts})
    for partner, submitted in responses.by_partner.items():
        yield from subject.rows({"submitted": submitted}, partner)


def _whole(report: Report) -> Iterator[Row]:
    overall, train = report.overall, report.train
    yield from Subject("overall").rows({"score": overall.score, "shown": overall.shown, "status": overall.status})
    yield from Subject("train", name=train.name).rows({"stop": train.stop})


def _stop(stop: StopPart) -> Iterator[Row]:
    subject = Subject("stop", str(stop.id), stop.name)
    yield from subject.rows({"score": stop.score, "shown": stop.shown, "status": stop.status})
    yield from subject.rows({"low": stop.spread.low, "high": stop.spread.high, "agreement": stop.agreement})
    yield from _partners(subject, stop.partners)


def _questions(report: Report) -> Iterator[Row]:
    for question in report.questions:
        measures = {"score": question.score, "shown": question.shown, "status": question.status}
        yield from Subject("question", question.id, question.text).rows(measures)


def _cells(report: Report) -> Iterator[Row]:
    texts = {question.id: question.text for question in report.questions}
    for cell in report.matrix:
        name = f"{report.stop(cell.stop).name} / {texts[cell.question]}"
        yield from Subject("cell", f"{cell.stop}/{cell.question}", name).rows({"score": cell.score})


def _statement(report: Report, stop: StopPart, statement: StatementPart) -> Iterator[Row]:
    subject = Subject("statement", statement.id, statement.text)
    yield from subject.rows({"stop": stop.id, "question": statement.question})
    yield from subject.rows({"score": statement.score, "shown": statement.shown, "n": statement.n})
    # Every point has its row, also where how often it was given may not be told.
    counts = statement.counts or (None,) * report.rules.points
    yield from subject.rows({f"count_{point}": times for point, times in enumerate(counts, start=1)})
    yield from subject.rows({"dont_know": statement.dont_know, "not_applicable": statement.not_applicable})
    yield from subject.rows({"agreement": statement.agreement})
    yield from _partners(subject, statement.partners)


def _partners(subject: Subject, partners: Iterable[PartnerScore]) -> Iterator[Row]:
    for partner in partners:
        yield from subject.rows({"score": partner.score, "n": partner.n}, partner.name)


def _roles(report: Report) -> Iterator[Row]:
    for role in report.roles:
        subject = Subject("role", f"{role.group}/{role.stop}", report.stop(role.stop).name)
        yield from subject.rows({"score": role.score, "n": role.n})


def _standing_out(report: Report) -> Iterator[Row]:
    names = _names(report)
    lists: dict[str, tuple[str | int, ...]] = {
        "strengths": report.strengths,
        "attention": report.attention,
        "gaps": report.gaps,
        "blind_spots": report.blind_spots,
    }
    for level, ids in lists.items():
        for rank, id_ in enumerate(ids, start=1):
            yield from Subject(level, str(id_), names[str(id_)]).rows({"rank": rank})


def _comments(report: Report) -> Iterator[Row]:
    names = _names(report) | report.questionnaire.closing
    for number, comment in enumerate(report.comments, start=1):
        about = comment.statement or comment.closing or str(comment.stop)
        measures = {"stop": comment.stop, "statement": comment.statement, "text": comment.text}
        yield from Subject("comment", str(number), names[about]).rows(measures, comment.partner)


def _names(report: Report) -> dict[str, str]:
    """What a stop or a statement is called, by its id."""
    stops = {str(stop.id): stop.name for stop in report.stops}
    return stops | {statement.id: statement.text for stop in report.stops for statement in stop.statements}
