"""Brings a municipality's draft, somebody to ask and the store together, and shows the line at the end."""

import gc
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from metrocheck.cli import asking, opening, output, reporting
from metrocheck.cli.diagnostics import say
from metrocheck.errors import Interrupted, UsageError
from metrocheck.interview.acts import Outcome
from metrocheck.interview.conduct import conduct
from metrocheck.interview.walk import Walk
from metrocheck.language import _
from metrocheck.language.plain_text import inert
from metrocheck.rendering.terminal.waves import stand
from metrocheck.response.model import Partner, Partnership, Response, Wave

if TYPE_CHECKING:
    from metrocheck.interview.askers import Asker
    from metrocheck.store import Store


@dataclass(frozen=True)
class DraftKeeper:
    """Keeps each act of a conversation in a draft of the store."""

    store: "Store"
    draft: str

    def answer(self, place: int, code: str) -> None:
        """Keeps an answer."""
        self.store.put_answer(self.draft, place, code, opening.now())

    def comment(self, about: str, text: str) -> None:
        """Keeps a text."""
        self.store.put_comment(self.draft, about, text, opening.now())

    def submit(self) -> None:
        """Hands the draft in."""
        self.store.submit(self.draft, opening.now())


def need_terminal(*, plain: bool) -> None:
    """Without a terminal only lines can be read, and that has to be asked for."""
    if not plain and not asking.possible():
        raise UsageError(
            _("There is no terminal to fill in the scan on."),
            _("Give --plain and --partner, and the answers line by line."),
        )


def chosen(store: "Store", partnership: Partnership, wave: Wave, asked: str | None) -> Partner:
    """The municipality that fills in; asked for with how far each is."""
    if asked is not None:
        return opening.partner(partnership, asked)
    responses = store.responses(wave.id)
    present = [each for each in partnership.partners if not each.ended]
    labels = [(f"{inert(each.name)} ({stand(each, responses)})", each) for each in present]
    return asking.choice("--partner", _("Which municipality fills in?"), labels)


def draft(store: "Store", wave: Wave, partner: Partner, *, afresh: bool, sure: bool) -> tuple[Response | None, str]:
    """The draft to go on with, and a word about it; None when the reader thought better of it."""
    found, submitted = store.draft_of(wave.id, partner.id), store.submitted_of(wave.id, partner.id)
    if afresh:
        return _afresh(store, wave, partner, found or submitted, sure=sure)
    if found:
        return found, _resumed(partner, found)
    if not submitted:
        return _begun(store, wave, partner), ""
    if asking.possible() and not sure and not _wants_to_reopen(partner):
        return None, ""
    notice = _("The scan of {name} was handed in; it counts as it is until you hand in this copy.")
    return store.reopen(wave.id, partner.id, opening.now()), notice.format(name=inert(partner.name))


def _begun(store: "Store", wave: Wave, partner: Partner) -> Response:
    from metrocheck.store import DraftExists

    try:
        return store.start_draft(wave.id, partner.id, opening.now())
    except DraftExists:
        # Another terminal began in the meantime: both go on with the same draft.
        there = store.draft_of(wave.id, partner.id)
        if there is None:
            raise
        return there


def _resumed(partner: Partner, found: Response) -> str:
    answered = len(found.strip) - found.strip.count(".")
    return _("You go on with the scan of {name}: {answered} of {all} statements have an answer.").format(
        name=inert(partner.name), answered=answered, all=len(found.strip)
    )


def _wants_to_reopen(partner: Partner) -> bool:
    question = _("The scan of {name} was handed in. Open it again to revise it?")
    return asking.yes("--yes", question.format(name=inert(partner.name)))


def _afresh(
    store: "Store", wave: Wave, partner: Partner, there: Response | None, *, sure: bool
) -> tuple[Response | None, str]:
    question = _("Start the scan of {name} afresh? The answers of the draft are erased then.")
    if there and not sure and not asking.yes("--yes", question.format(name=inert(partner.name))):
        say(_("Nothing was changed."))
        return None, ""
    old = store.draft_of(wave.id, partner.id)
    if old:
        store.discard_draft(old.id)
    return _begun(store, wave, partner), ""


def fill_in(
    store: "Store", partnership: Partnership, wave: Wave, response: Response, notice: str, *, plain: bool
) -> None:
    """Walks through the scan to its end, and says how it ended."""
    # A conversation takes long enough for garbage to pile up.
    gc.enable()
    questionnaire = store.questionnaire_of(wave.id)
    walk = Walk.resume(questionnaire, response.strip, response.comments)
    outcome = conduct(walk, _asker(notice, plain=plain), DraftKeeper(store, response.id))
    if outcome is Outcome.SUBMITTED:
        _show_own_line(store, partnership, wave, response.partner)
    elif outcome in {Outcome.END_OF_INPUT, Outcome.INTERRUPTED}:
        raise Interrupted(_("Stopped. Your answers are kept."), _go_on(response.partner))
    else:
        say(_("Your answers are kept; they do not count until you hand in."))
        say(_go_on(response.partner))


def _go_on(partner: Partner) -> str:
    return _('Go on with `metrocheck scan --partner "{name}"`.').format(name=inert(partner.name))


def _asker(notice: str, *, plain: bool) -> "Asker":
    if plain or asking.is_plain():
        from metrocheck.interview.askers.lines import Lines
        from metrocheck.interview.askers.plain import PlainAsker

        if notice:
            say(notice)
        return PlainAsker(Lines(_bytes()), sys.stderr, patient=_is_terminal())
    from metrocheck.interview.askers.prompt import PromptAsker
    from metrocheck.line.glyphs import ASCII, UNICODE

    return PromptAsker(glyphs=ASCII if output.plain_glyphs() else UNICODE, notice=notice)


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _bytes() -> "BinaryIO | None":
    return getattr(sys.stdin, "buffer", None)


def _show_own_line(store: "Store", partnership: Partnership, wave: Wave, partner: Partner) -> None:
    from metrocheck.rendering.terminal.own import own_view

    handed_in = store.submitted_of(wave.id, partner.id)
    if handed_in is None:
        return
    questionnaire = store.questionnaire_of(wave.id)
    report = reporting.own(partnership, wave, questionnaire, partner, handed_in.strip)
    say(_("Thank you. The scan of {name} is handed in.").format(name=inert(partner.name)))
    output.show(own_view(report, output.screen()))
    say(_("The whole group's line: `metrocheck report`."))
