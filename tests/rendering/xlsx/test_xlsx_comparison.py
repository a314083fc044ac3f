"""The workbook of a comparison: the facts as openpyxl finds them, and the file as Excel gets it."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from lxml import etree
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from metrocheck import language
from metrocheck.language import _
from metrocheck.language.plain_text import harmless
from metrocheck.publication.model import POOL
from metrocheck.rendering import changes, compared, verdicts, words
from metrocheck.rendering.words import heading
from metrocheck.rendering.xlsx.comparison import workbook
from metrocheck.report.comparison.model import Comparison, Judged, Moved
from tests.compared import (
    CASES,
    MANY,
    in_confidence,
    in_confidence_moved,
    moved_house,
    nasty,
    rewritten,
    silent,
    silent_between,
    three,
    two,
)
from tests.nasty import NAMES

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
CHANGE = '"↑ "0.0;"↓ "0.0;"= "0.0'
SMALL = tuple(case for case in CASES if case != "many")
Values = dict[str, Any]


def _opened(comparison: Comparison) -> Workbook:
    return load_workbook(io.BytesIO(workbook(comparison)))


@cache
def _case(case: str) -> tuple[Comparison, Workbook]:
    comparison = CASES[case]()
    return comparison, _opened(comparison)


def _parts(comparison: Comparison) -> dict[str, etree._Element]:
    """Every part of the file as XML; one that is not well-formed fails here."""
    with zipfile.ZipFile(io.BytesIO(workbook(comparison))) as file:
        assert file.testzip() is None
        return {name: etree.fromstring(file.read(name)) for name in file.namelist()}


def _rows(book: Workbook, name: str) -> list[Values]:
    """The rows of a sheet by the heading of their columns, which stand in its first row."""
    head, *rows = book[name].iter_rows(values_only=True)
    assert len(set(head)) == len(head), "each heading once, or a reader takes one column for another"
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def _moved(comparison: Comparison, part: Moved) -> Values:
    """What every sheet says of what moved: exact scores by their wave, and the exact change."""
    labels = changes.labels(comparison)
    scores = {_("score {wave}").format(wave=label): s for label, s in zip(labels, part.scores, strict=True)}
    return {**scores, _("change"): part.change}


def _judged(comparison: Comparison, part: Judged) -> Values:
    told = {None: _("no verdict"), True: _("noticeable"), False: _("no clear difference")}
    verdict = None if part.change is None else told[part.noticeable]
    return {**_moved(comparison, part), _("verdict"): verdict}


def _statuses(comparison: Comparison, statuses: tuple[str, ...]) -> Values:
    labels = changes.labels(comparison)
    return {_("status {wave}").format(wave=labels[at]): words.status(statuses[at]) for at in (0, -1)}


@pytest.mark.parametrize("case", SMALL)
def test_stops(case: str) -> None:
    comparison, book = _case(case)
    assert _rows(book, heading("stops")) == [
        {
            _("stop"): place,
            _("name"): stop.name,
            **_judged(comparison, stop),
            _("up"): stop.up if stop.groups else None,
            _("the same"): stop.same if stop.groups else None,
            _("down"): stop.down if stop.groups else None,
            **_statuses(comparison, stop.statuses),
        }
        for place, stop in enumerate(comparison.stops, start=1)
    ]


@pytest.mark.parametrize("case", SMALL)
def test_questions_and_the_whole_line(case: str) -> None:
    comparison, book = _case(case)
    *found, whole = _rows(book, heading("questions"))
    assert found == [
        {_("code"): q.id, _("question"): q.text, **_judged(comparison, q), **_statuses(comparison, q.statuses)}
        for q in comparison.questions
    ]
    overall = comparison.overall
    assert whole == {
        _("code"): None,
        _("question"): _("the whole line"),
        **_judged(comparison, overall),
        **_statuses(comparison, overall.statuses),
    }


@pytest.mark.parametrize("case", SMALL)
def test_every_question_at_every_stop(case: str) -> None:
    comparison, book = _case(case)
    places = {stop.id: (place, stop.name) for place, stop in enumerate(comparison.stops, start=1)}
    texts = {question.id: question.text for question in comparison.questions}
    assert _rows(book, heading("matrix")) == [
        {
            _("stop"): places[cell.stop][0],
            _("name"): places[cell.stop][1],
            _("question"): texts[cell.question],
            **_moved(comparison, cell),
        }
        for cell in comparison.matrix
    ]


@pytest.mark.parametrize("case", [case for case in CASES if case not in ("silent", "erased", "in_confidence_open")])
def test_every_municipality_at_every_stop(case: str) -> None:
    comparison, book = _case(case)
    names = {stop.id: stop.name for stop in comparison.stops}
    called = compared.called(comparison)
    found = _rows(book, called.heading)
    assert found == [
        {
            called.one: words.group(each.name) if each.name == POOL else harmless(each.name),
            _("stop"): each.stop,
            _("name"): names[each.stop],
            **_moved(comparison, each),
        }
        for each in comparison.partners_by_stop
    ]
    assert len(found) == len(comparison.partners.both) * 7


def test_who_is_in_which_group_and_how_many_they_are() -> None:
    # 40 people and 44; Krimwijk and Aa have fewer than five each time.
    assert [tuple(row.values()) for row in _rows(_opened(in_confidence()), _("Who is compared"))] == [
        ("Waterhoven", "Waterhoven", 14, 15),
        ("Lindermeer", "Lindermeer", 12, 13),
        ("Rietwaard", "Rietwaard", 8, 9),
        (words.group(POOL), "Krimwijk", 6, 7),
        (words.group(POOL), "Aa", 6, 7),
    ]


def test_a_whole_country_fits() -> None:
    assert len(_rows(_case("many")[1], heading("partners"))) == MANY * 7


@pytest.mark.parametrize("case", SMALL)
def test_statements_that_are_compared(case: str) -> None:
    comparison, book = _case(case)
    assert _rows(book, _("Statements")) == [
        {_("number"): each.id, _("statement"): each.text, _("stop"): each.stop, **_moved(comparison, each)}
        for each in comparison.statement_changes
    ]


@pytest.mark.parametrize("case", ["two", "three", "one", "opposite", "nasty"])
def test_what_moved_most(case: str) -> None:
    comparison, book = _case(case)
    most = comparison.moved_most
    kinds = [(_("The statements that rose most"), most.up), (_("The statements that fell most"), most.down)]
    found = _rows(book, _("What moved most"))
    assert found == [
        {
            _("kind"): kind,
            _("order"): rank,
            _("number"): id_,
            _("statement"): comparison.statement(id_).text,
            **_moved(comparison, comparison.statement(id_)),
        }
        for kind, ids in kinds
        for rank, id_ in enumerate(ids, start=1)
    ]
    assert found


def test_who_could_not_be_compared() -> None:
    found = _rows(_opened(moved_house()), _("What could not be compared"))
    left, joined = _("did not take part the last time"), _("was not there the first time")
    assert [tuple(row.values()) for row in found] == [
        (_("municipality"), "Lindermeer", left, None, None),
        (_("municipality"), "Aa", left, None, None),
        (_("municipality"), "Westereend", joined, None, None),
    ]


def test_who_is_left_out_because_of_others() -> None:
    found = _rows(_opened(in_confidence_moved()), _("What could not be compared"))
    assert [tuple(row.values())[1:3] for row in found] == [
        ("Aa", _("did not take part the last time")),
        ("Westereend", _("was not there the first time")),
        ("Krimwijk", _("its group was not of the same municipalities both times")),
    ]


def test_what_could_not_be_compared() -> None:
    comparison = rewritten()
    wordings = {each.id: each for each in comparison.statements.wordings}
    statement = _("statement")
    found = _rows(_opened(comparison), _("What could not be compared"))
    assert [tuple(row.values()) for row in found] == [
        (statement, "1.1", _("reworded"), wordings["1.1"].before, "Wij zeggen dit nu anders."),
        (statement, "2.6", _("new"), None, wordings["2.6"].after),
        (statement, "3.6", _("dropped"), wordings["3.6"].before, None),
    ]


@pytest.mark.parametrize("case", SMALL)
def test_the_overview(case: str) -> None:
    comparison, book = _case(case)
    sheet = book[_("Overview")]
    values = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert values[:2] == [changes.title(comparison), " · ".join(changes.occasion(comparison)).replace("\x1b", "")]
    assert set(changes.summary(comparison)) <= set(values)
    rows = [list(row) for row in sheet.iter_rows(values_only=True, max_col=len(comparison.waves) + 3)]
    named = [(f"{place} {stop.name}", stop) for place, stop in enumerate(comparison.stops, start=1)]
    whole = (_("the whole line"), comparison.overall)
    for name, part in (*named, *((question.text, question) for question in comparison.questions), whole):
        assert [name, *part.shown, part.shown_change, verdicts.verdict(part, "") or None] in rows


@pytest.mark.parametrize("case", SMALL)
def test_how_it_was_compared(case: str) -> None:
    comparison, book = _case(case)
    rows = [tuple(row.values()) for row in _rows(book, _("How this was compared"))]
    assert (_("Partnership"), _("name"), harmless(comparison.partnership)) in rows
    for label, wave, place in zip(changes.labels(comparison), comparison.waves, comparison.train.names, strict=True):
        part = _("Wave {wave}").format(wave=label)
        assert (part, _("opened"), wave.opened.astimezone().replace(tzinfo=None)) in rows
        assert (part, _("scans that count"), wave.n) in rows
        assert (part, _("version of the questionnaire"), wave.version) in rows
        assert (_("Outcome"), _("the train {wave}").format(wave=label), place) in rows
    assert (_("Outcome"), _("change"), comparison.overall.change) in rows
    assert (_("Questionnaire"), _("statements that are left out"), len(comparison.statements.wordings)) in rows
    told = {row[2] for row in rows if row[0] == _("How this was compared")}
    assert told == set(changes.method(comparison))
    empty = [row for row in rows if row[0] == _("Columns") and compared.untold(comparison) in row[2]]
    assert bool(empty) == comparison.in_confidence


@pytest.mark.parametrize("case", ["two", "nasty", "many"])
def test_what_columns_mean_is_told_once(case: str) -> None:
    rows = [tuple(row.values()) for row in _rows(_case(case)[1], _("How this was compared"))]
    meanings = [row for row in rows if row[0] == _("Columns")]
    assert len(meanings) == len(set(meanings))
    assert _("change") in {row[1] for row in meanings}
    assert len(meanings) < 15


@pytest.mark.parametrize(
    ("change", "shown", "pattern"),
    [
        (0.544, 0.5, CHANGE),
        (-0.25, -0.3, CHANGE),
        (0.0, 0.0, CHANGE),
        # Excel would put an arrow before 0.0; every other format says that it stayed the same.
        (0.0238, 0.0, '"= 0,0"'),
        (-0.0048, 0.0, '"= 0,0"'),
        # -0.24996 came as -0.25: Excel would show 0.3.
        (-0.25, -0.2, '"↓ 0,2"'),
    ],
)
def test_a_change_shows_as_everywhere_else(change: float, shown: float, pattern: str) -> None:
    comparison = two()
    stop = comparison.stops[0].model_copy(update={"change": change, "shown_change": shown})
    sheet = _opened(comparison.model_copy(update={"stops": (stop, *comparison.stops[1:])}))[heading("stops")]
    assert (sheet["E2"].value, sheet["E2"].number_format) == (change, pattern)


@pytest.mark.parametrize("case", SMALL)
def test_nothing_is_a_formula_or_a_link(case: str) -> None:
    for name, part in _parts(CASES[case]()).items():
        if name.startswith("xl/worksheets/sheet"):
            assert part.findall(f".//{MAIN}f") == []
            assert part.findall(f".//{MAIN}hyperlink") == []
        assert "externalLink" not in name
        targets = [element.get("TargetMode") for element in part.iter() if name.endswith(".rels")]
        assert "External" not in targets


def test_text_in_the_file_is_the_text_that_was_given() -> None:
    """Excel reads `_x0041_` as A, so that such a text is written in another way."""
    texts = {"".join(item.itertext()) for item in _parts(nasty())["xl/sharedStrings.xml"]}
    assert {name.replace("_x0041_", "_x005F_x0041_") for name in NAMES} <= texts


def test_charts_of_nasty_names_refer_to_cells_only() -> None:
    """A name that begins with `=` must not become what a chart refers to."""
    name = _("Overview")
    charts = [part for path, part in _parts(nasty()).items() if path.startswith("xl/charts/chart")]
    references = [found.text for chart in charts for found in chart.iter(f"{CHART}f")]
    assert references
    assert [each for each in references if not re.fullmatch(rf"{name}!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", each)] == []
    labels = {found.text for chart in charts for found in chart.iter(f"{CHART}v")}
    assert "=1+1" in labels, "as a text"


@pytest.mark.parametrize("case", ["two", "three", "moved_house", "rewritten", "silent", "nasty"])
def test_every_sheet_is_ready_to_read_filter_and_print(case: str) -> None:
    cover, *sheets = _case(case)[1].worksheets
    assert (cover.page_setup.orientation, cover.page_setup.paperSize) == ("landscape", 9)
    for sheet in sheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        assert re.fullmatch(r"[A-Z]2", sheet.freeze_panes), "the header stays in sight"
        last = sheet.max_row - (sheet.title == heading("questions"))
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(last, sheet.max_column).coordinate}"


def test_a_sheet_without_rows_is_left_out() -> None:
    names = _opened(silent()).sheetnames
    assert not {heading("partners"), _("What moved most")} & set(names)
    assert names == [
        _("Overview"),
        heading("stops"),
        heading("questions"),
        heading("matrix"),
        _("Statements"),
        _("How this was compared"),
    ]


def _charts(comparison: Comparison) -> list[etree._Element]:
    parts = _parts(comparison)
    return [parts[name] for name in sorted(parts) if name.startswith("xl/charts/chart")]


def _series(chart: etree._Element) -> list[tuple[str, list[float]]]:
    """Each series: what it is called, and its figures."""
    return [
        (
            series.find(f"{CHART}tx//{CHART}v").text,
            [float(value.text) for value in series.findall(f"{CHART}val//{CHART}pt/{CHART}v")],
        )
        for series in chart.iter(f"{CHART}ser")
    ]


@pytest.mark.parametrize("made", [two, three])
def test_bars_hold_a_series_for_each_wave(made: Callable[[], Comparison]) -> None:
    comparison = made()
    bars = [chart for chart in _charts(comparison) if chart.find(f".//{CHART}barDir") is not None]
    told = [comparison.stops, [*comparison.questions, comparison.overall]]
    for chart, parts in zip(bars, told, strict=True):
        assert _series(chart) == [
            (wave.label, [part.shown[at] for part in parts]) for at, wave in enumerate(comparison.waves)
        ]
        assert chart.find(f".//{CHART}grouping").get("val") == "clustered"
        assert chart.find(f".//{CHART}legend") is not None, "which bar is which wave"
        axis = chart.find(f".//{CHART}valAx")
        assert [axis.find(f"{CHART}scaling/{CHART}{end}").get("val") for end in ("min", "max")] == ["1", "5"]


def test_two_waves_have_no_trend_and_three_have_one() -> None:
    assert len(_charts(two())) == 2
    comparison = three()
    lines = [chart for chart in _charts(comparison) if chart.find(f".//{CHART}lineChart") is not None]
    stops, questions = map(_series, lines)
    assert stops == [(f"{at} {stop.name}", list(stop.shown)) for at, stop in enumerate(comparison.stops, start=1)]
    assert [name for name, _figures in questions][-1] == _("the whole line")
    waves = [value.text for value in lines[0].findall(f".//{CHART}ser[1]/{CHART}cat//{CHART}v")]
    assert waves == [wave.label for wave in comparison.waves]


def test_lines_tell_apart_without_colour() -> None:
    line = next(chart for chart in _charts(three()) if chart.find(f".//{CHART}lineChart") is not None)
    shapes = [series.find(f".//{CHART}symbol").get("val") for series in line.iter(f"{CHART}ser")]
    assert len(set(shapes)) == len(shapes) == 7


def test_a_line_breaks_where_a_wave_has_no_score() -> None:
    line = next(chart for chart in _charts(silent_between()) if chart.find(f".//{CHART}lineChart") is not None)
    # `gap` is what a chart does where it says nothing.
    assert line.find(f".//{CHART}dispBlanksAs") is None or line.find(f".//{CHART}dispBlanksAs").get("val") == "gap"
    assert {len(figures) for _name, figures in _series(line)} == {2}


def test_without_scores_there_is_nothing_to_draw() -> None:
    assert _charts(silent()) == []


@pytest.mark.parametrize(("made", "code"), [(two, "nl"), (three, "nl"), (three, "en")])
def test_charts_are_told_to_who_cannot_see_them(made: Callable[[], Comparison], code: str) -> None:
    language.use(code)
    comparison = made()
    told = [frame.get("descr") for frame in _parts(comparison)["xl/drawings/drawing1.xml"].iter(f"{DRAWING}cNvPr")]
    assert len(told) == (2 if made is two else 4)
    assert all(compared.TO.join(changes.labels(comparison)) in text for text in told)
    of_stops = [text for text in told if comparison.stops[0].name in text]
    assert len(of_stops) == len(told) / 2
    for place, stop in enumerate(comparison.stops, start=1):
        figures = " → ".join(str(score) for score in stop.shown)
        figures = figures.replace(".", ",") if code == "nl" else figures
        assert all(f"{place} {stop.name}: {figures}" in text for text in of_stops)


def test_charts_do_not_lie_over_each_other_or_over_a_table() -> None:
    comparison = three()
    drawing = _parts(comparison)["xl/drawings/drawing1.xml"]
    sheet = _opened(comparison)[_("Overview")]
    filled = {cell.row - 1 for row in sheet.iter_rows(max_col=1) for cell in row if cell.value is not None}
    spans: dict[bool, list[range]] = {True: [], False: []}
    for anchor in drawing.iter(f"{DRAWING}twoCellAnchor"):
        column, top = (int(anchor.find(f"{DRAWING}from/{DRAWING}{key}").text) for key in ("col", "row"))
        end = int(anchor.find(f"{DRAWING}to/{DRAWING}row").text)
        spans[column == 0].append(range(top, end + 1))
    assert [len(found) for found in spans.values()] == [2, 2]
    for first, second in spans.values():
        assert not set(first) & set(second)
    assert not {row for span in spans[True] for row in span} & filled


@pytest.mark.parametrize("case", ["two", "three", "nasty"])
def test_the_same_comparison_is_the_same_file(case: str) -> None:
    assert workbook(CASES[case]()) == workbook(CASES[case]())


def test_the_document_says_what_it_is() -> None:
    properties = _opened(two()).properties
    assert properties.title == "Samen langs de Linde · najaar 2025 → najaar 2026"
    assert properties.created.year == 2000, "not the clock: the same comparison gives the same file"


@pytest.mark.parametrize("label", ["halte", "verandering", "score", "=1+1", "x" * 200])
def test_a_wave_can_be_called_anything(label: str) -> None:
    comparison = two()
    first, last = comparison.waves
    named = comparison.model_copy(update={"waves": (first.model_copy(update={"label": label}), last)})
    book = _opened(named)
    # `_rows` asks for headings that differ.
    assert _rows(book, heading("stops"))[0][_("score {wave}").format(wave=label)] == comparison.stops[0].scores[0]
