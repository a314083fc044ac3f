"""What a paper is made of: sections of blocks in reading order, for every format that people read.

Every text is in the reader's language and inert; a format escapes it its own way, chooses looks, and decides
nothing about what is told. Headings, rows and figures stand in the order in which they are read aloud.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from metrocheck.line.picture import Stand

Distance = Annotated[float, Field(ge=0, le=1)]


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Paragraph(_Block):
    """Running text; a strong one is what a hurried reader must see."""

    kind: Literal["paragraph"] = "paragraph"
    text: str
    strong: bool = False


class Items(_Block):
    """A list without an order."""

    kind: Literal["items"] = "items"
    items: tuple[str, ...]


class Comment(_Block):
    """What somebody wrote; a comment without a sender is one given in confidence."""

    sender: str | None
    text: str


class Comments(_Block):
    """What was written about one subject."""

    kind: Literal["comments"] = "comments"
    subject: str
    comments: tuple[Comment, ...]


class Cell(_Block):
    """One cell: its text, after the shape of `stand` and a bar that is `filled` so far, where it has those."""

    text: str = ""
    stand: Stand | None = None
    filled: Distance | None = None


class Column(_Block):
    """One column. Figures are aligned; `width` is its share of the width beside the other columns."""

    heading: str
    figures: bool = False
    width: int = 1


class Table(_Block):
    """Rows under columns, the first cell of a row its heading.

    Attributes:
        caption: what it holds, for who cannot see it and for the index of a document.
        has_total: the last row is that of the whole group.
        to_fill_in: its empty cells are there to write in.
    """

    kind: Literal["table"] = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_total: bool = False
    to_fill_in: bool = False


class Answer(_Block):
    """How often one answer was given, None where that may not be told.

    `code` is its short name (`1`, `w`), `label` its full one.
    """

    code: str
    label: str
    times: int | None
    is_scored: bool


class Asked(_Block):
    """One statement with what was answered: `answers` hold every point of the scale, low to high, and both others.

    `agreement` and `spread` are words and figures, empty where there are none. Where it may not be told how the answers
    divide, `n` is None and `untold` says why; where nothing is told of any statement there are no answers.
    """

    id: str
    text: str
    score: Cell
    n: int | None
    answers: tuple[Answer, ...]
    agreement: str
    spread: str
    untold: str = ""


class AskedGroup(_Block):
    """The statements under one of the questions that run through the line."""

    question: str
    score: Cell
    statements: tuple[Asked, ...]


class Answers(_Block):
    """The statements of a stop, grouped by question, with the distribution of their answers."""

    kind: Literal["answers"] = "answers"
    caption: str
    groups: tuple[AskedGroup, ...]


class Transfer(_Block):
    """One of the questions that run through the line, with its stand at every station in turn."""

    question: str
    cells: tuple[Cell, ...]


class Station(_Block):
    """One station of the map; `anchor` is the id of the section it opens."""

    number: int
    name: str
    short: str
    stand: Stand
    figure: str
    status: str
    anchor: str


class Map(_Block):
    """The metro map.

    Attributes:
        train: where the train stands: 0 at the start, a station's number, or one past the last at the terminus; None
            where that cannot be said.
        was: where it stood in the first of the waves that are compared; None where there is one wave.
        alternative: the whole map in words.
    """

    kind: Literal["map"] = "map"
    line: str
    start: str
    terminus: str
    stations: tuple[Station, ...]
    transfers: tuple[Transfer, ...]
    train: int | None
    was: int | None = None
    alternative: str


Block = Annotated[Paragraph | Items | Comments | Table | Answers, Field(discriminator="kind")]


class Section(_Block):
    """A part with a heading; `id` is its anchor, unique in the paper. `note` stands small beside the heading."""

    id: str
    heading: str
    note: Cell | None = None
    blocks: tuple[Block, ...] = ()
    parts: tuple["Section", ...] = ()


class Paper(_Block):
    """A whole document.

    Attributes:
        lang: its language, `nl` or `en`.
        kind: what sort of document it is: `Rapport`.
        title: whose it is: the partnership.
        occasion: of which wave and when, in facts.
        running: title and wave on one line, for the head of a page.
        summary: what a reader with ten seconds reads; the first line is the strongest.
    """

    lang: str
    kind: str
    title: str
    occasion: tuple[str, ...]
    running: str
    summary: tuple[str, ...]
    map: Map
    sections: tuple[Section, ...]
