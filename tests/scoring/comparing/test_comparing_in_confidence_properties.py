"""What holds for every comparison in mode individual, whoever answers what; k is 3."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrocheck.publication import Publication
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.scoring.comparing import Comparison, Move, Round, compare
from tests.scoring.publishing import publication

LAYOUT = (("goede", "goed"), ("goede", "goed"))
K = 3
LETTERS = "ABCDEF"
Line = Callable[..., Questionnaire]
# A wave: who is told of together, and the strips of these people, at least k of them.
Wave = dict[str, list[str]]


@pytest.fixture(scope="module")
def usual(line: Line) -> Questionnaire:
    return line(LAYOUT, 5, ())


@st.composite
def waves(draw: st.DrawFn, codes: str = "12345wn.") -> Wave:
    there = draw(st.permutations(draw(st.lists(st.sampled_from(LETTERS), unique=True))))
    cuts = sorted({0, len(there), *draw(st.lists(st.integers(0, len(there)), max_size=5))})
    people = st.lists(st.text(codes, min_size=4, max_size=4), min_size=K, max_size=8)
    return {"".join(there[start:end]): draw(people) for start, end in pairwise(cuts)}


def compared(asked: Questionnaire, *given_waves: Wave) -> Comparison:
    return compare([Round(asked, publication(asked, wave, K)) for wave in given_waves])


def people_of(published: Publication) -> dict[str, int]:
    """The published group of every municipality, by its place."""
    return {member.name: place for place, group in enumerate(published.groups) for member in group.members}


def judged(found: Comparison) -> list[Move]:
    return [found.overall, *(stop.move for stop in found.stops), *(question.move for question in found.questions)]


def changes(found: Comparison) -> list[Fraction | None]:
    cells, statements = ([each.change for each in kind] for kind in (found.matrix, found.statement_moves))
    return [*(move.change for move in judged(found)), *cells, *statements]


def of_groups(found: Comparison) -> dict[tuple[frozenset[str], int], Fraction | None]:
    places = {name: frozenset(members) for name, members in zip(found.both, found.members, strict=True)}
    return {(places[group.name], group.stop): group.change for group in found.groups}


def groups(found: Comparison, published: Publication, wave: int) -> Iterator[tuple[set[int], int]]:
    """Of every compared group in a wave: which published groups it is made of, and its people."""
    of = people_of(published)
    for members, responses in zip(found.members, found.responses, strict=True):
        if responses[wave]:
            yield {of[name] for name in members}, responses[wave]


@given(given_waves=st.lists(waves(), min_size=2, max_size=4))
def test_every_group_is_of_whole_published_groups_of_k_people_or_more(
    usual: Questionnaire, given_waves: list[Wave]
) -> None:
    found = compared(usual, *given_waves)
    for at, wave in enumerate(given_waves):
        published = publication(usual, wave, K)
        seen: set[int] = set()
        for made_of, responses in groups(found, published, at):
            assert responses == sum(published.groups[place].tally.responses for place in made_of) >= K
            assert not made_of & seen
            seen |= made_of
    for members, people in zip(found.members, found.responses, strict=True):
        assert people[0] >= K <= people[-1]
        for at, wave in enumerate(given_waves):
            # Where it is told of, it holds these municipalities and no other.
            whole = {letter for group in wave if set(group) & set(members) for letter in group}
            assert not people[at] or whole == set(members)


@given(shared=waves(), one=waves(), other=waves(), between=waves())
def test_two_comparisons_that_share_a_wave_differ_by_k_people_or_none(
    usual: Questionnaire, shared: Wave, one: Wave, other: Wave, between: Wave
) -> None:
    published = publication(usual, shared, K)
    sizes = [group.tally.responses for group in published.groups]
    comparisons = [compared(usual, shared, one), compared(usual, shared, between, other)]
    parts = [made_of for found in comparisons for made_of, _people in groups(found, published, 0)]
    unions = [set().union(*(made_of for made_of, _people in groups(found, published, 0))) for found in comparisons]
    everybody = set(range(len(sizes)))
    for first in (*parts, *unions, everybody):
        for second in (*parts, *unions, everybody):
            assert sum(sizes[place] for place in first - second) not in range(1, K)


@given(one=waves(), other=waves())
def test_everybody_is_told_of_once(usual: Questionnaire, one: Wave, other: Wave) -> None:
    found = compared(usual, one, other)
    before, after = ({letter for group in wave for letter in group} for wave in (one, other))
    in_groups = [name for members in found.members for name in members]
    assert sorted([*in_groups, *found.apart, *found.left, *found.joined]) == sorted(before | after)
    assert {*in_groups, *found.apart} == before & after
    assert (set(found.left), set(found.joined)) == (before - after, after - before)


@given(wave=waves())
def test_a_wave_beside_itself_does_not_move(usual: Questionnaire, wave: Wave) -> None:
    found = compared(usual, wave, wave)
    assert set(changes(found)) <= {None, Fraction(0)}
    assert not any(move.noticeable for move in judged(found))
    assert (found.left, found.joined, found.apart) == ((), (), ())
    assert len(found.both) == len(wave)


@given(one=waves(), other=waves())
def test_swapping_the_waves_negates_every_change_and_keeps_the_verdicts(
    usual: Questionnaire, one: Wave, other: Wave
) -> None:
    there, back = compared(usual, one, other), compared(usual, other, one)
    assert [None if change is None else -change for change in changes(there)] == changes(back)
    negated = {at: None if change is None else -change for at, change in of_groups(there).items()}
    assert negated == of_groups(back)
    assert [move.noticeable for move in judged(there)] == [move.noticeable for move in judged(back)]


@given(one=waves("12345"), other=waves("12345"))
def test_no_verdict_without_a_change_and_none_below_three_tenths(usual: Questionnaire, one: Wave, other: Wave) -> None:
    for move in judged(compared(usual, one, other)):
        # Everybody answered everything, so there is a variance wherever there is a change.
        assert (move.noticeable is None) == (move.change is None)
        assert not move.noticeable or (move.change is not None and abs(move.change) >= Fraction(1, 4))


@given(one=waves(), other=waves(), strips=st.lists(st.text("12345wn.", min_size=4, max_size=4), min_size=K, max_size=6))
def test_a_group_of_its_own_in_one_wave_only_changes_no_number(
    usual: Questionnaire, one: Wave, other: Wave, strips: list[str]
) -> None:
    without = compared(usual, one, other)
    for found in (compared(usual, {**one, "Z": strips}, other), compared(usual, one, {**other, "Z": strips})):
        assert judged(found) == judged(without)
        assert changes(found) == changes(without)
        assert of_groups(found) == of_groups(without)
        assert "Z" in (*found.left, *found.joined)


@given(one=waves(), other=waves(), data=st.data())
def test_dealing_the_answers_to_a_statement_anew_changes_no_number_but_a_verdict(
    usual: Questionnaire, one: Wave, other: Wave, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, 3))
    dealt = {}
    for group, strips in one.items():
        codes = data.draw(st.permutations([strip[place] for strip in strips]))
        dealt[group] = [s[:place] + code + s[place + 1 :] for s, code in zip(strips, codes, strict=True)]
    before, after = compared(usual, one, other), compared(usual, dealt, other)
    assert changes(before) == changes(after)
    assert [move.scores for move in judged(before)] == [move.scores for move in judged(after)]
    assert (before.groups, before.statement_moves, before.matrix) == (after.groups, after.statement_moves, after.matrix)
