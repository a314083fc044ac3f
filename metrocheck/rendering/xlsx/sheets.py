"""What a workbook is made of, before any library: sheets, tables, cells and charts.

Text from people comes in harmless (`language.plain_text`); the writer makes it text that nothing obeys.
Numbers are never told as text.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Stand = Literal["reached", "under_way", "works", "unmeasured"]
# The last is of changes: its parts are for what is above, below and equal to nothing.
Pattern = Literal["0.0", "0.00", "0%", '"↑ "0.0;"↓ "0.0;"= "0.0']
CHANGE: Pattern = '"↑ "0.0;"↓ "0.0;"= "0.0'
MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576


@dataclass(frozen=True, slots=True)
class Figure:
    """A number to calculate with, that shows as `told`: what every other format says of it."""

    value: float
    told: str
    pattern: Pattern = "0.0"


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a light ground in the colour of its stand."""

    text: str
    stand: Stand


Cell = str | int | Figure | Word | datetime | date | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        meaning: what its cells mean, where the heading alone does not say it.
        widest: how many characters it may be wide; longer texts wrap.
        narrowest: how many it is wide at least.
        printed: whether it goes to paper; those that do not stand last.
        to_the_left: figures stand to the left, as among texts.
    """

    heading: str
    meaning: str = ""
    widest: int = 14
    printed: bool = True
    to_the_left: bool = False
    narrowest: int = 6


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one column of a table, from the top down; `low` and `high` are the ends of the axis.

    Attributes:
        description: the chart in words, for who cannot see it.
        names: the place of the column with what each bar is of, counted from 0.
        values: the place of the column with the figures.
        stands: the stand of each bar, for its colour.
    """

    title: str
    description: str
    names: int
    values: int
    stands: tuple[Stand, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class WaveChart:
    """Columns of one table beside each other, one for each wave; `low` and `high` are the ends of the axis.

    Attributes:
        kind: bars for each row from the top down, or a line for each row from wave to wave.
        description: the chart in words, for who cannot see it.
        names: the place of the column with what each bar or line is of, counted from 0.
        values: the places of the columns with the figures, the first and the last of them; their heads name the waves.
    """

    kind: Literal["bars", "lines"]
    title: str
    description: str
    names: int
    values: tuple[int, int]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header.

    Attributes:
        fixed: how many columns stay in sight when one scrolls to the right.
        has_total: the last row is that of the whole group; it is not filtered.
        to_fill_in: its empty cells are there to write in.
        chart: drawn beside it, where it stands on a cover.
        below: drawn below it, as wide as the table.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    fixed: int = 0
    has_total: bool = False
    to_fill_in: bool = False
    chart: Chart | WaveChart | None = None
    below: WaveChart | None = None

    def __post_init__(self) -> None:
        """Refuse what no workbook holds: it would be left out without a word."""
        if len(self.columns) > MOST_COLUMNS or len(self.rows) >= MOST_ROWS:
            raise ValueError("a sheet holds at most 16,384 columns and 1,048,576 rows")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table under a tab of its own."""

    name: str
    table: Table


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet: whose it is, what it comes down to, and small tables with their charts beside them."""

    name: str
    title: str
    occasion: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A whole workbook; `running` stands at the foot of every printed page."""

    title: str
    running: str
    cover: Cover
    sheets: tuple[Sheet, ...]
