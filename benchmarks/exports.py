"""What files cost: a page against the report on a terminal, a PDF against Typst alone, all at once against their parts.

Before the PDF is timed, Typst alone must give the same bytes from the same source.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.running import Command, Pairs, Run, milliseconds, once
from benchmarks.table import Row
from benchmarks.workshop import HERE, PEERS, Workshop

ROUNDS = 15
MUNICIPALITIES = 12
FORMATS = ("html", "pdf", "docx", "xlsx", "csv", "json", "md")
SCREEN, TYPST, TOGETHER = "screen", "typst", "together"
# What a file cannot do without: the report computed, and written in the way that takes least.
BASE = "json"

Round = Mapping[str, float]
Seconds = Callable[[Round], float]


def rows(workshop: Workshop) -> Iterator[Row]:
    """The page, the PDF, and all seven in one call."""
    commands = _commands(workshop)
    _same(workshop, commands)
    rounds = list(_rounds(workshop, commands))
    page = _pairs(rounds, lambda each: each["html"], lambda each: each[SCREEN])
    yield _row("report -o x.html", page, "on a terminal", 1.5)
    pdf = _pairs(rounds, lambda each: each["pdf"] - each[BASE], lambda each: each[TYPST])
    yield _row("what a PDF adds to the JSON", pdf, "typst alone", 2.0)
    # Importing what computes a report, and that takes longer than Typst does.
    yield _row("report -o x.pdf", _pairs(rounds, lambda each: each["pdf"], lambda each: each[TYPST]), "typst alone")
    yield _row("all seven at once", _pairs(rounds, lambda each: each[TOGETHER], _parts), "their parts", 1.0)


def _row(what: str, pairs: Pairs, peer: str, highest: float | None = None) -> Row:
    times = milliseconds(pairs.ours), f"{peer} {milliseconds(pairs.peer)}"
    bound, ok = ("", None) if highest is None else (f"at most {highest}", pairs.ratio <= highest)
    return Row(what, *times, pairs.shown, bound, ok)


def _commands(workshop: Workshop) -> dict[str, Command]:
    """A command for each way to give the same report, and Typst alone on what metrocheck hands it."""
    store = workshop.store(MUNICIPALITIES, 1)
    folder = workshop.folder / "exports"
    folder.mkdir(exist_ok=True)
    workshop.do(workshop.python, HERE / "typesetting.py", store, folder)
    report: list[object] = [workshop.script("metrocheck"), "report", "--store", store]
    return {
        SCREEN: report,
        **{name: [*report, "-o", folder / f"report.{name}"] for name in FORMATS},
        TOGETHER: [*report, *(word for name in FORMATS for word in ("-o", folder / f"all.{name}"))],
        TYPST: [workshop.python, PEERS / "in_typst.py", folder, folder / "typst.pdf"],
    }


def _same(workshop: Workshop, commands: Mapping[str, Command]) -> None:
    """Refuses to compare programs that do not make the same."""
    made: list[bytes] = []
    for name in ("pdf", TYPST):
        once(commands[name], workshop.environment)
        made.append(Path(str(commands[name][-1])).read_bytes())
    if made[0] != made[1]:
        raise RuntimeError("Typst alone makes another PDF from the same source")


def _rounds(workshop: Workshop, commands: Mapping[str, Command]) -> Iterator[Round]:
    """Seconds of every command, a round at a time, forth and back; one round before that is not counted."""
    names = list(commands)
    for number in range(-1, ROUNDS):
        order = names if number % 2 else names[::-1]
        times = {name: once(commands[name], workshop.environment).seconds for name in order}
        if number >= 0:
            yield times


def _parts(each: Round) -> float:
    """The report once, and what each format adds to it."""
    return each[BASE] + sum(each[name] - each[BASE] for name in FORMATS)


def _pairs(rounds: Sequence[Round], ours: Seconds, peer: Seconds) -> Pairs:
    # Of a difference there is no peak of memory.
    return Pairs(tuple(Run(ours(each), 0.0) for each in rounds), tuple(Run(peer(each), 0.0) for each in rounds))
