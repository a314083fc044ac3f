import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrocheck.scoring import Scores, Word
from metrocheck.scoring.agreement import layers, statement_agreement, stop_agreement, van_der_eijk

ORACLE = json.loads((Path(__file__).parent / "oracles" / "agreement.json").read_text(encoding="utf-8"))
Counts = st.lists(st.integers(0, 30), min_size=3, max_size=9).filter(any)


@pytest.mark.parametrize("case", ORACLE["agreement_A"], ids=lambda case: str(case["counts"]))
def test_published_values_are_reproduced(case: dict[str, Any]) -> None:
    assert float(van_der_eijk(case["counts"])) == pytest.approx(case["A"], abs=case.get("tolerance", 1e-6))


def test_published_layers_are_reproduced() -> None:
    found = layers(ORACLE["agreement_A"][0]["counts"])
    patterns = ["".join(str(int(one)) for one in layer.pattern) for layer in found]
    assert patterns == [pattern for pattern, _, _ in ORACLE["layers_of_first"]]
    for layer, (_, agreement, weight) in zip(found, ORACLE["layers_of_first"], strict=True):
        assert float(layer.agreement) == pytest.approx(agreement, abs=1e-6)
        assert float(layer.weight) == pytest.approx(weight, abs=1e-6)


@given(Counts)
def test_a_lies_between_minus_one_and_one_and_does_not_know_left_from_right(counts: list[int]) -> None:
    assert -1 <= van_der_eijk(counts) <= 1
    assert van_der_eijk(counts[::-1]) == van_der_eijk(counts)


@given(Counts, st.integers(2, 9))
def test_a_depends_on_shares_and_not_on_how_many(counts: list[int], times: int) -> None:
    assert van_der_eijk([n * times for n in counts]) == van_der_eijk(counts)


@given(st.integers(3, 9), st.integers(1, 50), st.data())
def test_the_three_landmarks(points: int, n: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, points - 1))
    assert van_der_eijk([n if i == at else 0 for i in range(points)]) == 1
    assert van_der_eijk([n, *[0] * (points - 2), n]) == -1
    assert van_der_eijk([n] * points) == 0


def test_no_agreement_below_five_answers_and_no_word_below_ten() -> None:
    assert statement_agreement([0, 0, 4, 0, 0]) == (None, None)
    assert statement_agreement([0, 0, 5, 0, 0]) == (Fraction(1), None)
    assert statement_agreement([0, 0, 9, 0, 0]) == (Fraction(1), None)
    assert statement_agreement([0, 0, 10, 0, 0]) == (Fraction(1), Word.UNITED)


def test_no_agreement_on_a_scale_of_two() -> None:
    assert statement_agreement([20, 0]) == (None, None)
    assert statement_agreement([20, 0, 0]) == (Fraction(1), Word.UNITED)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (Fraction(6, 10), Word.UNITED),
        (Fraction(5999, 10000), Word.LARGELY_AGREED),
        (Fraction(3, 10), Word.LARGELY_AGREED),
        (Fraction(2999, 10000), Word.DIVIDED),
        (Fraction(0), Word.DIVIDED),
        (Fraction(-1, 10000), Word.TWO_CAMPS),
    ],
)
def test_words_begin_at_their_bound(value: Fraction, word: Word) -> None:
    assert stop_agreement([(value, Word.DIVIDED)]) == (value, word)


def test_a_stop_has_the_median_of_its_statements_if_half_have_one() -> None:
    none, one, other = (None, None), (Fraction(1, 2), Word.LARGELY_AGREED), (Fraction(-1, 2), Word.TWO_CAMPS)
    assert stop_agreement([one, none, none]) == (None, None)
    assert stop_agreement([one, other, none, none]) == (Fraction(0), Word.DIVIDED)
    assert stop_agreement([one, one, other]) == (Fraction(1, 2), Word.LARGELY_AGREED)
    assert stop_agreement([(Fraction(1), None), (Fraction(1, 2), None), other]) == (Fraction(1, 2), None)


def test_agreement_pools_the_answers_of_all_groups_as_given(scored: Callable[..., Scores]) -> None:
    # Two camps of five, one at each end: -1, also where the statement is reversed; at stop 3 all agree.
    layout = (["goed"], ["goed"], ["goed"])
    result = scored({"Aldenrade": ["154"] * 5, "Berkum": ["514"] * 5}, layout=layout, turned={"2.1"})
    camps, united = (Fraction(-1), Word.TWO_CAMPS), (Fraction(1), Word.UNITED)
    expected = [camps, camps, united]
    assert [(s.agreement, s.word) for s in result.statements] == expected
    assert [(s.agreement, s.word) for s in result.stops] == expected


@given(counts=st.lists(st.integers(0, 4), min_size=5, max_size=5))
def test_only_scored_answers_count_for_the_minimum(scored: Callable[..., Scores], counts: list[int]) -> None:
    strips = [str(v) + "w" for v, n in enumerate(counts, start=1) for _ in range(n)] + ["wn"] * 20
    statement = scored({"Aldenrade": strips}, layout=(["goed"], ["goed"])).statements[0]
    assert statement.agreement == (van_der_eijk(counts) if sum(counts) >= 5 else None)
    assert (statement.word is not None) == (sum(counts) >= 10)
