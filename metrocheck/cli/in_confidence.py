"""Filling in in mode individual: somebody starts and gets a ticket, or goes on with the one they have.

Never finds a scan by its municipality, never lists drafts, and leaves nothing of a respondent on a screen that can
be erased: somebody else sits at this keyboard next.
"""

import gc
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metrocheck.cli import asking, filling_in, opening
from metrocheck.cli.command import Choices
from metrocheck.cli.diagnostics import say, tell
from metrocheck.errors import Interrupted, MetrocheckError, UsageError
from metrocheck.interview.acts import Outcome
from metrocheck.interview.conduct import conduct, inform
from metrocheck.interview.confidence import Confidence
from metrocheck.interview.walk import Walk
from metrocheck.language import _
from metrocheck.language.plain_text import inert, quoted
from metrocheck.response import ticket as tickets
from metrocheck.response.filled_in import Response, State
from metrocheck.response.model import Partner, Partnership, Role, Wave

if TYPE_CHECKING:
    from metrocheck.store import Store

# Longer than anybody minds who mistyped, and too long for trying many.
_PAUSE_SECONDS = 1.0


class NoSuchTicket(MetrocheckError):
    """Nothing belongs to what was typed as a ticket."""


@dataclass(frozen=True)
class Asked:
    """What `scan` was given."""

    partner: str | None
    role: str | None
    ticket: str | None
    afresh: bool
    plain: bool

    @property
    def starts(self) -> bool:
        """Whether it is clear that somebody starts."""
        return self.afresh or self.partner is not None or self.role is not None


@dataclass(frozen=True)
class TicketKeeper:
    """Keeps each act of a conversation in the draft that a ticket opened."""

    store: "Store"
    draft: str

    def answer(self, place: int, code: str) -> None:
        """Keeps an answer."""
        self.store.put_answer(self.draft, place, code, opening.now())

    def comment(self, about: str, text: str) -> None:
        """Keeps a text."""
        self.store.put_comment(self.draft, about, text, opening.now())

    def submit(self, strip: str) -> None:
        """Hands in what the overview showed."""
        self.store.submit(self.draft, opening.now(), strip)


def check(asked: Asked) -> None:
    """A ticket says already whose scan it is: UsageError with what would contradict it."""
    for option, given in (("--new", asked.afresh), ("--partner", asked.partner), ("--role", asked.role)):
        if asked.ticket is not None and given:
            raise UsageError(
                _("--ticket and {option} do not go together: a ticket opens a scan that was begun.").format(
                    option=option
                ),
                _("Leave out {option}, or leave out --ticket to start a scan.").format(option=option),
            )


def refuse(asked: Asked) -> None:
    """Mode team knows neither roles nor tickets: UsageError with the option."""
    for option, given in (("--role", asked.role), ("--ticket", asked.ticket)):
        if given is not None:
            raise UsageError(
                _("{option} is for partnerships where people answer in confidence; here a municipality does.").format(
                    option=option
                ),
                _("Leave out {option}.").format(option=option),
            )


def fill_in(store: "Store", partnership: Partnership, asked: Asked, choices: Choices) -> None:
    """Starts a scan or goes on with one, to its end, and says how it ended."""
    typed = asked.ticket or _typed_ticket(store, partnership, asked)
    draft, notice = _opened(store, partnership, typed, asked) if typed else (_begun(store, partnership, asked), "")
    # A conversation takes long enough for garbage to pile up.
    gc.enable()
    questionnaire = store.questionnaire_of(opening.open_wave(store, partnership).id)
    walk = Walk.resume(questionnaire, draft.strip, draft.comments, in_confidence=True)
    outcome = conduct(walk, filling_in.asker(notice, plain=asked.plain), TicketKeeper(store, draft.id))
    _tell_end(outcome, go_on(choices, store.location), plain=asked.plain)


def _typed_ticket(store: "Store", partnership: Partnership, asked: Asked) -> str | None:
    """The ticket somebody goes on with, asked for; None when somebody starts."""
    # Before anything is asked: without an open wave there is nothing to start or to go on with.
    opening.open_wave(store, partnership)
    if asked.starts or not asking.possible():
        return None
    ways = [(_("I am starting"), False), (_("I go on with my ticket"), True)]
    question = _("Are you starting, or going on?")
    if not asking.choice("--ticket", question, ways, plain=asked.plain, erased=True):
        return None
    return ask_ticket("--ticket", plain=asked.plain)


def ask_ticket(option: str, *, plain: bool = False) -> str:
    """A ticket, asked for again as long as it cannot be one; it does not stay on the screen."""
    question = _("What is on your ticket? (three words and two digits)")
    return asking.secret(option, question, _why_none, plain=plain)


def found(store: "Store", partnership: Partnership, typed: str) -> tuple[str, Wave, Response]:
    """A ticket in its one form, the wave and the scan it opens; after a pause an error when there is none."""
    ticket = tickets.normal(typed)
    there = store.with_ticket(partnership.id, ticket) if ticket else None
    if ticket is None or there is None:
        time.sleep(_PAUSE_SECONDS)
        raise NoSuchTicket(
            _why_none(typed) or _("No scan belongs to this ticket."),
            _("Look whether you typed the three words and the number as they stand on your ticket."),
        )
    return ticket, *there


