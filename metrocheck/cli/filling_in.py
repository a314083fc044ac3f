"""Brings a municipality's draft, somebody to ask and the store together, and shows the line at the end."""

import gc
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metrocheck.cli import asking, opening, output, reporting
from metrocheck.cli.command import Choices
from metrocheck.cli.diagnostics import say
from metrocheck.errors import Interrupted, MetrocheckError, UsageError
from metrocheck.interview.acts import Outcome
from metrocheck.interview.conduct import conduct
from metrocheck.interview.walk import Walk
from metrocheck.language import _
from metrocheck.language.plain_text import inert
from metrocheck.rendering.terminal.waves import stand
from metrocheck.response.filled_in import Response
from metrocheck.response.model import Partner, Partnership, Wave

if TYPE_CHECKING:
    from metrocheck.interview.askers import Asker
    from metrocheck.store import Store


@dataclass
class DraftKeeper:
    """Keeps each act of a conversation in a draft of the store.

    A scan that was handed in gets its copy at the first change, so that looking at it leaves none behind.
    """

    store: "Store"
    wave: Wave
    partner: Partner
    draft: str | None

    def answer(self, place: int, code: str) -> None:
        """Keeps an answer."""
        self.store.put_answer(self._draft(), place, code, opening.now())

    def comment(self, about: str, text: str) -> None:
        """Keeps a text."""
        self.store.put_comment(self._draft(), about, text, opening.now())

    def submit(self, strip: str) -> None:
        """Hands in what the overview showed; without any change it is handed in already."""
        if self.draft is not None:
            self.store.submit(self.draft, opening.now(), strip)

    def _draft(self) -> str:
        if self.draft is None:
            self.draft = _copy(self.store, self.wave, self.partner).id
        return self.draft


@dataclass(frozen=True)
class Start:
    """Where filling in starts: what there is, the draft it stands in if it has one, and a word about it."""

    response: Response
    draft: str | None
    notice: str = ""


def need_terminal(*, plain: bool) -> None:
    """Without a terminal only lines can be read, and that has to be asked for."""
    if not plain and not asking.possible():
        raise UsageError(
            _("There is no terminal to fill in the scan on."),
            _("Give --plain and --partner, and the answers line by line."),
        )


def chosen(store: "Store", partnership: Partnership, wave: Wave, asked: str | None, *, plain: bool) -> Partner:
    """The municipality that fills in; asked for with how far each is."""
    if asked is not None:
        return opening.partner(partnership, asked)
    present = [each for each in store.progress(wave.id) if not each.partner.ended]
    labels = [(f"{inert(each.partner.name)} ({stand(each)})", each.partner) for each in present]
    return asking.choice("--partner", _("Which municipality fills in?"), labels, plain=plain)


def start(store: "Store", wave: Wave, partner: Partner, *, afresh: bool, sure: bool, plain: bool) -> Start | None:
    """Where to start or go on; None when the reader thought better of it."""
    draft, submitted = store.draft_of(wave.id, partner.id), store.submitted_of(wave.id, partner.id)
    if afresh:
        sure = sure or not (draft or submitted) or _wants_afresh(partner, draft, plain=plain)
        return _started(store.start_afresh(wave.id, partner.id, opening.now())) if sure else None
    if draft:
        return Start(draft, draft.id, _resumed(draft))
    if not submitted:
        return _started(_begun(store, wave, partner))
    if asking.possible() and not sure and not _wants_to_reopen(partner, plain=plain):
        return None
    notice = _("The scan of {name} was handed in; it counts as it is until you hand in what you change.")
    return Start(submitted, None, notice.format(name=inert(partner.name)))


def _started(draft: Response) -> Start:
    return Start(draft, draft.id)


def _begun(store: "Store", wave: Wave, partner: Partner) -> Response:
    from metrocheck.store import DraftExists

    try:
        return store.start_draft(wave.id, partner.id, opening.now())
    except DraftExists:
        return _of_another_terminal(store, wave, partner)


def _copy(store: "Store", wave: Wave, partner: Partner) -> Response:
    from metrocheck.store import DraftExists

    try:
        return store.reopen(wave.id, partner.id, opening.now())
    except DraftExists:
        return _of_another_terminal(store, wave, partner)


def _of_another_terminal(store: "Store", wave: Wave, partner: Partner) -> Response:
    """The draft that another terminal began in the meantime: both go on with the same one."""
    there = store.draft_of(wave.id, partner.id)
    if there is None:
        raise MetrocheckError(
            _("The scan of {name} was handed in at another terminal.").format(name=inert(partner.name)),
            _("See `metrocheck status`."),
        )
    return there


