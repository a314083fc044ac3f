"""What holds for a comparison, whatever people answer."""

from collections.abc import Callable
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from metrocheck.scoring.comparing import Comparison, Move

NAMES = ("A", "B", "C", "D")
Compared = Callable[..., Comparison]
strips = st.text("12345wn.", min_size=4, max_size=4)
waves = st.dictionaries(st.sampled_from(NAMES), strips, max_size=4)


def moves(found: Comparison) -> list[Move]:
    return [found.overall, *(stop.move for stop in found.stops), *(question.move for question in found.questions)]


def changes(found: Comparison) -> list[Fraction | None]:
    cells, statements = ([each.change for each in kind] for kind in (found.matrix, found.statement_moves))
    return [*(move.change for move in moves(found)), *cells, *statements]


def of_groups(found: Comparison) -> dict[tuple[str, int], tuple[object, object]]:
    return {(group.name, group.stop): (group.scores, group.change) for group in found.groups}


@given(wave=waves)
def test_a_wave_beside_itself_does_not_move(compared: Compared, wave: dict[str, str]) -> None:
    found = compared(wave, wave)
    assert {change for change in changes(found) if change is not None} <= {Fraction(0)}
    assert not any(move.noticeable for move in moves(found))
    assert (found.left, found.joined) == ((), ())


@given(one=waves, other=waves)
def test_swapping_the_waves_negates_every_change(
    compared: Compared, one: dict[str, str], other: dict[str, str]
) -> None:
    there, back = compared(one, other), compared(other, one)
    assert [None if change is None else -change for change in changes(there)] == changes(back)
    assert [move.noticeable for move in moves(there)] == [move.noticeable for move in moves(back)]
    assert [(move.up, move.same, move.down) for move in moves(there)] == [
        (move.down, move.same, move.up) for move in moves(back)
    ]
    assert (set(there.left), set(there.joined)) == (set(back.joined), set(back.left))


@given(one=waves, other=waves, order=st.permutations(NAMES))
def test_the_order_of_municipalities_does_not_matter(
    compared: Compared, one: dict[str, str], other: dict[str, str], order: list[str]
) -> None:
    turned = [{name: wave[name] for name in order if name in wave} for wave in (one, other)]
    there, here = compared(one, other), compared(*turned)
    assert moves(there) == moves(here)
    assert changes(there) == changes(here)
    assert of_groups(there) == of_groups(here)


@given(one=waves, other=waves, strip=strips)
def test_a_municipality_in_one_wave_only_changes_no_number(
    compared: Compared, one: dict[str, str], other: dict[str, str], strip: str
) -> None:
    without = compared(one, other)
    for found in (compared({**one, "New": strip}, other), compared(one, {**other, "New": strip})):
        assert moves(found) == moves(without)
        assert changes(found) == changes(without)
        assert "New" in (*found.left, *found.joined)


@given(one=waves, other=waves)
def test_the_change_is_the_mean_of_the_municipalities_changes(
    compared: Compared, one: dict[str, str], other: dict[str, str]
) -> None:
    found = compared(one, other)
    for stop in found.stops:
        own = [group.change for group in found.groups if group.stop == stop.id and group.change is not None]
        assert stop.move.groups == len(own)
        assert stop.move.change == (sum(own, Fraction(0)) / len(own) if own else None)
        assert (stop.move.noticeable is None) == (not own)


@given(one=waves, between=waves, other=waves)
def test_a_wave_between_changes_no_change(
    compared: Compared, one: dict[str, str], between: dict[str, str], other: dict[str, str]
) -> None:
    assert changes(compared(one, between, other)) == changes(compared(one, other))
