"""Headings that are names of ours, to the letter, also where a questionnaire chose names that look like others."""

import csv
import io
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrocheck.exchange import form_names
from metrocheck.exchange.columns import UNKNOWN, Column, Headings, Kind
from metrocheck.exchange.template import template_csv
from metrocheck.questionnaire.model import Questionnaire
from tests.exchange.forms import changed, partnership, small

# Ids that read like a statement in some tool, like a remark at one, or that differ in hyphens only.
IDS = ("s-1-1", "q1-1", "s11", "s1-10", "a-b", "a--b", "ab-", "ab", "opmerking-s-1-1", "role")


def asked() -> Questionnaire:
    closing = [{"id": id_, "text": {"nl": f"Open {id_}!", "en": f"Open {id_}?"}} for id_ in IDS]
    return changed(small(), closing=closing)


def test_names_in_a_form_are_read_back_as_what_they_were_given_to() -> None:
    headings, questionnaire = Headings(asked()), asked()
    for each in questionnaire.statements:
        name = form_names.statement(each)
        for heading in (name, f"halte_1-goed-{name}", f"halte_1/goed/{name}", f" {name}:", name.upper()):
            assert headings.read(heading) == Column(Kind.STATEMENT, each.id), heading
    for id_, name in form_names.closing(questionnaire).items():
        for group in ("", "slot-", "slot/"):
            assert headings.read(group + name) == Column(Kind.COMMENT, id_), group + name


@pytest.mark.parametrize("id_", [each for each in IDS if each not in ("s11", "role")])
def test_an_id_of_an_open_question_is_that_question(id_: str) -> None:
    assert Headings(asked()).read(id_) == Column(Kind.COMMENT, id_)


def test_what_is_a_statement_in_limesurvey_and_an_id_too_is_neither() -> None:
    headings = Headings(asked())
    assert headings.read("s11") == headings.read("goed1[s11]") == UNKNOWN
    assert Headings(small()).read("goed1[s11]") == Column(Kind.STATEMENT, "1.1")


def test_ids_that_differ_in_hyphens_alone_each_have_their_column_in_a_template() -> None:
    questionnaire = asked()
    (head,) = csv.reader(io.StringIO(template_csv(questionnaire, partnership("Aa"))))
    about = [Headings(questionnaire).read(heading) for heading in head]
    assert [each.about for each in about[5:]] == list(IDS)
    assert all(one != other for one, other in pairwise(about))


def test_an_id_like_a_comment_at_a_statement_is_its_own_question_behind_its_group_too() -> None:
    closing = [{"id": id_, "text": {"nl": f"Vraag {id_}!", "en": f"One {id_}?"}} for id_ in ("s11-comment", "comment")]
    headings = Headings(changed(small(), closing=closing))
    assert headings.read("slot-s11_comment") == headings.read("slot/s11_comment") == Column(Kind.COMMENT, "s11-comment")
    assert headings.read("s_1_1-comment") == Column(Kind.COMMENT, "1.1")


# Few letters, so that ids meet each other, statements, roles and remarks often.
PIECES = st.sampled_from(["s", "q", "1", "11", "-", "--", "a", "ab", "role", "wave", "vraag", "comment", "on", "2"])


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=6).map("".join), max_size=8, unique=True))
def test_whatever_ids_there_are_no_name_stands_for_another(ids: list[str]) -> None:
    ids = [each for each in ids if re.fullmatch("[a-z][a-z0-9-]{0,39}", each)]
    closing = [{"id": id_, "text": {"nl": f"Open vraag {n}!", "en": f"Open one {n}?"}} for n, id_ in enumerate(ids)]
    questionnaire = changed(small(), closing=closing)
    headings, called = Headings(questionnaire), form_names.closing(questionnaire)
    assert len(set(called.values())) == len(ids)
    for statement in questionnaire.statements:
        assert headings.read(form_names.statement(statement)) == Column(Kind.STATEMENT, statement.id)
    for id_ in ids:
        assert headings.read(called[id_]) == headings.read(f"slot-{called[id_]}") == Column(Kind.COMMENT, id_)
        assert headings.read(id_) == Column(Kind.COMMENT, id_) or headings.read(id_).kind is not Kind.COMMENT
    (head,) = csv.reader(io.StringIO(template_csv(questionnaire, partnership("Aa"))))
    assert [headings.read(each).about for each in head[-len(ids) :]][: len(ids)] == ids
