"""Published groups taken together are as if their people had been one group."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrocheck.publication import Moments, PublishedGroup
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.scoring.comparing.merging import Pick, merged_moments
from tests.scoring.publishing import publication

Line = Callable[..., Questionnaire]
PICKS: tuple[Pick, ...] = (
    lambda own: own.overall,
    lambda own: own.stops[1],
    lambda own: own.questions["goed"],
)
people = st.lists(st.text("12345wn.", min_size=4, max_size=4), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def asked(line: Line) -> Questionnaire:
    return line((("goede", "goed"), ("goede", "goed")), 5, ("2.1",))


@given(parts=st.lists(people, min_size=1, max_size=4))
def test_together_they_are_one_group(asked: Questionnaire, parts: list[list[str]]) -> None:
    apart = publication(asked, dict(zip("ABCD", parts, strict=False))).groups
    whole = publication(asked, {"ABCD"[: len(parts)]: [strip for part in parts for strip in part]}).groups[0]
    for pick in PICKS:
        found, expected = merged_moments(apart, pick), merged_moments([whole], pick)
        # Of a part in which nobody has a score nothing is kept, and then nothing is known of all together.
        of_parts = [pick(part.moments) for part in apart if part.moments]
        assert (found is None) == any(each is None or each.n == 0 for each in of_parts)
        if found and expected:
            assert found.n == expected.n
            assert (found.mean, found.squares) == pytest.approx((expected.mean, expected.squares), abs=1e-9)


def group(asked: Questionnaire, letter: str) -> PublishedGroup:
    return publication(asked, {letter: ["3344", "2233"]}).groups[0]


def test_without_the_moments_of_one_there_are_none_of_all(asked: Questionnaire) -> None:
    one, other = group(asked, "A"), group(asked, "B")
    # At stop 1 both have a person at 3 and one at 2.
    assert merged_moments([one, other], PICKS[1]) == Moments(n=4, mean=2.5, squares=1.0)
    assert merged_moments([one, other.model_copy(update={"moments": None})], PICKS[0]) is None
    assert merged_moments([one, other], lambda own: own.stops.get(9)) is None
