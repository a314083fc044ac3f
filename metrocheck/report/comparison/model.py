"""Everything a comparison shows, as one document beside the report's.

The fields are the comparison's JSON contract (`"format": "metrocheck-comparison"`, version 1, schema in
`reports/`). What only people read is excluded from the JSON. Lists of scores follow the order of the waves;
a change is the last minus the first; scores and changes are rounded to four decimals, what is shown to one. In mode
individual everything is rounded to one.
"""

from datetime import datetime
from typing import Annotated, Literal

from metrocheck.report.model import Withheld
from metrocheck.report.part import ForReaders, Number, Part, StatusCode

Scores = tuple[Number, ...]


class ComparedWave(Part):
    """One of the waves; `n` counts its submitted scans, `absent` are compared municipalities that skipped it.

    `withheld` is why nothing may be told of it yet, in mode individual only.
    """

    label: str
    opened: datetime
    closed: datetime | None
    n: int
    municipalities: Annotated[int, ForReaders]
    absent: Annotated[tuple[str, ...], ForReaders]
    purged: Annotated[bool, ForReaders]
    version: Annotated[str, ForReaders]
    withheld: Annotated[Withheld | None, ForReaders]


class ComparedGroup(Part):
    """Municipalities that are compared together, and how many scans there are of them in every wave."""

    name: str
    members: tuple[str, ...]
    responses: tuple[int, ...]


class ComparedPartners(Part):
    """Who is compared: in the first wave and in the last. `left` and `joined` change no number.

    In mode individual `both` names the groups that are compared, and `groups` says which municipalities each holds;
    `apart` are municipalities in both waves whose group held other municipalities each time, so that it is left out.
    """

    both: tuple[str, ...]
    left: tuple[str, ...]
    joined: tuple[str, ...]
    groups: Annotated[tuple[ComparedGroup, ...], ForReaders]
    apart: Annotated[tuple[str, ...], ForReaders]


class Wording(Part):
    """A statement that is left out: as the first wave asked it that did so otherwise than the last, and as the last."""

    id: str
    before: str | None
    after: str | None


class ComparedStatements(Part):
    """Which statements are compared, and which are left out because they were not asked in the same words."""

    common: tuple[str, ...]
    reworded: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    wordings: Annotated[tuple[Wording, ...], ForReaders]


# What is measured stands before its scores in the JSON: pydantic puts the fields of the last base first.
class _StopNamed(Part):
    id: int
    name: str


class _Asked(Part):
    id: str
    text: str


class _Crossing(Part):
    stop: int
    question: str


class _PartnerHere(Part):
    name: str
    stop: int


class Moved(Part):
    """Anything with a score in every wave.

    `shown` and `shown_change` are what people see; `filled` is how far along the scale each score lies, from 0 to 1.
    """

    scores: Scores
    change: Number
    shown: Annotated[Scores, ForReaders]
    shown_change: Annotated[Number, ForReaders]
    filled: Annotated[Scores, ForReaders]


class Judged(Moved):
    """What a verdict is given on. `groups` is what the change rests on.

    `noticeable` is null where there is no change to judge, and in mode individual where a change cannot be judged.
    `interval` is always null. In mode individual the verdict rests on one, but its ends would tell how answers go
    together within persons, which nothing that is published may depend on.
    """

    noticeable: bool | None
    interval: None
    groups: Annotated[int, ForReaders]


class OverallMove(Judged):
    """The mean of the stops that are scored in both."""

    statuses: Annotated[tuple[StatusCode, ...], ForReaders]


class TrainMove(Part):
    """Where the train stood in every wave: 0 at the start, a stop's place, one past the last at the terminus.

    `quietly` says that it moved while no stop on its way whose status turned changed noticeably.
    """

    stops: tuple[int, ...]
    names: Annotated[tuple[str, ...], ForReaders]
    quietly: Annotated[bool, ForReaders]


class StopMove(Judged, _StopNamed):
    """One stop; `up`, `same` and `down` count municipalities by their change as shown.

    `quietly` says that its status moved while its score did not change noticeably. What the questionnaire says of
    it is that of the last wave.
    """

    up: int
    same: int
    down: int
    short: Annotated[str, ForReaders]
    source: Annotated[str, ForReaders]
    summary: Annotated[str, ForReaders]
    explanation: Annotated[str, ForReaders]
    talk: Annotated[tuple[str, ...], ForReaders]
    statuses: Annotated[tuple[StatusCode, ...], ForReaders]
    quietly: Annotated[bool, ForReaders]


class QuestionMove(Judged, _Asked):
    """One of the questions that run through the line."""

    statuses: Annotated[tuple[StatusCode, ...], ForReaders]


class CellMove(Moved, _Crossing):
    """One cell of stops by questions."""

    statuses: Annotated[tuple[StatusCode, ...], ForReaders]


class PartnerMove(Moved, _PartnerHere):
    """One municipality at one stop."""


class StatementMove(Moved, _Asked):
    """One statement that was asked in the same words in every wave."""

    stop: Annotated[int, ForReaders]


class ComparedLine(Part):
    """The line the waves were measured with, as the last of them asked it."""

    id: str
    title: str
    line: str
    start: str
    terminus: str
    points: int


class MovedMost(Part):
    """Ids of the statements that rose most and that fell most, the furthest first."""

    up: tuple[str, ...]
    down: tuple[str, ...]


class Verdicts(Part):
    """Ids of the stops that went noticeably up, noticeably down, neither, cannot be judged, or cannot be compared."""

    better: tuple[int, ...]
    worse: tuple[int, ...]
    unclear: tuple[int, ...]
    unjudged: tuple[int, ...]
    unknown: tuple[int, ...]


class Bounds(Part):
    """From what change on, at least, something is called noticeable, and what counts as moving the other way.

    In mode individual no group's own movement counts: `against` is null.
    """

    change: float
    against: float | None
    groups: int


class Comparison(Part):
    """Waves compared."""

    format: Literal["metrocheck-comparison"] = "metrocheck-comparison"
    version: Literal[1] = 1
    waves: tuple[ComparedWave, ...]
    partners: ComparedPartners
    statements: ComparedStatements
    overall: OverallMove
    train: TrainMove
    stops: tuple[StopMove, ...]
    questions: tuple[QuestionMove, ...]
    matrix: tuple[CellMove, ...]
    partners_by_stop: tuple[PartnerMove, ...]
    statement_changes: tuple[StatementMove, ...]
    partnership: Annotated[str, ForReaders]
    min_group: Annotated[int | None, ForReaders]
    line: Annotated[ComparedLine, ForReaders]
    moved_most: Annotated[MovedMost, ForReaders]
    verdicts: Annotated[Verdicts, ForReaders]
    bounds: Annotated[Bounds, ForReaders]
    program: Annotated[str, ForReaders]

    @property
    def in_confidence(self) -> bool:
        """Whether people answered in confidence (mode individual); `min_group` is then the fewest in a group."""
        return self.min_group is not None

    def statement(self, statement_id: str) -> StatementMove:
        """The compared statement with this id; KeyError when it is not compared."""
        return {each.id: each for each in self.statement_changes}[statement_id]
