"""metrocheck in a real terminal."""

from tests import terminal
from tests.cli.front_door import PROGRAM, Metrocheck
from tests.terminal import CTRL_C, DOWN, ENTER, ESCAPE, LEFT, UP

__all__ = ["CTRL_C", "DOWN", "ENTER", "ESCAPE", "LEFT", "UP", "Terminal"]


class Terminal(terminal.Terminal):
    """One command of `program` in a terminal."""

    def __init__(self, program: Metrocheck, *arguments: str, columns: int = 80, rows: int = 40) -> None:
        command = [*PROGRAM, *arguments]
        super().__init__(command, program.environment, program.folder, columns=columns, rows=rows)
