"""The questionnaire as an XLSForm, taken by pyxform, the converter that ODK, KoboToolbox and Enketo use."""

import io
import shutil

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metrocheck import language
from metrocheck.exchange import form_names
from metrocheck.exchange.xlsform import xlsform
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response import names
from metrocheck.response.model import Mode, Partnership
from tests.exchange.forms import Form, awkward, changed, in_one, partnership, small, standard

# pyxform makes quotes straight in every cell (pyxform/parsing/sheet_headers.py, SMART_QUOTES).
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
TWO = partnership("Aa", "Bergen op Zoom")
TEAM = partnership("Aa", "Bergen op Zoom", mode=Mode.TEAM)


@pytest.fixture(scope="module")
def form() -> Form:
    """The standard questionnaire in confidence; where there is Java, ODK's own validator checks it too."""
    return Form(xlsform(standard(), TWO), validate=shutil.which("java") is not None)


def test_every_statement_is_asked_once_at_its_stop_and_question_in_the_order_of_the_line(form: Form) -> None:
    asked = [path for path in form.paths if "/s_" in path]
    expected = [
        f"halte_{stop.id}/{question.id}/s_{each.id.replace('.', '_')}"
        for stop in standard().stops
        for question in standard().questions
        for each in stop.statements
        if each.question == question.id
    ]
    assert asked == expected
    assert len(asked) == 42
    assert all(form.is_required(path) for path in asked)


def test_statements_and_answers_read_as_in_the_questionnaire_in_both_languages(form: Form) -> None:
    by_name = {path.rpartition("/")[2]: path for path in form.paths}
    scale = standard().scale
    labels = [*scale.labels, scale.dont_know, scale.not_applicable]
    for each in standard().statements:
        path = by_name[form_names.statement(each)]
        assert form.choices(path) == ["1", "2", "3", "4", "5", "w", "n"]
        for code in ("nl", "en"):
            assert form.label(path, code) == each.text.of(code).translate(STRAIGHT)
            assert form.choice_labels(path, code) == [label.of(code) for label in labels]


def test_each_question_of_a_stop_is_one_page(form: Form) -> None:
    stops = {name: look for name, look in form.groups.items() if name.startswith("halte_")}
    assert len(stops) == 7 + 21
    assert {look for name, look in stops.items() if "/" in name} == {"field-list"}
    assert {look for name, look in stops.items() if "/" not in name} == {None}


def test_in_confidence_it_says_on_what_terms_and_asks_for_municipality_and_role(form: Form) -> None:
    assert form.paths[:3] == ["wie/vertrouwelijk", "wie/partner", "wie/role"]
    assert "7 people" in form.label("wie/vertrouwelijk", "en")
    assert form.choices("wie/partner") == ["aa", "bergen_op_zoom"]
    assert form.choice_labels("wie/partner", "nl") == ["Aa", "Bergen op Zoom"]
    assert form.choices("wie/role") == ["bestuur", "raad", "management", "medewerkers", "anders"]
    assert form.is_required("wie/partner")
    assert form.is_required("wie/role")
    assert form.paths[-3:] == ["slot/geen_namen", "slot/tevreden", "slot/anders"]
    assert not form.is_required("slot/tevreden")


def test_a_team_is_asked_for_its_municipality_only() -> None:
    form = Form(xlsform(standard(), TEAM))
    assert form.paths[:2] == ["wie/partner", "halte_1/goede/s_1_1"]
    assert form.paths[-2:] == ["slot/tevreden", "slot/anders"]


def test_without_a_partnership_only_the_questionnaire_is_asked() -> None:
    form = Form(xlsform(standard(), None))
    assert len(form.paths) == 42 + 2
    assert form.paths[0] == "halte_1/goede/s_1_1"


@pytest.mark.parametrize(
    "questionnaire",
    [
        small(),
        in_one(small(), "nl"),
        in_one(small(), "en"),
        in_one(standard(), "en"),
        awkward(),
        changed(small(), closing=()),
    ],
    ids=["reversed", "nl", "en", "standard en", "awkward", "no closing"],
)
@pytest.mark.parametrize("of", [None, TWO, TEAM], ids=["no one", "individual", "team"])
def test_pyxform_takes_any_questionnaire(questionnaire: Questionnaire, of: Partnership | None) -> None:
    form = Form(xlsform(questionnaire, of))
    asked = {path.rpartition("/")[2] for path in form.paths}
    assert asked.issuperset(form_names.statement(each) for each in questionnaire.statements)
    assert asked.issuperset(form_names.closing(questionnaire).values())
    first = questionnaire.stops[0].statements[0]
    (path,) = [each for each in form.paths if each.endswith(f"/{form_names.statement(first)}")]
    assert form.choices(path) == list(questionnaire.scale.codes)


