"""Markdown read back by a parser that knows nothing of its writer, and papers for it."""

import re
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

Told = tuple[str, str]
# What every text of a paper may be read back as, besides the words themselves.
LITERAL = {"text", "text_special", "strong_open", "strong_close"}
HOLDERS = {"heading_open", "paragraph_open", "th_open", "td_open", "blockquote_open", "list_item_open"}


def _visible(text: str) -> str:
    """A text as a reader sees it: runs of white space are one."""
    return re.sub(r"\s+", " ", text).strip()


def _read(text: str) -> list[Told]:
    """Every piece of text with the sort of element it stands in; fails on a link, a picture, code, HTML or emphasis."""
    found: list[Told] = []
    open_now: list[str] = []
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text):
        if token.type in HOLDERS:
            open_now.append(token.tag)
        elif token.nesting == -1 and token.type.replace("_close", "_open") in HOLDERS:
            open_now.pop()
        elif token.type == "inline":
            found.append((" ".join(open_now), _visible(_literal(token))))
        elif token.type == "fence":
            found.append(("drawing", token.content))
        else:
            assert token.type.endswith(("_open", "_close")), f"{token.type} was made of a text: {token.content!r}"
    return [(where, told) for where, told in found if told]


def _literal(inline: Token) -> str:
    children = inline.children or []
    assert {child.type for child in children} <= LITERAL, f"a text does something: {inline.content!r}"
    return "".join(child.content for child in children)


@pytest.fixture(scope="session")
def read() -> Callable[[str], list[Told]]:
    """Reads Markdown: every piece of text with the sort of element it stands in."""
    return _read
