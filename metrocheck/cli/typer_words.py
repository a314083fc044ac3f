"""The words typer itself takes from gettext, listed so that our catalogues hold them too."""

from metrocheck.language import _


def words() -> tuple[str, ...]:
    """Every message of typer's that a reader of ours can see."""
    return (
        _("Arguments"),
        _("Commands"),
        _("Options"),
        _("Missing command."),
        _("required"),
        _("default: {default}"),
        _("env var: {var}"),
    )
