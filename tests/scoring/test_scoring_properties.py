"""What holds whatever people answer, and a second way of computing the same scores."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from metrocheck.scoring import GroupScore, Scores, StatementScore, StopScore

LAYOUT = (("goede", "goede", "goed"), ("goed", "samen"), ("samen",))
CELLS = {"1.1": "goede", "1.2": "goede", "1.3": "goed", "2.1": "goed", "2.2": "samen", "3.1": "samen"}
IDS = tuple(CELLS)
Scored = Callable[..., Scores]
Groups = dict[str, list[str]]


class Case(NamedTuple):
    points: int
    turned: frozenset[str]
    groups: Groups
    weights: list[int]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    points = draw(st.sampled_from([5, 2, 4, 7, 9]))
    codes = "".join(str(v) for v in range(1, points + 1)) + "wn."
    strips = st.lists(st.text(codes, min_size=6, max_size=6), min_size=1, max_size=4)
    groups = draw(st.lists(strips, min_size=1, max_size=4))
    return Case(
        points,
        draw(st.frozensets(st.sampled_from(IDS))),
        {f"Gemeente {i}": each for i, each in enumerate(groups)},
        draw(st.lists(st.integers(1, 3), min_size=len(groups), max_size=len(groups))),
    )


def run(scored: Scored, case: Case) -> Scores:
    groups, weights = case.groups, case.weights
    return scored(groups, layout=LAYOUT, points=case.points, turned=case.turned, weights=weights)


def grouped(result: Scores) -> list[StopScore | StatementScore]:
    """What has a row per group."""
    return [*result.stops, *result.statements]


def plain_group(case: Case, strips: list[str], ids: list[str]) -> Fraction | None:
    answers = [(i, strip[IDS.index(i)]) for strip in strips for i in ids]
    applicable = [(i, code) for i, code in answers if code != "n"]
    values = [
        Fraction(case.points + 1 - int(code) if i in case.turned else int(code))
        for i, code in applicable
        if code.isdigit()
    ]
    return sum(values) / Fraction(len(values)) if values and len(values) >= len(applicable) / 2 else None


def plain_score(case: Case, ids: list[str]) -> Fraction | None:
    municipalities = [
        plain_group(case, strips, ids)
        for strips, weight in zip(case.groups.values(), case.weights, strict=True)
        for _ in range(weight)
    ]
    having = [each for each in municipalities if each is not None]
    return sum(having, Fraction(0)) / len(having) if having else None


@given(case=cases())
def test_scores_are_those_of_adding_up_single_answers(scored: Scored, case: Case) -> None:
    result = run(scored, case)
    for statement in result.statements:
        assert statement.score == plain_score(case, [statement.id])
    for stop in result.stops:
        ids = [i for i in IDS if i[0] == str(stop.id)]
        assert stop.score == plain_score(case, ids)
        for group, strips in zip(stop.groups, case.groups.values(), strict=True):
            assert group.score == plain_group(case, strips, ids)
    for question in result.questions:
        assert question.score == plain_score(case, [i for i in IDS if CELLS[i] == question.id])
    for cell in result.matrix:
        ids = [i for i in IDS if i[0] == str(cell.stop) and CELLS[i] == cell.question]
        assert cell.score == plain_score(case, ids)
    stops = [s.score for s in result.stops if s.score is not None]
    assert result.overall == (sum(stops, Fraction(0)) / len(stops) if stops else None)


@given(case=cases())
def test_spread_is_of_the_group_scores(scored: Scored, case: Case) -> None:
    result = run(scored, case)
    for each in grouped(result):
        values = [g.score for g in each.groups if g.score is not None]
        found = None if each.spread is None else (each.spread.low, each.spread.high)
        assert found == ((min(values), max(values)) if len(values) >= 2 else None)


@given(case=cases())
def test_every_answer_is_counted_once(scored: Scored, case: Case) -> None:
    responses = sum(map(len, case.groups.values()))
    for s in run(scored, case).statements:
        counts, dont_know, not_applicable = s.counts or (), s.dont_know or 0, s.not_applicable or 0
        assert s.n == sum(counts) == sum(g.n for g in s.groups)
        assert sum(counts) + dont_know + not_applicable + (s.unanswered or 0) == responses
        assert s.applicable == responses - not_applicable


@given(case=cases(), data=st.data())
def test_the_order_of_responses_does_not_matter(scored: Scored, case: Case, data: st.DataObject) -> None:
    dealt = {name: data.draw(st.permutations(strips)) for name, strips in case.groups.items()}
    assert run(scored, case._replace(groups=dealt)) == run(scored, case)


def ungrouped(result: Scores) -> tuple[object, ...]:
    """Everything but the rows per group."""
    stops = [(s.score, s.spread, s.agreement) for s in result.stops]
    statements = [(s.score, s.counts, s.spread, s.agreement) for s in result.statements]
    lists = (result.strengths, result.attention, result.gaps, result.blind_spots)
    return (result.overall, result.train, stops, statements, result.questions, result.matrix, lists)


@given(case=cases())
def test_the_order_of_groups_only_orders_their_rows(scored: Scored, case: Case) -> None:
    turned = case._replace(groups=dict(reversed(case.groups.items())), weights=case.weights[::-1])
    one, other = run(scored, case), run(scored, turned)
    assert ungrouped(one) == ungrouped(other)
    assert [s.groups for s in one.stops] == [s.groups[::-1] for s in other.stops]


@given(case=cases(), code=st.sampled_from("wn."))
def test_what_is_not_scored_moves_a_score_only_by_the_half_rule(scored: Scored, case: Case, code: str) -> None:
    table = str.maketrans(dict.fromkeys("wn.", code))
    other = case._replace(groups={n: [s.translate(table) for s in g] for n, g in case.groups.items()})
    before, after = run(scored, case), run(scored, other)
    for one, two in zip(grouped(before), grouped(after), strict=True):
        for a, b in zip(one.groups, two.groups, strict=True):
            assert a.n == b.n
            assert a.score == b.score or None in {a.score, b.score}


@given(case=cases())
def test_dont_know_and_unanswered_weigh_alike(scored: Scored, case: Case) -> None:
    other = case._replace(groups={n: [s.replace("w", ".") for s in g] for n, g in case.groups.items()})
    before, after = run(scored, case), run(scored, other)
    assert [s.score for s in before.stops] == [s.score for s in after.stops]
    assert before.overall == after.overall


@given(case=cases(), id_=st.sampled_from(IDS))
def test_turning_a_statement_and_its_answers_keeps_every_score(scored: Scored, case: Case, id_: str) -> None:
    digits = "".join(str(v) for v in range(1, case.points + 1))
    mirror = str.maketrans(digits, digits[::-1])
    at = IDS.index(id_)
    groups = {
        name: [s[:at] + s[at].translate(mirror) + s[at + 1 :] for s in strips] for name, strips in case.groups.items()
    }
    before = run(scored, case)
    after = run(scored, case._replace(groups=groups, turned=case.turned ^ {id_}))
    assert after.stops == before.stops
    assert (after.overall, after.questions, after.matrix) == (before.overall, before.questions, before.matrix)
    assert [s.agreement for s in after.statements] == [s.agreement for s in before.statements]
    assert after.statements[at].counts == (before.statements[at].counts or ())[::-1]


@given(case=cases())
def test_every_score_lies_on_the_scale(scored: Scored, case: Case) -> None:
    result = run(scored, case)
    values = [result.overall, *(each.score for each in grouped(result))]
    values += [question.score for question in result.questions]
    values += [cell.score for cell in result.matrix]
    assert all(1 <= value <= case.points for value in values if value is not None)


@given(case=cases(), times=st.integers(2, 4), data=st.data())
def test_more_people_answering_alike_changes_no_score(
    scored: Scored, case: Case, times: int, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(case.groups)))
    more = case._replace(groups={**case.groups, name: case.groups[name] * times})
    before, after = run(scored, case), run(scored, more)
    assert after.overall == before.overall
    for one, other in zip(grouped(before), grouped(after), strict=True):
        assert (one.score, one.status, one.spread) == (other.score, other.status, other.spread)
        assert [unnumbered(g) for g in one.groups] == [unnumbered(g) for g in other.groups]


def unnumbered(group: GroupScore) -> tuple[str, Fraction | None]:
    return group.name, group.score
