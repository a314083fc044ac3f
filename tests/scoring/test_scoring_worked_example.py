"""One line scored by hand, every number with its arithmetic."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from metrocheck.scoring import Scores, Status, shown

# Statements 1.1 1.2 (goede) 1.3 (goed) | 2.1 (goed) 2.2 2.3 (samen); 1.2 is reversed: v scores 6 - v.
STRIPS = {
    "Aldenrade": ["514 3wn"],  # scores 5 5 4 | 3 w n
    "Berkum": ["42w 222"],  # scores   4 4 w | 2 2 2
    "Cadwijk": ["ww3 nnn"],  # scores  w w 3 | n n n
}


@pytest.fixture(scope="module")
def example(scored: Callable[..., Scores]) -> Scores:
    return scored(STRIPS, turned={"1.2"})


def test_stops(example: Scores) -> None:
    one, two = example.stops
    # Stop 1: Aldenrade (5+5+4)/3 = 14/3, Berkum (4+4)/2 = 4 with 2 of 3 scored, Cadwijk 1 of 3: no score.
    assert [(g.name, g.score, g.n) for g in one.groups] == [
        ("Aldenrade", Fraction(14, 3), 3),
        ("Berkum", Fraction(4), 2),
        ("Cadwijk", None, 1),
    ]
    # (14/3 + 4) / 2 = 26/6: 4.33, shown 4.3. Cadwijk does not weigh.
    assert (one.score, one.status, one.n) == (Fraction(13, 3), Status.REACHED, 6)
    # Stop 2: Aldenrade scored 1 of its 2 applicable: 3. Berkum 2. Cadwijk has nothing applicable.
    assert [g.score for g in two.groups] == [Fraction(3), Fraction(2), None]
    assert (two.score, two.status, two.n) == (Fraction(5, 2), Status.WORKS, 4)


def test_overall_and_train(example: Scores) -> None:
    # (13/3 + 5/2) / 2 = (26 + 15) / 12 = 41/12 = 3.4166...
    assert example.overall == Fraction(41, 12)
    assert str(shown(Fraction(41, 12))) == "3.4"
    assert example.status is Status.UNDER_WAY
    assert example.train == 1


def test_spread(example: Scores) -> None:
    one, two = (stop.spread for stop in example.stops)
    assert one is not None
    assert (one.low, one.high, one.diverging) == (Fraction(4), Fraction(14, 3), False)  # 2/3 apart
    assert two is not None
    assert (two.low, two.high, two.diverging) == (Fraction(2), Fraction(3), True)  # exactly 1 apart
    # Statement 2.2: only Berkum scores.
    assert example.statements[4].spread is None


def test_questions(example: Scores) -> None:
    # goede (1.1 1.2): 10/2 and 8/2, Cadwijk none: 4.5.
    # goed (1.3 2.1): 7/2, Berkum 2 (1 of 2), Cadwijk 3 (1 of 1): (3.5+2+3)/3 = 17/6.
    # samen (2.2 2.3): Aldenrade 0 of 1, Berkum 2, Cadwijk nothing applicable: 2.
    assert [(q.id, q.score, q.n) for q in example.questions] == [
        ("goede", Fraction(9, 2), 4),
        ("goed", Fraction(17, 6), 4),
        ("samen", Fraction(2), 2),
    ]


def test_matrix(example: Scores) -> None:
    assert [(c.stop, c.question, c.score, c.n) for c in example.matrix] == [
        (1, "goede", Fraction(9, 2), 4),
        (1, "goed", Fraction(7, 2), 2),  # 4 and 3
        (1, "samen", None, 0),
        (2, "goede", None, 0),
        (2, "goed", Fraction(5, 2), 2),  # 3 and 2
        (2, "samen", Fraction(2), 2),
    ]


def test_statements(example: Scores) -> None:
    assert [(s.id, s.score) for s in example.statements] == [
        ("1.1", Fraction(9, 2)),  # 5 4 -
        ("1.2", Fraction(9, 2)),  # 5 4 -, turned round from 1 and 2
        ("1.3", Fraction(7, 2)),  # 4 - 3
        ("2.1", Fraction(5, 2)),  # 3 2 -
        ("2.2", Fraction(2)),  # - 2 -
        ("2.3", Fraction(2)),  # - 2 -
    ]
    turned = example.statements[1]
    assert (turned.counts, turned.n) == ((1, 1, 0, 0, 0), 2)  # as given
    assert (turned.dont_know, turned.not_applicable, turned.unanswered) == (1, 0, 0)
    assert [(g.name, g.score, g.n) for g in turned.groups] == [
        ("Aldenrade", Fraction(5), 1),
        ("Berkum", Fraction(4), 1),
        ("Cadwijk", None, 0),
    ]
    last = example.statements[5]
    assert (last.dont_know, last.not_applicable, last.n, last.applicable) == (0, 2, 1, 1)
    assert (last.agreement, last.word) == (None, None)


def test_highlights(example: Scores) -> None:
    assert example.strengths == ("1.1", "1.2", "1.3")
    assert example.attention == ("2.2", "2.3", "2.1")
    # Ranges: 5-4, 5-4, 4-3, 3-2, and one group only at 2.2 and 2.3.
    assert example.gaps == ("1.1", "1.2", "1.3", "2.1")
    # w of applicable: 1/3, 1/3, 1/3, 0/2, 1/2, 0/1.
    assert example.blind_spots == ("1.1", "1.2", "1.3", "2.2")
