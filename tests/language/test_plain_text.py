import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrocheck.language.plain_text import cleaned, inert, quoted


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Wij [vet]doen[/x] dit <b>zo</b> =1+1 👍", "Wij [vet]doen[/x] dit <b>zo</b> =1+1 👍"),
        ("rood\x1b[31m alarm", "rood[31m alarm"),
        ("een\ntwee\tdrie\r\nvier", "een twee drie vier"),
        ("nul\x00 en c1\x9b en del\x7f", "nul en c1 en del"),
        ("half\udc80 teken", "half teken"),
        # Right-to-left marks are part of how such a name is written.
        ("שלום\u200f", "שלום\u200f"),
    ],
)
def test_what_is_kept_of_a_typed_text(typed: str, kept: str) -> None:
    assert cleaned(typed) == (kept, kept != typed)


def test_space_at_the_ends_goes_without_a_word() -> None:
    assert cleaned("  goed  ") == ("goed", False)


@given(st.text())
def test_cleaned_text_holds_no_control_character_and_stays_as_it_is(typed: str) -> None:
    kept, _changed = cleaned(typed)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in kept)
    assert cleaned(kept) == (kept, False)


@given(st.text())
def test_shown_text_never_steers_a_terminal_or_the_direction_after_it(text: str) -> None:
    shown = inert(text)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in shown)
    assert not any(letter in shown for letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067")
    assert shown.count("\u2068") == shown.count("\u2069")


def test_right_to_left_text_is_isolated_from_the_numbers_beside_it() -> None:
    assert inert("שלום") == "\u2068שלום\u2069"
    assert inert("Zuidmeer") == "Zuidmeer"


def test_a_quote_in_an_error_is_short_and_inert() -> None:
    assert quoted("a\x1bb") == "a�b"
    assert quoted("x" * 100, longest=10) == "x" * 9 + "…"
