"""Everything a report shows, as one document; each rendering shows it and computes nothing.

The fields are the report's JSON contract (`"format": "metrocheck-report"`, version 1, schema in
`reports/`). What only people read (explanations, the words of a verdict) is excluded from the JSON and
stands beside the number it belongs to. Scores are rounded to four decimals, `shown` to one; in mode individual
everything is rounded to one, and what may not be told is null.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from metrocheck.report.part import ForReaders, Number, Part, StatusCode

AgreementWord = Literal["united", "largely_agreed", "divided", "two_camps"]
Withheld = Literal["open", "few"]
Count = int | None


class PartnershipPart(Part):
    """Who cooperates; municipalities in the order of set-up."""

    name: str
    mode: Literal["team", "individual"]
    partners: tuple[str, ...]


class WavePart(Part):
    """Which round this is about; `before` is what the wave it is compared with is called.

    `min_group` is k and `withheld` why nothing may be told yet, both in mode individual only.
    """

    label: str
    opened: datetime
    closed: datetime | None
    next_date: Annotated[date | None, ForReaders]
    is_due: Annotated[bool, ForReaders]
    purged: Annotated[bool, ForReaders]
    before: Annotated[str | None, ForReaders]
    min_group: Annotated[int | None, ForReaders]
    withheld: Annotated[Withheld | None, ForReaders]


class QuestionnairePart(Part):
    """What was asked; `scale` holds the labels from low to high."""

    id: str
    version: str
    scale: tuple[str, ...]
    title: Annotated[str, ForReaders]
    line: Annotated[str, ForReaders]
    start: Annotated[str, ForReaders]
    terminus: Annotated[str, ForReaders]
    dont_know: Annotated[str, ForReaders]
    not_applicable: Annotated[str, ForReaders]
    closing: Annotated[dict[str, str], ForReaders]
    statements: Annotated[int, ForReaders]


class RulesPart(Part):
    """The bounds that were used, on a scale of `points`: from where reached and under way, and how far is far apart."""

    points: int
    reached: float
    under_way: float
    far_apart: float


class GroupPart(Part):
    """Municipalities that are told of together: one in mode team; in mode individual several where each had too few."""

    name: str
    members: tuple[str, ...]
    responses: int


class ResponsesPart(Part):
    """How many scans there are; `by_partner` counts the submitted ones of each municipality or published group.

    `took_part` and `missing` are municipalities; in mode individual neither says anything before the wave closed.
    """

    submitted: int
    drafts: int
    by_partner: dict[str, int]
    groups: Annotated[tuple[GroupPart, ...], ForReaders]
    took_part: Annotated[tuple[str, ...], ForReaders]
    missing: Annotated[tuple[str, ...], ForReaders]


class OverallPart(Part):
    """The mean of the stops that have a score; `reached` of `stops` are reached."""

    score: Number
    shown: Number
    status: StatusCode
    reached: Annotated[int, ForReaders]
    stops: Annotated[int, ForReaders]


class TrainPart(Part):
    """Where the train stands: 0 at the start, a stop's place, one past the last at the terminus."""

    stop: int
    name: Annotated[str, ForReaders]


class PartnerScore(Part):
    """One municipality's score on something, and the scored answers under it; mode individual: of a published group."""

    name: str
    score: Number
    n: Count
    shown: Annotated[Number, ForReaders]


class SpreadPart(Part):
    """Lowest and highest municipality; null below two of them."""

    low: Number
    high: Number
    shown_low: Annotated[Number, ForReaders]
    shown_high: Annotated[Number, ForReaders]
    diverging: Annotated[bool, ForReaders]


class StatementPart(Part):
    """One statement: `n` and `counts` are its scored answers as given, low to high.

    In mode individual counts are null where they rest on too few, and no municipality stands under a statement.
    """

    id: str
    question: str
    text: str
    score: Number
    shown: Number
    n: Count
    counts: tuple[int, ...] | None
    dont_know: Count
    not_applicable: Count
    agreement: Number
    partners: tuple[PartnerScore, ...]
    spread: Annotated[SpreadPart, ForReaders]
    agreement_word: Annotated[AgreementWord | None, ForReaders]
    dont_know_share: Annotated[Number, ForReaders]


class StopPart(Part):
    """One stop with its statements, and what the questionnaire says of it.

    `change` is how its score moved since the wave before, as shown; null where that cannot be compared.
    """

    id: int
    name: str
    score: Number
    shown: Number
    status: StatusCode
    spread: SpreadPart
    agreement: Number
    partners: tuple[PartnerScore, ...]
    statements: tuple[StatementPart, ...]
    short: Annotated[str, ForReaders]
    filled: Annotated[Number, ForReaders]
    change: Annotated[Number, ForReaders]
    agreement_word: Annotated[AgreementWord | None, ForReaders]
    source: Annotated[str, ForReaders]
    summary: Annotated[str, ForReaders]
    explanation: Annotated[str, ForReaders]
    talk: Annotated[tuple[str, ...], ForReaders]
    advice: Annotated[str | None, ForReaders]


class QuestionPart(Part):
    """One of the questions that run through the line."""

    id: str
    text: str
    score: Number
    shown: Number
    status: StatusCode
    filled: Annotated[Number, ForReaders]


class CellPart(Part):
    """One cell of stops by questions."""

    stop: int
    question: str
    score: Number
    shown: Annotated[Number, ForReaders]
    status: Annotated[StatusCode, ForReaders]


class RolePart(Part):
    """One role group at one stop (mode individual); `roles` are the codes of the roles it holds."""

    group: str
    stop: int
    score: Number
    n: Count
    shown: Annotated[Number, ForReaders]
    roles: Annotated[tuple[str, ...], ForReaders]


class CommentPart(Part):
    """What somebody wrote. At a closing question `stop` is null and `statement` is that question's id.

    In mode individual `statement` and `partner` are null; `closing` still says which closing question it answers.
    """

    stop: int | None
    statement: str | None
    partner: str | None
    text: str
    closing: Annotated[str | None, ForReaders]


class Report(Part):
    """One wave's scoring report; `gaps` are statement ids, in mode individual stop ids."""

    format: Literal["metrocheck-report"] = "metrocheck-report"
    version: Literal[1] = 1
    partnership: PartnershipPart
    wave: WavePart
    questionnaire: QuestionnairePart
    responses: ResponsesPart
    overall: OverallPart
    train: TrainPart
    stops: tuple[StopPart, ...]
    questions: tuple[QuestionPart, ...]
    matrix: tuple[CellPart, ...]
    roles: tuple[RolePart, ...]
    strengths: tuple[str, ...]
    attention: tuple[str, ...]
    gaps: tuple[str | int, ...]
    blind_spots: tuple[str, ...]
    comments: tuple[CommentPart, ...]
    talk_about: Annotated[tuple[int, ...], ForReaders]
    rules: Annotated[RulesPart, ForReaders]
    program: Annotated[str, ForReaders]

    @property
    def is_measured(self) -> bool:
        """Whether there is anything to tell but how many scans there are."""
        return bool(self.responses.groups)

    @property
    def in_confidence(self) -> bool:
        """Whether people answered in confidence (mode individual)."""
        return self.partnership.mode == "individual"

    def stop(self, stop_id: int) -> StopPart:
        """The stop with this id; KeyError when there is none."""
        return {stop.id: stop for stop in self.stops}[stop_id]

    def statement(self, statement_id: str) -> StatementPart:
        """The statement with this id; KeyError when there is none."""
        return {s.id: s for stop in self.stops for s in stop.statements}[statement_id]
