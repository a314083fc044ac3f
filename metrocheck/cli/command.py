"""What every command has in common: the shared options, and help in the reader's language."""

import inspect
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from metrocheck import __version__, language
from metrocheck.errors import UsageError
from metrocheck.language import _
from metrocheck.language.plain_text import quoted


@dataclass(frozen=True)
class Choices:
    """What was chosen for the whole command line: where the answers are, and whose they are."""

    store: str | None = None
    partnership: str | None = None

    @property
    def is_usual_store(self) -> bool:
        """Whether the store is the one of the environment, which needs no option."""
        return self.store == _usual_store()


def command(app: typer.Typer, name: str, help_text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Registers a function that takes `Choices` first, then its own options, as command `name`."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        # As its own short help it is wrapped in a list of commands, where typer would cut it off.
        app.command(name, cls=_Command, help=help_text, short_help=help_text, options_metavar=_("[OPTIONS]"))(
            with_shared(function)
        )
        return function

    return register


def group(help_text: str) -> typer.Typer:
    """A command with commands of its own."""
    app = typer.Typer(
        cls=_Group,
        help=help_text,
        short_help=help_text,
        rich_markup_mode=None,
        add_completion=False,
        no_args_is_help=False,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(with_shared(_help_when_alone))
    return app


def _help_when_alone(_choices: Choices, ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        show_help(ctx)


def show_help(ctx: typer.Context) -> None:
    """The help on stdout; typer's own way writes UTF-8 whatever the stream can take."""
    sys.stdout.write(ctx.get_help() + "\n")


def with_shared(function: Callable[..., None]) -> Callable[..., None]:
    """The function as typer sees it: without `Choices`, with the options every command takes."""
    own = list(inspect.signature(function).parameters.values())[1:]
    takes_context = any(parameter.name == "ctx" for parameter in own)

    @wraps(function)
    def run(ctx: typer.Context, **given: Any) -> None:  # noqa: ANN401 - typer fills in what it parsed
        choices = _chosen(ctx, given.pop("store"), given.pop("partnership"))
        _check_language(given.pop("lang"))
        _tell_version(asked=given.pop("version"))
        if takes_context:
            given["ctx"] = ctx
        function(choices, **given)

    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    parameters = [context, *(p.replace(kind=p.KEYWORD_ONLY) for p in own if p.name != "ctx"), *_shared()]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _shared() -> list[inspect.Parameter]:
    text = str | None
    options: dict[str, tuple[Any, Any]] = {
        "store": (
            Annotated[
                text,
                typer.Option(
                    "--store",
                    metavar=_("PATH|URL"),
                    help=_("Where the answers are kept; a file or a PostgreSQL address."),
                ),
            ],
            None,
        ),
        "partnership": (
            Annotated[
                text,
                typer.Option(
                    "--partnership",
                    metavar=_("NAME"),
                    help=_("Which partnership, where the store holds several."),
                ),
            ],
            None,
        ),
        "lang": (
            Annotated[text, typer.Option("--lang", metavar="nl|en", help=_("The language: nl or en."))],
            None,
        ),
        "version": (Annotated[bool, typer.Option("--version", help=_("Show the version and stop."))], False),
    }
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in options.items()
    ]


def _chosen(ctx: typer.Context, store: str | None, partnership: str | None) -> Choices:
    """What this command was given, or else the command it belongs to."""
    above = ctx.parent.obj if ctx.parent and isinstance(ctx.parent.obj, Choices) else Choices(_usual_store())
    choices = Choices(
        _given("--store", store) or above.store, _given("--partnership", partnership) or above.partnership
    )
    ctx.obj = choices
    return choices


def _usual_store() -> str | None:
    """The store of the environment: what no option says otherwise."""
    return os.environ.get("METROCHECK_STORE") or None


def _given(option: str, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise UsageError(_("{option} asks for a value.").format(option=option), _("Leave it out, or fill it in."))
    return value


def _check_language(asked: str | None) -> None:
    if asked is not None and asked not in language.LANGUAGES:
        raise UsageError(_("--lang cannot be “{asked}”.").format(asked=quoted(asked)), _("Choose nl or en."))


def _tell_version(*, asked: bool) -> None:
    if asked:
        sys.stdout.write(f"metrocheck {__version__}\n")
        raise typer.Exit


def _help_option(ctx: Any, _option: Any, value: bool) -> None:  # noqa: ANN401 - typer calls it
    if value and not ctx.resilient_parsing:
        show_help(ctx)
        raise typer.Exit


class _Translated:
    """Usage and the help option in the reader's language; typer has no door for these."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer keeps these types private
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage: "))

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - as above
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("Show this help and stop.")
            option.callback = _help_option
        return option


class _Command(_Translated, TyperCommand):
    pass


class _Group(_Translated, TyperGroup):
    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - as above
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            raise _no_such_command(args[0], known, ctx.command_path)
        return super().resolve_command(ctx, args)


def _no_such_command(asked: str, known: list[str], path: str) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(asked, known, 1)
    todo = _("Did you mean `{command}`?") if near else _("See `{command} --help` for what there is.")
    return UsageError(
        _("There is no command “{asked}”.").format(asked=quoted(asked)),
        todo.format(command=f"{path} {near[0]}" if near else path),
    )
