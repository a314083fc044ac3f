"""One choice on the screen: questionary's list with keys of ours that answer at once.

Never decides what a choice means: it returns the value the caller gave it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition, to_filter
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.utils import get_cwidth
from questionary.prompts.common import InquirerControl

from metrocheck.interview.askers.screen import (
    STOPPING_KEYS,
    STYLE,
    Gesture,
    PageMaker,
    Screen,
    Surroundings,
    add_keys,
)

POINTER_WIDTH = 3


class Chooser:
    """A list to choose from with arrows and Enter, or at once with a key.

    It is built once and asked often: building takes longer than people wait for the next statement.

    Args:
        screen: where it is shown.
        choices: what the arrows and Enter choose from.
        shortcuts: what each key returns at once.
        arrow_to: which choice the first arrow goes to (from 0); None: Down the first, Up the last.
    """

    def __init__(
        self,
        screen: Screen,
        choices: Sequence[questionary.Choice],
        shortcuts: Mapping[str, Any],
        arrow_to: int | None = None,
    ) -> None:
        self._screen = screen
        self._values = [choice.value for choice in choices]
        self._arrow_to = arrow_to
        self._app = _select(screen, choices)
        self._control = next(c for c in self._app.layout.find_all_controls() if isinstance(c, InquirerControl))
        self._wrap_labels()
        add_keys(self._app, self._keys(shortcuts))
        self._around = Surroundings(screen, self._app, lambda width: _rows(choices, width))

    def ask(self, page: PageMaker, selected: object = None) -> Any:  # noqa: ANN401 - a value of the caller's
        """The value of the choice made, or what the key pressed stands for.

        Args:
            page: makes what stands around the list.
            selected: the value shown as chosen. None: Enter does nothing until an arrow was used.
        """
        control = self._control
        control.is_answered = False
        control.selected_options = [] if selected is None else [selected]
        control.pointed_at = 0 if selected is None else self._values.index(selected)
        control.pointer = None if selected is None else self._screen.pointer
        self._around.use(page)
        return self._screen.run(self._app)

    def _keys(self, shortcuts: Mapping[str, Any]) -> KeyBindings:
        bindings = KeyBindings()
        # Keys without a meaning here do nothing; some would otherwise write in questionary's own line.
        bindings.add(Keys.Any, eager=True)(lambda _event: None)
        for key, value in {**shortcuts, **dict.fromkeys(STOPPING_KEYS, Gesture.INTERRUPT)}.items():
            bindings.add(key, eager=True)(lambda event, value=value: event.app.exit(result=value))
        # Nothing is chosen until an arrow is used: until then there is no pointer, and Enter is idle.
        untouched = Condition(lambda: self._control.pointer is None)
        last = len(self._values) - 1
        bindings.add("down", eager=True, filter=untouched)(lambda _event: self._point(0))
        bindings.add("up", eager=True, filter=untouched)(lambda _event: self._point(last))
        bindings.add("enter", eager=True, filter=untouched)(lambda _event: None)
        # What some terminals and programs send for Enter.
        bindings.add("c-j", eager=True, filter=~untouched)(self._choose_pointed)
        return bindings

    def _point(self, place: int) -> None:
        self._control.pointer = self._screen.pointer
        self._control.pointed_at = place if self._arrow_to is None else self._arrow_to

    def _choose_pointed(self, event: KeyPressEvent) -> None:
        event.app.exit(result=self._control.get_pointed_at().value)

    def _wrap_labels(self) -> None:
        """Has labels that are wider than the window go on below, where questionary would cut them."""
        for window in self._app.layout.find_all_windows():
            if window.content is self._control:
                window.wrap_lines = to_filter(True)
                window.dont_extend_height = to_filter(True)


def _select(screen: Screen, choices: Sequence[questionary.Choice]) -> Application[Any]:
    return questionary.select(
        "",
        choices=choices,
        qmark="",
        instruction=" ",
        pointer=screen.pointer,
        use_jk_keys=False,
        use_emacs_keys=False,
        style=STYLE,
        erase_when_done=True,
        input=screen.keys,
        output=screen.output,
    ).application


def _rows(choices: Sequence[questionary.Choice], width: int) -> int:
    """The rows the list takes, with questionary's own empty line above it."""
    labels = (POINTER_WIDTH + get_cwidth(str(choice.title)) for choice in choices)
    return 1 + sum(1 + (label - 1) // max(width, 1) for label in labels)
