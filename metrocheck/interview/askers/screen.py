"""Runs one prompt at a time on the screen, always from its top, with a page of ours around it.

Knows nothing of scans: what is asked comes from `choosing` and `writing`, what stands around it from `pages`.
"""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Size
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    AnyContainer,
    ConditionalContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    VerticalAlign,
    Window,
)
from prompt_toolkit.output import Output

from metrocheck.errors import Interrupted
from metrocheck.interview import interrupts
from metrocheck.interview.askers import terminal
from metrocheck.interview.askers.pages import Fragments, Page, joined

PageMaker = Callable[[int, int], Page]
"""Makes the page for a width and a number of rows."""

STYLE = questionary.Style(
    [
        # questionary turns the colours of a default round, which reads as "this is your answer".
        ("selected", "noreverse bold"),
        ("highlighted", "bold"),
        ("pointer", "bold"),
        ("answer", ""),
        ("question", ""),
        ("progress", "bold"),
        ("statement", "bold"),
        ("theme", "italic"),
        ("said", "italic"),
        ("dim", "dim"),
        ("line.train", "bold fg:ansiblue"),
        ("line.travelled", "fg:ansiblue"),
        ("line.strong", "bold"),
        ("line.dim", "dim"),
        ("line.track", "dim"),
    ]
)
STOPPING_KEYS = ("c-c", "c-d", "c-q", Keys.SIGINT.value)
# A lone Esc is told from an arrow key by waiting this long for the rest of its sequence.
ESCAPE_WAIT = 0.05


class Gesture(Enum):
    """What a key asks for that is no choice and no text."""

    BACK = auto()
    COMMENT = auto()
    EXPLAIN = auto()
    INTERRUPT = auto()


class Screen:
    """The terminal: `keys` come in, `output` goes out. `pointer` stands before what is chosen or written."""

    def __init__(self, keys: Input, output: Output, pointer: str) -> None:
        self.keys = keys
        self.output = terminal.without_traces(terminal.without_position_requests(output))
        self.pointer = pointer

    @property
    def size(self) -> Size:
        """Rows and columns there are now."""
        return self.output.get_size()

    def run(self, app: Application[Any]) -> Any:  # noqa: ANN401 - whatever the prompt's keys end it with
        """What the prompt ended with. Keys pressed before it is shown are dropped.

        Raises:
            Interrupted: a signal came, or the window was closed.
        """
        drawn: list[Size] = []

        def before(_app: object) -> None:
            if not drawn:
                terminal.drop_early_keys(self.keys)
            if drawn[-1:] != [self.size]:
                drawn.append(self.size)
                terminal.wipe(self.output)

        # Twice: the library takes up what it read too much before it first draws, and keys pressed until
        # that moment are still in the terminal then.
        terminal.drop_early_keys(self.keys)
        app.before_render += before
        app.ttimeoutlen = ESCAPE_WAIT
        try:
            with interrupts.telling(lambda error: _break_off(app, error)):
                # The library's own handler prints a traceback and waits for Enter, maybe on a closed window.
                return app.run(set_exception_handler=False)
        except (EOFError, OSError) as error:
            # Keys or screen are gone: the window was closed.
            raise interrupts.interrupted() from error
        finally:
            app.before_render -= before

    def show(self, lines: list[Fragments], until: Sequence[str] = (Keys.Any.value,)) -> Gesture | None:
        """Shows lines until one of the keys, any unless told otherwise; a gesture when it was one to stop with."""
        bindings = KeyBindings()
        for key in until:
            bindings.add(key, eager=True)(lambda event: event.app.exit(result=None))
        for key in STOPPING_KEYS:
            bindings.add(key, eager=True)(lambda event: event.app.exit(result=Gesture.INTERRUPT))
        text = FormattedText(joined(lines))
        app: Application[Gesture | None] = Application(
            layout=Layout(Window(FormattedTextControl(text, show_cursor=False), wrap_lines=True)),
            key_bindings=bindings,
            style=STYLE,
            erase_when_done=True,
            input=self.keys,
            output=self.output,
        )
        gesture: Gesture | None = self.run(app)
        return gesture


class Surroundings:
    """The page around one prompt, made anew for every size the window takes.

    Args:
        screen: where the prompt runs.
        app: the prompt.
        taken: how many rows the prompt itself takes at a width.
    """

    def __init__(self, screen: Screen, app: Application[Any], taken: Callable[[int], int]) -> None:
        self._screen = screen
        self._taken = taken
        self._made: PageMaker = lambda _columns, _rows: Page([], [])
        focused = app.layout.current_window
        windows: list[AnyContainer] = [
            _window(lambda: joined(self._page().above)),
            app.layout.container,
            # A window without text would still take a row.
            ConditionalContainer(
                _window(lambda: joined(self._page().below)), Condition(lambda: bool(self._page().below))
            ),
        ]
        app.layout = Layout(HSplit(windows, align=VerticalAlign.TOP), focused_element=focused)

    def use(self, page: PageMaker) -> None:
        """From now on `page` makes what stands around the prompt."""
        self._made = lru_cache(maxsize=4)(page)

    def _page(self) -> Page:
        size = self._screen.size
        return self._made(size.columns, size.rows - self._taken(size.columns))


def add_keys(app: Application[Any], ours: KeyBindings) -> None:
    """Ours last: of two eager bindings the last one wins."""
    theirs = [app.key_bindings] if app.key_bindings else []
    app.key_bindings = merge_key_bindings([*theirs, ours])


def _break_off(app: Application[Any], error: Interrupted) -> None:
    """Ends a running prompt from a signal handler, where raising would be swallowed by its loop."""

    def leave() -> None:
        if app.is_running and not app.is_done:
            app.exit(exception=error)

    if app.loop is None:
        raise error
    app.loop.call_soon_threadsafe(leave)


def _window(text: Callable[[], Fragments]) -> Window:
    return Window(FormattedTextControl(lambda: FormattedText(text())), dont_extend_height=True)
