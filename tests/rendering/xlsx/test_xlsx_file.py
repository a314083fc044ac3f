"""The workbook as a file: what Excel makes of it, found in its parts without the library that wrote it."""

import io
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise

import pytest
from lxml import etree
from openpyxl import load_workbook

from metrocheck import language
from metrocheck.language import _
from metrocheck.rendering.palette import palette
from metrocheck.rendering.words import heading
from metrocheck.rendering.xlsx.report import workbook
from metrocheck.report.model import Report
from tests.nasty import NAMES, nasty

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
CASES = ("demo", "english", "twelve", "empty", "one", "unmeasured", "hostile", "arrived", "nasty")
ReportOf = Callable[[str], Report]


def _case(report_of: ReportOf, case: str) -> Report:
    return nasty(report_of("twelve")) if case == "nasty" else report_of(case)


def _parts(report: Report) -> dict[str, etree._Element]:
    """Every part of the file as XML; one that is not well-formed fails here."""
    with zipfile.ZipFile(io.BytesIO(workbook(report))) as file:
        assert file.testzip() is None
        return {name: etree.fromstring(file.read(name)) for name in file.namelist()}


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_a_formula_or_a_link(report_of: ReportOf, case: str) -> None:
    for name, part in _parts(_case(report_of, case)).items():
        if name.startswith("xl/worksheets/sheet"):
            assert part.findall(f".//{MAIN}f") == []
            assert part.findall(f".//{MAIN}hyperlink") == []
        assert "externalLink" not in name
        targets = [element.get("TargetMode") for element in part.iter() if name.endswith(".rels")]
        assert "External" not in targets


def test_text_in_the_file_is_the_text_that_was_given(report_of: ReportOf) -> None:
    """Excel reads `_x0041_` as A, so that such a text is written in another way."""
    strings = _parts(nasty(report_of("twelve")))["xl/sharedStrings.xml"]
    texts = {"".join(item.itertext()) for item in strings}
    assert {name.replace("_x0041_", "_x005F_x0041_") for name in NAMES} <= texts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("een\x00\x1b[31m\ufffe\uffff\ud800", "een��[31m���"),
        ("\u202eomgekeerd", "omgekeerd"),
        (" spaties eromheen ", " spaties eromheen "),
        ("&<>\"'", "&<>\"'"),
    ],
)
def test_any_character_can_be_in_a_name(report_of: ReportOf, text: str, found: str) -> None:
    report = report_of("demo")
    named = report.model_copy(update={"partnership": report.partnership.model_copy(update={"name": text})})
    assert _parts(named)
    assert load_workbook(io.BytesIO(workbook(named)))[heading("method")]["C2"].value == found


@pytest.mark.parametrize("case", ["demo", "english", "empty", "nasty"])
def test_every_sheet_is_ready_to_read_filter_and_print(report_of: ReportOf, case: str) -> None:
    report = _case(report_of, case)
    cover, *sheets = load_workbook(io.BytesIO(workbook(report))).worksheets
    assert (cover.page_setup.orientation, cover.page_setup.paperSize) == ("landscape", 9)
    assert cover.sheet_properties.pageSetUpPr.fitToPage
    # One page: what is left out is 1.
    assert (cover.page_setup.fitToWidth, cover.page_setup.fitToHeight) == (None, None)
    for sheet in sheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"
        assert re.fullmatch(r"[A-Z]2", sheet.freeze_panes), "the header stays in sight"
        last = sheet.max_row - (sheet.title == heading("partners"))
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(last, sheet.max_column).coordinate}"


def test_paper_gets_what_it_can_hold(report_of: ReportOf) -> None:
    """The answers under the score of each municipality are for the screen, and of many so are the scores."""
    sheet = load_workbook(io.BytesIO(workbook(report_of("demo"))))[_("Statements")]
    head = [cell.value for cell in sheet[1]]
    assert sheet.print_title_cols == "$A:$B"
    last = sheet.cell(1, head.index("Rietwaard") + 1).column_letter
    assert sheet.print_area == f"'{sheet.title}'!$A$1:${last}${sheet.max_row}"
    many = load_workbook(io.BytesIO(workbook(report_of("twelve"))))[_("Statements")]
    last = many.cell(1, [cell.value for cell in many[1]].index(_("far apart")) + 1).column_letter
    assert many.print_area == f"'{many.title}'!$A$1:${last}${many.max_row}"


def test_numbers_of_statements_are_no_mistakes(report_of: ReportOf) -> None:
    """Excel marks `1.1` as text in green, as if it were an error."""
    part = _parts(report_of("demo"))["xl/worksheets/sheet6.xml"]
    ignored = part.find(f".//{MAIN}ignoredError")
    assert ignored.get("numberStoredAsText") == "1"
    assert ignored.get("sqref").startswith("A1:")


def test_a_total_is_not_filtered_or_sorted_along(report_of: ReportOf) -> None:
    sheet = load_workbook(io.BytesIO(workbook(report_of("demo"))))[heading("partners")]
    assert sheet.cell(sheet.max_row, 1).value == _("together")
    assert sheet.auto_filter.ref.endswith(str(sheet.max_row - 1))


