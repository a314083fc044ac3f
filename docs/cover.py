"""Draws the picture of the line on the README's cover: `python docs/cover.py` writes docs/metrostroom.svg."""

import io
import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console, Group
from rich.padding import Padding
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from metrocheck.cli import example, reporting
from metrocheck.rendering.terminal import line, overview
from metrocheck.rendering.terminal.screen import Screen
from metrocheck.store import open_store

COLUMNS = 80
# The picture is made on one day, whenever that is: a plan of the demo would be due one day.
TODAY = date(2026, 11, 23)
PICTURE = Path(__file__).parent / "metrostroom.svg"
# Dark enough for text at 4.5:1 and light enough to print; the order is that of the sixteen terminal colours.
THEME = TerminalTheme(
    (252, 252, 250),
    (33, 37, 41),
    [
        (33, 37, 41),
        (176, 32, 32),
        (15, 110, 60),
        (140, 90, 0),
        (28, 78, 160),
        (120, 40, 130),
        (0, 105, 125),
        (90, 96, 102),
    ],
    [
        (73, 80, 87),
        (176, 32, 32),
        (15, 110, 60),
        (140, 90, 0),
        (28, 78, 160),
        (120, 40, 130),
        (0, 105, 125),
        (33, 37, 41),
    ],
)


def picture() -> str:
    """The demo's line as SVG, without the web font rich would fetch."""
    with TemporaryDirectory() as folder, open_store(Path(folder) / "demo.sqlite") as store:
        partnership = example.fill(store)
        report = reporting.made(store, partnership, store.waves(partnership.id)[-1], TODAY)
    screen = Screen(COLUMNS)
    console = Console(width=COLUMNS + 2, record=True, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(
        Padding(
            Group(
                Text(),
                overview.title(report, screen),
                Text(),
                line.report_banner(report, screen),
                Text(),
                line.legend(screen),
                Text(),
                overview.summary(report),
            ),
            (0, 1),
        )
    )
    template = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    template = template.replace(
        "Fira Code, monospace", "'DejaVu Sans Mono', 'Cascadia Mono', Menlo, Consolas, monospace"
    )
    return console.export_svg(title="metrocheck", theme=THEME, code_format=template, unique_id="metrocheck")


if __name__ == "__main__":
    PICTURE.write_text(picture(), "utf-8")
