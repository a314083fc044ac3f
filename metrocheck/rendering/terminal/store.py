"""What is known of a store, as a small table."""

from typing import Protocol

from rich.text import Text

from metrocheck.language import _, formats
from metrocheck.language.plain_text import inert


class Facts(Protocol):
    """What the store tells of itself."""

    @property
    def location(self) -> str:
        """Where it is, without a password."""

    @property
    def backend(self) -> str:
        """What keeps it."""

    @property
    def migrations(self) -> tuple[str, ...]:
        """The steps it has taken."""

    @property
    def size(self) -> int:
        """In bytes."""

    @property
    def partnerships(self) -> int:
        """How many."""

    @property
    def waves(self) -> int:
        """How many."""

    @property
    def submitted(self) -> int:
        """Scans that count."""

    @property
    def drafts(self) -> int:
        """Scans being filled in."""


def info_view(facts: Facts) -> Text:
    """One fact a row, a long path on one row too, so that it can be copied."""
    rows = _facts(facts)
    widest = max(len(name) for name, _value in rows)
    lines = [Text.assemble((f"{name:{widest}}  ", "dim"), inert(value)) for name, value in rows]
    return Text("\n", no_wrap=True, overflow="ignore").join(lines)


def _facts(facts: Facts) -> list[tuple[str, str]]:
    return [
        (_("place"), facts.location),
        (_("kept by"), facts.backend),
        (_("version"), facts.migrations[-1] if facts.migrations else ""),
        (_("size"), _("{n} kB").format(n=formats.whole(round(facts.size / 1000)))),
        (_("partnerships"), formats.whole(facts.partnerships)),
        (_("waves"), formats.whole(facts.waves)),
        (_("scans"), formats.whole(facts.submitted)),
        (_("drafts"), formats.whole(facts.drafts)),
    ]
