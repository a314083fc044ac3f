"""A made-up partnership: four municipalities that do not exist, and how they answered in three waves."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from metrocheck.language import _
from metrocheck.questionnaire import library

if TYPE_CHECKING:
    from metrocheck.response.model import Partner, Partnership, Wave
    from metrocheck.store import Store

PARTNERS = ("Waterhoven", "Lindermeer", "Oostervelde", "Rietwaard")
NEXT = datetime(2027, 5, 17, 12, tzinfo=UTC)

# One strip per municipality and wave, a group of six characters per stop: growing trust, with a stop 4
# that stays behind, a stop 6 that falls back and a difference of opinion about stop 7.
WAVES = (
    (
        datetime(2025, 11, 17, 12, tzinfo=UTC),
        (
            "433343 343332 332333 222221 332233 33w232 333232",
            "344333 333433 323233 221222 333323 232332 443333",
            "434434 433333 333323 322232 233233 333223 221222",
            "333343 333233 23w332 122121 333233 223323 333233",
        ),
    ),
    (
        datetime(2026, 5, 18, 12, tzinfo=UTC),
        (
            "444444 344443 343343 222232 343334 445454 443343",
            "454444 444434 333343 322222 344334 333343 444444",
            "444445 433443 343334 323232 333343 444554 222322",
            "343444 343343 33w343 222222 443343 544454 343343",
        ),
    ),
    (
        datetime(2026, 11, 16, 12, tzinfo=UTC),
        (
            "545454 454444 443444 232322 444345 344443 454443",
            "455554 554445 443454 32w323 454445 434344 455454",
            "445455 544454 434444 333232 444354 444434 232223",
            "454445 444454 344w44 2223w2 455444 343444 444434",
        ),
    ),
)


def fill(store: "Store") -> "Partnership":
    """Sets up the partnership with its three waves, the last one still open."""
    from metrocheck.publication.closing import published

    questionnaire = library.find("metrostroom")
    partnership = None
    for number, (opened, strips) in enumerate(WAVES, start=1):
        label = _label(opened)
        if partnership is None:
            partnership = store.new_partnership(_("Together along the Linde"), PARTNERS, questionnaire, label, opened)
        else:
            store.open_wave(partnership.id, label, questionnaire, opened)
        wave = store.waves(partnership.id)[-1]
        for partner, strip in zip(partnership.partners, strips, strict=True):
            _hand_in(store, wave, partner, strip.replace(" ", ""))
        if number < len(WAVES):
            store.close_wave(wave.id, opened, published, WAVES[number][0].date())
        else:
            store.plan_next(wave.id, NEXT.date())
    if partnership is None:
        raise AssertionError("an example has waves")
    return partnership


def _label(opened: datetime) -> str:
    from metrocheck.language import formats

    return formats.month(opened.date())


def _hand_in(store: "Store", wave: "Wave", partner: "Partner", strip: str) -> None:
    draft = store.start_draft(wave.id, partner.id, wave.opened)
    for place, code in enumerate(strip):
        store.put_answer(draft.id, place, code, wave.opened)
    for about, text in _comments().get((partner.name, wave.number), {}).items():
        store.put_comment(draft.id, about, text, wave.opened)
    store.submit(draft.id, wave.opened)


def _comments() -> dict[tuple[str, int], dict[str, str]]:
    return {
        ("Waterhoven", 3): {
            "4.2": _("We say it in the corridor, and rarely at the table."),
            "tevreden": _("That we all tell the same story by now, from alderman to front desk."),
        },
        ("Oostervelde", 3): {
            "7.4": _("Every euro is still settled afterwards. That costs more than it brings in."),
            "anders": _("Fewer papers, and more visits to each other's town halls."),
        },
        ("Rietwaard", 3): {"tevreden": _("How easily our civil servants find each other.")},
    }