def _resumed(draft: Response) -> str:
    return _("You go on with the scan of {name}: {answered} of {all} statements have an answer.").format(
        name=inert(draft.partner.name), answered=draft.answered, all=draft.total
    )


def _wants_to_reopen(partner: Partner, *, plain: bool) -> bool:
    question = _("The scan of {name} was handed in. Open it again to revise it?")
    return asking.yes("--yes", question.format(name=inert(partner.name)), plain=plain)


def _wants_afresh(partner: Partner, draft: Response | None, *, plain: bool) -> bool:
    question = (
        _("Start the scan of {name} afresh? The answers of the draft are erased then.")
        if draft
        else _("Start the scan of {name} afresh? What was handed in counts until you hand in the new one.")
    )
    wanted = asking.yes("--yes", question.format(name=inert(partner.name)), plain=plain)
    if not wanted:
        say(_("Nothing was changed."))
    return wanted


def fill_in(
    store: "Store", partnership: Partnership, wave: Wave, begin: Start, choices: Choices, *, plain: bool
) -> None:
    """Walks through the scan to its end, and says how it ended."""
    # A conversation takes long enough for garbage to pile up.
    gc.enable()
    partner = begin.response.partner
    last_time = earlier_answers(store, partnership, wave, partner)
    questionnaire = store.questionnaire_of(wave.id)
    walk = Walk.resume(questionnaire, begin.response.strip, begin.response.comments, last_time)
    keeper = DraftKeeper(store, wave, partner, begin.draft)
    outcome = conduct(walk, asker(begin.notice, plain=plain), keeper)
    if outcome is Outcome.SUBMITTED:
        _show_own_line(store, partnership, wave, partner)
    elif outcome in {Outcome.END_OF_INPUT, Outcome.INTERRUPTED}:
        raise Interrupted(_("Stopped. Your answers are kept."), go_on(partner, choices, store.location))
    else:
        say(_("Your answers are kept; they do not count until you hand in."))
        say(go_on(partner, choices, store.location))


def earlier_answers(store: "Store", partnership: Partnership, wave: Wave, partner: Partner) -> dict[str, str]:
    """What a municipality answered the last time it took part, by statement; only of those asked in the same words."""
    from metrocheck.scoring.comparing import Incomparable, common_statements

    before = [each for each in store.waves(partnership.id) if each.number < wave.number]
    found = ((each, store.submitted_of(each.id, partner.id)) for each in reversed(before))
    earlier, submitted = next(((each, response) for each, response in found if response), (None, None))
    if earlier is None or submitted is None:
        return {}
    asked = store.questionnaire_of(earlier.id)
    try:
        common = common_statements([asked, store.questionnaire_of(wave.id)]).common
    except Incomparable:
        return {}
    return {id_: submitted.strip[asked.places[id_]] for id_ in common}


def go_on(partner: Partner, choices: Choices, location: str) -> str:
    """The command that goes on here, to copy: the same store and partnership.

    `location` is the store's own word for where it is: an address as it was given may hold a password.
    """
    return _("Go on with `{command}`.").format(
        command=here(["metrocheck", "scan", "--partner", partner.name], choices, location)
    )


def here(words: list[str], choices: Choices, location: str) -> str:
    """A command to copy, for this store and partnership."""
    words = [*words, *(["--store", location] if choices.store and not choices.is_usual_store else [])]
    words += ["--partnership", choices.partnership] if choices.partnership else []
    return inert(shlex.join(words))


def asker(notice: str, *, plain: bool) -> "Asker":
    """Who asks on this terminal, or in these lines; `notice` is said before the first question."""
    if plain or asking.is_plain():
        from metrocheck.interview.askers.plain import plain_asker

        if notice:
            say(notice)
        return plain_asker()
    from metrocheck.interview.askers.prompt import PromptAsker
    from metrocheck.line.glyphs import ASCII, UNICODE

    return PromptAsker(glyphs=ASCII if output.plain_glyphs() else UNICODE, notice=notice)


def _show_own_line(store: "Store", partnership: Partnership, wave: Wave, partner: Partner) -> None:
    from metrocheck.publication.closing import close
    from metrocheck.rendering.terminal.own import own_view
    from metrocheck.response.answered import Answered

    handed_in = store.submitted_of(wave.id, partner.id)
    if handed_in is None:
        return
    questionnaire = store.questionnaire_of(wave.id)
    publication = close(questionnaire, [Answered(partner, None, 1, handed_in.strip)])
    report = reporting.own(partnership, wave, questionnaire, partner, publication)
    say(_("Thank you. The scan of {name} is handed in.").format(name=inert(partner.name)))
    output.show(own_view(report, output.screen()))
    say(_("The whole group's line: `metrocheck report`."))
