"""A report of the standard line made from strips, through the builder's own door."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from metrocheck import resources
from metrocheck.publication.closing import close
from metrocheck.questionnaire import library
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.report.build import Material, build
from metrocheck.report.model import Report
from metrocheck.response.answered import Answered
from metrocheck.response.model import Mode, Partner, Partnership, Wave

OPENED = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def metrostroom() -> Questionnaire:
    """The standard line: seven stops of six statements."""
    return library.find("metrostroom")


@pytest.fixture(scope="session")
def made(metrostroom: Questionnaire) -> Callable[..., Report]:
    """Makes a report of municipalities with one strip each; without a strip they have not handed in."""

    def make(
        strips: Mapping[str, str | None],
        ended: Sequence[str] = (),
        comments: Sequence[tuple[str, str, str]] = (),
        drafts: int = 0,
        next_date: date | None = None,
        today: date = date(2026, 11, 23),
    ) -> Report:
        partners = {
            name: Partner(id=number, name=name, ended=OPENED if name in ended else None)
            for number, name in enumerate(strips, start=1)
        }
        given = [Answered(partners[name], None, 1, strip) for name, strip in strips.items() if strip]
        return build(
            Material(
                partnership=Partnership(
                    id=1, slug="linde", name="Linde", mode=Mode.TEAM, partners=tuple(partners.values())
                ),
                wave=Wave(id=1, number=1, label="najaar", opened=OPENED, next_date=next_date),
                questionnaire=metrostroom,
                publication=close(metrostroom, given),
                drafts=drafts,
                comments=[(partners[name], about, text) for name, about, text in comments],
                today=today,
                program="1.2.3",
            )
        )

    return make


@pytest.fixture(scope="session")
def schema() -> dict[str, Any]:
    """The contract as it is shipped."""
    path: Path = resources.folder("reports") / "report.schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="session")
def contract(schema: dict[str, Any]) -> Draft202012Validator:
    """Judges a document by the contract, formats of dates too."""
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
