"""Tickets: long enough that guessing is hopeless, and read back however people write them."""

import math
import re
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from metrocheck.response import ticket

WORDS = sorted(ticket.words())
written = st.tuples(*[st.sampled_from(WORDS)] * 3, st.integers(0, 99).map(lambda number: f"{number:02}"))


def test_the_words_are_many_short_and_plain() -> None:
    assert len(WORDS) >= 2048
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in WORDS)
    assert math.log2(len(WORDS) ** 3 * 100) >= 39
    # The ticket of the manual is one that can be.
    assert {"kade", "molen", "ster"} <= set(WORDS)


def _slips(word: str) -> set[str]:
    """What two words share exactly when one slip makes the one of the other, or two slips on the same place."""
    left_out = {word[:n] + word[n + 1 :] for n in range(len(word))}
    replaced = {f"{word[:n]}?{word[n + 1 :]}" for n in range(len(word))}
    swapped = {f"{word[:n]}{word[n + 1]}{word[n]}{word[n + 2 :]}" for n in range(len(word) - 1)}
    return left_out | replaced | swapped - {word}


def test_one_slip_of_the_finger_never_makes_another_word() -> None:
    known = set(WORDS)
    by_pattern = defaultdict(list)
    for word in WORDS:
        slips = _slips(word)
        assert not slips & known, word
        for pattern in (slip for slip in slips if "?" in slip):
            by_pattern[pattern].append(word)
    assert [words for words in by_pattern.values() if len(words) > 1] == []


def test_no_word_is_another_ones_plural() -> None:
    known = set(WORDS)
    assert [word for word in WORDS if known & {word + ending for ending in ("s", "en", "je", "tje", "eren")}] == []


def test_made_tickets_have_three_words_and_two_digits_and_never_come_twice() -> None:
    made = [ticket.make() for _ in range(2000)]
    assert all(re.fullmatch("([a-z]{4,8}-){3}[0-9]{2}", each) for each in made)
    assert all(ticket.normal(each) == each for each in made)
    # Two in 2,000 alike has a chance of 2 in a million.
    assert len(set(made)) == len(made)
    assert len({each[-2:] for each in made}) > 90


@given(parts=written, between=st.lists(st.sampled_from([" ", "-", "_", ".", " - ", "\t", "–"]), min_size=3, max_size=3))
def test_however_it_is_written_it_is_one_ticket(parts: tuple[str, ...], between: list[str]) -> None:
    typed = "".join(part + sign for part, sign in zip(parts, [*between, ""], strict=True))
    for text in (typed, typed.upper(), typed.title(), f"  {typed}\n", typed.replace(between[2] + parts[3], parts[3])):
        assert ticket.normal(text) == "-".join(parts)
        assert ticket.unknown_words(text) == []


def test_what_cannot_be_a_ticket_is_none() -> None:
    for text in (
        "",
        "kade",
        "kade-molen-ster",
        "kade-molen-42",
        "kade-molen-ster-4",
        "kade-molen-ster-420",
        "kade-molen-ster-4a",
        "kade-molen-ster-kade-42",
        "42-kade-molen-ster",
        "kade-molen-strr-42",
        "kade,molen,ster,42",
        "kade-molen-ster-٤٢",
    ):
        assert ticket.normal(text) is None, text


def test_a_word_on_no_ticket_is_named() -> None:
    assert ticket.unknown_words("Kade molne ster 42") == ["molne"]
    assert ticket.unknown_words("kade-molen-ster-xx") == ["xx"]


@given(text=st.text(max_size=40))
def test_anything_typed_is_a_ticket_or_none(text: str) -> None:
    found = ticket.normal(text)
    assert found is None or ticket.normal(found) == found
    assert all(part not in WORDS for part in ticket.unknown_words(text))
