"""One line of text on the screen: questionary's text prompt, with a way back that keeps what was typed."""

from typing import Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.utils import get_cwidth

from metrocheck.interview.askers.screen import (
    STOPPING_KEYS,
    STYLE,
    Gesture,
    PageMaker,
    Screen,
    Surroundings,
    add_keys,
)
from metrocheck.interview.wording import LONGEST_TEXT
from metrocheck.language import _


def write(screen: Screen, default: str, page: PageMaker) -> tuple[str, Gesture | None]:
    """What was written, starting from `default`, and the gesture it was left with (None: Enter)."""
    too_long = _("At most {longest} characters.").format(longest=LONGEST_TEXT)
    app = questionary.text(
        screen.pointer,
        default=default,
        qmark="",
        validate=lambda text: len(text) <= LONGEST_TEXT or too_long,
        style=STYLE,
        erase_when_done=True,
        reserve_space_for_menu=0,
        input=screen.keys,
        output=screen.output,
    ).application
    add_keys(app, _leaving_keys(app))
    around = Surroundings(screen, app, lambda width: 1 + get_cwidth(app.current_buffer.text) // max(width, 1))
    around.use(page)
    result = screen.run(app)
    return (result, None) if isinstance(result, str) else result


def _leaving_keys(app: Application[Any]) -> KeyBindings:
    """Keys that leave a text: they take along what was written so far."""
    gestures = {"escape": Gesture.BACK, **dict.fromkeys(STOPPING_KEYS, Gesture.INTERRUPT)}
    bindings = KeyBindings()
    for key, gesture in gestures.items():
        bindings.add(key, eager=True)(
            lambda event, gesture=gesture: event.app.exit(result=(app.current_buffer.text, gesture))
        )
    # Searching in a history there is not, or writing a control character, would only look strange; half a
    # mouse report, which any colour code looks like, breaks the library's own handler.
    for key in ("c-r", "c-s", "c-z", Keys.Vt100MouseEvent):
        bindings.add(key, eager=True)(lambda _event: None)
    return bindings
