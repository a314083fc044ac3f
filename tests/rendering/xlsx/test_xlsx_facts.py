"""The facts of a report as openpyxl finds them in the workbook: every score, count and text, as what they are."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from metrocheck.language import _, formats
from metrocheck.language.plain_text import harmless
from metrocheck.rendering import sentences, words
from metrocheck.rendering.words import heading
from metrocheck.rendering.xlsx.report import workbook
from metrocheck.report.model import Report, StatementPart
from tests.nasty import LONG, nasty

CASES = ("demo", "english", "twelve", "empty", "one", "unmeasured", "hostile", "arrived", "nasty")
ReportOf = Callable[[str], Report]
BookOf = Callable[[str], tuple[Report, Workbook]]
Values = dict[str, Any]


def _case(report_of: ReportOf, case: str) -> Report:
    return nasty(report_of("twelve")) if case == "nasty" else report_of(case)


def _opened(report: Report) -> Workbook:
    return load_workbook(io.BytesIO(workbook(report)))


@pytest.fixture(scope="module")
def book_of(report_of: ReportOf) -> Callable[[str], tuple[Report, Workbook]]:
    """A report and its workbook, read once."""
    known: dict[str, Workbook] = {}

    def found(case: str) -> tuple[Report, Workbook]:
        report = _case(report_of, case)
        if case not in known:
            known[case] = _opened(report)
        return report, known[case]

    return found


def _rows(book: Workbook, name: str) -> list[Values]:
    """The rows of a sheet by the heading of their columns, which stand in its first row."""
    head, *rows = book[name].iter_rows(values_only=True)
    assert len(set(head)) == len(head), "each heading once, or a reader takes one column for another"
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def _yes_or_no(it_is: bool) -> str:
    return _("yes") if it_is else _("no")


@pytest.mark.parametrize("case", CASES)
def test_stops(book_of: BookOf, case: str) -> None:
    report, book = book_of(case)
    found = _rows(book, heading("stops"))
    assert found == [
        {
            _("stop"): place,
            _("name"): stop.name,
            _("score"): stop.score,
            _("status"): words.status(stop.status),
            _("lowest"): stop.spread.low,
            _("highest"): stop.spread.high,
            _("far apart"): None if stop.spread.low is None else _yes_or_no(stop.spread.diverging),
            _("how far people agree"): stop.agreement,
            _("in a word"): stop.agreement_word and words.agreement(stop.agreement_word),
        }
        for place, stop in enumerate(report.stops, start=1)
    ]


@pytest.mark.parametrize("case", CASES)
def test_questions_and_matrix(book_of: BookOf, case: str) -> None:
    report, book = book_of(case)
    assert _rows(book, heading("questions")) == [
        {_("code"): q.id, _("question"): q.text, _("score"): q.score, _("status"): words.status(q.status)}
        for q in report.questions
    ]
    texts = {question.id: question.text for question in report.questions}
    found = _rows(book, heading("matrix"))
    assert [row[_("name")] for row in found] == [stop.name for stop in report.stops]
    cells = {(row[_("stop")], text): row[text] for row in found for text in texts.values()}
    assert cells == {(cell.stop, texts[cell.question]): cell.score for cell in report.matrix}


@pytest.mark.parametrize("case", CASES)
def test_municipalities(book_of: BookOf, case: str) -> None:
    report, book = book_of(case)
    *found, together = _rows(book, heading("partners"))
    assert [row[_("municipality")] for row in found] == [harmless(name) for name in report.partnership.partners]
    assert [row[_("scans that count")] for row in found] == list(report.responses.by_partner.values())
    for place, stop in enumerate(report.stops, start=1):
        column = f"{place} {stop.short}"
        known = {partner.name: partner for partner in stop.partners}
        here = [known.get(name) for name in report.partnership.partners]
        assert [row[column] for row in found] == [partner and partner.score for partner in here]
        answers = _("{name}: answers").format(name=column)
        assert [row[answers] for row in found] == [partner and partner.n for partner in here]
        assert together[column] == stop.score
    assert together[_("scans that count")] == report.responses.submitted


def _answers(report: Report, statement: StatementPart) -> Values:
    asked = report.questionnaire
    labels = [f"{point} {label}" for point, label in enumerate(asked.scale, start=1)]
    counts = dict(zip(labels, statement.counts or (), strict=True))
    return counts | {asked.dont_know: statement.dont_know, asked.not_applicable: statement.not_applicable}


def _of_partners(statement: StatementPart) -> Values:
    found: Values = {}
    for partner in statement.partners:
        name = harmless(partner.name)
        found |= {name: partner.score, _("{name}: answers").format(name=name): partner.n}
    return found


@pytest.mark.parametrize("case", CASES)
def test_statements(book_of: BookOf, case: str) -> None:
    report, book = book_of(case)
    texts = {question.id: question.text for question in report.questions}
    share = _("share of “{answer}”").format(answer=report.questionnaire.dont_know)
    found = _rows(book, _("Statements"))
    assert found == [
        {
            _("number"): statement.id,
            _("statement"): statement.text,
            _("stop"): place,
            _("question"): texts[statement.question],
            _("score"): statement.score,
            _("answers that count"): statement.n,
            **_answers(report, statement),
            share: statement.dont_know_share,
            _("how far people agree"): statement.agreement,
            _("in a word"): statement.agreement_word and words.agreement(statement.agreement_word),
            _("lowest"): statement.spread.low,
            _("highest"): statement.spread.high,
            _("far apart"): None if statement.spread.low is None else _yes_or_no(statement.spread.diverging),
            **_of_partners(statement),
        }
        for place, stop in enumerate(report.stops, start=1)
        for statement in stop.statements
    ]


@pytest.mark.parametrize("case", ["demo", "english", "twelve", "one", "arrived", "nasty"])
def test_what_stands_out(book_of: BookOf, case: str) -> None:
    report, book = book_of(case)
    found = _rows(book, _("What stands out"))
    lists = {
        heading("strengths"): report.strengths,
        heading("attention"): report.attention,
        heading("gaps"): report.gaps,
        heading("blind_spots"): report.blind_spots,
    }
    for kind, ids in lists.items():
        here = [row for row in found if row[_("what stands out")] == kind]
        assert [row[_("number")] for row in here] == list(ids)
        assert [row[_("order")] for row in here] == list(range(1, len(ids) + 1))
        statements = [report.statement(str(id_)) for id_ in ids]
        for name, values in (
            (_("statement"), [s.text for s in statements]),
            (_("score"), [s.score for s in statements]),
            (_("lowest"), [s.spread.low for s in statements]),
            (_("highest"), [s.spread.high for s in statements]),
        ):
            assert [row[name] for row in here] == values
    assert len(found) == sum(map(len, lists.values()))


def test_what_stands_out_can_be_a_stop(report_of: ReportOf) -> None:
    """Where people answer in confidence, gaps are of stops."""
    report = report_of("demo").model_copy(update={"gaps": (7,)})
    row = next(
        row for row in _rows(_opened(report), _("What stands out")) if row[_("what stands out")] == heading("gaps")
    )
    stop = report.stop(7)
    assert (row[_("statement")], row[_("score")], row[_("lowest")]) == (stop.name, stop.score, stop.spread.low)


@pytest.mark.parametrize("case", CASES)
def test_talk_and_actions(book_of: BookOf, case: str) -> None:
    report, book = book_of(case)
    found = _rows(book, heading("talk_about"))
    told = {(row[_("name")], row[_("text")]): row[_("discuss first")] for row in found}
    assert told == {
        (stop.name, text): _yes_or_no(stop.id in report.talk_about)
        for stop in report.stops
        for text in (*([stop.advice] if stop.advice else []), *stop.talk)
    }
    first = [row[_("stop")] for row in found if row[_("discuss first")] == _("yes")]
    assert list(dict.fromkeys(first)) == list(report.talk_about), "in the order of the report"
    actions = _rows(book, heading("actions"))
    stops = [f"{stop.id} {stop.name}" for stop in map(report.stop, report.talk_about)]
    assert [row[_("stop")] for row in actions][: len(stops)] == stops
    assert list(actions[0]) == [_("stop"), _("agreement"), _("who"), _("when")]
    assert {row[column] for row in actions for column in (_("agreement"), _("who"), _("when"))} == {None}


@pytest.mark.parametrize("case", ["demo", "english", "twelve", "hostile", "nasty"])
def test_comments(book_of: BookOf, case: str) -> None:
    report, book = book_of(case)
    found = _rows(book, heading("comments"))
    assert [tuple(row.values()) for row in found] == [
        (
            comment.stop,
            comment.statement,
            report.questionnaire.closing.get(comment.statement or "") or report.statement(comment.statement or "").text,
            harmless(comment.partner or ""),
            harmless(comment.text),
        )
        for comment in report.comments
    ]


def test_a_comment_in_confidence_tells_its_stop_only(report_of: ReportOf) -> None:
    report = report_of("demo")
    comment = report.comments[0].model_copy(update={"partner": None, "statement": None})
    row = _rows(_opened(report.model_copy(update={"comments": (comment,)})), heading("comments"))[0]
    assert list(row.values()) == [4, None, report.stop(4).name, None, comment.text]


def test_a_comment_longer_than_a_cell_goes_on_in_the_row_below(report_of: ReportOf) -> None:
    report = report_of("demo")
    comment = report.comments[0].model_copy(update={"text": LONG})
    rows = _rows(_opened(report.model_copy(update={"comments": (comment,)})), heading("comments"))
    assert len(LONG) > 32_767
    assert "".join(row[_("comment")] for row in rows) == LONG
    assert {row[_("municipality")] for row in rows} == {comment.partner}, "a filter keeps them together"
    assert [row[_("stop")] for row in rows] == [4, *[None] * (len(rows) - 1)], "a number counts once"


def test_a_sheet_without_rows_is_left_out(report_of: ReportOf) -> None:
    names = _opened(report_of("empty")).sheetnames
    assert not {heading("roles"), _("What stands out"), heading("comments")} & set(names)
    assert names[0] == _("Overview")
    assert names[-1] == heading("method")


@pytest.mark.parametrize("case", CASES)
def test_the_overview(book_of: BookOf, case: str) -> None:
    report, book = book_of(case)
    sheet = book[_("Overview")]
    values = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert values[0] == sentences.title(report)
    assert set(sentences.summary(report)) <= set(values)
    rows = [list(row[:3]) for row in sheet.iter_rows(values_only=True)]
    for place, stop in enumerate(report.stops, start=1):
        assert [f"{place} {stop.name}", stop.shown, words.status(stop.status)] in rows
    for question in report.questions:
        assert [question.text, question.shown, words.status(question.status)] in rows


@pytest.mark.parametrize("case", CASES)
def test_how_it_was_measured(book_of: BookOf, case: str) -> None:
    report, book = book_of(case)
    rows = [tuple(row.values()) for row in _rows(book, heading("method"))]
    assert (_("Partnership"), _("name"), harmless(report.partnership.name)) in rows
    assert (_("Wave"), _("name"), harmless(report.wave.label)) in rows
    # Everybody in these tests reads in Amsterdam, where it was an hour later.
    assert report.wave.opened == datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
    assert (_("Wave"), _("opened"), datetime(2026, 11, 16, 13, 0)) in rows
    assert (_("Wave"), _("drafts"), report.responses.drafts) in rows
    assert (_("Outcome"), _("overall score"), report.overall.score) in rows
    assert (_("Outcome"), _("the train"), sentences.train(report)) in rows
    assert {row[2] for row in rows if row[0] == heading("method")} == set(sentences.method(report))
    scale = [row[2] for row in rows if row[0] == _("Scale")]
    asked = report.questionnaire
    assert scale == [*asked.scale, asked.dont_know, asked.not_applicable]


def test_dates_are_dates(report_of: ReportOf) -> None:
    closed = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    report = report_of("demo")
    report = report.model_copy(update={"wave": report.wave.model_copy(update={"closed": closed})})
    rows = [tuple(row.values()) for row in _rows(_opened(report), heading("method"))]
    assert (_("Wave"), _("closed"), datetime(2026, 11, 20, 17, 30)) in rows
    assert report.wave.next_date is not None
    assert (_("Wave"), _("next wave"), datetime(*report.wave.next_date.timetuple()[:3])) in rows


@pytest.mark.parametrize("case", CASES)
def test_what_columns_mean_is_told_once(book_of: BookOf, case: str) -> None:
    rows = [tuple(row.values()) for row in _rows(book_of(case)[1], heading("method"))]
    meanings = [row for row in rows if row[0] == _("Columns")]
    assert len(meanings) == len(set(meanings))
    assert _("how far people agree") in {row[1] for row in meanings}
    assert len(meanings) < 25, "also with many municipalities"


@pytest.mark.parametrize(
    ("score", "shown", "pattern"),
    [
        (3.8071, 3.8, "0.0"),
        (2.95, 3.0, "0.0"),
        # 2.94996 came as 2.95: Excel would show 3,0, and every other format says 2,9.
        (2.95, 2.9, '"2,9"'),
        # Binary, 1.15 is just below itself; Excel rounds its decimals.
        (1.15, 1.2, "0.0"),
    ],
)
def test_a_score_shows_as_everywhere_else(report_of: ReportOf, score: float, shown: float, pattern: str) -> None:
    report = report_of("demo")
    stop = report.stops[0].model_copy(update={"score": score, "shown": shown})
    sheet = _opened(report.model_copy(update={"stops": (stop, *report.stops[1:])}))[heading("stops")]
    assert (sheet["C2"].value, sheet["C2"].number_format) == (score, pattern)


@pytest.mark.parametrize(("agreement", "told", "pattern"), [(0.4667, "0,47", "0.00"), (0.125, "0,12", '"0,12"')])
def test_agreement_shows_as_everywhere_else(report_of: ReportOf, agreement: float, told: str, pattern: str) -> None:
    report = report_of("demo")
    assert formats.two_decimals(agreement) == told
    stop = report.stops[0].model_copy(update={"agreement": agreement})
    sheet = _opened(report.model_copy(update={"stops": (stop, *report.stops[1:])}))[heading("stops")]
    assert (sheet["H2"].value, sheet["H2"].number_format) == (agreement, pattern)