def _why_none(typed: str) -> str:
    """Why this cannot be a ticket at all; empty when it can."""
    if tickets.normal(typed):
        return ""
    unknown = tickets.unknown_words(typed)
    if unknown:
        words = ", ".join(quoted(each, 20) for each in unknown[:3])
        return _("On no ticket stands: {words}.").format(words=words)
    return _("A ticket is three words and two digits, like kade-molen-ster-42.")


def _opened(store: "Store", partnership: Partnership, typed: str, asked: Asked) -> tuple[Response, str]:
    """What a ticket opens; one that was asked for is asked for again as long as it opens nothing."""
    while True:
        try:
            return _resumed(store, partnership, typed)
        except NoSuchTicket as error:
            if asked.ticket is not None:
                raise
            tell(error)
            typed = ask_ticket("--ticket", plain=asked.plain)


def _resumed(store: "Store", partnership: Partnership, typed: str) -> tuple[Response, str]:
    """The draft a ticket opens, and a word about it; MetrocheckError when it cannot be gone on with."""
    _ticket, wave, response = found(store, partnership, typed)
    if not wave.is_open:
        raise MetrocheckError(
            _("Wave “{wave}” is closed, so this scan cannot be changed any more.").format(wave=inert(wave.label)),
            _("You can still withdraw it: `metrocheck responses withdraw`. What was published stays."),
        )
    if response.state is State.SUBMITTED:
        raise MetrocheckError(
            _("This scan was handed in, so it cannot be opened again."),
            _("You can withdraw it with `metrocheck responses withdraw`, and then fill in anew."),
        )
    notice = _(
        "You go on where you were: {answered} of {all} statements have an answer. What you read before still holds."
    )
    return response, notice.format(answered=response.answered, all=response.total)


def _begun(store: "Store", partnership: Partnership, asked: Asked) -> Response:
    """A new draft, once its respondent has read the terms and the ticket; before that nothing is kept."""
    wave = opening.open_wave(store, partnership)
    _need_both(asked)
    partner, role = _chosen_partner(partnership, asked), _chosen_role(asked)
    ticket = tickets.make()
    stopped = inform(filling_in.asker("", plain=asked.plain), Confidence(wave.min_group or 0, ticket))
    if stopped is not None:
        raise Interrupted(
            _("Stopped before you began: nothing was kept, and the ticket opens nothing."),
            _("Start with `metrocheck scan`; you then get another ticket."),
        )
    return store.begin(wave.id, partner.id, role, ticket)


def _need_both(asked: Asked) -> None:
    missing = [option for option, given in (("--partner", asked.partner), ("--role", asked.role)) if given is None]
    if missing and not asking.possible():
        raise UsageError(
            _("Where people answer in confidence, a municipality and a role are needed."),
            _("Give {options}; or --ticket to go on.").format(options=", ".join(missing)),
        )


def _chosen_partner(partnership: Partnership, asked: Asked) -> Partner:
    """The municipality somebody answers for; names only, for how far others are is nobody's business."""
    if asked.partner is not None:
        return opening.partner(partnership, asked.partner)
    labels = [(inert(each.name), each) for each in partnership.partners if not each.ended]
    return asking.choice("--partner", _("Which municipality are you from?"), labels, plain=asked.plain, erased=True)


def _chosen_role(asked: Asked) -> Role:
    if asked.role is not None:
        return Role(opening.one_of("--role", asked.role.strip().lower(), [each.value for each in Role]))
    labels = [
        (_("Executive: mayor or alderman"), Role.BESTUUR),
        (_("Council: councillor or committee member"), Role.RAAD),
        (_("Management: director or head of a department"), Role.MANAGEMENT),
        (_("Staff: I work for the municipality"), Role.MEDEWERKERS),
        (_("Another role"), Role.ANDERS),
    ]
    return asking.choice("--role", _("What do you do there?"), labels, plain=asked.plain, erased=True)


def go_on(choices: Choices, location: str) -> str:
    """How to go on here; without the ticket, which the next person at the keyboard would find among the commands."""
    command = filling_in.here(["metrocheck", "scan"], choices, location)
    return _("Go on with `{command}`, and type your ticket when it is asked for.").format(command=command)


def _tell_end(outcome: Outcome, on: str, *, plain: bool) -> None:
    if outcome is Outcome.SUBMITTED:
        say(_("Thank you. Your scan is handed in."))
        say(_("When the wave closes, the report shows what you all answered."))
        say(_("Keep your ticket: with it you can withdraw your answers,"))
        say(_("with `metrocheck responses withdraw`."))
    _advise(plain=plain)
    if outcome in {Outcome.END_OF_INPUT, Outcome.INTERRUPTED}:
        raise Interrupted(_("Stopped. Your answers are kept."), on)
    if outcome is not Outcome.SUBMITTED:
        say(_("Your answers are kept; they do not count until you hand in."))
        say(on)


def _advise(*, plain: bool) -> None:
    """Lines stay where they were written: only the reader can take those away."""
    if plain or asking.is_plain():
        say(_("What you read and answered stands above."))
        say(_("Clear or close this window before somebody else comes."))
