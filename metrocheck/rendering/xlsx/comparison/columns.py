"""What every sheet of a comparison shares: a score for each wave, the change, and the verdict on it."""

from metrocheck.language import _
from metrocheck.rendering import changes, compared, verdicts, words
from metrocheck.rendering.xlsx import cells
from metrocheck.rendering.xlsx.sheets import CHANGE, Cell, Column, Figure, Row, Word
from metrocheck.report.comparison.model import Comparison, Judged, Moved
from metrocheck.report.part import StatusCode

# Room for `november 2026`, or names of waves would run into each other.
NARROWEST = 15


def moved_columns(comparison: Comparison) -> tuple[Column, ...]:
    """The heads of `moved`. A wave can be called anything, so its column says that it holds scores."""
    score, change = _meanings(comparison)
    return (
        *(
            Column(_("score {wave}").format(wave=label), score, 16, narrowest=NARROWEST)
            for label in changes.labels(comparison)
        ),
        Column(_("change"), change),
    )


def _meanings(comparison: Comparison) -> tuple[str, str]:
    """What a score is of, and a change; in confidence there are no more decimals than are shown."""
    if not comparison.in_confidence:
        return (
            _(
                "The score in this wave, each time over the same municipalities and statements. "
                "You see one decimal; the cell holds up to four."
            ),
            _("The last score minus the first. You see one decimal; the cell holds up to four."),
        )
    if compared.are_grouped(comparison):
        score = _("The score in this wave, each time over the same groups and statements.")
    else:
        score = _("The score in this wave, each time over the same municipalities and statements.")
    return score, _("The last score minus the first, computed before rounding.")


def moved(part: Moved) -> Row:
    """The score in every wave and the change, with all decimals that are told."""
    scores = zip(part.scores, part.shown, strict=True)
    return (*(cells.score(score, shown) for score, shown in scores), change(part.change, part.shown_change))


def change(value: float | None, shown: float | None) -> Cell:
    """A change with all its decimals, showing one and its arrow."""
    return None if value is None or shown is None else Figure(value, changes.change(shown, ""), CHANGE)


def judged_columns(comparison: Comparison) -> tuple[Column, ...]:
    """The heads of `judged`."""
    meaning = _("Whether the change is noticeable; the sheet “{sheet}” says when it is.").format(
        sheet=_("How this was compared")
    )
    return (*moved_columns(comparison), Column(_("verdict"), meaning, 26))


def judged(part: Judged) -> Row:
    """Scores, change and verdict."""
    return (*moved(part), verdict(part))


def verdict(part: Judged) -> Cell:
    """The verdict in words; nothing where there is no change to judge."""
    return verdicts.verdict(part, "") or None


def status_columns(comparison: Comparison) -> tuple[Column, ...]:
    """The heads of `statuses`."""
    first, *_between, last = changes.labels(comparison)
    return tuple(Column(_("status {wave}").format(wave=label), widest=20, narrowest=18) for label in (first, last))


def statuses(found: tuple[StatusCode, ...]) -> tuple[Cell, Cell]:
    """The status in the first wave and in the last."""
    first, last = (Word(words.status(code), code) for code in (found[0], found[-1]))
    return first, last


def places(comparison: Comparison) -> dict[int, tuple[int, str]]:
    """By a stop's id which station of the line it is, counted from 1, and what it is called."""
    return {stop.id: (place, stop.name) for place, stop in enumerate(comparison.stops, start=1)}


def stop_columns() -> tuple[Column, Column]:
    """The heads of a stop's place and name."""
    return Column(_("stop"), to_the_left=True), Column(_("name"), widest=40)
