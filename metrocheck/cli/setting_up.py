"""The conversation that sets up a partnership when somebody starts without one."""

from metrocheck.cli import asking, new, opening
from metrocheck.cli.command import Choices
from metrocheck.cli.diagnostics import say
from metrocheck.errors import MetrocheckError
from metrocheck.language import _
from metrocheck.language.plain_text import quoted


def first(choices: Choices) -> None:
    """Asks for the partnership and its municipalities; without anybody to ask it is an error."""
    if choices.partnership:
        raise MetrocheckError(
            _("There is no partnership “{name}”.").format(name=quoted(choices.partnership)),
            _("Set it up with `metrocheck new`."),
        )
    if not asking.possible():
        raise opening.nothing_yet(_("There is no partnership yet."))
    from metrocheck.questionnaire import library

    say(_("Welcome to metrocheck. There is no partnership yet, so that comes first."))
    new.set_up(choices, library.find(new.STANDARD))
