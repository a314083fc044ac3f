"""Where things stand on the map: the train, and words that never lie over each other."""

from itertools import combinations

import pytest
from hypothesis import given, settings

from metrocheck.line.picture import Stand
from metrocheck.rendering.map import horizontal, vertical
from metrocheck.rendering.map.lettering import Box, Words, is_broken, wrapped
from metrocheck.rendering.map.plan import Plan
from metrocheck.rendering.paper.blocks import Map
from tests.rendering.map.made import a_map, maps, overlap

PLANS = {"lying": horizontal.plan, "standing": vertical.plan}
LONG = "Gemeenschappelijke verantwoordelijkheden"  # 40 characters, and words wider than a station's room


def words_of(plan: Plan) -> list[Words]:
    halts = [text for halt in plan.halts for text in (halt.number, halt.name, halt.figure) if text]
    threads = [thread.name for thread in plan.threads]
    return [plan.badge, plan.start.name, plan.terminus.name, *halts, *threads, *(sign.meaning for sign in plan.legend)]


def long_map(stations: int, questions: int = 3) -> Map:
    cells: list[list[Stand | None]] = [["works"] * stations for _ in range(questions)]
    return a_map(["reached"] * stations, cells, [LONG] * stations, train=1, was=1, ends=(LONG, LONG))


@pytest.mark.parametrize("way", PLANS)
@given(metro=maps())
@settings(max_examples=40, deadline=None)
def test_no_words_lie_over_each_other_or_outside(metro: Map, way: str) -> None:
    plan = PLANS[way](metro)
    boxes = [words.box for words in words_of(plan)]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert all(b.left >= 0 and b.right <= plan.width and b.top >= 0 and b.bottom <= plan.height for b in boxes)


@pytest.mark.parametrize("way", PLANS)
@pytest.mark.parametrize("stations", range(1, 13))
def test_the_longest_names_keep_clear_of_each_other_and_of_the_train(way: str, stations: int) -> None:
    plan = PLANS[way](long_map(stations, questions=4))
    boxes = [words.box for words in words_of(plan)]
    half = (22, 10) if plan.is_lying else (12, 14)
    trains = [Box(p.x - half[0], p.y - half[1], p.x + half[0], p.y + half[1]) for p in (plan.train, plan.was) if p]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert not [(train, box) for train in trains for box in boxes if overlap(train, box)]


@given(metro=maps())
@settings(max_examples=40, deadline=None)
def test_the_train_stands_at_its_station_or_just_inside_a_terminus(metro: Map) -> None:
    lying, standing = horizontal.plan(metro), vertical.plan(metro)
    last = len(metro.stations) + 1
    assert metro.train is not None
    assert standing.train is not None
    assert lying.train is not None
    assert standing.train.y == standing.places[metro.train].y
    if 0 < metro.train < last:
        assert lying.train.x == lying.halts[metro.train - 1].place.x
    elif metro.train == 0:
        assert lying.start.place.x < lying.train.x < lying.halts[0].place.x
    else:
        assert lying.halts[-1].place.x < lying.train.x < lying.terminus.place.x


@pytest.mark.parametrize("way", PLANS)
def test_the_train_of_last_time_looks_out_from_behind_the_train_at_the_same_place(way: str) -> None:
    same, other = (PLANS[way](a_map(["works"] * 3, [], ["A", "B", "C"], train=1, was=was)) for was in (1, 2))
    assert same.was is not None
    assert other.was is not None
    assert same.train is not None
    assert same.was != same.train
    assert abs(same.was.x - same.train.x) + abs(same.was.y - same.train.y) < 22  # nearer than any other place
    assert other.was == PLANS[way](a_map(["works"] * 3, [], ["A", "B", "C"], train=2)).train


@pytest.mark.parametrize("way", PLANS)
def test_where_no_train_is_known_none_is_drawn_or_explained(way: str) -> None:
    drawn = a_map(["unmeasured"] * 3, [], ["A", "B", "C"], train=0)
    plan = PLANS[way](drawn.model_copy(update={"train": None}))
    assert plan.train is None
    assert [sign.shape for sign in plan.legend] == ["reached", "under_way", "works", "unmeasured"]


@pytest.mark.parametrize("way", PLANS)
def test_a_station_can_be_hit_without_aiming_and_without_hitting_another(way: str) -> None:
    plan = PLANS[way](long_map(12))
    areas = [(place, area) for place, halt in enumerate(plan.halts) for area in halt.areas]
    # WCAG 2.2, 2.5.8: at least 24 by 24 CSS pixels.
    assert all(min(area.right - area.left, area.bottom - area.top) >= 24 for _, area in areas)
    pairs = [(one, other) for one, other in combinations(areas, 2) if one[0] != other[0]]
    assert not [pair for pair in pairs if overlap(pair[0][1], pair[1][1])]


def test_every_mark_lies_on_its_question_line_within_the_interchange() -> None:
    for plan in (horizontal.plan(long_map(7)), vertical.plan(long_map(7))):
        for halt in plan.halts:
            assert halt.capsule is not None
            for mark, thread in zip(halt.marks, plan.threads, strict=True):
                assert (mark.y == thread.path[0].y) if plan.is_lying else (mark.x == thread.path[-1].x)
                assert halt.capsule.left < mark.x < halt.capsule.right
                assert halt.capsule.top < mark.y < halt.capsule.bottom


def test_a_name_breaks_between_words_and_after_hyphens_and_only_then_within_a_word() -> None:
    assert wrapped("Maak ruimte voor de onderstroom", 120, 16) == ("Maak ruimte ", "voor de ", "onderstroom")
    assert wrapped("Oud-Waterhoven", 110, 16) == ("Oud-", "Waterhoven")
    lines = wrapped("Verantwoordelijkheden", 110, 16)
    assert "".join(lines) == "Verantwoordelijkheden"
    assert [is_broken(line) for line in lines[:-1]] == [True] * (len(lines) - 1)
    assert not is_broken("Oud-")
    assert not is_broken("Maak ruimte ")
