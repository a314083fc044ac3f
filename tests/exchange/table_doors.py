"""Tables to read: a partnership, and what comes out of a file by its one door."""

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from metrocheck import language
from metrocheck.errors import MetrocheckError
from metrocheck.exchange.incoming import Incoming
from metrocheck.exchange.table import Given, opened
from metrocheck.questionnaire import library
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode, Partner, Partnership, Wave

DATA = Path(__file__).parent / "data"
WATERHOVEN, GRAAFLAND = Partner(id=1, name="Waterhoven"), Partner(id=7, name="'s-Graafland")
IN_CONFIDENCE = Partnership(
    id=1, slug="waterland", name="Waterland", mode=Mode.INDIVIDUAL, min_group=5, partners=(WATERHOVEN, GRAAFLAND)
)
TEAM = IN_CONFIDENCE.model_copy(update={"mode": Mode.TEAM, "min_group": None})
WAVE = Wave(id=3, number=1, label="Najaar 2026", opened=datetime(2026, 11, 1, tzinfo=UTC), min_group=5)
NOTHING = Given()


class Read(NamedTuple):
    responses: list[Incoming]
    ignored: tuple[str, ...]
    empty: int


@cache
def standard() -> Questionnaire:
    return library.find("metrostroom")


def read(
    path: Path,
    partnership: Partnership = IN_CONFIDENCE,
    given: Given = NOTHING,
    asked: Questionnaire | None = None,
) -> Read:
    with opened(path, asked or standard(), partnership, given) as table:
        responses = list(table)
        assert table.read() == table.size
        return Read(responses, table.ignored, table.empty)


def faults(
    path: Path,
    partnership: Partnership = IN_CONFIDENCE,
    given: Given = NOTHING,
    asked: Questionnaire | None = None,
) -> list[str]:
    """What is wrong with the file, in English and without its path; and every line of it is one line."""
    spoken = language.current()
    language.use("en")
    try:
        read(path, partnership, given, asked)
    except MetrocheckError as error:
        for part in error.parts:
            assert part.todo
            signs = {unicodedata.category(sign) for sign in part.what + part.todo}
            assert signs.isdisjoint(("Cc", "Cs", "Zl", "Zp"))
        return [part.what.removeprefix(f"{path}: ") for part in error.parts]
    finally:
        language.use(spoken)
    return []


def written(path: Path, *rows: Sequence[str], separator: str = ";") -> Path:
    """Cells without any of the signs that would need quotes."""
    path.write_text("".join(separator.join(row) + "\r\n" for row in rows), encoding="utf-8")
    return path


def ids() -> list[str]:
    return [each.id for each in standard().statements]


def row(*who: str, answers: Sequence[str] = ("4",) * 42) -> list[str]:
    return [*who, *answers]