def test_the_form_has_the_languages_of_the_questionnaire_and_no_other() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsform(in_one(standard(), "en"), TWO)))
    assert book.sheetnames == ["survey", "choices", "settings"]
    for sheet in (book["survey"], book["choices"]):
        labels = [cell.value for cell in sheet[1] if str(cell.value).startswith("label")]
        assert labels == ["label::English (en)"]
    told = dict(zip(*(tuple(cell.value for cell in row) for row in book["settings"]), strict=True))
    assert told["default_language"] == "English (en)"


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_the_language_spoken_makes_no_difference_and_stays(spoken: str) -> None:
    usual = xlsform(standard(), TWO)
    language.use(spoken)
    try:
        assert xlsform(standard(), TWO) == usual
        assert language.current() == spoken
    finally:
        language.use(language.DEFAULT)


def test_what_changes_in_the_form_changes_its_version_and_nothing_else_does() -> None:
    """A server refuses another form under a version that it has."""

    def version(of: Partnership) -> tuple[str, str]:
        instance = Form(xlsform(standard(), of)).instance
        return str(instance.get("id")), str(instance.get("version"))

    assert version(TWO) == version(TWO)
    assert version(TWO)[0] == "metrostroom_linde"
    assert version(TWO)[1].startswith("1.0-")
    grown = version(partnership("Aa", "Bergen op Zoom", "Cc"))
    assert grown[0] == "metrostroom_linde"
    assert grown[1] != version(TWO)[1]


def test_who_left_cannot_be_chosen_and_keeps_the_name_by_which_older_forms_come_in() -> None:
    of = partnership("Aa!", "Aa?", "Cc", left=["Aa!"])
    assert form_names.partners(of) == {10: "aa", 11: "aa_2", 12: "cc"}
    assert Form(xlsform(small(), of)).choices("wie/partner") == ["aa_2", "cc"]


def test_equal_forms_are_equal_files() -> None:
    assert xlsform(standard(), TWO) == xlsform(standard(), TWO)
    # Nothing of the clock goes in, or they would be equal within a second only.
    assert openpyxl.load_workbook(io.BytesIO(xlsform(standard(), TWO))).properties.created.year == 2000


def test_an_open_question_never_takes_the_name_of_anything_else() -> None:
    text = {"nl": "Open", "en": "Open"}
    ids = ["s-1-1", "partner", "meta", "meta-2", "role-", "role", "a--b", "a-b"]
    called = form_names.closing(changed(small(), closing=[{"id": id_, "text": text} for id_ in ids]))
    assert list(called) == ids
    assert len({*called.values(), "s_1_1", "s_1_10", "s_2_1", *form_names.TAKEN}) == len(ids) + 3 + len(
        form_names.TAKEN
    )


def test_nothing_is_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsform(awkward(), partnership("=1+1", "@x"))))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}


def test_what_a_cell_cannot_hold_does_not_break_the_form() -> None:
    form = Form(xlsform(small(), partnership("A\x1b[31m\ufffe\x00")))
    assert form.choice_labels("wie/partner", "nl") == ["A\ufffd[31m\ufffd\ufffd"]


# Names as a partnership can keep them: one line, not empty, no two the same.
NAME = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=30)
NAMES = st.lists(
    st.one_of(NAME, st.sampled_from(["${x}", "Aa", "aa_2", "AA!", "aa?", "=1", "<i>", "gemeente", "東京"])).filter(
        lambda name: bool(name.strip())
    ),
    min_size=1,
    max_size=6,
    unique_by=names.key,
)


@settings(max_examples=60, deadline=None)
@given(NAMES)
@example(["\u2066"])
def test_any_names_of_municipalities_can_be_chosen(called: list[str]) -> None:
    of = partnership(*called, mode=Mode.TEAM)
    form = Form(xlsform(small(), of))
    given_names = list(form_names.partners(of).values())
    assert form.choices("wie/partner") == given_names
    assert len(set(given_names)) == len(called)
    for own, other in ((a, b) for a in of.partners for b in of.partners if a != b):
        assert form_names.partners(of)[own.id] != names.key(other.name)


@given(NAMES, NAME)
def test_who_joins_later_changes_no_name(called: list[str], newcomer: str) -> None:
    """Forms that were given out before still come in; only somebody who is called like a name takes it."""
    before = form_names.partners(partnership(*called))
    if names.key(newcomer) not in {*map(names.key, called), *before.values()}:
        after = form_names.partners(partnership(*called, newcomer))
        assert before.items() <= after.items()
