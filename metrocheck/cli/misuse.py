"""Typer's own complaints about a command line, in the reader's language and with what to do."""

from collections.abc import Callable

from typer import TyperException

from metrocheck.errors import MetrocheckError, UsageError
from metrocheck.language import _
from metrocheck.language.plain_text import quoted


def explained(error: TyperException) -> MetrocheckError:
    """The same complaint as an error of ours, with the exit code for wrong usage."""
    # By name: typer keeps these classes in a private module, but their names are a stable part of click.
    what = _BY_NAME.get(type(error).__name__, _other)(error)
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "metrocheck"
    return UsageError(what, _("See `{command} --help`.").format(command=path))


def _no_such_option(error: TyperException) -> str:
    near = getattr(error, "possibilities", None) or ()
    what = _("There is no option {option}.").format(option=quoted(getattr(error, "option_name", "")))
    return what + (" " + _("Did you mean {names}?").format(names=", ".join(sorted(near))) if near else "")


def _missing(error: TyperException) -> str:
    return _("{name} is missing.").format(name=_parameter(error))


def _bad_value(error: TyperException) -> str:
    return _("{name} has a value that cannot be.").format(name=_parameter(error))


def _needs_value(error: TyperException) -> str:
    if "does not take" in error.format_message():
        return _("{option} takes no value.").format(option=quoted(getattr(error, "option_name", "")))
    return _("{option} asks for a value.").format(option=quoted(getattr(error, "option_name", "")))


def _parameter(error: TyperException) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return _("A value")
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar or parameter.name
    return str(name)


def _other(error: TyperException) -> str:
    _start, found, extra = error.format_message().partition("unexpected extra argument")
    if found:
        words = extra.partition("(")[2].rstrip(")")
        return _("This is more than the command asks for: {words}.").format(words=quoted(words))
    return quoted(error.format_message(), longest=200)


_BY_NAME: dict[str, Callable[[TyperException], str]] = {
    "NoSuchOption": _no_such_option,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "BadOptionUsage": _needs_value,
}
