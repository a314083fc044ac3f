from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from metrocheck.errors import MetrocheckError
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.tally import GroupTally, Tally
from metrocheck.tally.counting import count, one

Line = Callable[..., Questionnaire]
Strips = st.lists(st.text("12345wn.", min_size=3, max_size=3), max_size=8)


def test_a_group_is_counted_per_statement_and_code(line: Line) -> None:
    # Statement:            1.1 1.2 2.1
    strips = ["15w", "1nw", "2.w"]
    tally = count(line(), [("Aldenrade", 3, "".join(strips))])
    assert tally.groups[0].counts == (
        (2, 1, 0, 0, 0, 0, 0),  # 1, 1, 2
        (0, 0, 0, 0, 1, 0, 1),  # 5, n and one left open
        (0, 0, 0, 0, 0, 3, 0),  # w three times
    )


def test_groups_keep_their_order_and_weigh_one_municipality(line: Line) -> None:
    tally = count(line(), [("Zuidwoude", 1, "111"), ("Aldenrade", 2, "222333")])
    assert [(g.name, g.municipalities, g.responses) for g in tally.groups] == [
        ("Zuidwoude", 1, 1),
        ("Aldenrade", 1, 2),
    ]
    assert tally.responses == 3


def test_a_group_without_responses_counts_nothing(line: Line) -> None:
    assert count(line(), [("Aldenrade", 0, "")]).groups[0].counts == ((0,) * 7,) * 3


def test_one_scan_is_a_tally_of_its_own(line: Line) -> None:
    assert one(line(), "Aldenrade", "4wn") == count(line(), [("Aldenrade", 1, "4wn")])


def test_the_scale_of_the_questionnaire_decides_how_many_codes_there_are(line: Line) -> None:
    assert one(line(points=7), "Aldenrade", "7wn").groups[0].counts[0] == (0, 0, 0, 0, 0, 0, 1, 0, 0)
    with pytest.raises(MetrocheckError):
        one(line(points=4), "Aldenrade", "5wn")


@given(groups=st.lists(Strips, max_size=4))
def test_counts_are_those_of_counting_answer_by_answer(line: Line, groups: list[list[str]]) -> None:
    tally = count(line(), [(str(i), len(g), "".join(g)) for i, g in enumerate(groups)])
    for strips, group in zip(groups, tally.groups, strict=True):
        for place in range(3):
            answers = Counter(strip[place] for strip in strips)
            assert group.counts[place] == tuple(answers[code] for code in "12345wn")


@pytest.mark.parametrize("joined", ["", "12", "1234", "1231231"])
def test_a_strip_of_another_length_is_refused(line: Line, joined: str) -> None:
    with pytest.raises(MetrocheckError) as refused:
        count(line(), [("Aldenrade", 1, joined)])
    assert "Aldenrade" in refused.value.what


@pytest.mark.parametrize("code", ["0", "6", "W", " ", "\n", "é", "\0"])
def test_a_character_that_is_no_code_is_refused_with_its_scan_and_statement(line: Line, code: str) -> None:
    with pytest.raises(MetrocheckError) as refused:
        count(line(), [("Aldenrade", 2, "1231" + code + "3")])
    # The fifth character is the second of the second scan.
    assert "1.2" in refused.value.what
    assert "2," in refused.value.what


def test_an_error_carries_no_control_characters_of_a_name(line: Line) -> None:
    with pytest.raises(MetrocheckError) as refused:
        one(line(), "Al\x1b[2Jden\u202erade\n", "12")
    assert refused.value.what.isprintable()
    assert "Al[2Jdenrade" in refused.value.what


def test_a_tally_takes_no_impossible_numbers_and_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        GroupTally(name="Aldenrade", municipalities=0, responses=1, counts=())
    with pytest.raises(ValidationError):
        GroupTally(name="Aldenrade", municipalities=1, responses=1, counts=((-1, 0),))
    with pytest.raises(ValidationError):
        Tally(groups=()).groups = ()  # type: ignore[misc]


def test_a_tally_survives_being_kept_as_json(line: Line) -> None:
    tally = count(line(), [("Aldenrade", 2, "123nw.")])
    assert Tally.model_validate_json(tally.model_dump_json()) == tally
