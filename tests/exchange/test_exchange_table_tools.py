"""Files as survey tools and spreadsheet programs make them, with the quirks that their documentation and code name.

Every file in `data` holds the same three people: what they answered stands below, written by hand.
"""

import pytest

from metrocheck.exchange.incoming import Incoming
from metrocheck.response.model import Role
from tests.exchange.table_doors import DATA, GRAAFLAND, WATERHOVEN, read

FIRST = Incoming(
    row=2,
    partner_id=WATERHOVEN.id,
    role=Role.RAAD,
    ticket=None,
    strip="123451" * 6 + "12345w",
    comments=(("tevreden", 'Fijn; "samen" werken, in één café'), ("anders", "Meer tijd voor het gesprek")),
)
SECOND = Incoming(3, GRAAFLAND.id, Role.BESTUUR, None, "5" * 40 + "wn", (("anders", "=meer geld"),))
# One statement was passed over.
THIRD = Incoming(4, WATERHOVEN.id, Role.MEDEWERKERS, None, "4" * 20 + "." + "4" * 20 + "3")

KOBO = (
    *("__version__", "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by"),
    *("_tags", "_index"),
)
LIME = (*("Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action"),)


def test_odk_central() -> None:
    """ODK Central (central-backend, lib/data/briefcase.js): `SubmissionDate` first, `KEY` and the submitter last, the
    names of groups before a name with `-`, notes as empty columns, and what was not answered is empty."""
    found = read(DATA / "odk_central.csv")
    assert found.responses == [FIRST, SECOND, THIRD]
    own = "meta-instanceID KEY SubmitterID SubmitterName AttachmentsPresent AttachmentsExpected Status ReviewState"
    notes = ("SubmissionDate", "wie-vertrouwelijk", "slot-geen_namen")
    assert found.ignored == (*notes, *own.split(), "DeviceID", "Edits", "FormVersion")


def test_kobotoolbox_xml_values_and_headers() -> None:
    """KoboToolbox (formpack, reporting/export.py; "XML values and headers" with groups): UTF-8 with a mark, every cell
    quoted, `;` between cells, `/` after a group, its own columns begin with `_`."""
    found = read(DATA / "kobotoolbox_names.csv")
    assert found.responses == [FIRST, SECOND, THIRD]
    assert found.ignored == ("start", "end", *KOBO)


def test_kobotoolbox_labels_as_a_workbook() -> None:
    """KoboToolbox ("Labels" as XLSX, formpack writes it with xlsxwriter): headings are the labels, after those of their
    groups where "include groups in headers" was ticked; values are labels too."""
    found = read(DATA / "kobotoolbox_labels.xlsx")
    assert found.responses == [FIRST, SECOND, THIRD]
    assert found.ignored == ("start", "end", *KOBO)


def test_limesurvey_full_texts_and_full_answers() -> None:
    """LimeSurvey (export/CsvWriter.php and Writer.php; "Full question text", "Full answers"): a mark, each cell quoted,
    `;`, a sub-question between brackets after its question, and a blank line at the end."""
    found = read(DATA / "limesurvey_full.csv")
    assert found.responses == [FIRST, SECOND, THIRD]
    assert found.ignored == (*LIME, "Total time")


def test_limesurvey_code_and_text_in_english() -> None:
    """LimeSurvey ("Question code & question text", Writer.php: code, a separator, the text): `G1Qgoede[SQ001]. Are ...
    [statement]`, exported in English."""
    found = read(DATA / "limesurvey_code_and_text.csv")
    assert found.responses == [FIRST, SECOND, THIRD]
    assert found.ignored == (*LIME, "interviewtime. Total time")


def test_limesurvey_codes_and_answer_codes() -> None:
    """LimeSurvey ("Question code", "Answer codes"): `array[subquestion]`, answers AO01 to AO05 as it proposes them."""
    found = read(DATA / "limesurvey_codes.csv")
    assert found.responses == [FIRST, SECOND, THIRD]
    assert found.ignored == (
        *["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"],
        "interviewtime",
    )


def test_microsoft_forms() -> None:
    """Microsoft Forms ("Open in Excel"): a table in XLSX, its own six columns first, a statement of a Likert question
    as a column of its own, headings with a no-break space and a line break in them, choices with a capital."""
    found = read(DATA / "microsoft_forms.xlsx")
    assert found.responses == [FIRST, SECOND, THIRD]
    assert found.ignored == ("ID", "Start time", "Completion time", "Email", "Name", "Last modified time")


def test_google_forms() -> None:
    """Google Forms (responses as CSV): a timestamp first, a row of a grid as `question [row]`, here with numbers and
    straight quotes; a line break within a cell, and no line end at the end."""
    found = read(DATA / "google_forms.csv")
    assert found.responses == [FIRST, SECOND, THIRD]
    assert found.ignored == ("Tijdstempel",)


@pytest.mark.parametrize("name", ["excel_windows.csv", "excel_unicode.txt", "excel_separator_line.csv"])
def test_excel_as_it_saves_in_the_netherlands(name: str) -> None:
    """Excel: "CSV" in Windows' encoding with `;`, "Unicode text" as UTF-16 with tabs, and a first line `sep=;`, which a
    spreadsheet does not count as a row; there the headings became numbers with a comma."""
    found = read(DATA / name)
    assert found.responses == [FIRST, SECOND, THIRD]
    assert found.ignored == ()