def test_columns_fit_what_is_in_them(report_of: ReportOf) -> None:
    sheet = load_workbook(io.BytesIO(workbook(report_of("twelve"))))[heading("partners")]
    longest = max(len(name) for name in report_of("twelve").partnership.partners)
    assert longest <= sheet.column_dimensions["A"].width <= longest + 10
    sheet = load_workbook(io.BytesIO(workbook(report_of("twelve"))))[_("Statements")]
    assert 50 <= sheet.column_dimensions["B"].width <= 70, "long texts wrap"
    assert sheet["B2"].alignment.wrap_text
    long = next(row for row in sheet.iter_rows(min_col=2, max_col=2) if len(row[0].value) > 70)[0]
    assert sheet.row_dimensions[long.row].height >= 30


def test_charts_are_of_the_spreadsheet_itself(report_of: ReportOf) -> None:
    report = report_of("demo")
    parts = _parts(report)
    charts = [part for name, part in sorted(parts.items()) if name.startswith("xl/charts/chart")]
    assert len(charts) == 2
    told = [[(part.shown, part.status) for part in report.stops], [(q.shown, q.status) for q in report.questions]]
    for chart, scored in zip(charts, told, strict=True):
        assert chart.find(f".//{CHART}barDir").get("val") == "bar"
        assert chart.find(f".//{CHART}legend") is None
        axis = chart.find(f".//{CHART}valAx")
        ends = [axis.find(f"{CHART}scaling/{CHART}{end}").get("val") for end in ("min", "max")]
        assert ends == ["1", "5"]
        assert chart.find(f".//{CHART}catAx/{CHART}scaling/{CHART}orientation").get("val") == "maxMin", "from the top"
        values = chart.findall(f".//{CHART}val//{CHART}pt/{CHART}v")
        assert [float(value.text) for value in values] == [shown for shown, _status in scored]
        points = chart.findall(f".//{CHART}dPt")
        colours = [next(point.iter("{*}srgbClr")).get("val").lower() for point in points]
        assert colours == [palette()[status].light.lstrip("#") for _shown, status in scored]


@pytest.mark.parametrize("case", ["demo", "english"])
def test_charts_are_told_to_who_cannot_see_them(report_of: ReportOf, case: str) -> None:
    report = report_of(case)
    drawing = _parts(report)["xl/drawings/drawing1.xml"]
    stops, questions = (frame.get("descr") for frame in drawing.iter(f"{DRAWING}cNvPr"))
    comma = "." if case == "english" else ","
    for text, scored in ((stops, report.stops), (questions, report.questions)):
        for part in scored:
            name = getattr(part, "name", None) or getattr(part, "text", "")
            assert f"{name}: {str(part.shown).replace('.', comma)}, " in text


@pytest.mark.parametrize("case", ["empty", "unmeasured"])
def test_without_scores_there_is_nothing_to_draw(report_of: ReportOf, case: str) -> None:
    assert not [name for name in _parts(report_of(case)) if "chart" in name]


@pytest.mark.parametrize("case", ["demo", "nasty"])
def test_the_same_report_is_the_same_file(report_of: ReportOf, case: str) -> None:
    report = _case(report_of, case)
    assert workbook(report) == workbook(report)


def test_the_document_says_what_it_is(report_of: ReportOf) -> None:
    properties = load_workbook(io.BytesIO(workbook(report_of("demo")))).properties
    assert properties.title == "Samen langs de Linde · november 2026"
    assert properties.creator == "metrocheck"
    assert properties.created.year == 2000, "not the clock: the same report gives the same file"


def test_a_foot_says_whose_page_it_is(report_of: ReportOf) -> None:
    report = nasty(report_of("twelve"))
    foot = _parts(report)["xl/worksheets/sheet2.xml"].find(f".//{MAIN}oddFooter").text
    # A & in a foot begins a code; two are one.
    assert foot == "&L=Linde, \"a\" && 'b' · -2+3 [x]:*?/\\ #najaar&R&A · &P / &N"


@pytest.mark.parametrize(("case", "code"), [("demo", "nl"), ("english", "en")])
def test_sheets_have_names_in_the_language(report_of: ReportOf, case: str, code: str) -> None:
    report = report_of(case)
    assert language.current() == code
    names = load_workbook(io.BytesIO(workbook(report))).sheetnames
    assert names[:3] == [_("Overview"), heading("stops"), heading("questions")]
    assert (names[1] == "Haltes") == (code == "nl")


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("case", ["demo", "empty"])
def test_words_can_be_read_on_their_ground(report_of: ReportOf, case: str) -> None:
    """WCAG 1.4.3: 4.5 to 1."""
    grounds = set()
    for sheet in load_workbook(io.BytesIO(workbook(report_of(case)))).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            ground = cell.fill.fgColor.rgb[2:] if cell.fill.fill_type == "solid" else "FFFFFF"
            light, dark = sorted((_luminance(ground), _luminance(cell.font.color.rgb[2:])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, cell
            grounds.add(ground)
    assert len(grounds) > 2


def test_scale_points_stand_in_order(report_of: ReportOf) -> None:
    report = report_of("demo")
    head = [cell.value for cell in load_workbook(io.BytesIO(workbook(report)))[_("Statements")][1]]
    places = [head.index(f"{point} {label}") for point, label in enumerate(report.questionnaire.scale, start=1)]
    assert all(later == earlier + 1 for earlier, later in pairwise(places))
