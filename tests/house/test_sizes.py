"""A file or a function that grows has got a second reason to change: then it is two."""

import ast
from collections.abc import Iterator
from pathlib import Path

import metrocheck

PACKAGE = Path(metrocheck.__file__).parent
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 50


def _files() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield str(path.relative_to(PACKAGE)), path.read_text(encoding="utf-8")


def test_no_file_is_long() -> None:
    sizes = {name: len(text.splitlines()) for name, text in _files()}
    assert len(sizes) > 50, "the search found the package"
    assert {name: size for name, size in sizes.items() if size > MOST_LINES} == {}


def _functions() -> Iterator[tuple[str, int]]:
    for name, text in _files():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_function_is_long() -> None:
    assert {name: size for name, size in _functions() if size > MOST_LINES_OF_A_FUNCTION} == {}


def test_no_drawer_for_odds_and_ends() -> None:
    assert [
        name for name, _ in _files() if Path(name).stem in {"utils", "util", "helpers", "helper", "misc", "common"}
    ] == []
