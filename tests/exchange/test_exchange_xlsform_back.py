"""From the form that pyxform makes, by its own names, to the CSV of a survey tool, and back to responses."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrocheck.exchange import form_names
from metrocheck.exchange.incoming import Incoming
from metrocheck.exchange.table import Given, opened
from metrocheck.exchange.xlsform import xlsform
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode, Partnership, Role
from tests.exchange.forms import Form, awkward, partnership, small, standard

ODD = ("Aa", "Bergen op Zoom", "Súdwest-Fryslân", "sudwest fryslan", "=1+1", "東京", "aa_2", "AA!")
PEOPLE = partnership(*ODD)
TEAM = partnership(*ODD, mode=Mode.TEAM)
Answers = Mapping[str, str]


@cache
def _small_form() -> Form:
    return Form(xlsform(small(), PEOPLE))


class Tool(NamedTuple):
    """How a survey tool heads its columns, and what it puts around them."""

    separator: str
    heading: Callable[[str], str]
    before: Mapping[str, str]
    after: Mapping[str, str]


# https://docs.getodk.org/central-submissions/: groups before the name with a hyphen, its own columns around them.
CENTRAL = Tool(
    ",",
    lambda path: path.replace("/", "-"),
    {"SubmissionDate": "2026-11-02T09:14:03.112Z"},
    {
        "meta-instanceID": "uuid:1f6e",
        "KEY": "uuid:1f6e",
        "SubmitterName": "",
        "AttachmentsPresent": "0",
        "ReviewState": "",
        "FormVersion": "1.0-aa",
    },
)
# https://support.kobotoolbox.org/export_download.html: semicolons, groups with a slash or left out.
_AROUND = {"_id": "311", "_uuid": "1f6e", "_submission_time": "2026-11-02T09:14:03", "__version__": "v1", "_index": "1"}
KOBO = Tool(";", lambda path: path, {"start": "2026-11-02T09:00:00.000+01:00"}, _AROUND)
KOBO_WITHOUT_GROUPS = Tool(";", lambda path: path.rpartition("/")[2], {}, _AROUND)
TOOLS = {"central": CENTRAL, "kobo": KOBO, "kobo without groups": KOBO_WITHOUT_GROUPS}


def exported(form: Form, tool: Tool, responses: Sequence[Answers]) -> str:
    """What a tool gives of people who answered the form, their answers by the last part of the path."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=tool.separator, lineterminator="\r\n")
    writer.writerow([*tool.before, *map(tool.heading, form.paths), *tool.after])
    for answers in responses:
        asked = [answers.get(path.rpartition("/")[2], "") for path in form.paths]
        writer.writerow([*tool.before.values(), *asked, *tool.after.values()])
    return stream.getvalue()


def back(text: str, folder: Path, questionnaire: Questionnaire, of: Partnership) -> list[Incoming]:
    file = folder / "antwoorden.csv"
    file.write_bytes(text.encode())
    with opened(file, questionnaire, of, Given()) as table:
        return list(table)


def as_asked(questionnaire: Questionnaire, of: Partnership, response: Incoming) -> Answers:
    """The answers of a response, as somebody gives them in the form."""
    statements = {
        form_names.statement(each): code for each, code in zip(questionnaire.statements, response.strip, strict=True)
    }
    open_ = form_names.closing(questionnaire)
    return {
        "partner": form_names.partners(of)[response.partner_id],
        "role": response.role.value if response.role else "",
        **{name: code.replace(".", "") for name, code in statements.items()},
        **{open_[about]: text for about, text in response.comments},
    }


def responses(questionnaire: Questionnaire, of: Partnership) -> list[Incoming]:
    """One of each municipality; together they use every code at every statement, every role and open question."""
    codes, size = (*questionnaire.scale.codes, "."), len(questionnaire.statements)
    roles = list(Role) if of.mode is Mode.INDIVIDUAL else [None]
    made = []
    for number, partner in enumerate(of.partners):
        strip = "".join(codes[(number + place) % len(codes)] for place in range(size))
        comments = tuple((each.id, f'=1; "{number}", {each.id}') for each in questionnaire.closing)
        made.append(Incoming(number + 2, partner.id, roles[number % len(roles)], None, strip, comments))
    return made


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("of", [PEOPLE, TEAM], ids=["individual", "team"])
@pytest.mark.parametrize("questionnaire", [standard(), small(), awkward()], ids=["standard", "small", "awkward"])
def test_what_was_answered_comes_back_whole(
    questionnaire: Questionnaire, of: Partnership, tool: str, tmp_path: Path
) -> None:
    form = Form(xlsform(questionnaire, of))
    answered = responses(questionnaire, of)
    given_ = [as_asked(questionnaire, of, each) for each in answered]
    assert back(exported(form, TOOLS[tool], given_), tmp_path, questionnaire, of) == answered


@pytest.mark.parametrize("code", ["nl", "en"])
def test_labels_for_names_and_values_come_back_too(code: str, tmp_path: Path) -> None:
    """KoboToolbox: "Value and header format: labels"; groups may stand before a label with a slash."""
    questionnaire = standard()
    form = Form(xlsform(questionnaire, PEOPLE))
    (answered, *_rest) = responses(questionnaire, PEOPLE)
    named = as_asked(questionnaire, PEOPLE, answered)
    cells = {}
    for path in form.paths:
        value = named.get(path.rpartition("/")[2], "")
        is_chosen = "/s_" in path or path in ("wie/partner", "wie/role")
        labels = dict(zip(form.choices(path), form.choice_labels(path, code), strict=True)) if is_chosen else {}
        cells[form.label(path, code)] = labels.get(value, value)
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows([cells.keys(), cells.values()])
    assert back(stream.getvalue(), tmp_path, questionnaire, PEOPLE) == [answered]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_responses_come_back_whole(tmp_path: Path, data: st.DataObject) -> None:
    questionnaire = small()
    form = _small_form()
    # What a form gives is one line of text without spaces around it; an empty strip without a word is no response.
    words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)
    strips = st.text(st.sampled_from([*questionnaire.scale.codes, "."]), min_size=3, max_size=3).filter(
        lambda s: s != "..."
    )
    people = st.tuples(st.sampled_from(PEOPLE.partners), st.sampled_from(Role), strips, words | st.just(""))
    answered = [
        Incoming(number, partner.id, role, None, strip, (("beter", text),) if text else ())
        for number, (partner, role, strip, text) in enumerate(
            data.draw(st.lists(people, min_size=1, max_size=5)), start=2
        )
    ]
    tool = data.draw(st.sampled_from(list(TOOLS.values())))
    given_ = [as_asked(questionnaire, PEOPLE, each) for each in answered]
    assert back(exported(form, tool, given_), tmp_path, questionnaire, PEOPLE) == answered
