"""What the questions and choices of the XLSForm are called: it is written with these names, and read back by them.

Survey tools take letters, digits and underscores, and put the names of groups before them: `halte_1-goede-s_1_1` (ODK
Central) or `halte_1/goede/s_1_1` (KoboToolbox). So the last part says by itself what it is about, and holds neither
`-` nor `/`. Never reads or writes a file.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence

from metrocheck.questionnaire.model import Questionnaire, Statement, Stop
from metrocheck.response import names
from metrocheck.response.model import Partnership

PARTNER, ROLE = "partner", "role"
# What `partner`, `role` and the rest of a table are headed by; a question of the questionnaire never gets such a name.
TAKEN = frozenset({PARTNER, ROLE, "ticket", "wave", "meta"})
# The note beside the questions after the last stop, in mode individual.
WARNING = "geen_namen"
_LONGEST = 40


def statement(asked: Statement) -> str:
    """The name of a statement: `s_1_1` for 1.1."""
    return "s_" + asked.id.replace(".", "_")


def joined(asked: Statement) -> str:
    """The name of a statement where nothing but letters and digits may be, as in LimeSurvey: `s11` for 1.1."""
    return "s" + asked.id.replace(".", "")


def stop(asked: Stop) -> str:
    """The name of the group of a stop: `halte_1`."""
    return f"halte_{asked.id}"


def questions(questionnaire: Questionnaire) -> dict[str, str]:
    """The names of the groups of the three questions, by id: the id, as a name that every tool takes."""
    return _named([each.id for each in questionnaire.questions], TAKEN)


def closing(questionnaire: Questionnaire) -> dict[str, str]:
    """The names of the questions after the last stop, by id: the id, as a name that every tool takes."""
    names = [(statement(each), joined(each)) for each in questionnaire.statements]
    taken = TAKEN.union({WARNING}, *names)
    return _named([each.id for each in questionnaire.closing], taken)


def partners(partnership: Partnership) -> dict[int, str]:
    """The name of the choice of each municipality, by its id; also of those that left, whose forms still come in.

    Municipalities that join later change nothing in the names of the others, and no name is another's own name.
    """
    given: dict[int, str] = {}
    for each in partnership.partners:
        others = {names.key(other.name) for other in partnership.partners if other.id != each.id}
        given[each.id] = _numbered(_plain(each.name), others.union(given.values()))
    return given


def _named(ids: Sequence[str], taken: Collection[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for id_ in ids:
        # Single underscores between letters: two names that differ in nothing else read as one.
        name = re.sub("-+", "_", id_.strip("-"))
        # Nor is a name the id of another, which somebody may have typed above a column.
        given[id_] = _numbered(name, {*taken, *given.values(), *(other for other in ids if other != id_)})
    return given


def _plain(name: str) -> str:
    """A name in small letters, digits and underscores: `Súdwest-Fryslân` is `sudwest_fryslan`."""
    ascii_ = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "_", ascii_).strip("_")[:_LONGEST].strip("_") or "gemeente"


def _numbered(name: str, taken: set[str]) -> str:
    number, tried = 1, name
    while tried in taken:
        number += 1
        tried = f"{name}_{number}"
    return tried
