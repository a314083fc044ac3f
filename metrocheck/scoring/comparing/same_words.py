"""Which statements were asked in the same words in every wave; only those can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrocheck.errors import MetrocheckError
from metrocheck.language import _
from metrocheck.questionnaire.model import Questionnaire


class Incomparable(MetrocheckError):
    """Waves that were measured with another line or another scale."""


@dataclass(frozen=True, slots=True)
class Common:
    """Ids of statements, in the order of the last questionnaire, dropped ones in that of the first that had them.

    Attributes:
        common: asked in every wave, in the same words.
        reworded: asked in every wave, in other words somewhere.
        added: asked in the last wave, and not in every one before.
        dropped: asked before, and not in the last wave.
    """

    common: tuple[str, ...]
    reworded: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


def common_statements(questionnaires: Sequence[Questionnaire]) -> Common:
    """What the waves have in common, by the text in each questionnaire's own language.

    Args:
        questionnaires: those of two or more waves, the oldest first.

    Raises:
        Incomparable: the questionnaires have another id or another scale.
    """
    _refuse_others(questionnaires)
    asked = [_texts(questionnaire) for questionnaire in questionnaires]
    last = asked[-1]
    everywhere = [id_ for id_ in last if all(id_ in texts for texts in asked)]
    same = {id_ for id_ in everywhere if len({texts[id_] for texts in asked}) == 1}
    before = {id_: None for texts in asked[:-1] for id_ in texts}
    return Common(
        common=tuple(id_ for id_ in everywhere if id_ in same),
        reworded=tuple(id_ for id_ in everywhere if id_ not in same),
        added=tuple(id_ for id_ in last if id_ not in everywhere),
        dropped=tuple(id_ for id_ in before if id_ not in last),
    )


def _texts(questionnaire: Questionnaire) -> dict[str, str]:
    own = questionnaire.languages[0]
    return {statement.id: statement.text.of(own) for statement in questionnaire.statements}


def _refuse_others(questionnaires: Sequence[Questionnaire]) -> None:
    last = questionnaires[-1]
    for other in questionnaires[:-1]:
        if other.id != last.id:
            raise Incomparable(
                _("These waves were measured with other questionnaires: {one} and {other}.").format(
                    one=other.id, other=last.id
                ),
                _choose(),
            )
        if _scale(other) != _scale(last):
            raise Incomparable(
                _("These waves were measured on other scales: {one} and {other}.").format(
                    one=" / ".join(_scale(other)), other=" / ".join(_scale(last))
                ),
                _choose(),
            )


def _scale(questionnaire: Questionnaire) -> list[str]:
    return [label.of(questionnaire.languages[0]) for label in questionnaire.scale.labels]


def _choose() -> str:
    return _("Choose waves with the same questionnaire and scale; see `metrocheck wave list`.")
