"""What the roles are called to somebody who picks their own."""

from metrocheck.language import _
from metrocheck.response.model import Role


def told(role: Role) -> str:
    """A role in words."""
    return {
        Role.BESTUUR: _("Executive: mayor or alderman"),
        Role.RAAD: _("Council: councillor or committee member"),
        Role.MANAGEMENT: _("Management: director or head of a department"),
        Role.MEDEWERKERS: _("Staff: I work for the municipality"),
        Role.ANDERS: _("Another role"),
    }[role]
