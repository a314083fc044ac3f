"""A questionnaire of four statements, and an empty store: in a file, and on a server when one is named."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import pytest

from metrocheck import language
from metrocheck.questionnaire.model import (
    Advice,
    ClosingQuestion,
    LocalText,
    Question,
    Questionnaire,
    Scale,
    Statement,
    Stop,
)
from metrocheck.response.model import Partner, Partnership, Wave
from metrocheck.store import Store, open_store

_SERVER = "METROCHECK_TEST_POSTGRES"


def _text(words: str) -> LocalText:
    return LocalText(nl=words)


def _stop(number: int) -> Stop:
    return Stop(
        id=number,
        name=_text(f"Halte {number}"),
        short=_text(f"H{number}"),
        source="bron",
        summary=_text("kort"),
        explanation=_text("lang"),
        talk=(_text("vraag"),),
        advice=Advice(works=_text("a"), under_way=_text("b"), reached=_text("c")),
        statements=tuple(
            Statement(id=f"{number}.{i}", question="goed", text=_text(f"Stelling {number}.{i}")) for i in (1, 2)
        ),
    )


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Errors in the language of the code, to tell them apart by their words."""
    before = language.current()
    language.use("en")
    yield
    language.use(before)


@pytest.fixture(scope="session")
def line() -> Questionnaire:
    """Two stops of two statements, a scale of five points and one closing question."""
    return Questionnaire(
        format="metrocheck-questionnaire",
        id="klein",
        version="1",
        languages=("nl",),
        title=_text("Klein"),
        line=_text("Lijn"),
        start=_text("Begin"),
        terminus=_text("Eind"),
        scale=Scale(
            labels=tuple(_text(str(i)) for i in range(1, 6)),
            dont_know=_text("weet niet"),
            not_applicable=_text("n.v.t."),
        ),
        questions=(Question(id="goed", text=_text("Goed?")),),
        stops=(_stop(1), _stop(2)),
        closing=(ClosingQuestion(id="trots", text=_text("Trots?")),),
    )


@pytest.fixture(scope="session")
def now() -> datetime:
    """A moment with everything a moment can have."""
    return datetime(2026, 11, 23, 12, 34, 56, 789012, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgres"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty store can be: a file, and a schema of its own on a server."""
    if request.param == "sqlite":
        yield str(tmp_path / "scan.sqlite")
        return
    if _SERVER not in os.environ:
        pytest.skip(f"{_SERVER} names no PostgreSQL server")
    yield from _schema(os.environ[_SERVER])


def _schema(server: str) -> Iterator[str]:
    import psycopg

    name = f"test_{uuid4().hex}"
    plain = server.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
        try:
            yield f"{server}?options={quote(f'-csearch_path={name}')}"
        finally:
            connection.execute(f"DROP SCHEMA {name} CASCADE".encode())


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """An open and empty store."""
    with open_store(location) as opened:
        yield opened


@pytest.fixture
def region(store: Store, line: Questionnaire, now: datetime) -> Partnership:
    """A partnership of three with its first wave open."""
    return store.new_partnership("Regio Zuid", ["Aa", "Bee", "Cee"], line, "najaar 2026", now)


@pytest.fixture
def wave(store: Store, region: Partnership) -> Wave:
    """The open wave of the partnership."""
    return store.waves(region.id)[0]


@pytest.fixture
def aa(region: Partnership) -> Partner:
    """The first partner."""
    return region.partners[0]
