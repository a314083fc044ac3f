"""Who a row is from: cells with a municipality, a role, a wave or a ticket.

Must never quote a ticket: whoever reads it could withdraw somebody's answers.
"""

import difflib

from metrocheck.exchange import form_names
from metrocheck.exchange.matching import unambiguous, words
from metrocheck.exchange.table import dates
from metrocheck.language import _
from metrocheck.language.formats import listed
from metrocheck.language.plain_text import inert, quoted
from metrocheck.response import names, ticket
from metrocheck.response.model import Partnership, Role

_ROLES = {
    Role.BESTUUR: ("bestuur", "bestuurder", "college", "burgemeester", "wethouder", "executive", "board", "mayor"),
    Role.RAAD: ("raad", "raadslid", "commissielid", "council", "councillor"),
    Role.MANAGEMENT: ("management", "manager", "directeur", "leidinggevende"),
    Role.MEDEWERKERS: ("medewerkers", "medewerker", "ambtenaar", "staff", "employee", "employees"),
    Role.ANDERS: ("anders", "andere rol", "een andere rol", "andere functie", "other", "another role", "other role"),
}
_BEFORE_A_NAME = ("gemeente ", "municipality of ", "municipality ")
_LONGEST = 500
_MOST_NEAR = 3


class NotUnderstoodError(Exception):
    """What a cell says is not known here; never leaves this room.

    Args:
        what: what is wrong with the cell.
        todo: what the reader can do about it.
    """

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo


class Partners:
    """Cells with a municipality: its name, or what our XLSForm calls it."""

    def __init__(self, partnership: Partnership) -> None:
        self._partners = partnership.partners
        called = form_names.partners(partnership)
        # Somebody's own name goes before what a form calls another.
        self._ids = {called[each.id]: each.id for each in partnership.partners}
        self._ids |= {names.key(each.name): each.id for each in partnership.partners}

    def read(self, cell: str) -> int:
        """The id of the municipality; NotUnderstoodError."""
        found = self._found(names.key(cell)) if len(cell) <= _LONGEST else None
        if found is None:
            what = _("“{name}” is not a municipality of this partnership.").format(name=quoted(cell))
            raise NotUnderstoodError(what, self._meant(cell))
        return found

    def _found(self, name: str) -> int | None:
        """By the whole of the name, or else by what follows "gemeente "."""
        rests = (name[len(before) :] for before in _BEFORE_A_NAME if name.startswith(before))
        return next((self._ids[each] for each in (name, *rests) if each in self._ids), None)

    def _meant(self, cell: str) -> str:
        known = {names.key(each.name): each.name for each in self._partners}
        near = difflib.get_close_matches(names.key(cell[:_LONGEST]), list(known), n=_MOST_NEAR)
        if len(near) == 1:
            return _("Did you mean “{name}”? Write it so.").format(name=inert(known[near[0]]))
        if near:
            meant = [inert(known[each]) for each in sorted(near)]
            return _("Is it one of {names}? Write it so.").format(names=listed(meant))
        return _("Known here: {names}.").format(names=listed([inert(name) for name in known.values()]))


class Roles:
    """Cells with a role: its code, or a word for it in either language, with or without an explanation."""

    def __init__(self) -> None:
        self._roles = unambiguous((words(name), role.value) for role, known in _ROLES.items() for name in known)

    def read(self, cell: str) -> Role:
        """The role; NotUnderstoodError."""
        text = cell[:_LONGEST]
        for part in (text, text.partition(":")[0], text.partition("(")[0]):
            if found := self._roles.get(words(part)):
                return Role(found)
        what = _("“{name}” is not a role that is known here.").format(name=quoted(cell))
        raise NotUnderstoodError(what, _("Write one of {roles}.").format(roles=listed([role.value for role in Role])))


def read_ticket(cell: str) -> str:
    """A ticket in its one form; NotUnderstoodError."""
    found = ticket.normal(cell) if len(cell) <= _LONGEST else None
    if found is None:
        what = _("This is not a ticket: three words and two digits.")
        todo = _("Correct it, or leave the cell empty; then nobody can withdraw this response.")
        raise NotUnderstoodError(what, todo)
    return found


def is_wave_called(cell: str, label: str) -> bool:
    """Whether a cell names the wave with this label, also when a spreadsheet program made a date of it."""
    return names.key(cell) == names.key(label) or dates.is_same(cell, label)


class Waves:
    """Cells with a wave, which all have to name the same one: that with this label, or that of the first cell."""

    def __init__(self, label: str | None) -> None:
        self._label = label

    def read(self, cell: str) -> str:
        """The label; NotUnderstoodError."""
        self._label = cell if self._label is None else self._label
        if not is_wave_called(cell, self._label):
            what = _("This row is of the wave “{other}”, not of “{label}”.")
            text = what.format(other=quoted(cell), label=quoted(self._label))
            raise NotUnderstoodError(text, _("Keep the rows of one wave in the file, or name that wave with --wave."))
        return cell
